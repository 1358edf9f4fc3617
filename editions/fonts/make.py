"""Makes the four fonts of this folder: `python editions/fonts/make.py` (needs npm and the requirements of development).

Not run by anything: its result is kept here. Noto Serif SC and Noto Sans SC, regular and bold, cut down to GB 2312, the
table manuscript/simplified.txt, characters.txt and whatever else than Han these fonts draw.
"""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "manuscript" / "simplified.txt"
VERSION = "0.4.3"
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}
#: Package, and the SHA-512 that the registry gave for this version.
FAMILIES = {
    "NotoSerifSC": (
        "@expo-google-fonts/noto-serif-sc",
        "fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw==",
    ),
    "NotoSansSC": (
        "@expo-google-fonts/noto-sans-sc",
        "9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
    ),
}
FEATURES = ["ccmp", "chws", "halt", "kern", "liga", "locl", "mark", "palt"]


def main() -> None:
    wanted = han()
    for family, (package, digest) in FAMILIES.items():
        files = fetch(package, digest)
        (HERE / f"{family}-OFL.txt").write_bytes(files["package/LICENSE_FONT"])
        for weight, folder in WEIGHTS.items():
            data = files[f"package/{folder}/{family}_{folder}.ttf"]
            cut(data, wanted, HERE / f"{family}-{weight}.ttf")
    write_coverage()


def han() -> set[str]:
    kept = "".join(_lines(HERE / "characters.txt")) + "".join(_lines(TABLE))
    return {character for character in kept if is_han(character)} | set(_gb2312())


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"


def _lines(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return (line for line in lines if not line.startswith("#"))


def _gb2312() -> Iterator[str]:
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield from bytes([row, cell]).decode("gb2312", "ignore")


def fetch(package: str, digest: str) -> dict[str, bytes]:
    """What the package holds, by name."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{package}@{VERSION}"], cwd=folder, check=True)  # noqa: S603, S607
        packed = next(Path(folder).glob("*.tgz")).read_bytes()
    found = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if found != digest:
        raise SystemExit(f"{package} {VERSION} is not the file it was: {found}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        return {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}


def cut(data: bytes, wanted: set[str], path: Path) -> None:
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    kept = {code for code in font.getBestCmap() if not is_han(chr(code)) or chr(code) in wanted}
    options = Options(layout_features=FEATURES, hinting=False, name_languages=["*"], notdef_outline=True)
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    font.save(path)
    print(f"{path.name}: {len(kept):,} characters, {path.stat().st_size:,} bytes")


def write_coverage() -> None:
    """What the fonts draw together, as ranges of code points: reading their own tables takes half a second."""
    drawn = set.union(*(set(TTFont(path, lazy=True).getBestCmap()) for path in HERE.glob("*.ttf")))
    ranges: list[list[int]] = []
    for code in sorted(drawn):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    lines = [f"{first:X}-{last:X}" for first, last in ranges]
    (HERE / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
