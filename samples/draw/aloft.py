"""Drones over fields, a satellite over the lakes."""

import itertools
import math

from .canvas import Canvas
from .palette import CREAM, DEEP, FOG, INK, MOSS, NIGHT, PAPER, PINE, SAGE, SEAL, STEEL, STONE, fade, mix
from .parts import block, ridge, toward


def drone(c, spot, size):
    """A field drone with six arms, its tank and the mist below."""
    x, y = spot
    mist = ((-30, 26), (30, 26), (120, 190), (-120, 190))
    c.poly([(x + a * size, y + b * size) for a, b in mist], fade(PAPER, 0.5), fade(PAPER, 0.0))
    for dx, dy in ((-92, -14), (-70, 6), (92, -14), (70, 6), (-40, -26), (40, -26)):
        c.line([(x, y), (x + dx * size, y + dy * size)], DEEP, 5 * size)
        c.rect(
            (x + (dx - 5) * size, y + (dy - 16) * size, x + (dx + 5) * size, y + (dy + 4) * size),
            NIGHT,
            radius=3,
        )
        c.oval((x + dx * size, y + (dy - 16) * size), (40 * size, 5 * size), fade(NIGHT, 0.32))
    c.rect((x - 28 * size, y - 22 * size, x + 28 * size, y + 14 * size), "#ece5d6", STONE, radius=10 * size)
    c.rect(
        (x - 22 * size, y + 2 * size, x + 22 * size, y + 30 * size),
        SEAL,
        mix(SEAL, INK, 0.25),
        radius=8 * size,
    )
    for side in (-1, 1):
        c.line([(x + side * 24 * size, y + 14 * size), (x + side * 38 * size, y + 44 * size)], DEEP, 4 * size)


def drone_fields():
    c = Canvas(seed=21)
    c.backdrop((0, "#a9bec3"), (0.26, "#e9e4d2"), (0.34, "#f0e3c4"), (1, "#f0e3c4"))
    ridge(c, 236, 26, "#b3bfba")
    ridge(c, 256, 20, "#93a59c", "#b9c2ad")
    vanish = (640, 266)
    hues = (MOSS, "#93a36f", SAGE, "#b4b078", "#7f9466", "#a7ad74", "#5f7a5c")
    c.rect((0, 268, 1200, 800), MOSS)
    edges = [-1500 + 230 * n for n in range(19)]
    for number, (left, right) in enumerate(itertools.pairwise(edges)):
        hue = hues[(number * 3) % len(hues)]
        c.poly([vanish, (right, 820), (left, 820)], hue, mix(hue, INK, 0.12))
        for row in range(1, 12):
            x = left + (right - left) * row / 12
            c.line([vanish, (x, 820)], fade(mix(hue, INK, 0.3), 0.35), 1.4)
        c.line([vanish, (left, 820)], fade("#e6dcb6", 0.75), 3)
    for x in range(0, 1220, 34):
        c.oval((x, 274), (c.rng.uniform(14, 26), c.rng.uniform(8, 16)), mix(PINE, SAGE, 0.25))
    for x in (150, 196, 930):
        c.rect((x, 254, x + 34, 276), "#f2ecdf")
        c.poly([(x - 6, 256), (x + 17, 238), (x + 40, 256)], "#43484a")
    c.poly([(0, 470), (1200, 396), (1200, 408), (0, 486)], "#d9cfae", "#c9bd98")
    c.poly([(0, 486), (1200, 408), (1200, 416), (0, 500)], "#9db4b4")
    for spot, size in (((900, 250), 0.62), ((640, 320), 0.92), ((300, 400), 1.4)):
        drone(c, spot, size)
    return c


