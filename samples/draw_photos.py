"""Draw the pictures of the sample issues: `python draw_photos.py [name …]` writes photos/NAME.jpg."""

import sys
from pathlib import Path

from draw import SCENES

FOLDER = Path(__file__).with_name("photos")


def main(names):
    FOLDER.mkdir(exist_ok=True)
    for name in names or sorted(SCENES):
        picture = SCENES[name]().finish()
        picture.save(FOLDER / f"{name}.jpg", quality=82, optimize=True, progressive=True)


if __name__ == "__main__":
    main(sys.argv[1:])
