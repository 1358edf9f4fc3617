"""Canal and harbour."""

from .canvas import Canvas
from .palette import (
    CLAY,
    DEEP,
    FOG,
    INK,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    ROSE,
    SAGE,
    SEAL,
    SLATE,
    STEEL,
    STONE,
    fade,
    mix,
)
from .parts import block, boat, glints, ridge, tree


def house(c, box, eave, rows):
    """A white wall under black tiles, windows in brown frames."""
    x0, y0, x1, y1 = box
    c.rect(box, "#f6f2e8", "#e3dccc")
    for row in range(rows):
        y = y0 + 36 + row * (y1 - y0 - 40) / rows
        for share in (0.22, 0.62):
            x = x0 + (x1 - x0) * share
            c.rect((x, y, x + 34, y + 46), "#5b3d2d")
            c.rect((x + 4, y + 4, x + 15, y + 42), "#8c6f52", "#6e5644")
            c.rect((x + 19, y + 4, x + 30, y + 42), "#8c6f52", "#6e5644")
    c.rect((x0, y1 - 26, x1, y1), fade(STONE, 0.55))
    mid = (x0 + x1) / 2
    roof = [(x0 - eave, y0 + 14), (x0 - eave - 10, y0 + 4), (mid, y0 - 42), (x1 + eave + 10, y0 + 4)]
    c.poly([*roof, (x1 + eave, y0 + 14)], "#3b3f41", "#2a2d2f")
    for share in range(1, 14):
        x = x0 - eave + (x1 - x0 + 2 * eave) * share / 14
        c.line([(mid + (x - mid) * 0.14, y0 - 34), (x, y0 + 10)], fade("#6d7274", 0.5), 1.2)
    c.line([(x0 - eave - 14, y0 - 2), (mid, y0 - 45), (x1 + eave + 14, y0 - 2)], "#23262a", 4)


def bridge(c):
    """One arch of stone with its steps, joined to both banks."""
    deck = [(330, 520), (420, 500), (520, 432), (600, 414), (680, 432), (780, 500), (870, 520)]
    c.poly([*deck, (870, 560), (330, 560)], "#cfc8b8", "#aba392")
    for row, y in enumerate(range(446, 560, 19)):
        for x in range(340 + 22 * (row % 2), 860, 44):
            if abs(x - 600) * 0.62 + 414 < y:
                c.rect((x, y, x + 40, y + 15), fade("#8f8877", c.rng.uniform(0.06, 0.28)))
    rail = [(x, y - 26) for x, y in deck]
    c.line(rail, "#bdb5a3", 7)
    for x, y in (
        (420, 500),
        (470, 466),
        (520, 432),
        (560, 421),
        (600, 414),
        (640, 421),
        (680, 432),
        (730, 466),
        (780, 500),
    ):
        c.line([(x, y), (x, y - 32)], "#a39b88", 7)
    c.pen.pieslice([2 * v for v in (496, 456, 704, 664)], 180, 360, fill=(205, 212, 203))
    c.rect((500, 532, 700, 562), mix(SAGE, MOSS, 0.4))
    c.rect((500, 550, 700, 562), "#cfc8b8")
    c.pen.arc([2 * v for v in (492, 452, 708, 668)], 180, 360, fill=(150, 142, 124), width=16)


def canal():
    c = Canvas(seed=13)
    c.backdrop((0, "#c3cfd1"), (0.5, "#f1e6d2"), (1, "#ece6d8"))
    c.glow((600, 210), 340, "#fff4dd", 0.7)
    ridge(c, 400, 26, fade("#aebab4", 0.75))
    for x, top, wide in ((250, 372, 120), (380, 392, 100), (700, 388, 110), (812, 366, 130)):
        house(c, (x, top, x + wide, 520), 10, 2)
    c.soften((180, 260, 1010, 540), 1.4)
    for x, tall in ((470, 210), (860, 330), (330, 300)):
        tree(c, (x, 520), tall, mix(SAGE, MOSS, 0.5))
    bridge(c)
    for box, rows in (
        ((-60, 240, 150, 560), 3),
        ((170, 300, 318, 556), 2),
        ((1010, 220, 1260, 560), 3),
        ((872, 308, 992, 556), 2),
    ):
        house(c, box, 14, rows)
    for x in (150, 992):
        c.rect((x, 330, x + 20, 552), "#a9a18f", "#8d8676")
    for x, y in ((160, 330), (160, 372), (1002, 318), (1002, 360)):
        c.line([(x, y - 26), (x, y - 12)], INK, 1.5)
        c.glow((x, y), 34, "#e0674a", 0.35)
        c.oval((x, y), (13, 15), SEAL, mix(SEAL, INK, 0.3))
    c.rect((-5, 552, 330, 566), "#9b9484")
    c.rect((868, 552, 1205, 566), "#9b9484")
    c.mirror(560, 240, 0.85)
    c.rect((0, 560, 1200, 800), fade("#8fa39d", 0.35), fade("#3f5650", 0.74))
    glints(c, (0, 575, 1200, 800), "#eef2ea", 110)
    boat(c, (640, 668), 1.5)
    c.rect((0, 566, 332, 572), fade(INK, 0.25))
    c.rect((868, 566, 1200, 572), fade(INK, 0.25))
    return c


