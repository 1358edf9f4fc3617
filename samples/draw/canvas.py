"""A sheet to draw on: coordinates are those of the finished picture, drawing happens at twice the size."""

import itertools
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .palette import INK, PAPER, rgb

SCALE = 2


class Canvas:
    def __init__(self, width=1200, height=800, seed=1):
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), PAPER)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.rng = random.Random(seed)  # noqa: S311 - a fixed seed is the point: the same picture every time

    def _points(self, points):
        return [(x * SCALE, y * SCALE) for x, y in points]

    def backdrop(self, *stops):
        """Colours from top to bottom over the whole sheet, as (height from 0 to 1, colour)."""
        for (start, first), (end, second) in itertools.pairwise(stops):
            self.rect((0, start * self.height, self.width, end * self.height + 1), first, second)

    def poly(self, points, color, to=None):
        """A filled outline; with `to`, shaded from top to bottom."""
        if to is None:
            self.pen.polygon(self._points(points), fill=rgb(color))
            return
        ys = [y for _, y in points]
        xs = [x for x, _ in points]
        self._shaded(
            (min(xs), min(ys), max(xs), max(ys)),
            color,
            to,
            lambda pen, shift: pen.polygon(shift(points), fill=255),
        )

    def rect(self, box, color, to=None, radius=0):
        """A box (left, top, right, bottom), with rounded corners if asked."""
        (x0, x1), (y0, y1) = sorted((box[0], box[2])), sorted((box[1], box[3]))
        box = (x0, y0, x1, y1)
        if to is None:
            scaled = [v * SCALE for v in box]
            self.pen.rounded_rectangle(scaled, radius * SCALE, fill=rgb(color))
            return
        self._shaded(
            box,
            color,
            to,
            lambda pen, shift: pen.rounded_rectangle(shift([(x0, y0), (x1, y1)]), radius * SCALE, fill=255),
        )

    def oval(self, center, radii, color, to=None):
        (x, y), (rx, ry) = center, radii
        box = (x - rx, y - ry, x + rx, y + ry)
        if to is None:
            self.pen.ellipse([v * SCALE for v in box], fill=rgb(color))
            return
        self._shaded(
            box,
            color,
            to,
            lambda pen, shift: pen.ellipse(shift([(box[0], box[1]), (box[2], box[3])]), fill=255),
        )

    def _shaded(self, box, top, bottom, draw):
        left, upper = math.floor(box[0] * SCALE), math.floor(box[1] * SCALE)
        size = (max(1, math.ceil(box[2] * SCALE) - left), max(1, math.ceil(box[3] * SCALE) - upper))
        mask = Image.new("L", size)

        def shift(points):
            return [(x * SCALE - left, y * SCALE - upper) for x, y in points]

        draw(ImageDraw.Draw(mask), shift)
        ramp = Image.linear_gradient("L").resize(size)
        sheets = [Image.new("RGB", size, rgb(color)[:3]) for color in (bottom, top)]
        blend = Image.composite(*sheets, ramp)
        if len(rgb(top)) == 4:  # opacity runs from the first colour's to the second's
            ends = (rgb(top)[3], rgb(bottom)[3] if len(rgb(bottom)) == 4 else 255)
            mask = ImageChops.multiply(
                mask, ramp.point(lambda v: round(ends[0] + (ends[1] - ends[0]) * v / 255))
            )
        self.image.paste(blend, (left, upper), mask)

    def line(self, points, color, width=2):
        """A stroke with round ends."""
        scaled = self._points(points)
        wide = max(1, round(width * SCALE))
        self.pen.line(scaled, fill=rgb(color), width=wide, joint="curve")
        if width > 3 and len(rgb(color)) == 3:
            for x, y in (scaled[0], scaled[-1]):
                half = wide / 2
                self.pen.ellipse([x - half, y - half, x + half, y + half], fill=rgb(color))

    def ring(self, center, radii, color, width=2):
        (x, y), (rx, ry) = center, radii
        box = [v * SCALE for v in (x - rx, y - ry, x + rx, y + ry)]
        self.pen.ellipse(box, outline=rgb(color), width=round(width * SCALE))

    def glow(self, center, radius, color, strength=0.6):
        """Light that fades outwards."""
        (x, y), reach = center, round(radius * SCALE)
        ramp = Image.radial_gradient("L").resize((reach * 2, reach * 2))
        mask = ramp.point(lambda v: round(max(0, 1 - v / 181) ** 2 * 255 * strength))
        spot = Image.new("RGB", mask.size, rgb(color)[:3])
        self.image.paste(spot, (round(x * SCALE) - reach, round(y * SCALE) - reach), mask)

    def soften(self, box, radius):
        """Blur a region: what lies far behind the subject."""
        region = tuple(round(v * SCALE) for v in box)
        self.image.paste(self.image.crop(region).filter(ImageFilter.GaussianBlur(radius * SCALE)), region[:2])

    def mirror(self, shore, depth, squeeze=1.0):
        """Reflect what stands above `shore` into the water below it."""
        tall = round(depth / squeeze)
        region = (0, (shore - tall) * SCALE, self.width * SCALE, shore * SCALE)
        flipped = self.image.crop(region).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        flipped = flipped.resize((self.width * SCALE, depth * SCALE)).filter(ImageFilter.BoxBlur(5 * SCALE))
        self.image.paste(flipped, (0, shore * SCALE))

    def finish(self):
        """Down to size, edges a little darker, and the grain of paper."""
        picture = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        ramp = Image.radial_gradient("L").resize(picture.size)
        corner = ramp.point(lambda v: max(0, v - 120) // 4)
        picture.paste(Image.new("RGB", picture.size, INK), (0, 0), corner)
        noise = Image.frombytes("L", picture.size, self.rng.randbytes(self.width * self.height))
        noise = noise.filter(ImageFilter.GaussianBlur(0.8)).point(lambda v: round(128 + (v - 128) * 0.11))
        return ImageChops.overlay(picture, Image.merge("RGB", [noise] * 3))
