"""Foundry and production line."""

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
    SAND,
    SEAL,
    SLATE,
    STEEL,
    STONE,
    fade,
    mix,
)
from .parts import person


def foundry():
    c = Canvas(seed=41)
    c.backdrop((0, "#14181c"), (0.55, "#2b2826"), (1, "#1b1917"))
    for x in (80, 330, 870, 1120):
        c.rect((x, 0, x + 34, 640), "#20262b", "#2c2723")
        for y in range(20, 620, 60):
            c.line([(x, y), (x + 34, y + 60)], "#343a3e", 4)
    c.rect((0, 96, 1200, 132), "#2a3137")
    c.rect((0, 128, 1200, 136), "#394148")
    for x in (160, 240, 960, 1040):
        c.rect((x, 180, x + 60, 330), fade("#6f8894", 0.35), fade("#6f8894", 0.1))
    c.glow((640, 470), 560, "#f08a36", 0.62)
    c.glow((640, 560), 300, "#ffd27a", 0.75)
    for x in (452, 612):
        c.line([(x, 136), (x, 250)], "#0e1113", 5)
    c.rect((430, 110, 640, 150), OCHRE, mix(OCHRE, INK, 0.4), radius=6)
    c.poly([(424, 250), (648, 214), (664, 400), (634, 440), (512, 458), (470, 430)], "#55483d", "#1d1a18")
    c.poly(
        [(616, 220), (648, 214), (664, 400), (634, 440), (622, 442)],
        fade("#ff9a3c", 0.5),
        fade("#ff9a3c", 0.15),
    )
    c.poly([(434, 300), (656, 266), (658, 288), (440, 324)], "#2b2622", "#191614")
    c.poly([(424, 250), (470, 228), (590, 210), (648, 214), (610, 236), (500, 254)], "#15110e")
    c.poly([(560, 240), (622, 214), (690, 206), (678, 236), (640, 246)], "#ffcf6b", "#ff9a3c")
    pour(c)
    c.poly([(540, 640), (780, 640), (744, 760), (576, 760)], "#3a332d", "#181513")
    c.oval((660, 640), (120, 24), "#2a221c")
    c.oval((660, 640), (98, 18), "#ffb347", "#ffe9a8")
    c.rect((0, 742, 1200, 800), "#221d19", "#0f0d0c")
    c.oval((660, 764), (360, 26), fade("#ff9a3c", 0.25))
    for x, tall, hands in ((300, 330, ((-0.15, 0.5), (0.3, 0.62))), (960, 320, ((-0.24, 0.72), (0.13, 0.5)))):
        worker(c, (x, 764), tall, hands)
    return c


def pour(c):
    """The stream of metal and its sparks."""
    for half, hue in ((19, "#c9641f"), (13, "#ffb545"), (6, "#fff3cf")):
        left, right = [], []
        for step in range(22):
            share = step / 21
            x, wide = 668 - 8 * share * share, half * (1.1 - 0.35 * share)
            left.append((x - wide, 216 + 424 * share))
            right.append((x + wide, 216 + 424 * share))
        c.poly([*left, *reversed(right)], hue)
    c.oval((672, 220), (17, 13), "#ffcf6b")
    for _ in range(190):
        angle, reach = c.rng.uniform(math.pi, math.tau), 60 + 300 * c.rng.random() ** 2
        x, y = 660 + reach * math.cos(angle), 632 + reach * 0.8 * math.sin(angle) + reach * reach / 1900
        c.line(
            [(x, y), (x + math.cos(angle) * 9, y + 3 + math.sin(angle) * 5)],
            fade("#ffdf92", c.rng.uniform(0.4, 1)),
            2,
        )


def worker(c, foot, tall, hands):
    x, y = foot
    side = 1 if x < 640 else -1
    person(c, (x + side * 5, y), tall, "#e08a3c", hands, 0.1)
    person(c, (x, y), tall, "#37332f", hands, 0.1)
    head = y - 0.94 * tall
    c.pen.pieslice([2 * v for v in (x - 27, head - 30, x + 27, head + 26)], 180, 360, fill=(214, 205, 186))
    c.rect((x - 33, head - 5, x + 33, head + 2), "#c5b99f", radius=3)
    c.rect((x - 20, head + 3, x + 20, head + 24), fade("#1b1917", 0.75), radius=6)


