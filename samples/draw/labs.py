"""Seedlings in glass, solutions in flasks."""

from .canvas import Canvas
from .palette import (
    CLAY,
    CREAM,
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
from .parts import face


def sprout(c, foot, tall, hue):
    """A young tea plant: a bent stem and pairs of pointed leaves."""
    x, y = foot
    lean = c.rng.uniform(-0.08, 0.08) * tall
    c.line([(x, y), (x + lean * 0.4, y - tall * 0.5), (x + lean, y - tall)], mix(hue, "#6b5a38", 0.4), 2.6)
    for level in range(1, 5):
        share = level / 4
        px, py = x + lean * share, y - tall * share
        reach = tall * (0.36 - 0.05 * level)
        for side in (-1, 1):
            tip = (px + side * reach, py - reach * (0.35 + 0.2 * level))
            bulge = ((px + tip[0]) / 2, (py + tip[1]) / 2)
            leaf = [
                (px, py),
                (bulge[0] - 2, bulge[1] - reach * 0.26),
                tip,
                (bulge[0] + side * 3, bulge[1] + reach * 0.2),
            ]
            c.poly(leaf, mix(hue, CREAM, 0.08 * level if side > 0 else 0.02))
            c.line([(px, py), tip], fade(PAPER, 0.28), 1)


def jar(c, foot, size, hue):
    """A glass jar with agar at its bottom and a seedling in it."""
    x, y = foot
    w, h = 46 * size, 150 * size
    c.oval((x, y + 2), (w * 1.1, 7 * size), fade(INK, 0.22))
    c.rect((x - w, y - h, x + w, y), fade("#eaf1ec", 0.4), radius=14 * size)
    c.rect(
        (x - w * 0.94, y - h * 0.24, x + w * 0.94, y - 3),
        fade("#e9dcb4", 0.9),
        fade("#cdb98a", 0.9),
        radius=10 * size,
    )
    sprout(c, (x, y - h * 0.22), h * c.rng.uniform(0.46, 0.57), hue)
    c.rect((x - w * 0.78, y - h * 0.92, x - w * 0.58, y - h * 0.12), fade(PAPER, 0.6), radius=4)
    c.rect(
        (x - w * 0.9, y - h - 16 * size, x + w * 0.9, y - h + 4 * size),
        fade("#f7f4ea", 0.95),
        STONE,
        radius=5 * size,
    )


def seedlings():
    c = Canvas(800, 1000, seed=51)
    c.backdrop((0, "#8fa08f"), (0.5, "#b9c0a9"), (1, "#8c8f7a"))
    for x in range(-20, 820, 110):
        c.rect((x, 0, x + 52, 1000), fade(PAPER, 0.14))
    c.soften((0, 0, 800, 1000), 8)
    for base in (88, 506, 924):
        c.rect((20, base - 360, 780, base - 340), DEEP, NIGHT)
        c.rect((60, base - 340, 740, base - 328), "#fff4e2", radius=6)
        c.poly(
            [(80, base - 328), (720, base - 328), (790, base), (10, base)],
            fade("#ffeed6", 0.75),
            fade("#ffeed6", 0.1),
        )
        for number in range(4):
            hue = mix(PINE, "#7f9b55", 0.25 + 0.7 * c.rng.random())
            jar(c, (128 + number * 182, base), 1.62, hue)
        c.rect((10, base, 790, base + 24), FOG, SLATE)
        c.rect((10, base + 24, 790, base + 58), fade(INK, 0.25), fade(INK, 0.0))
    for x in (6, 770):
        c.rect((x, 0, x + 24, 1000), STEEL, DEEP)
    for number, (x, base) in enumerate(((128, 506), (310, 924), (492, 506), (674, 924))):
        c.rect((x - 26, base + 3, x + 26, base + 20), (SEAL, PAPER, PAPER, OCHRE)[number], radius=3)
    return c


def flask(c, foot, size, hue):
    """A conical flask with a coloured solution."""
    x, y = foot

    def put(*points):
        return [(x + a * size, y - b * size) for a, b in points]

    c.oval((x, y), (96 * size, 10 * size), fade(INK, 0.2))
    c.poly(
        put((-22, 250), (22, 250), (22, 170), (92, 10), (84, 0), (-84, 0), (-92, 10), (-22, 170)),
        fade("#f3f7f4", 0.5),
    )
    c.poly(
        put((-55, 92), (55, 92), (90, 10), (82, 2), (-82, 2), (-90, 10)),
        fade(hue, 0.85),
        fade(mix(hue, INK, 0.2), 0.95),
    )
    c.oval((x, y - 92 * size), (55 * size, 8 * size), mix(hue, PAPER, 0.4))
    c.rect((*put((-28, 256))[0], *put((28, 244))[0]), fade(PAPER, 0.95), radius=4)
    c.line(put((-14, 236), (-14, 168), (-64, 50)), fade(PAPER, 0.75), 5 * size)
    for level in (40, 58, 76):
        c.line(put((18, level), (40, level)), fade(PAPER, 0.8), 2)


def beaker(c, foot, size, hue):
    x, y = foot
    w, h = 70 * size, 170 * size
    c.oval((x, y), (w * 1.1, 9 * size), fade(INK, 0.2))
    c.rect((x - w, y - h, x + w, y), fade("#f3f7f4", 0.5), radius=10)
    c.rect(
        (x - w * 0.95, y - h * 0.55, x + w * 0.95, y - 3),
        fade(hue, 0.8),
        fade(mix(hue, INK, 0.18), 0.92),
        radius=8,
    )
    c.oval((x, y - h * 0.55), (w * 0.95, 8 * size), mix(hue, PAPER, 0.45))
    c.oval((x, y - h), (w * 1.03, 9 * size), fade(PAPER, 0.8))
    c.rect((x - w * 0.78, y - h * 0.9, x - w * 0.62, y - h * 0.12), fade(PAPER, 0.6), radius=4)


def glassware():
    c = Canvas(seed=55)
    c.backdrop((0, "#d9dfd9"), (0.65, "#f1ead9"), (1, "#d9cbb0"))
    for x in (50, 330, 610):
        c.rect((x, 40, x + 250, 420), "#bfd0d2", "#f0eddf")
        c.oval((x + 90, 420), (120, 74), fade(SAGE, 0.8))
        c.oval((x + 190, 430), (90, 60), fade(MOSS, 0.8))
    c.soften((0, 0, 900, 500), 6)
    for x in (50, 330, 610):
        c.rect((x - 10, 30, x + 4, 432), PAPER)
    c.rect((0, 424, 900, 440), PAPER)
    c.rect((880, 0, 1200, 560), mix(FOG, SAND, 0.3), "#d9d2c1")
    for y in (130, 270):
        c.rect((900, y, 1200, y + 12), "#a98862")
        for x in range(920, 1190, 44):
            tall = c.rng.uniform(40, 84)
            c.rect((x, y - tall, x + 32, y), c.rng.choice((CLAY, SLATE, OCHRE, MOSS, "#6b4a35")), radius=6)
            c.rect((x + 8, y - tall - 12, x + 24, y - tall + 2), PAPER, radius=3)
    technician(c, (860, 640))
    c.rect((0, 630, 1200, 800), "#efe7d6", "#c9b894")
    c.rect((0, 630, 1200, 642), PAPER)
    flask(c, (160, 690), 1.2, OCHRE)
    beaker(c, (330, 716), 1.0, mix(SLATE, MIST, 0.2))
    flask(c, (500, 702), 0.98, SEAL)
    beaker(c, (630, 740), 0.84, SAGE)
    tubes(c, (960, 742))
    return c


def technician(c, foot):
    """A white coat, gloves, a pipette over the flask."""
    x, y = foot
    face(c, (x - 10, y - 396), 66, "#2b2623")
    c.poly(
        [
            (x - 56, y - 318),
            (x + 36, y - 318),
            (x + 130, y - 270),
            (x + 150, y),
            (x - 160, y),
            (x - 150, y - 270),
        ],
        "#faf8f2",
        "#d9d8cf",
    )
    c.poly([(x - 44, y - 320), (x + 24, y - 320), (x - 10, y - 210)], mix(STEEL, SLATE, 0.3))
    c.line([(x - 10, y - 210), (x - 10, y)], fade(SLATE, 0.5), 3)
    c.rect((x + 40, y - 190, x + 104, y - 120), fade(SLATE, 0.22), radius=4)
    c.rect((x - 66, y - 408, x + 46, y - 384), fade("#cfe0e2", 0.7), radius=10)
    c.line([(x - 128, y - 256), (x - 230, y - 150), (x - 318, y - 206)], "#efece3", 64)
    c.oval((x - 230, y - 150), (32, 32), "#efece3")
    c.oval((x - 330, y - 214), (31, 27), "#8fa9b5")
    c.rect((x - 372, y - 286, x - 346, y - 190), STEEL, radius=10)
    c.rect((x - 366, y - 192, x - 352, y - 150), PAPER)
    c.poly([(x - 365, y - 150), (x - 353, y - 150), (x - 358, y - 112)], OCHRE)
    c.oval((x - 359, y - 300), (13, 9), SEAL)
    c.line([(x + 116, y - 250), (x + 150, y - 110), (x + 60, y - 24)], "#e6e3d9", 60)
    c.oval((x + 48, y - 18), (30, 24), "#8fa9b5")


def tubes(c, foot):
    x, y = foot
    for number, hue in enumerate((ROSE, OCHRE, SAGE, SLATE, SEAL, SAND, MOSS)):
        left = x - 150 + number * 44
        c.rect((left, y - 150, left + 26, y - 8), fade("#f7faf6", 0.75), radius=13)
        c.rect((left + 2, y - 60 - 9 * ((number * 5) % 4), left + 24, y - 10), fade(hue, 0.9), radius=11)
        c.rect((left - 2, y - 156, left + 28, y - 144), mix(hue, PINE, 0.3), radius=4)
    c.rect((x - 172, y - 96, x + 166, y - 78), "#a98862", "#8a6b49", radius=4)
    c.rect((x - 172, y - 18, x + 166, y + 6), "#a98862", "#6f5439", radius=4)
    for side in (-172, 150):
        c.rect((x + side, y - 96, x + side + 16, y + 6), "#8a6b49")
