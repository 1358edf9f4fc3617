"""The muted colours that go with paper, ink and one seal red."""

PAPER = "#fbfaf6"
CREAM = "#f4ecd9"
SAND = "#e4d3ae"
OCHRE = "#c8994c"
CLAY = "#b4714d"
ROSE = "#dcb8a2"
SEAL = "#a3221b"
STONE = "#aaa497"
FOG = "#d5dad8"
MIST = "#b9c6c9"
SLATE = "#6c8494"
STEEL = "#4a6172"
DEEP = "#2c3e4d"
NIGHT = "#1d2a35"
SAGE = "#a3b297"
MOSS = "#6f866c"
PINE = "#3f564b"
INK = "#1c1b18"


def rgb(color):
    """A #rrggbb string, or a tuple that is one already, as numbers."""
    if isinstance(color, tuple):
        return color
    return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))


def fade(color, alpha):
    """The colour with an opacity between 0 and 1."""
    return (*rgb(color)[:3], round(255 * alpha))


def mix(first, second, share):
    """`share` of the second colour in the first."""
    pairs = zip(rgb(first)[:3], rgb(second)[:3], strict=True)
    return tuple(round(one + (two - one) * share) for one, two in pairs)
