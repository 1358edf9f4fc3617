"""Classroom, round table, exhibition."""

import itertools
import math

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
from .parts import person, seated


def classroom():
    c = Canvas(seed=33)
    c.backdrop((0, "#f0e7d5"), (0.62, "#e5d8be"), (1, "#b99a76"))
    for x in (40, 240, 440):
        c.rect((x, 60, x + 176, 360), "#c6d6d6", "#f1eddd")
        for level, hue in ((300, SAGE), (324, MOSS)):
            c.oval((x + 50, level + 20), (66, 40), hue)
            c.oval((x + 130, level + 28), (56, 34), mix(hue, PINE, 0.2))
        c.rect((x, 352, x + 176, 430), "#e9dfcb")
        c.ring((x + 88, 206), (0.1, 0.1), PAPER, 1)
        for bar in (x, x + 86, x + 172):
            c.rect((bar, 60, bar + 6, 356), PAPER)
        c.rect((x - 6, 352, x + 184, 364), PAPER)
    c.rect((716, 90, 1120, 350), "#8b6b4c", radius=4)
    c.rect((726, 100, 1110, 340), "#fbfaf6", "#eae6da")
    board(c)
    c.poly([(0, 520), (1200, 520), (1200, 800), (0, 800)], "#c6a67d", "#9b7b58")
    c.poly([(60, 520), (560, 520), (760, 800), (-60, 800)], fade("#fff0cc", 0.35), fade("#fff0cc", 0.05))
    person(c, (690, 560), 300, mix(SEAL, CLAY, 0.2), ((-0.16, 0.5), (0.3, 0.86)), 0.06)
    table(c, (250, 560), 1.0, (STEEL, SAGE, OCHRE))
    table(c, (960, 590), 1.12, (DEEP, ROSE, MOSS))
    table(c, (560, 700), 1.5, (SLATE, mix(OCHRE, SAND, 0.4), PINE))
    return c


