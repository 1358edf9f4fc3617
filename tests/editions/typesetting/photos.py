"""Photos of every kind that an office hands in, each small and lopsided, so that a turned one is seen."""

from io import BytesIO

from PIL import Image, ImageCms, ImageDraw

SIZE = (96, 64)
TURNED = 0x0112


def photo(mode: str = "RGB", *, side_up: int = 0, profile: str = "", form: str = "JPEG", **saved) -> bytes:
    image = Image.new("RGB", SIZE, (200, 60, 40))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 40, 20), fill=(20, 80, 180))
    draw.ellipse((60, 30, 90, 60), fill=(240, 220, 60))
    if side_up:
        exif = Image.Exif()
        exif[TURNED] = side_up
        saved["exif"] = exif
    if profile:
        saved["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile(profile)).tobytes()
    out = BytesIO()
    image.convert(mode).save(out, form, **saved)
    return out.getvalue()


KINDS = {
    "colour": photo(),
    "grey": photo("L"),
    "four inks": photo("CMYK"),
    "progressive": photo(progressive=True),
    "with a profile": photo(profile="sRGB"),
    **{f"side {n}": photo(side_up=n) for n in range(2, 9)},
}
