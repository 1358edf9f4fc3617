"""What several pictures need: hills, trees, people, boxes in perspective."""

import math

from .palette import INK, NIGHT, PAPER, SEAL, fade, mix


def ridge(canvas, level, swing, color, to=None):
    """A range of hills from edge to edge whose crest swings about `level`."""
    waves = [
        (canvas.rng.uniform(0.6, 1.4) * n, canvas.rng.uniform(0, 6.3), 1 / n**1.15)
        for n in (1, 2, 3, 5, 9, 17)
    ]
    crest = []
    for x in range(-10, canvas.width + 20, 10):
        turn = x / canvas.width * math.tau
        crest.append(
            (x, level - swing * sum(size * math.sin(rate * turn + start) for rate, start, size in waves))
        )
    canvas.poly([*crest, (canvas.width + 10, canvas.height), (-10, canvas.height)], color, to)


def tree(canvas, foot, height, color):
    """A round crown of several leaves of colour on a thin trunk."""
    x, y = foot
    canvas.line([(x, y), (x, y - height * 0.6)], mix(color, "#3a3026", 0.6), height * 0.035)
    for dx, dy, size in ((-0.14, 0.52, 0.2), (0.15, 0.55, 0.19), (0, 0.74, 0.24), (-0.02, 0.56, 0.24)):
        shade = mix(color, "#fbfaf6", canvas.rng.uniform(0, 0.12))
        canvas.oval((x + dx * height, y - dy * height), (size * height, size * height * 0.95), shade)


def face(canvas, center, size, hair):
    """A head from the front: `size` is half its height; hair short, to the chin, or tied."""
    x, y = center
    cut = canvas.rng.choice(("short", "short", "chin", "tied"))
    if cut == "chin":
        canvas.rect(
            (x - size * 0.95, y - size * 0.6, x + size * 0.95, y + size * 1.02), hair, radius=size * 0.5
        )
    elif cut == "tied":
        canvas.oval((x + size * 0.2, y - size * 1.12), (size * 0.38, size * 0.34), hair)
    canvas.rect((x - size * 0.36, y + size * 0.4, x + size * 0.36, y + size * 1.4), "#c9997b")
    canvas.oval((x, y - size * 0.16), (size * 0.88, size * 0.98), hair)
    canvas.oval((x, y + size * 0.14), (size * 0.72, size * 0.84), "#d9ab8a")
    fringe = canvas.rng.choice((-1, 1)) * size
    canvas.poly([(x - fringe * 0.7, y - size * 0.1), (x - fringe * 0.5, y - size * 0.9), (x + fringe * 0.74, y - size * 0.7),
                 (x + fringe * 0.74, y - size * 0.06), (x + fringe * 0.3, y - size * 0.48)], hair)  # fmt: skip


def person(canvas, foot, height, color, hands=((-0.14, 0.47), (0.14, 0.47)), coat=0.0):
    """A standing figure. `hands` are offsets from the foot in heights; `coat` lengthens the jacket."""
    x, y = foot
    dark = mix(mix(color, "#22262b", 0.72), "#6b6256", canvas.rng.choice((0, 0.2, 0.4)))
    for side in (-1, 1):
        leg = [(0.008, 0.5), (0.092, 0.5), (0.068, 0.02), (0.02, 0.02)]
        canvas.poly([(x + side * a * height, y - b * height) for a, b in leg], dark)
        canvas.oval(
            (x + side * 0.05 * height, y - 0.012 * height), (0.036 * height, 0.014 * height), "#1d1c1b"
        )
    face(
        canvas,
        (x, y - 0.925 * height),
        0.066 * height,
        canvas.rng.choice(("#2b2623", "#37302a", "#1f1e1d", "#5d564e")),
    )
    hem = 0.46 - coat
    body = [
        (-0.05, 0.85),
        (0.05, 0.85),
        (0.118, 0.81),
        (0.1, 0.55),
        (0.108, hem),
        (-0.108, hem),
        (-0.1, 0.55),
    ]
    canvas.poly([(x + a * height, y - b * height) for a, b in [*body, (-0.118, 0.81)]], color)
    collar = [(-0.036, 0.852), (0.036, 0.852), (0, 0.75)]
    canvas.poly([(x + a * height, y - b * height) for a, b in collar], mix(color, "#fbfaf6", 0.8))
    for hand, side in zip(hands, (-1, 1), strict=True):
        elbow = (side * 0.025 + (hand[0] + side * 0.11) / 2, (hand[1] + 0.78) / 2 - 0.03)
        arm = [(x + a * height, y - b * height) for a, b in ((side * 0.1, 0.785), elbow, hand)]
        canvas.line(arm, mix(color, "#15171a", 0.14), height * 0.05)
        canvas.oval(arm[1], (height * 0.025, height * 0.025), mix(color, "#15171a", 0.14))
        canvas.oval(arm[2], (height * 0.026, height * 0.026), "#d9ab8a")


