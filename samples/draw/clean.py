"""Server room, clean room, wafer."""

import itertools
import math

from .canvas import Canvas
from .palette import DEEP, FOG, INK, MIST, NIGHT, PAPER, ROSE, SAGE, SEAL, SLATE, STEEL, STONE, fade, mix
from .parts import toward


def servers():
    c = Canvas(seed=52)
    vanish = (600, 380)
    c.backdrop((0, "#16212a"), (0.5, "#243643"), (1, "#141d25"))
    c.poly([(-300, 900), (1500, 900), vanish], "#3a4c58", "#22303a")
    steps = [1 - 1 / (1 + 0.34 * n) for n in range(12)]
    for share in steps:
        c.line([toward((-300, 900), vanish, share), toward((1500, 900), vanish, share)], fade(FOG, 0.16), 2)
    for share in steps[1:]:
        a, b = toward((330, -120), vanish, share), toward((870, -120), vanish, share)
        c.line([a, b], fade("#eef6f4", 0.9 - 0.4 * share), max(1.5, 16 * (1 - share)))
    for edge in (-260, 1460):
        for near, far in list(itertools.pairwise(steps))[::-1]:
            cabinet(c, vanish, edge, (near, far))
    for x, hue in ((250, STEEL), (285, mix(SEAL, INK, 0.1)), (915, STEEL), (950, mix(SEAL, INK, 0.1))):
        a, b = (x - (600 - x) * 0.6, -40), toward((x - (600 - x) * 0.6, -40), vanish, 0.9)
        c.poly([(a[0] - 14, a[1]), (a[0] + 14, a[1]), (b[0] + 1, b[1]), (b[0] - 1, b[1])], hue)
        c.poly([(a[0] - 8, a[1]), (a[0] - 2, a[1]), (b[0], b[1])], fade(PAPER, 0.25))
    c.glow(vanish, 260, "#d9efec", 0.75)
    return c


def cabinet(c, vanish, edge, span):
    """One rack: door, rows of units, a few lights."""
    near, far = span
    gap = (far - near) * 0.05

    def at(level, share):
        return toward((edge, level), vanish, near + gap + (far - near - 2 * gap) * share)

    c.poly([at(900, 0), at(900, 1), at(-60, 1), at(-60, 0)], mix("#0f171e", SLATE, far * 0.35))
    for row in range(19):
        level = -20 + row * 47
        tone = mix(DEEP, SLATE, 0.2 + far * 0.35)
        c.poly([at(level + 36, 0.08), at(level + 36, 0.92), at(level, 0.92), at(level, 0.08)], tone)
        for slot in range(9):
            share = 0.16 + slot * 0.085
            if c.rng.random() < 0.5:
                hue = c.rng.choices(("#a8d5c6", "#e8d9a5", "#d0573f"), (8, 3, 0.6))[0]
                c.line(
                    [at(level + 12, share), at(level + 24, share)], fade(hue, 0.9), max(1, 4.5 * (1 - near))
                )


def scope(c, foot, size):
    """An inverted microscope with its screen."""
    x, y = foot

    def put(*points):
        return [(x - a * size, y - b * size) for a, b in points]

    c.rect((*put((-92, 26))[0], *put((92, 0))[0]), SLATE, STEEL, radius=8)
    c.poly(put((40, 20), (84, 20), (84, 190), (52, 206), (34, 170)), PAPER, STONE)
    c.rect((*put((-84, 98))[0], *put((50, 84))[0]), DEEP)
    c.poly(put((-48, 206), (66, 216), (66, 180), (-44, 170)), PAPER, FOG)
    c.line(put((-20, 170), (-20, 112)), STEEL, 26 * size)
    c.line(put((-20, 112), (-20, 102)), DEEP, 14 * size)
    c.line(put((-60, 208), (-96, 234)), DEEP, 17 * size)
    c.oval(put((58, 60))[0], (19 * size, 19 * size), STEEL)
    c.oval(put((58, 60))[0], (9 * size, 9 * size), FOG)
    c.oval(put((-20, 78))[0], (30 * size, 6 * size), "#fff0c8")
    c.rect((*put((-40, 108))[0], *put((4, 99))[0]), ROSE, radius=3)