def board(c):
    for number, hue in enumerate((ROSE, FOG, SAND, SAGE, FOG, ROSE, SAND)):
        x, y = 750 + (number % 4) * 86, 126 + (number // 4) * 96
        c.rect((x, y, x + 64, y + 60), hue)
        for row in range(3):
            c.line([(x + 10, y + 16 + row * 14), (x + 50 - row * 8, y + 16 + row * 14)], fade(INK, 0.35), 2)
    c.line([(814, 156), (836, 156)], SEAL, 3)
    c.line([(900, 156), (922, 156)], SEAL, 3)
    c.line([(954, 190), (954, 218)], SEAL, 3)


def table(c, spot, size, colors):
    """Three people at a round table with papers and cups, two behind it and one from the back."""
    x, y = spot
    for dx, hue in zip((-92, 0, 92), colors, strict=True):
        seated(c, (x + dx * size, y + (-6 if dx else -18) * size), 62 * size, hue)
    c.oval((x, y + 116 * size), (96 * size, 12 * size), fade(INK, 0.25))
    c.rect((x - 8 * size, y + 10 * size, x + 8 * size, y + 116 * size), DEEP)
    c.oval((x, y + 16 * size), (176 * size, 40 * size), "#cbb894")
    c.oval((x, y + 8 * size), (176 * size, 40 * size), "#f5eede", "#e3d6bb")
    for dx, dy in ((-96, 6), (-20, 16), (72, 2)):
        sheet = [(dx, dy - 8), (dx + 46, dy - 10), (dx + 54, dy + 8), (dx - 2, dy + 10)]
        c.poly([(x + a * size, y + b * size) for a, b in sheet], PAPER)
    c.rect((x + 34 * size, y - 2 * size, x + 50 * size, y + 18 * size), SEAL, radius=3)


def roundtable():
    """Seen from straight above."""
    c = Canvas(seed=35)
    c.backdrop((0, "#cdb692"), (1, "#bfa57f"))
    for x in range(0, 1200, 60):
        c.line([(x, 0), (x, 800)], fade("#9f845f", 0.45), 1.5)
        for y in range((x * 7) % 210, 800, 210):
            c.line([(x, y), (x + 60, y)], fade("#9f845f", 0.45), 1.5)
    c.oval((600, 400), (520, 396), mix(SLATE, FOG, 0.55))
    c.ring((600, 400), (496, 374), fade(PAPER, 0.4), 3)
    c.oval((612, 418), (284, 284), fade(INK, 0.22))
    hues = (DEEP, mix(SEAL, STONE, 0.12), SAGE, STEEL, OCHRE, "#4b463f", ROSE, PINE, SLATE, CLAY, FOG, DEEP)
    for number, hue in enumerate(hues):
        above(c, (600, 400), math.tau * number / len(hues) + 0.12, hue)
    c.oval((600, 400), (276, 276), "#efe5cf", "#d9c7a3")
    c.ring((600, 400), (262, 262), fade(PAPER, 0.6), 2)
    for number in range(len(hues)):
        papers(c, (600, 400), math.tau * number / len(hues) + 0.12, number)
    c.oval((600, 400), (92, 92), mix(MOSS, PINE, 0.3))
    for number in range(60):
        angle, reach = number * 2.4, 11 * math.sqrt(number)
        spot = (600 + reach * math.cos(angle), 400 + reach * math.sin(angle))
        c.oval(spot, (14, 14), mix(MOSS, SAGE, c.rng.random()))
    for x, y in ((570, 376), (632, 410), (596, 452), (628, 352)):
        c.oval((x, y), (9, 9), PAPER)
    c.poly([(0, 0), (360, 0), (120, 800), (0, 800)], fade("#fff3d6", 0.2))
    c.poly([(470, 0), (620, 0), (380, 800), (230, 800)], fade("#fff3d6", 0.16))
    return c


def around(center, angle):
    """Coordinates for one seat: how far out from the centre, how far to the side."""

    def at(out, side):
        (x, y), cosine, sine = center, math.cos(angle), math.sin(angle)
        return (x + out * cosine - side * sine, y + out * sine + side * cosine)

    return at


def above(c, center, angle, hue):
    """Chair, shoulders, forearms and head of a person seen from above."""

    at = around(center, angle)
    c.oval(at(352, 0), (48, 48), "#5a4a3b")
    c.line([at(326, -34), at(326, 34)], hue, 46)
    for side in (-1, 1):
        c.line([at(318, side * 46), at(276, side * 40), at(252, side * 20)], mix(hue, INK, 0.12), 19)
        c.oval(at(248, side * 18), (10, 10), "#d9ab8a")
    c.oval(at(318, 0), (26, 26), "#d9ab8a")
    c.oval(at(325, 0), (27, 27), c.rng.choice(("#2b2623", "#3b332c", "#6d655c")))


def papers(c, center, angle, number):
    at = around(center, angle)
    c.poly([at(238, -20), at(238, 20), at(186, 20), at(186, -20)], PAPER if number % 3 else fade(DEEP, 0.9))
    if number % 3:
        for row in range(4):
            c.line([at(228 - row * 10, -12), at(228 - row * 10, 10)], fade(INK, 0.3), 1.6)
    cup = at(214, 42)
    c.oval(cup, (11, 11), PAPER)
    c.oval(cup, (7, 7), mix(OCHRE, CLAY, 0.4))


def exhibition():
    c = Canvas(seed=37)
    c.backdrop((0, "#c3ccca"), (0.4, "#e6e2d6"), (0.7, "#efe8d8"), (1, "#cfc3ab"))
    for x in range(-100, 1301, 100):
        c.line([(600 + (x - 600) * 0.55, 170), (x, 0)], fade(SLATE, 0.45), 3)
    for y in (20, 60, 96, 126, 150):
        c.line([(0, y), (1200, y)], fade(SLATE, 0.4), 3)
    for x, hue, top in ((176, SEAL, 90), (960, OCHRE, 80)):
        c.rect((x, top, x + 90, top + 150), hue, mix(hue, INK, 0.12))
        c.line([(x + 45, 0), (x + 45, top)], fade(INK, 0.4), 1.5)
        c.rect((x + 12, top + 16, x + 78, top + 22), fade(PAPER, 0.7))
    c.rect((0, 520, 1200, 800), "#c9bca2", "#a99a80")
    booth(c, (40, 300, 400, 560), mix(SLATE, FOG, 0.3))
    booth(c, (820, 290, 1190, 570), mix(SAGE, FOG, 0.3))
    arch(c)
    plinth_arm(c, (600, 590))
    for x, y, tall, hue in (
        (330, 640, 250, DEEP), (420, 668, 262, mix(OCHRE, STONE, 0.3)), (770, 650, 254, mix(SEAL, STONE, 0.15)),
        (858, 682, 270, STEEL), (960, 620, 226, PINE), (170, 690, 284, "#54483f"), (1080, 720, 296, SLATE),
    ):  # fmt: skip
        c.oval((x, y), (tall * 0.16, tall * 0.026), fade(INK, 0.28))
        hands = ((-0.14, 0.5), (0.26, 0.72)) if x < 600 else ((-0.24, 0.7), (0.14, 0.5))
        person(c, (x, y), tall, hue, hands if x % 4 == 2 else ((-0.14, 0.47), (0.14, 0.47)), 0.04)
    return c


def booth(c, box, hue):
    x0, y0, x1, y1 = box
    c.rect(box, mix(hue, PAPER, 0.55), mix(hue, PAPER, 0.3))
    c.rect((x0, y0 - 36, x1, y0 + 14), hue, mix(hue, INK, 0.1))
    for number in range(3):
        left = x0 + 30 + number * (x1 - x0 - 60) / 3
        c.rect((left, y0 + 44, left + 84, y0 + 116), DEEP, STEEL, radius=4)
        chart = [(left + 10 + n * 12, y0 + 100 - ((n * 17 + number * 23) % 44)) for n in range(6)]
        c.line(chart, (SAND, ROSE, SAGE)[number], 3)
    c.rect((x0 + 20, y1 - 84, x1 - 20, y1), PAPER, MIST)
    c.rect((x0 + 12, y1 - 92, x1 - 12, y1 - 80), mix(hue, INK, 0.3))


def arch(c):
    c.pen.arc([2 * v for v in (386, 190, 814, 900)], 180, 360, fill=(250, 247, 240), width=52)
    c.pen.arc([2 * v for v in (396, 200, 804, 890)], 180, 360, fill=(163, 34, 27), width=8)
    c.oval((600, 596), (190, 34), "#8f836c")
    c.oval((600, 586), (190, 34), PAPER, FOG)
    c.glow((600, 420), 230, "#fff3d6", 0.6)


def plinth_arm(c, foot):
    x, y = foot
    c.rect((x - 44, y - 40, x + 44, y), DEEP, NIGHT, radius=8)
    joints = [(x, y - 46), (x - 58, y - 150), (x + 46, y - 218), (x + 104, y - 160)]
    for (first, second), width in zip(itertools.pairwise(joints), (38, 30, 20), strict=True):
        c.line([first, second], OCHRE, width)
        c.line([(first[0] - 4, first[1]), (second[0] - 4, second[1])], fade(CREAM, 0.5), width * 0.2)
    for joint, r in zip(joints, (28, 24, 20, 13), strict=True):
        c.oval(joint, (r, r), DEEP)
        c.oval(joint, (r * 0.45, r * 0.45), FOG)
    c.line([(x + 96, y - 150), (x + 92, y - 120)], DEEP, 7)
    c.line([(x + 114, y - 150), (x + 120, y - 120)], DEEP, 7)
    c.oval((x + 106, y - 112), (15, 15), SEAL)