def crane(c, left, scale, color):
    """A quay crane: legs, boom over the water, stays, trolley."""

    def put(*points):
        return [(left + x * scale, 560 - y * scale) for x, y in points]

    for x in (0, 96):
        c.line(put((x, 0), (x + (4 if x == 0 else -4), 250)), color, 11 * scale)
    c.line(put((0, 120), (96, 120)), color, 7 * scale)
    c.line(put((0, 10), (96, 120)), color, 4 * scale)
    c.line(put((-210, 250), (190, 250)), color, 12 * scale)
    c.line(put((-210, 238), (190, 238)), mix(color, INK, 0.3), 3 * scale)
    c.line(put((30, 250), (46, 352), (62, 250)), color, 6 * scale)
    c.line(put((46, 350), (-200, 254)), color, 2.4 * scale)
    c.line(put((46, 350), (-90, 254)), color, 2.4 * scale)
    c.line(put((46, 350), (180, 254)), color, 2.4 * scale)
    c.rect((*put((104, 276))[0], *put((160, 250))[0]), mix(color, PAPER, 0.2))
    c.line(put((-120, 246), (-120, 128)), INK, 1.4)
    c.line(put((-104, 246), (-104, 128)), INK, 1.4)
    c.rect((*put((-142, 130))[0], *put((-82, 106))[0]), OCHRE)


def stack(c, left, columns, tallest):
    hues = (STEEL, mix(CLAY, SEAL, 0.2), SLATE, MOSS, mix(OCHRE, STONE, 0.4), MIST, DEEP)
    for column in range(columns):
        for level in range(c.rng.randint(max(1, tallest - 2), tallest)):
            x, y = left + column * 68, 640 - level * 30
            hue = c.rng.choice(hues)
            c.rect((x, y - 29, x + 66, y), hue, mix(hue, INK, 0.16))
            for rib in range(6, 64, 7):
                c.line([(x + rib, y - 26), (x + rib, y - 3)], fade(INK, 0.16), 1)


def harbour():
    c = Canvas(seed=14)
    c.backdrop((0, "#8ea3ab"), (0.35, "#d7cfbf"), (0.62, "#eed5ab"), (1, "#eed5ab"))
    c.glow((260, 430), 380, "#fff0cf", 0.8)
    ridge(c, 500, 8, fade("#a9b0aa", 0.8))
    c.rect((0, 520, 1200, 570), "#9fb0b1", "#7d9096")
    glints(c, (0, 522, 600, 566), PAPER, 50)
    c.poly([(-20, 476), (300, 486), (286, 552), (-20, 556)], DEEP, NIGHT)
    c.poly([(-20, 530), (293, 526), (286, 552), (-20, 556)], mix(SEAL, INK, 0.15))
    for column in range(8):
        for level in range(c.rng.randint(2, 4)):
            c.rect(
                (4 + column * 32, 456 - level * 22, 34 + column * 32, 477 - level * 22),
                c.rng.choice((STONE, SLATE, CLAY, FOG, MOSS)),
            )
    crane(c, 1000, 0.78, mix(SLATE, ROSE, 0.35))
    crane(c, 700, 1.0, mix(STEEL, ROSE, 0.18))
    crane(c, 380, 1.3, mix(SEAL, CLAY, 0.25))
    c.rect((0, 560, 1200, 800), "#b9b3a4", "#8d897d")
    stack(c, 760, 7, 5)
    for y in (664, 722):
        c.line([(0, y), (1200, y)], fade(PAPER, 0.5), 3)
    for x, y, hue in ((150, 716, STEEL), (560, 760, OCHRE)):
        c.oval((x + 130, y + 30), (190, 10), fade(INK, 0.3))
        block(c, (x, y - 78, x + 250, y - 6), (16, 12), hue)
        for rib in range(12, 248, 14):
            c.line([(x + rib, y - 72), (x + rib, y - 12)], fade(INK, 0.14), 1.5)
        c.rect((x - 22, y - 6, x + 280, y + 14), "#e9e4d8", radius=6)
        c.rect((x - 22, y + 6, x + 280, y + 14), SLATE, radius=4)
        for wheel in (10, 54, 206, 250):
            c.oval((x + wheel, y + 18), (15, 15), NIGHT)
            c.oval((x + wheel, y + 18), (6, 6), STONE)
    return c
