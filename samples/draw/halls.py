"""Training hall, warehouse, spinning mill."""

import itertools

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
    ROSE,
    SAND,
    SEAL,
    SLATE,
    STEEL,
    fade,
    mix,
)
from .parts import block, person, toward


def hall(c, vanish, walls):
    """Roof frames, floor lines and windows that run to one point."""
    left, right, roof, floor = walls
    steps = [1 - 1 / (1 + 0.42 * n) for n in range(12)]
    c.poly([(left, floor), (right, floor), vanish], "#cfc5b2", "#a99f8d")
    for share in steps:
        a, b = toward((left, roof), vanish, share), toward((right, roof), vanish, share)
        d, e = toward((left, floor), vanish, share), toward((right, floor), vanish, share)
        width = max(1.4, 14 * (1 - share))
        peak = ((a[0] + b[0]) / 2, a[1] - 130 * (1 - share))
        c.line([d, a, peak, b, e], mix(STEEL, FOG, share * 0.9), width)
        c.line([a, b], mix(STEEL, FOG, share * 0.9), width * 0.7)
        for part in (0.25, 0.5, 0.75):
            foot = (a[0] + (b[0] - a[0]) * part, a[1])
            top = (foot[0], a[1] - 130 * (1 - share) * (1 - abs(part - 0.5) * 2))
            c.line([foot, top], mix(STEEL, FOG, share * 0.9), width * 0.5)
    return steps


def factory():
    c = Canvas(seed=43)
    vanish = (640, 350)
    c.backdrop((0, "#d3dad8"), (0.5, "#f2ecdd"), (1, "#d9cfba"))
    c.glow(vanish, 420, "#fff6e0", 0.8)
    steps = hall(c, vanish, (-260, 1500, -40, 900))
    c.rect((468, 316, 810, 450), "#efe8d8", "#d8cfbd")
    for x in (500, 572, 644, 716):
        c.rect((x, 346, x + 58, 450), mix(SLATE, FOG, 0.5), FOG)
    for near, far in itertools.pairwise(steps):
        for edge in (-260, 1500):
            points = [toward((edge, 120), vanish, near + 0.01), toward((edge, 120), vanish, far - 0.01)]
            points += [toward((edge, 330), vanish, far - 0.01), toward((edge, 330), vanish, near + 0.01)]
            c.poly(points, fade("#fdf6e4", 0.75))
    for share in (0.7, 0.6, 0.48, 0.32):
        for edge, turn in ((-70, 1), (1330, -1)):
            machine(c, toward((edge, 860), vanish, share), 1.25 * (1 - share), turn)
    for x in (430, 830):
        near, far = [(x, 900), (x + 14, 900)], 0.815
        c.poly([*near, *(toward(point, vanish, far) for point in reversed(near))], OCHRE)
    crew = (
        (520, 690, 244, STEEL),
        (612, 712, 258, mix(STEEL, SLATE, 0.4)),
        (708, 694, 246, STEEL),
        (800, 716, 266, DEEP),
    )
    for x, y, tall, hue in crew:
        c.oval((x, y), (tall * 0.17, tall * 0.025), fade(INK, 0.28))
        person(c, (x, y), tall, hue, coat=0.02)
    c.oval((400, 736), (50, 7), fade(INK, 0.28))
    person(c, (400, 736), 292, mix(SEAL, INK, 0.05), ((-0.25, 0.74), (0.14, 0.48)), 0.05)
    return c