def satellite():
    c = Canvas(seed=23)
    c.backdrop((0, "#0f171f"), (0.6, "#1f2f3c"), (1, "#34495a"))
    for _ in range(240):
        r = c.rng.choice((0.6, 0.8, 1.1, 1.6))
        c.oval((c.rng.uniform(0, 1200), c.rng.uniform(0, 560)), (r, r), fade(CREAM, c.rng.uniform(0.25, 0.9)))
    for step in range(18):
        c.oval((520, 1720), (1216 - step * 4, 1216 - step * 4), fade("#a9cbd6", 0.035 + step * 0.004))
    c.oval((520, 1720), (1140, 1140), "#8fa9ad")
    c.oval((520, 1726), (1136, 1140), "#6f8c8c")
    land(c)
    for _ in range(26):
        x, w = c.rng.uniform(-40, 1240), c.rng.uniform(60, 200)
        reach = max(abs(x - 520), abs(x + w - 520))
        y = c.rng.uniform(1736 - math.sqrt(1140**2 - reach**2), 820)
        c.rect((x, y, x + w, y + c.rng.uniform(4, 9)), fade(PAPER, 0.28), radius=4)
    craft(c, (760, 270))
    return c


def coast(c, points, swing=11):
    """The outline with bays: each side bent at its middle, four times over."""
    for turn in range(4):
        bent = []
        for first, second in zip(points, points[1:] + points[:1], strict=True):
            reach = swing / 1.7**turn
            middle = toward(first, second, 0.5)
            bent += [
                first,
                (middle[0] + c.rng.uniform(-reach, reach), middle[1] + c.rng.uniform(-reach, reach) * 0.6),
            ]
        points = bent
    return points


def land(c):
    """Shores seen from orbit, and one lake with a bloom of green."""
    for points, hue in (
        ([(0, 712), (130, 668), (330, 640), (420, 668), (380, 730), (440, 800), (0, 800)], "#8f9a74"),
        ([(560, 800), (600, 720), (560, 660), (700, 622), (900, 654), (1060, 724), (1140, 800)], "#a39d76"),
        ([(620, 800), (660, 740), (760, 690), (930, 710), (1010, 800)], "#7f8d68"),
    ):
        c.poly(coast(c, points), hue, mix(hue, PINE, 0.35))
    lake = [(732, 724), (790, 696), (866, 700), (912, 730), (886, 768), (820, 782), (764, 762)]
    c.poly(coast(c, lake, 5), "#57798a")
    c.poly([(790, 716), (850, 712), (880, 732), (840, 748), (800, 738)], fade("#9cb86d", 0.8))
    c.line([(900, 740), (960, 760), (1040, 752), (1120, 790)], "#57798a", 4)
    c.poly([(700, 404), (770, 404), (900, 730), (760, 726)], fade("#f3dca6", 0.0), fade("#f3dca6", 0.3))


def craft(c, spot):
    x, y = spot
    for side in (-1, 1):
        left = x + (60 if side > 0 else -330)
        c.poly(
            [
                (x + side * 50, y + 12),
                (x + side * 66, y + 8),
                (x + side * 66, y + 20),
                (x + side * 50, y + 24),
            ],
            STONE,
        )
        for cell in range(4):
            for row in range(3):
                x0, y0 = left + cell * 68, y - 62 + row * 46 - side * cell * 9 - (27 if side < 0 else -9)
                points = [(x0, y0), (x0 + 64, y0 - side * 9), (x0 + 64, y0 + 34 - side * 9), (x0, y0 + 42)]
                c.poly(points, mix(STEEL, "#b7cbd8", 0.3), mix(STEEL, NIGHT, 0.4))
                c.line([(x0 + 32, y0), (x0 + 32, y0 + 36)], fade(PAPER, 0.25), 1)
    block(c, (x - 52, y - 56, x + 40, y + 84), (26, 18), "#c9a766")
    for row in range(5):
        c.line([(x - 52, y - 30 + row * 26), (x + 40, y - 34 + row * 26)], fade("#7d6131", 0.5), 1.5)
    c.rect((x - 34, y + 84, x + 22, y + 122), DEEP, NIGHT, radius=8)
    c.oval((x - 6, y + 122), (28, 9), "#90a9b5")
    c.oval((x - 6, y + 122), (16, 5), NIGHT)
    c.line([(x - 30, y - 60), (x - 70, y - 130)], FOG, 3)
    c.poly([(x - 96, y - 130), (x - 46, y - 152), (x - 60, y - 116)], FOG, STONE)
    c.rect((x - 52, y - 14, x - 30, y + 8), SEAL)
