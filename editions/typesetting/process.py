"""A process that typesets one PDF and ends. Started as `python -m editions.typesetting.process`.

It stands in a folder of its own with templates, data and pictures, gets its order as JSON on standard input, and
writes out.pdf. Typst ends a process that asks for more memory than there is, so it must not be the portal's.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from editions.typesetting.fitting import Lone, widths
from manuscript.reading_process import limit

PLACES = "places.typ"  # the template that says where photos stand


def main() -> None:
    order = json.load(sys.stdin)
    limit(order["seconds"], order["mebibytes"])
    import typst  # noqa: PLC0415  under the limits

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=order["fonts"])
    how = {"root": ".", "font_paths": fonts}
    try:
        if order["lone"]:
            places = typst.query(PLACES, **how, selector="<places>", field="value", one=True)
            set_widths(order["lone"], json.loads(places))
        made = typst.compile(order["template"], **how, pdf_standards=["ua-1"], timestamp=order["timestamp"])
    except typst.TypstError as error:
        json.dump({"reason": error.message}, sys.stdout)
    else:
        Path("out.pdf").write_bytes(made)


def set_widths(lone: list[dict], places: list) -> None:
    """Writes into data.json how wide each photo is set; most of the first setting serves the second."""
    data = Path("data.json")
    content = json.loads(data.read_text(encoding="utf-8"))
    content["widths"] = widths([Lone(**one) for one in lone], places)
    data.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