def suited(c, foot, size, lean):
    """Someone in a clean-room suit, seated, bent to the left by `lean`."""
    x, y = foot

    def put(*points):
        return [(x + a * size, y - b * size) for a, b in points]

    c.poly(
        put((-60, 0), (78, 0), (92, 120), (70, 228), (16, 262), (-38, 246), (-70, 150)), "#f7f5ee", "#cfd5d3"
    )
    c.poly(put((40, 0), (78, 0), (92, 120), (70, 228), (40, 246)), fade(SLATE, 0.18))
    hx = -22 - lean
    c.oval(put((hx, 304))[0], (54 * size, 60 * size), "#f7f5ee", "#d9dedb")
    c.oval(put((hx - 22, 304))[0], (30 * size, 36 * size), "#d9ab8a")
    c.poly(put((hx - 54, 298), (hx - 2, 294), (hx - 4, 264), (hx - 36, 258), (hx - 52, 276)), "#b9cfd4")
    c.rect((*put((hx - 54, 324))[0], *put((hx - 2, 306))[0]), fade(STEEL, 0.55), radius=6)
    c.line(put((20, 214), (-58, 120), (-138, 128)), "#d3dad8", 42 * size)
    c.oval(put((-150, 130))[0], (21 * size, 18 * size), "#b9cfd4")


def cleanroom():
    c = Canvas(seed=53)
    c.backdrop((0, "#dfe6e3"), (0.6, "#eef0e9"), (1, "#c4cbc6"))
    for x in range(0, 1200, 200):
        c.rect((x + 8, 0, x + 192, 60), "#fffdf6", "#eef2ec")
    for x in (40, 360, 840):
        c.rect((x, 110, x + 290, 380), mix(MIST, SLATE, 0.25), "#d6dfdc", radius=10)
        c.poly([(x + 60, 110), (x + 140, 110), (x + 60, 380), (x, 380), (x, 300)], fade(PAPER, 0.3))
        c.rect((x + 30, 316, x + 260, 380), fade(STEEL, 0.3))
        for tank in (70, 140, 210):
            c.rect((x + tank - 24, 226, x + tank + 24, 330), mix(FOG, SLATE, 0.3), SLATE, radius=18)
            c.rect((x + tank - 24, 258, x + tank + 24, 268), mix(SEAL, ROSE, 0.4) if tank == 140 else SAGE)
    c.rect((0, 400, 1200, 412), MIST)
    suited(c, (1010, 700), 0.98, 18)
    suited(c, (520, 716), 1.24, 26)
    c.rect((0, 606, 1200, 640), PAPER, MIST)
    c.rect((0, 640, 1200, 800), "#b3bfbf", "#8d9c9e")
    for x in (150, 480, 810, 1130):
        c.rect((x, 640, x + 12, 800), SLATE)
    scope(c, (300, 608), 1.3)
    scope(c, (822, 608), 0.95)
    screen(c, (40, 420, 200, 560))
    dishes(c)
    return c


def screen(c, box):
    """Cells under the lens."""
    x0, y0, x1, y1 = box
    c.rect((x0 - 10, y0 - 10, x1 + 10, y1 + 10), DEEP, radius=8)
    c.rect(box, "#22404a", "#34616a")
    for _ in range(26):
        x, y, r = c.rng.uniform(x0 + 16, x1 - 16), c.rng.uniform(y0 + 16, y1 - 16), c.rng.uniform(7, 14)
        c.oval((x, y), (r, r * 0.85), fade("#a9d0c2", 0.7))
        c.oval((x, y), (r * 0.4, r * 0.4), ROSE)
    c.rect(((x0 + x1) / 2 - 8, y1 + 10, (x0 + x1) / 2 + 8, 606), DEEP)
    c.rect(((x0 + x1) / 2 - 46, 598, (x0 + x1) / 2 + 46, 608), DEEP, radius=4)


