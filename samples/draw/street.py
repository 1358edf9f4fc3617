"""The driverless shuttle and its charging station."""

from .canvas import Canvas
from .energy import panels
from .palette import (
    DEEP,
    FOG,
    INK,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    SAGE,
    SEAL,
    SLATE,
    STEEL,
    STONE,
    fade,
    mix,
)
from .parts import person, ridge, tree


def bus(c, spot, size, color):
    """A driverless shuttle: much glass, no front or back."""
    x, y = spot

    def box(a, b, p, q):
        return (x + a * size, y - b * size, x + p * size, y - q * size)

    c.oval((x + 170 * size, y + 3 * size), (200 * size, 13 * size), fade(INK, 0.28))
    c.rect(box(0, 210, 340, 8), color, mix(color, STONE, 0.45), radius=44 * size)
    c.rect(box(10, 190, 330, 78), NIGHT, STEEL, radius=30 * size)
    for a in (30, 92, 218, 280):
        c.oval((x + (a + 14) * size, y - 116 * size), (12 * size, 14 * size), "#6f7d86")
        c.rect(
            box(a - 4, 104, a + 32, 78),
            c.rng.choice((mix(OCHRE, NIGHT, 0.3), STEEL, mix(SAGE, NIGHT, 0.2), SLATE)),
            radius=8 * size,
        )
    c.poly(
        [
            (x + 60 * size, y - 190 * size),
            (x + 110 * size, y - 190 * size),
            (x + 50 * size, y - 78 * size),
            (x + 14 * size, y - 78 * size),
        ],
        fade(PAPER, 0.14),
    )
    c.rect(box(136, 186, 204, 16), mix(color, FOG, 0.5), radius=8 * size)
    c.rect(box(142, 180, 168, 24), mix(NIGHT, SLATE, 0.4), radius=6 * size)
    c.rect(box(172, 180, 198, 24), mix(NIGHT, SLATE, 0.4), radius=6 * size)
    c.rect(box(4, 58, 336, 48), SEAL)
    c.rect(box(136, 60, 204, 16), fade(PAPER, 0.0), radius=4)
    c.rect(box(140, 222, 200, 206), DEEP, radius=6 * size)
    for wheel in (70, 270):
        c.oval((x + wheel * size, y - 12 * size), (30 * size, 30 * size), NIGHT)
        c.oval((x + wheel * size, y - 12 * size), (14 * size, 14 * size), FOG)
    c.oval((x + 326 * size, y - 40 * size), (7 * size, 12 * size), "#fff3cf")


def shuttle():
    c = Canvas(seed=24)
    c.backdrop((0, "#b3c4c9"), (0.55, "#ece3d0"), (1, "#ece3d0"))
    for x, top, wide in ((40, 250, 90), (150, 180, 70), (240, 290, 110), (940, 220, 80), (1040, 280, 130)):
        c.rect((x, top, x + wide, 560), mix(MIST, FOG, 0.4), "#e2ddcf")
        for y in range(top + 20, 540, 22):
            c.line([(x + 10, y), (x + wide - 10, y)], fade(SLATE, 0.3), 5)
    c.poly([(0, 330), (1200, 268), (1200, 302), (0, 366)], "#c7c2b5", "#a8a396")
    for x in (130, 470, 830, 1130):
        c.poly(
            [(x - 22, 346 - x * 0.05), (x + 22, 346 - x * 0.05), (x + 13, 570), (x - 13, 570)],
            "#bdb8aa",
            "#a09b8e",
        )
    c.poly([(330, 312), (1240, 264), (1240, 214), (420, 262), (360, 286)], PAPER, FOG)
    for n in range(16):
        x = 450 + n * 50
        c.poly(
            [
                (x, 278 - (x - 330) * 0.053),
                (x + 32, 276 - (x - 330) * 0.053),
                (x + 32, 256 - (x - 330) * 0.053),
                (x, 258 - (x - 330) * 0.053),
            ],
            STEEL,
        )
    for x, tall in ((60, 220), (330, 200), (905, 210), (1130, 240)):
        tree(c, (x, 590), tall, mix(MOSS, SAGE, 0.3))
    c.rect((0, 560, 1200, 620), "#b9b39f", "#c9c2ae")
    c.rect((0, 612, 1200, 800), "#8f8f88", "#75766f")
    c.rect((0, 610, 1200, 620), "#e1dac8")
    for x in range(-30, 1200, 150):
        c.poly([(x + 20, 748), (x + 100, 748), (x + 88, 758), (x + 4, 758)], fade(PAPER, 0.8))
    shelter(c)
    bus(c, (210, 694), 1.35, PAPER)
    return c


def shelter(c):
    for x in (772, 1080):
        c.rect((x, 380, x + 12, 610), DEEP)
    c.rect((784, 420, 1080, 580), fade("#dfeaea", 0.45))
    c.rect((738, 360, 1120, 384), DEEP, NIGHT, radius=10)
    c.rect((820, 548, 1010, 558), OCHRE)
    for x, tall, hue, hands in (
        (806, 196, mix(SEAL, STONE, 0.1), ((-0.15, 0.5), (0.2, 0.62))),
        (880, 184, STEEL, ((-0.16, 0.48), (0.16, 0.48))),
        (1030, 200, mix(OCHRE, STONE, 0.4), ((-0.05, 0.66), (0.16, 0.48))),
    ):
        person(c, (x, 606), tall, hue, hands, 0.05)


def charging():
    c = Canvas(seed=25)
    c.backdrop((0, "#4c5d6c"), (0.35, "#a59d98"), (0.6, "#e6c096"), (1, "#e6c096"))
    ridge(c, 470, 34, "#8f908f", "#c8ad90")
    c.rect((0, 540, 1200, 800), "#7b7a76", "#55575a")
    for x in (180, 560, 940):
        c.rect((x, 250, x + 18, 600), DEEP, NIGHT)
        c.line([(x + 9, 330), (x + 90, 236)], DEEP, 9)
        c.line([(x + 9, 330), (x - 72, 256)], DEEP, 9)
    c.poly([(40, 268), (1110, 200), (1190, 226), (100, 304)], NIGHT)
    panels(c, (52, 250), (82, -5.3), (24, 11), (13, 3))
    for x in (290, 660, 1030):
        c.glow((x, 292), 250, "#ffedc4", 0.5)
        c.rect((x - 50, 270 - x * 0.03, x + 50, 277 - x * 0.03), "#fff6df", radius=3)
    bus(c, (300, 640), 0.86, mix(PAPER, "#e7c9ac", 0.3))
    bus(c, (690, 690), 1.25, PAPER)
    for x, y, size in ((246, 640, 0.86), (640, 690, 1.25)):
        c.rect((x - 46 * size, y - 170 * size, x - 4 * size, y), FOG, SLATE, radius=9 * size)
        c.rect((x - 36 * size, y - 150 * size, x - 14 * size, y - 110 * size), NIGHT, radius=4)
        c.rect((x - 32 * size, y - 92 * size, x - 18 * size, y - 86 * size), SEAL)
        arm = [(x - 6 * size, y - 130 * size), (x + 26 * size, y - 96 * size), (x + 56 * size, y - 46 * size)]
        c.line(arm, OCHRE, 9 * size)
        c.oval(arm[1], (9 * size, 9 * size), DEEP)
    c.poly([(40, 760), (1160, 760), (1176, 768), (24, 768)], fade(PAPER, 0.6))
    return c