def arm(c, base, joints, size):
    """A six-axis robot: `joints` are offsets from the base."""
    x, y = base
    c.oval((x, y + 8), (66 * size, 14 * size), fade(INK, 0.25))
    c.rect((x - 44 * size, y - 52 * size, x + 44 * size, y + 8), DEEP, NIGHT, radius=8 * size)
    points = [(x, y - 58 * size)] + [(x + a * size, y - b * size) for a, b in joints]
    for width, first, second in zip((50, 40, 28), points, points[1:], strict=False):
        c.line([first, second], "#e8e2d4", width * size)
        c.line(
            [(first[0] + 6 * size, first[1] + 4), (second[0] + 6 * size, second[1] + 4)],
            fade(STONE, 0.7),
            width * size * 0.35,
        )
    for r, point in zip((36, 30, 24, 17), points, strict=True):
        c.oval(point, (r * size, r * size), SEAL if r == 30 else SLATE)
        c.oval(point, (r * size * 0.42, r * size * 0.42), FOG)
    tip = points[-1]
    c.rect((tip[0] - 10 * size, tip[1] + 6, tip[0] + 10 * size, tip[1] + 46 * size), DEEP, radius=4)
    c.rect((tip[0] - 24 * size, tip[1] + 42 * size, tip[0] + 24 * size, tip[1] + 54 * size), STEEL, radius=3)


def robot_arms():
    c = Canvas(seed=42)
    c.backdrop((0, "#dde1dc"), (0.55, "#eee8da"), (1, "#c8bfae"))
    for x in range(-60, 1260, 150):
        c.poly([(x, 0), (x + 90, 0), (x + 60, 110), (x + 14, 110)], fade(PAPER, 0.9))
    c.rect((0, 108, 1200, 118), MIST)
    for x in range(30, 1200, 190):
        c.rect((x, 150, x + 150, 330), mix(MIST, FOG, 0.5), "#e9e5d9")
        for bar in (50, 100):
            c.line([(x + bar, 150), (x + bar, 330)], PAPER, 4)
    c.rect((0, 352, 1200, 470), fade(SLATE, 0.25), fade(SLATE, 0.1))
    for x in range(0, 1200, 80):
        c.line([(x, 352), (x, 470)], fade(STEEL, 0.35), 3)
    c.rect((0, 470, 1200, 800), "#b5b5aa", "#8f9088")
    c.poly([(0, 492), (1200, 492), (1200, 500), (0, 500)], OCHRE)
    arm(c, (170, 520), ((-36, 190), (74, 250), (128, 170)), 0.8)
    arm(c, (560, 520), ((-60, 178), (40, 270), (112, 190)), 0.8)
    arm(c, (930, 520), ((-28, 196), (80, 242), (126, 158)), 0.8)
    c.rect((0, 560, 1200, 600), DEEP, NIGHT)
    c.rect((0, 548, 1200, 566), STONE, SLATE)
    for x in range(10, 1200, 44):
        c.oval((x, 582), (9, 9), STEEL)
    for number, x in enumerate(range(64, 1200, 196)):
        circuit(c, (x, 548), number)
    c.rect((0, 600, 1200, 606), fade(INK, 0.3))
    for x in (110, 520, 930):
        c.rect((x, 606, x + 26, 760), SLATE, STEEL)
    arm(c, (360, 770), ((-70, 230), (60, 330), (150, 236)), 1.06)
    arm(c, (770, 770), ((-84, 214), (34, 336), (132, 256)), 1.06)
    return c


def circuit(c, spot, number):
    x, y = spot
    c.poly([(x, y), (x + 96, y), (x + 110, y - 22), (x + 18, y - 22)], mix(PINE, MOSS, 0.4), PINE)
    for step in range(5):
        left = x + 16 + step * 17
        c.rect((left, y - 17, left + 9, y - 9), SAND if (step + number) % 3 else NIGHT)
    if number % 2:
        c.rect((x + 40, y - 20, x + 70, y - 8), NIGHT, radius=2)
