"""Solar roofs, hydrogen."""

import math

from .canvas import Canvas
from .palette import (
    DEEP,
    FOG,
    INK,
    MIST,
    MOSS,
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
from .parts import block, person, ridge, toward, tree


def panels(c, corner, across, down, counts):
    """A slanted field of solar modules from `corner`, along the vectors `across` and `down`."""
    columns, rows = counts
    for row in range(rows):
        for column in range(columns):
            x = corner[0] + across[0] * column + down[0] * row
            y = corner[1] + across[1] * column + down[1] * row
            cell = [(x, y), (x + across[0] * 0.93, y + across[1] * 0.93)]
            cell += [(px + down[0] * 0.86, py + down[1] * 0.86) for px, py in reversed(cell)]
            hue = mix(STEEL, DEEP, 0.25 + 0.5 * c.rng.random())
            c.poly(cell, mix(hue, "#b9c9d4", 0.26), hue)
            for share in (0.33, 0.66):
                c.line(
                    [toward(cell[0], cell[1], share), toward(cell[3], cell[2], share)],
                    fade(PAPER, 0.2),
                    1,
                )
            c.line([toward(cell[0], cell[3], 0.5), toward(cell[1], cell[2], 0.5)], fade(PAPER, 0.2), 1)


def roof(c, corner, size, counts, wall):
    """A flat factory roof in parallel projection, covered with modules."""
    (x, y), (across, down) = corner, size
    a, d = (across * 0.94, -across * 0.2), (down * 0.62, down * 0.42)
    spots = [(x, y), (x + a[0], y + a[1]), (x + a[0] + d[0], y + a[1] + d[1]), (x + d[0], y + d[1])]
    drop = 86
    c.poly(
        [spots[0], spots[3], (spots[3][0], spots[3][1] + drop), (spots[0][0], spots[0][1] + drop)],
        mix(wall, INK, 0.22),
    )
    c.poly(
        [spots[3], spots[2], (spots[2][0], spots[2][1] + drop), (spots[3][0], spots[3][1] + drop)],
        wall,
        mix(wall, INK, 0.1),
    )
    for share in range(1, 12):
        px, py = toward(spots[3], spots[2], share / 12)
        c.rect((px - 11, py + 30, px + 11, py + 52), fade(DEEP, 0.55))
    c.poly(spots, "#e9e3d4")
    columns, rows = counts
    inset = (x + a[0] * 0.05 + d[0] * 0.07, y + a[1] * 0.05 + d[1] * 0.07)
    panels(
        c,
        inset,
        (a[0] * 0.9 / columns, a[1] * 0.9 / columns),
        (d[0] * 0.88 / rows, d[1] * 0.88 / rows),
        counts,
    )


def solar():
    c = Canvas(seed=22)
    c.backdrop((0, "#9db3bd"), (0.22, "#e3dfd0"), (0.3, "#f3e2bd"), (1, "#f3e2bd"))
    c.glow((930, 120), 360, "#fff3d3", 0.95)
    c.oval((930, 120), (30, 30), "#fffaf0")
    ridge(c, 214, 28, "#a8b5b2")
    ridge(c, 240, 16, "#869a8c", "#a9b49b")
    c.rect((0, 262, 1200, 800), "#a9b093", "#8a957a")
    for x in range(0, 1220, 40):
        tree(c, (x + c.rng.uniform(-9, 9), 286), c.rng.uniform(40, 62), mix(PINE, MOSS, 0.5))
    for corner, size, counts in (
        ((640, 340), (470, 150), (12, 3)),
        ((-120, 420), (620, 180), (14, 3)),
        ((540, 540), (760, 230), (14, 4)),
        ((-240, 690), (640, 260), (12, 4)),
    ):
        roof(c, corner, size, counts, "#d8cfbd")
    for number in range(3):
        x, y = 640 + number * 68, 776 - number * 14
        block(c, (x, y - 46, x + 52, y), (22, 15), PAPER if number else mix(SEAL, PAPER, 0.1))
    return c


def turbine(c, foot, tall, turn):
    x, y = foot
    c.poly(
        [
            (x - tall * 0.014, y),
            (x + tall * 0.014, y),
            (x + tall * 0.007, y - tall),
            (x - tall * 0.007, y - tall),
        ],
        PAPER,
        MIST,
    )
    for blade in range(3):
        angle = turn + blade * math.tau / 3
        tip = (x + math.cos(angle) * tall * 0.5, y - tall + math.sin(angle) * tall * 0.5)
        c.line([(x, y - tall), tip], PAPER, max(2.4, tall * 0.014))
    c.oval((x, y - tall), (tall * 0.018, tall * 0.018), STONE)


def sphere(c, center, radius):
    """A round tank on legs, lit from the left, with its stair and belt."""
    x, y = center
    for share in (-0.72, -0.36, 0, 0.36, 0.72):
        c.line(
            [(x + share * radius, y + radius * 0.3), (x + share * radius, y + radius * 1.42)],
            STEEL,
            radius * 0.06,
        )
    c.line(
        [(x - radius * 0.72, y + radius * 1.4), (x, y + radius * 0.9), (x + radius * 0.72, y + radius * 1.4)],
        SLATE,
        2.5,
    )
    for step in range(26):
        share = step / 26
        tone = mix("#a8afae", PAPER, share)
        c.oval(
            (x - radius * 0.3 * share, y - radius * 0.3 * share),
            (radius * (1 - share * 0.72), radius * (1 - share * 0.72)),
            tone,
        )
    c.pen.arc(
        [2 * v for v in (x - radius, y - radius * 0.24, x + radius, y + radius * 0.24)],
        0,
        180,
        fill=(163, 34, 27),
        width=round(radius * 0.09),
    )
    c.line([(x - radius * 0.3, y - radius * 1.06), (x + radius * 0.3, y - radius * 1.06)], DEEP, 3)
    c.line([(x, y - radius), (x, y - radius * 1.14)], DEEP, 6)
    c.line(
        [
            (x + radius * 0.2, y - radius * 1.06),
            (x + radius * 0.98, y - radius * 0.2),
            (x + radius * 1.12, y + radius * 1.4),
        ],
        DEEP,
        3,
    )


def hydrogen():
    c = Canvas(seed=26)
    c.backdrop((0, "#93abb5"), (0.5, "#e5dfcf"), (0.7, "#f2dfb9"), (1, "#f2dfb9"))
    c.rect((0, 520, 1200, 580), "#a9bcbd", "#8fa5a8")
    for x, tall, turn in ((860, 270, 0.3), (970, 240, 1.0), (1075, 300, 1.7), (1160, 220, 0.1)):
        turbine(c, (x, 530), tall, turn)
    c.rect((0, 566, 1200, 800), "#b7b09c", "#97917f")
    for x, r in ((640, 112), (400, 134), (140, 156)):
        c.oval((x + 30, 596 + r * 0.42), (r * 1.15, 14), fade(INK, 0.22))
        sphere(c, (x, 596 - r), r)
    for number in range(4):
        block(c, (780 + number * 104, 560, 866 + number * 104, 660), (24, 18), mix(FOG, SAND, 0.2))
        for slot in range(5):
            c.line(
                [(790 + number * 104, 584 + slot * 12), (838 + number * 104, 584 + slot * 12)],
                fade(STEEL, 0.6),
                3,
            )
        c.oval((850 + number * 104, 640), (6, 6), SEAL if number == 2 else MOSS)
    for y, hue in ((700, STONE), (716, mix(SEAL, STONE, 0.2)), (732, FOG)):
        c.line([(-10, y), (1210, y)], hue, 9)
        c.line([(-10, y - 3), (1210, y - 3)], fade(PAPER, 0.5), 1.6)
    for x in range(40, 1200, 190):
        c.rect((x, 690, x + 10, 770), DEEP)
    person(c, (720, 782), 150, mix(OCHRE, SEAL, 0.15), ((-0.16, 0.5), (0.24, 0.7)))
    return c
