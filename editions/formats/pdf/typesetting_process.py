"""A process that typesets one PDF and ends. Started as `python -m editions.formats.pdf.typesetting_process`.

It stands in a folder of its own with templates, data and pictures, gets its order as JSON on standard input, and
writes out.pdf. Typst ends a process that asks for more memory than there is, so it must not be the portal's.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from manuscript.reading_process import limit


def main() -> None:
    order = json.load(sys.stdin)
    limit(order["seconds"], order["mebibytes"])
    import typst  # noqa: PLC0415  under the limits

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=order["fonts"])
    try:
        made = typst.compile(
            order["template"],
            root=".",
            font_paths=fonts,
            pdf_standards=["ua-1"],
            timestamp=order["timestamp"],
        )
    except typst.TypstError as error:
        json.dump({"reason": error.message}, sys.stdout)
    else:
        Path("out.pdf").write_bytes(made)


if __name__ == "__main__":
    main()
