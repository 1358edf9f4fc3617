"""Lake and shore, a city by the water."""

from .canvas import Canvas
from .palette import CLAY, CREAM, DEEP, INK, MOSS, NIGHT, PAPER, PINE, ROSE, SAND, SLATE, STEEL, fade, mix
from .parts import boat, glints, ridge, tree


def reeds(canvas, box, color, count):
    """Blades that lean with the wind, heavy heads on some."""
    x0, top, x1, bottom = box
    for _ in range(count):
        x = canvas.rng.uniform(x0, x1)
        tall = canvas.rng.uniform(0.4, 1) * (bottom - top)
        tip = (x + tall * canvas.rng.uniform(0.05, 0.3), bottom - tall)
        canvas.line([(x, bottom), (x + (tip[0] - x) * 0.3, bottom - tall * 0.6), tip], color, 1.6)
        if canvas.rng.random() < 0.35:
            canvas.line([tip, (tip[0] + 5, tip[1] - 18)], mix(CLAY, color, 0.35), 5)


def lake_dawn():
    c = Canvas(seed=11)
    c.backdrop((0, "#9fb1ba"), (0.28, "#dcd3c6"), (0.47, "#f3dcbd"), (1, "#f3dcbd"))
    c.glow((470, 330), 420, "#fff1d2", 0.95)
    c.oval((470, 322), (34, 34), "#fff8e8")
    for level, swing, color in ((330, 22, "#bfc3be"), (352, 20, "#a3b0ae"), (374, 13, "#84979a")):
        ridge(c, level, swing, mix(color, ROSE, 0.18), mix(color, CREAM, 0.55))
    for number, (left, width, tall) in enumerate(
        ((858, 60, 46), (926, 34, 88), (968, 52, 62), (1030, 30, 112), (1070, 74, 54), (1150, 60, 78))
    ):
        face = mix(STEEL, ROSE, 0.25 + 0.06 * (number % 3))
        c.rect((left, 404 - tall, left + width, 412), face, mix(face, CREAM, 0.35))
        c.rect((left, 404 - tall, left + 7, 412), mix(face, "#ffe9c4", 0.6))
    for x in range(800, 1210, 22):
        c.oval((x, 408), (18, c.rng.uniform(8, 14)), mix(PINE, SLATE, 0.4))
    c.mirror(414, 386, 0.98)
    c.rect((0, 414, 1200, 800), fade("#d9c9b3", 0.35), fade(STEEL, 0.72))
    for step in range(40):
        y, half = 420 + step * 6.4, 18 + step * 1.7
        x = 470 + c.rng.uniform(-half, half) * 0.5
        c.line([(x - half, y), (x + half * 0.8, y)], fade("#ffedc8", 0.75 - step * 0.016), 2.2)
    glints(c, (0, 430, 1200, 780), PAPER, 120)
    boat(c, (705, 546), 1.0)
    c.poly([(1200, 600), (900, 664), (560, 712), (240, 800), (1200, 800)], "#6c7564", "#3c463d")
    c.poly(
        [(1200, 628), (930, 684), (640, 730), (430, 800), (640, 800), (960, 706), (1200, 656)],
        SAND,
        "#cdb994",
    )
    for x, y in ((1150, 632), (1040, 660), (905, 700)):
        tree(c, (x, y), 150 + (1150 - x) * 0.18, mix(PINE, MOSS, 0.3))
    reeds(c, (180, 640, 470, 806), "#3e4a3c", 90)
    return c


def tower(c, box, color, kind):
    """An office tower whose window bands catch the evening."""
    x0, y0, x1, y1 = box
    if kind == "slant":
        c.poly([(x0, y0 + 40), (x1, y0), (x1, y1), (x0, y1)], color, mix(color, ROSE, 0.5))
    elif kind == "round":
        c.rect((x0, y0, x1, y1 + 40), color, mix(color, ROSE, 0.5), radius=(x1 - x0) / 2)
    else:
        c.rect(box, color, mix(color, ROSE, 0.5))
    if kind == "spire":
        mid = (x0 + x1) / 2
        c.poly([(x0 + 8, y0), (x1 - 8, y0), (mid + 2, y0 - 60), (mid - 2, y0 - 60)], color)
    c.poly(
        [(x1 - (x1 - x0) * 0.32, y0 + 44), (x1, y0 + 44), (x1, y1), (x1 - (x1 - x0) * 0.32, y1)],
        fade(INK, 0.13),
    )
    for y in range(round(y0) + 56, round(y1) - 6, 11):
        for x in range(round(x0) + 7, round(x1) - 9, 10):
            if c.rng.random() < 0.42:
                c.rect((x, y, x + 5, y + 5), fade("#ffe3ab", c.rng.uniform(0.25, 0.95)))


def skyline():
    c = Canvas(seed=12)
    c.backdrop((0, "#48596b"), (0.3, "#8d8f96"), (0.52, "#e0b791"), (0.62, "#f0d2a6"), (1, "#f0d2a6"))
    c.glow((820, 480), 520, "#ffdba0", 0.7)
    for y, x, length in ((92, 120, 420), (126, 300, 380), (176, 760, 330), (214, 60, 260)):
        c.rect((x, y, x + length, y + 9), fade("#f2d3b0", 0.22), radius=5)
        c.rect((x + 90, y + 11, x + length + 60, y + 17), fade("#f2d3b0", 0.16), radius=3)
    for x in range(-20, 1220, 46):
        tall = c.rng.uniform(40, 150)
        c.rect((x, 520 - tall, x + c.rng.uniform(30, 60), 524), fade("#8b8b92", 0.75))
    plan = (
        (70, 250, 74, "flat"), (158, 320, 62, "round"), (236, 205, 58, "slant"), (322, 350, 90, "flat"),
        (432, 268, 54, "spire"), (500, 372, 96, "flat"), (612, 150, 66, "spire"), (700, 306, 70, "slant"),
        (792, 352, 58, "flat"), (868, 232, 68, "round"), (956, 330, 84, "flat"), (1056, 282, 60, "slant"),
    )  # fmt: skip
    for number, (x, top, width, kind) in enumerate(plan):
        tower(c, (x - 10, top, x + width + 12, 522), mix(DEEP, SLATE, 0.12 + 0.16 * (number % 3)), kind)
    for x in range(0, 1220, 26):
        c.oval((x, 522), (22, c.rng.uniform(9, 17)), mix(PINE, NIGHT, 0.45))
    c.mirror(526, 274, 0.72)
    c.rect((0, 526, 1200, 800), fade("#7a7c80", 0.2), fade(NIGHT, 0.7))
    glints(c, (0, 536, 1200, 800), "#ffe1b0", 190)
    c.line([(0, 527), (1200, 527)], fade(NIGHT, 0.6), 2)
    for x in range(30, 1200, 60):
        c.glow((x, 524), 9, "#ffe7b5", 0.9)
    return c
