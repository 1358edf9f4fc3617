"""Pictures that say which one they are: twelve squares along the lower edge, white where the number has a one."""

import io

from PIL import Image, ImageDraw

SIZE = (240, 160)
SQUARES = 12
LEFT, STEP, TOP, SIDE = 16, 17, 124, 12


def paint(number: int) -> bytes:
    """A small PNG in colours of its own; the number survives scaling and another encoding."""
    sky = tuple(40 + number * factor % 120 for factor in (37, 61, 83))
    image = Image.new("RGB", SIZE, sky)
    draw = ImageDraw.Draw(image)
    middle, height = 30 + number * 29 % 180, 30 + number * 17 % 50
    draw.polygon([(middle - 60, 110), (middle, 110 - height), (middle + 60, 110)], fill=(70, 90, 60))
    draw.ellipse([190 - number % 90, 14, 216 - number % 90, 40], fill=(190, 170, 90))
    draw.rectangle([0, 110, *SIZE], fill=(30, 34, 40))
    for square in range(SQUARES):
        left = LEFT + square * STEP
        colour = (255, 255, 255) if number >> square & 1 else (90, 40, 40)
        draw.rectangle([left, TOP, left + SIDE, TOP + SIDE], fill=colour)
    palette = image.convert("P", palette=Image.Palette.ADAPTIVE, colors=16)
    stream = io.BytesIO()
    palette.save(stream, "PNG", optimize=True)
    return stream.getvalue()
