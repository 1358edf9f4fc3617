"""Conference, pitch, signing, opening."""

import math

from .canvas import Canvas
from .palette import (
    DEEP,
    FOG,
    INK,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    ROSE,
    SAGE,
    SAND,
    SEAL,
    SLATE,
    STEEL,
    STONE,
    fade,
    mix,
)
from .parts import audience, person, seated, tree

SUITS = (DEEP, STEEL, "#3a3f45", mix(SLATE, INK, 0.2), mix(PINE, INK, 0.2), "#54483f")


def beam(c, top, foot, strength):
    """A cone of stage light."""
    x, y = top
    left, right, floor = foot
    c.poly(
        [(x - 8, y), (x + 8, y), (right, floor), (left, floor)],
        fade("#fff1cf", strength),
        fade("#fff1cf", 0.0),
    )


def conference():
    c = Canvas(seed=31)
    c.backdrop((0, "#231f1e"), (0.5, "#4a3a33"), (1, "#2a2422"))
    for x in range(0, 1200, 48):
        c.rect((x, 0, x + 24, 470), fade(mix(SEAL, INK, 0.35), 0.55), fade(mix(SEAL, INK, 0.6), 0.55))
    c.rect((210, 70, 990, 356), "#dfe3dd", "#f6e9cf", radius=4)
    for level, hue in ((266, MIST), (290, "#9fb2b4"), (314, SLATE)):
        crest = [
            (x, level + 16 * math.sin(x / 90 + level) + 8 * math.sin(x / 37)) for x in range(210, 991, 10)
        ]
        c.poly([*crest, (990, 356), (210, 356)], hue)
    c.oval((800, 160), (26, 26), fade("#fff6e0", 0.95))
    c.rect((60, 420, 1140, 476), "#8d6c4f", "#6a4f3b")
    c.rect((60, 414, 1140, 424), "#b08a66")
    c.glow((600, 330), 520, "#ffe9c0", 0.32)
    for x in (300, 430, 560, 690, 820):
        seated(c, (x + 20, 374), 54, SUITS[(x // 10) % 5])
    c.rect((230, 370, 970, 420), "#f3ead7", "#cdbd9f")
    c.rect((230, 370, 970, 376), PAPER)
    for x in (320, 450, 580, 710, 840):
        c.poly([(x - 24, 372), (x + 20, 372), (x + 14, 362), (x - 20, 362)], fade(PAPER, 0.9))
        c.rect((x + 34, 352, x + 43, 372), fade("#b9cdd2", 0.9), radius=2)
    lectern(c, (1062, 418))
    for x in (250, 480, 720, 950):
        beam(c, (x, 0), (x - 90, x + 90, 400), 0.2)
    for x in range(140, 1100, 86):
        c.oval((x, 408), (26, 11), mix(MOSS, INK, 0.2))
        c.oval((x + 9, 402), (7, 6), SEAL)
    audience(c, ((492, 27, 62), (552, 36, 82), (626, 47, 108), (716, 62, 142)), SUITS)
    c.rect((0, 470, 1200, 800), fade("#15110f", 0.0), fade("#15110f", 0.55))
    return c


def lectern(c, foot):
    x, y = foot
    person(c, (x, y - 6), 168, DEEP, ((-0.16, 0.62), (0.14, 0.6)))
    c.poly([(x - 44, y - 88), (x + 44, y - 88), (x + 32, y), (x - 32, y)], "#a17a56", "#6f523b")
    c.line([(x + 8, y - 90), (x - 6, y - 116)], INK, 3)


def pitch():
    c = Canvas(800, 1000, seed=32)
    c.backdrop((0, "#1b242c"), (0.6, "#2d3d49"), (1, "#18202a"))
    c.rect((90, 120, 710, 500), "#e9e4d6", "#d3d9d5", radius=6)
    stent(c, (400, 318))
    c.rect((90, 500, 710, 506), fade(PAPER, 0.5))
    c.poly([(0, 700), (800, 700), (800, 780), (0, 780)], "#46535b", "#27323a")
    c.rect((0, 696, 800, 703), fade("#ffe9c0", 0.7))
    beam(c, (330, 0), (150, 480, 716), 0.34)
    beam(c, (720, 0), (330, 620, 716), 0.13)
    c.oval((310, 714), (150, 16), fade("#fff1cf", 0.4))
    person(c, (310, 716), 330, mix(SEAL, INK, 0.05), ((-0.05, 0.72), (0.34, 0.86)))
    c.line([(293, 478), (301, 466)], INK, 7)
    for x in (60, 160, 560, 660, 745):
        c.rect((x - 20, 12, x + 20, 44), INK, radius=6)
        c.oval((x, 44), (14, 6), "#ffe9c0")
    for x in (640, 700):
        c.rect((x, 640, x + 40, 700), NIGHT, radius=4)
    audience(c, ((770, 46, 108), (838, 58, 140), (926, 78, 186)), (NIGHT, "#141c23", mix(DEEP, INK, 0.4)))
    return c


def stent(c, center):
    """A woven tube, the thing being explained on the screen."""
    x, y = center
    for turn in range(-9, 10):
        for sign in (-1, 1):
            points = []
            for step in range(13):
                angle = step / 12 * math.pi
                points.append((x + turn * 24 + sign * (step - 6) * 5, y - 80 * math.cos(angle)))
            c.line(points, mix(STEEL, SEAL if turn == 2 else SLATE, 0.55), 3.4)
    c.rect((x - 250, y - 104, x + 250, y - 88), fade(ROSE, 0.75), radius=8)
    c.rect((x - 250, y + 88, x + 250, y + 104), fade(ROSE, 0.75), radius=8)
    c.ring((x + 150, y - 6), (58, 58), SEAL, 4)
    c.line([(x + 192, y + 36), (x + 238, y + 128)], SEAL, 4)


def signing():
    c = Canvas(seed=34)
    c.backdrop((0, "#d9dcd6"), (0.7, "#efe6d3"), (1, "#b79c7c"))
    c.rect((120, 50, 1080, 520), mix(STEEL, SLATE, 0.4), mix(SLATE, MIST, 0.35))
    for level, tone in ((390, 0.18), (420, 0.3), (450, 0.42)):
        crest = [
            (x, level + 18 * math.sin(x / 130 + level) + 9 * math.sin(x / 47)) for x in range(120, 1081, 10)
        ]
        c.poly([*crest, (1080, 520), (120, 520)], mix(SLATE, DEEP, tone))
    c.oval((880, 150), (44, 44), fade("#f3d9a8", 0.9))
    for number, x in enumerate((196, 300, 548, 652, 902, 1004)):
        hue = (DEEP, "#5c544c", STEEL, mix(ROSE, STONE, 0.4), "#3a3f45", PINE, mix(SAND, STONE, 0.4), DEEP)[
            number
        ]
        person(c, (x, 640 - (number % 2) * 8), 322 + (number * 37) % 34, hue, ((-0.05, 0.5), (0.05, 0.5)))
    for x, hue in ((430, "#2c3138"), (770, mix(SEAL, INK, 0.2))):
        seated(c, (x, 548), 112, hue)
    c.rect((150, 546, 1050, 760), "#f4ead3", "#d8c6a2")
    c.rect((150, 540, 1050, 560), PAPER)
    for x in range(170, 1050, 74):
        c.poly([(x, 560), (x + 10, 560), (x + 26, 760), (x - 4, 760)], fade("#a98d62", 0.18))
    for x in (430, 770):
        c.poly([(x - 76, 556), (x + 76, 556), (x + 60, 536), (x - 60, 536)], mix(SEAL, INK, 0.1))
        c.poly([(x - 62, 553), (x - 3, 553), (x - 2, 538), (x - 50, 538)], PAPER)
        c.poly([(x + 3, 553), (x + 62, 553), (x + 50, 538), (x + 2, 538)], PAPER)
        c.line([(x + 16, 546), (x + 30, 520)], INK, 3)
    flags(c, (600, 544))
    for x in range(250, 1000, 22):
        if abs(x - 600) > 60 and abs(x - 430) > 96 and abs(x - 770) > 96:
            c.oval((x, 544), (17, 13), mix(MOSS, SAGE, c.rng.random()))
            c.oval((x + 4, 536), (6, 6), ROSE)
    return c


def flags(c, foot):
    x, y = foot
    c.rect((x - 26, y - 8, x + 26, y + 2), OCHRE, radius=4)
    for side, hue in ((-1, SEAL), (1, SLATE)):
        tip = (x + side * 44, y - 120)
        c.line([(x + side * 6, y - 6), tip], "#8b6b4c", 3.5)
        c.poly(
            [tip, (tip[0] + side * 60, y - 96), (tip[0] + side * 46, y - 62), (tip[0] - side * 16, y - 80)],
            hue,
            mix(hue, INK, 0.16),
        )


def ribbon():
    c = Canvas(seed=36)
    c.backdrop((0, "#a9bcc2"), (0.6, "#eee5d2"), (1, "#eee5d2"))
    c.poly([(60, 150), (860, 90), (1200, 160), (1200, 560), (60, 560)], "#7d93a0", "#c8cfc9")
    for x in range(70, 870, 50):
        c.line([(x, 150 - (x - 60) * 0.075), (x, 560)], fade(PAPER, 0.6), 2)
    for y in range(0, 400, 58):
        c.line([(60, 190 + y), (860, 140 + y), (1200, 200 + y)], fade(PAPER, 0.55), 2)
    for number in range(12):
        x, y = 70 + c.rng.randrange(15) * 50, 200 + c.rng.randrange(5) * 58
        c.rect((x + 2, y + number % 3, x + 48, y + 50), fade("#fff1cd", 0.35))
    c.poly([(60, 150), (860, 90), (1200, 160), (1200, 138), (860, 64), (60, 128)], DEEP)
    for x in (30, 1160):
        tree(c, (x, 580), 240, MOSS)
    c.rect((0, 560, 1200, 800), "#d5cab4", "#b1a48b")
    c.poly([(330, 560), (870, 560), (1120, 800), (80, 800)], mix(SLATE, STONE, 0.45), mix(STONE, SAND, 0.25))
    line_up = (230, 380, 530, 680, 830, 980)
    hues = (DEEP, "#4b463f", STEEL, "#2c3138", PINE, mix(STEEL, INK, 0.3))
    for number, (x, hue) in enumerate(zip(line_up, hues, strict=True)):
        c.oval((x, 730), (60, 9), fade(INK, 0.3))
        person(c, (x, 730), 352 + (number * 29) % 26, hue, ((-0.02, 0.56), (0.07, 0.57)))
    points = [(x, 540 + 16 * math.sin((x - 60) / 150 * math.pi) ** 2) for x in range(60, 1150, 10)]
    c.line(points, SEAL, 13)
    c.line([(x, y - 4) for x, y in points], fade("#d9665a", 0.7), 2)
    for x in (155, 305, 455, 605, 755, 905, 1055):
        knot(c, (x, 552))
    for x in line_up:
        c.line([(x + 8, 534), (x + 30, 552)], FOG, 4)
        c.line([(x + 8, 548), (x + 30, 530)], FOG, 4)
        c.ring((x + 4, 530), (7, 6), OCHRE, 3)
        c.ring((x + 4, 552), (7, 6), OCHRE, 3)
    for _ in range(70):
        x, y = c.rng.uniform(60, 1140), c.rng.uniform(60, 500)
        c.rect((x, y, x + 8, y + 5), fade(c.rng.choice((SEAL, OCHRE, PAPER, SAGE)), 0.85))
    return c


def knot(c, spot):
    x, y = spot
    for side in (-1, 1):
        c.poly([(x, y), (x + side * 16, y + 62), (x + side * 3, y + 56)], mix(SEAL, INK, 0.12))
    for angle in range(0, 360, 45):
        turn = math.radians(angle)
        c.oval(
            (x + 15 * math.cos(turn), y + 13 * math.sin(turn)),
            (13, 11),
            mix(SEAL, INK, 0.18 if angle % 90 else 0),
        )
    c.oval((x, y), (9, 8), mix(SEAL, ROSE, 0.3))