def seated(c, spot, size, color):
    """Head, shoulders and folded arms of someone behind a table; `spot` is the table's edge."""
    x, y = spot
    face(c, (x, y - 1.36 * size), 0.36 * size, c.rng.choice(("#2b2623", "#1f1e1d", "#37302a", "#5d564e")))
    body = [
        (-0.62, 0),
        (-0.58, 0.72),
        (-0.4, 0.93),
        (-0.14, 1),
        (0.14, 1),
        (0.4, 0.93),
        (0.58, 0.72),
        (0.62, 0),
    ]
    c.poly([(x + a * size, y - b * size) for a, b in body], color)
    c.poly([(x - 0.17 * size, y - size), (x + 0.17 * size, y - size), (x, y - 0.5 * size)], PAPER)
    for side in (-1, 1):
        arm = [(0.5, 0.66), (0.58, 0.18), (0.14, 0.05)]
        arm = [(x + side * a * size, y - b * size) for a, b in arm]
        c.line(arm, mix(color, INK, 0.16), 0.19 * size)
        c.oval(arm[2], (0.1 * size, 0.09 * size), "#d9ab8a")


def boat(c, spot, size):
    """A covered boat with its oarsman."""
    x, y = spot
    c.oval((x, y + 9 * size), (66 * size, 5 * size), fade(NIGHT, 0.35))
    hull = [(-64, -8), (66, -12), (50, 8), (-44, 8)]
    c.poly([(x + a * size, y + b * size) for a, b in hull], "#33302b")
    roof = [(-24, -10), (-18, -30), (20, -30), (28, -10)]
    c.poly([(x + a * size, y + b * size) for a, b in roof], mix(SEAL, INK, 0.25))
    c.oval((x + 42 * size, y - 40 * size), (6 * size, 7 * size), "#2b2623")
    c.rect((x + 35 * size, y - 34 * size, x + 49 * size, y - 8 * size), "#46525b", radius=5 * size)
    c.line([(x + 46 * size, y - 28 * size), (x + 84 * size, y + 16 * size)], "#33302b", 2)


def bust(canvas, center, size, color, hair="#2b2623"):
    """Head and shoulders from behind, as one sees an audience."""
    x, y = center
    canvas.rect((x - size, y + size * 0.62, x + size, y + size * 3), color, radius=size * 0.62)
    canvas.rect((x - size * 0.2, y + size * 0.2, x + size * 0.2, y + size * 0.9), mix(hair, "#d9ab8a", 0.55))
    canvas.oval((x, y), (size * 0.46, size * 0.56), hair)


def audience(canvas, rows, colors):
    """Rows of (height on the sheet, size of a head, distance between heads), far to near."""
    for number, (level, size, step) in enumerate(rows):
        x = -step * (0.5 if number % 2 else 0.1)
        while x < canvas.width + step:
            lean = canvas.rng.uniform(-0.12, 0.12)
            spot = (x + lean * step, level + canvas.rng.uniform(-0.12, 0.12) * size)
            hair = mix("#2b2623", "#6b5a4a", canvas.rng.choice((0, 0, 0.25, 0.6)))
            bust(canvas, spot, size, canvas.rng.choice(colors), hair)
            x += step


def block(canvas, box, depth, color):
    """A box seen from the front left: face, lit top, shaded side. `depth` is (right, up)."""
    x0, y0, x1, y1 = box
    dx, dy = depth
    canvas.poly([(x0, y0), (x0 + dx, y0 - dy), (x1 + dx, y0 - dy), (x1, y0)], mix(color, "#fbfaf6", 0.35))
    canvas.poly([(x1, y0), (x1 + dx, y0 - dy), (x1 + dx, y1 - dy), (x1, y1)], mix(color, "#1c1b18", 0.28))
    canvas.rect(box, color)


def glints(canvas, box, color, count):
    """Short level strokes: light on water."""
    x0, y0, x1, y1 = box
    for _ in range(count):
        y = y0 + (y1 - y0) * canvas.rng.random() ** 0.8
        near = (y - y0) / (y1 - y0)
        x, length = canvas.rng.uniform(x0, x1), canvas.rng.uniform(12, 60) * (0.4 + near)
        canvas.line([(x, y), (x + length, y)], fade(color, 0.12 + 0.3 * canvas.rng.random()), 0.8 + 2 * near)


def toward(point, vanish, share):
    """A point on the way to the vanishing point: the tool of every hall and aisle here."""
    return tuple(a + (b - a) * share for a, b in zip(point, vanish, strict=True))