def machine(c, foot, size, turn):
    """A machining centre with its window and lamp."""
    x, y = foot
    w, h = 250 * size, 260 * size
    block(
        c,
        (x - w / 2, y - h, x + w / 2, y),
        (30 * size * turn if turn > 0 else 0, 22 * size),
        mix(FOG, PAPER, 0.3),
    )
    c.rect((x - w * 0.42, y - h * 0.86, x + w * 0.16, y - h * 0.36), NIGHT, STEEL, radius=8 * size)
    c.poly(
        [
            (x - w * 0.3, y - h * 0.86),
            (x - w * 0.1, y - h * 0.86),
            (x - w * 0.28, y - h * 0.36),
            (x - w * 0.42, y - h * 0.36),
        ],
        fade(PAPER, 0.16),
    )
    c.rect((x + w * 0.24, y - h * 0.8, x + w * 0.42, y - h * 0.5), DEEP, radius=4 * size)
    c.rect((x + w * 0.27, y - h * 0.76, x + w * 0.39, y - h * 0.64), "#9fc0bd")
    c.rect((x - w / 2, y - h * 0.24, x + w / 2, y - h * 0.18), STEEL)
    c.line([(x + w * 0.33, y - h), (x + w * 0.33, y - h * 1.16)], DEEP, 5 * size)
    c.rect((x + w * 0.29, y - h * 1.2, x + w * 0.37, y - h * 1.06), MOSS if turn > 0 else SEAL, radius=3)


def rack(c, foot, size, cargo):
    """A mobile shelf on a flat robot."""
    x, y = foot
    c.oval((x, y + 4 * size), (112 * size, 12 * size), fade(INK, 0.28))
    c.rect((x - 72 * size, y - 34 * size, x + 72 * size, y), OCHRE, mix(OCHRE, INK, 0.25), radius=12 * size)
    c.rect((x - 72 * size, y - 14 * size, x + 72 * size, y - 8 * size), "#fff1c9")
    for wheel in (-44, 44):
        c.oval((x + wheel * size, y - 2 * size), (11 * size, 9 * size), NIGHT)
    top = y - 320 * size
    for level in range(4):
        base = y - (44 + level * 72) * size
        c.rect((x - 96 * size, base - 6 * size, x + 96 * size, base), STEEL)
        left = x - 88 * size
        while left < x + 62 * size and cargo:
            wide, tall = c.rng.uniform(26, 52) * size, c.rng.uniform(30, 58) * size
            hue = c.rng.choice(
                (SAND, mix(SAND, CLAY, 0.35), CREAM, mix(OCHRE, SAND, 0.5), MIST, mix(SEAL, CLAY, 0.4))
            )
            c.rect(
                (left, base - 6 * size - tall, min(left + wide, x + 90 * size), base - 6 * size),
                hue,
                mix(hue, INK, 0.12),
            )
            left += wide + 6 * size
    for post in (-96, 88):
        c.rect((x + post * size, top, x + (post + 8) * size, y - 38 * size), DEEP)


def warehouse():
    c = Canvas(seed=44)
    vanish = (600, 300)
    c.backdrop((0, "#b9c6c9"), (0.4, "#e6e4da"), (1, "#c3bbaa"))
    c.poly([(-400, 900), (1600, 900), vanish], "#d6d0c2", "#aaa495")
    for number in range(-12, 13):
        c.line([vanish, (600 + number * 150, 900)], fade(PAPER, 0.5), 2)
    steps = [1 - 1 / (1 + 0.3 * n) for n in range(15)]
    for share in steps:
        c.line([toward((-400, 900), vanish, share), toward((1600, 900), vanish, share)], fade(PAPER, 0.5), 2)
    for side in (-1, 1):
        shelves(c, vanish, side, steps)
    for share in steps[2:]:
        a = toward((420, -60), vanish, share)
        b = toward((780, -60), vanish, share)
        c.line([a, b], "#fffaf0", max(2, 16 * (1 - share)))
    c.glow(vanish, 240, "#fffaf0", 0.85)
    for foot, size in (((690, 440), 0.4), ((520, 500), 0.56), ((820, 610), 0.86), ((380, 742), 1.3)):
        rack(c, foot, size, cargo=True)
    c.oval((672, 752), (120, 12), fade(INK, 0.25))
    rack(c, (1010, 1010), 1.7, cargo=True)
    return c