def dishes(c):
    for number in range(4):
        c.oval((600, 600 - number * 11), (46, 10), fade("#f3e4e0", 0.95))
        c.ring((600, 600 - number * 11), (46, 10), mix(SLATE, ROSE, 0.4), 2)
    for number, x in enumerate((664, 692, 720)):
        c.rect((x, 546, x + 18, 606), fade(PAPER, 0.9), radius=7)
        c.rect((x, 574, x + 18, 606), (ROSE, mix(SEAL, ROSE, 0.5), ROSE)[number], radius=7)
        c.rect((x - 2, 540, x + 20, 552), SEAL if number == 1 else STEEL, radius=3)


def wafer():
    c = Canvas(seed=54)
    c.backdrop((0, "#2c3842"), (0.55, "#46565f"), (1, "#222c34"))
    for x in range(-200, 1300, 130):
        c.poly([(x, 0), (x + 60, 0), (x + 460, 800), (x + 400, 800)], fade("#8aa0aa", 0.07))
    c.oval((650, 432), (350, 350), fade(INK, 0.4))
    c.soften((250, 40, 1060, 800), 14)
    center, radius = (620, 400), 340
    c.oval(center, (radius, radius), "#c9c4b8", "#80888c")
    rainbow(c, center)
    c.soften((280, 60, 960, 740), 5)
    dies(c, center)
    c.ring(center, (334, 334), fade(PAPER, 0.55), 3)
    c.poly([(606, 744), (634, 744), (620, 722)], "#3a4750")
    sheen = [
        (620 + 328 * math.cos(math.radians(a)), 400 + 328 * math.sin(math.radians(a)))
        for a in range(150, 250, 4)
    ]
    c.poly([*sheen, (560, 240), (480, 500)], fade(PAPER, 0.1))
    blade(c)
    return c


def rainbow(c, center):
    """Interference colours, turning with the angle as on real film."""
    hues = (
        "#e2c58d",
        "#c98f6f",
        "#b67c86",
        "#8b86a6",
        "#6f93ac",
        "#7fada4",
        "#b3bd90",
        "#e2c58d",
        "#c98f6f",
        "#8b86a6",
        "#6f93ac",
        "#7fada4",
    )
    for step in range(360):
        share = step / 360 * len(hues)
        hue = mix(hues[int(share)], hues[(int(share) + 1) % len(hues)], share % 1)
        angle = math.radians(step)
        points = [center]
        points += [
            (center[0] + 328 * math.cos(angle + d), center[1] + 328 * math.sin(angle + d)) for d in (0, 0.02)
        ]
        c.poly(points, mix(hue, SLATE, 0.25 + 0.2 * math.sin(angle * 3)))


def dies(c, center):
    """The grid of chips, only where they lie whole on the disc."""
    for column in range(-12, 13):
        for row in range(-16, 17):
            x, y = center[0] + column * 28, center[1] + row * 21
            corners = ((x - 14, y - 11), (x + 14, y - 11), (x - 14, y + 11), (x + 14, y + 11))
            if any(math.hypot(a - center[0], b - center[1]) > 318 for a, b in corners):
                continue
            c.rect(
                (x - 12, y - 9, x + 12, y + 9),
                fade(c.rng.choice((NIGHT, PAPER, DEEP)), c.rng.uniform(0.05, 0.2)),
            )
            c.line([(x - 8, y - 4), (x + 8, y - 4)], fade(PAPER, 0.22), 1)
            c.line([(x - 8, y + 2), (x + 3, y + 2)], fade(PAPER, 0.22), 1)
    c.rect((center[0] + 72, center[1] - 51, center[0] + 96, center[1] - 33), SEAL)


def blade(c):
    """The handling fork that holds the disc from the right."""
    upper = [(1210, 330), (980, 350), (930, 330), (916, 352), (948, 372)]
    lower = [(x, 800 - y) for x, y in reversed(upper)]
    c.poly([*upper, *lower], "#eae6da", "#9aa2a3")
    c.rect((1060, 372, 1210, 428), fade(SLATE, 0.5), radius=10)
    for x in (1004, 1034):
        c.oval((x, 400), (8, 8), DEEP)
    c.rect((1150, 300, 1210, 500), DEEP, NIGHT, radius=12)