def shelves(c, vanish, side, steps):
    """A wall of fixed racks at one side of the aisle."""
    edge = 600 + side * 900
    for near, far in itertools.pairwise(steps):
        for level in range(5):
            low, high = 820 - level * 190, 650 - level * 190
            points = [toward((edge, low), vanish, near), toward((edge, low), vanish, far)]
            points += [toward((edge, high), vanish, far), toward((edge, high), vanish, near)]
            hue = c.rng.choice(
                (SAND, mix(SAND, CLAY, 0.3), MIST, CREAM, mix(OCHRE, SAND, 0.4), mix(SLATE, FOG, 0.4))
            )
            c.poly(points, mix(mix(hue, INK, 0.14), "#e6e4da", far * 0.6))
            c.line(points[:2], mix(STEEL, FOG, far), max(1, 12 * (1 - near)))
        c.line(
            [toward((edge, 900), vanish, near), toward((edge, -140), vanish, near)],
            mix(DEEP, FOG, near),
            max(1, 14 * (1 - near)),
        )


def spools():
    c = Canvas(seed=45)
    c.backdrop((0, "#7d8f97"), (0.5, "#aab2ac"), (1, "#8a7f6c"))
    for x in range(60, 1200, 240):
        c.rect((x, 30, x + 170, 250), "#c7d3d2", "#e9e4d4")
        c.line([(x + 85, 40), (x + 85, 250)], PAPER, 5)
    c.rect((0, 640, 1200, 800), "#7b6d58", "#5c5142")
    c.rect((0, 160, 1200, 186), STEEL, DEEP)
    for number in range(7):
        x = 96 + number * 168
        c.oval((x, 198), (20, 20), FOG)
        c.oval((x, 198), (8, 8), DEEP)
        for strand in range(9):
            spread = (strand - 4) * 2.4
            c.line(
                [(x + spread * 0.4, 200), (x + spread * 2, 380), (x + spread * 3.5, 470)],
                fade("#fffaf0", 0.9),
                1.3,
            )
        c.rect((x - 5, 300, x + 5, 320), SEAL if number == 4 else OCHRE, radius=3)
    c.rect((0, 420, 1200, 446), SLATE, STEEL)
    for number in range(7):
        spool(c, (96 + number * 168, 540), 1.0, number)
    c.rect((0, 632, 1200, 664), DEEP, NIGHT)
    for x in range(30, 1200, 56):
        c.oval((x, 648), (5, 5), FOG if x % 3 else SEAL)
    for number in range(4):
        spool(c, (170 + number * 292, 768), 1.36, number + 2)
    return c


def spool(c, center, size, number):
    """A wound bobbin between two flanges, the yarn crossing itself."""
    x, y = center
    w, h = 52 * size, 66 * size
    hue = (CREAM, "#ead9b8", mix(ROSE, CREAM, 0.4), "#f3e9d3", mix(MIST, CREAM, 0.3))[number % 5]
    c.rect(
        (x - 11 * size, y - h - 36 * size, x + 11 * size, y + h + 26 * size), "#8b6b4c", "#5e4733", radius=5
    )
    c.rect((x - w, y - h, x + w, y + h), hue, mix(hue, CLAY, 0.22), radius=9 * size)
    for share, alpha in ((0.3, 0.1), (0.56, 0.12), (0.8, 0.16)):
        c.rect((x + w * share, y - h, x + w, y + h), fade("#6b4f33", alpha), radius=6)
    c.rect((x - w, y - h, x - w * 0.82, y + h), fade("#6b4f33", 0.12), radius=6)
    for row in range(17):
        level = y - h * 0.96 + row * h * 0.112
        c.line([(x - w * 0.98, level), (x + w * 0.98, level + 11 * size)], fade("#8f6f45", 0.42), 1.3)
        c.line([(x - w * 0.98, level + 11 * size), (x + w * 0.98, level)], fade(PAPER, 0.5), 1.3)
    for edge in (y - h - 10 * size, y + h - 2 * size):
        c.rect((x - w * 1.16, edge, x + w * 1.16, edge + 12 * size), "#a5815a", "#6f5338", radius=5)
