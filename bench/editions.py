"""What an edition costs: a process each. `python -m bench.editions`.

PDF is set beside WeasyPrint in the same run, where requirements-bench.txt is installed: the same text, photos and fonts,
with contents and page numbers. WeasyPrint cannot justify Chinese, nor close up its punctuation.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random

from PIL import Image

from editions.formats.pdf import build
from editions.typesetting.child import FONTS
from editions.volume import Style, Volume
from manuscript.document import Chapter, Document, Kind, NewsItem, Paragraph, Photo, Section

from .report import Verdict, judge, table
from .words import Words

MIB = 1024 * 1024
#: Items, photos, items a section.
SIZES = {"bulletin": (41, 39, 5), "yearbook": (1900, 200, 100)}
TURNS = {"bulletin": 3, "yearbook": 1}  # of which the fastest counts; a minute and more for the second
MOST_SHARE = {"bulletin": 1 / 4, "yearbook": 1 / 8}
MOST_MEMORY = 1024  # MiB
STYLE = """@page { size: A4; margin: 30mm 26mm 26mm 28mm; @bottom-center { content: "— " counter(page) " —" } }
body { font: 12pt/19.8pt Song; text-align: justify } p { margin: 0; text-indent: 2em }
h1 { break-before: page; text-align: center } img { display: block; width: 118mm; margin: 5mm auto }
.two { columns: 2; font: 10.5pt/16.8pt Song } .two h3 { font-size: 10.5pt; margin: 0 } .two img { width: 74mm }
nav a { display: block } nav a::after { content: leader(".") target-counter(attr(href), page) }"""


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float  # of processor time, children included
    mebibytes: float  # at the peak
    size: int  # bytes
    photos: int  # bytes


def volume_of(name: str, folder: Path) -> Volume:
    """Photos of noise, so that they weigh what photos weigh."""
    items, photos, share = SIZES[name]
    words = Words(Random(1))
    pictures = {f"{number}.jpg": _photo(folder / f"{number}.jpg", number) for number in range(photos)}
    news = [_item(words, number, photos, items, name) for number in range(items)]
    sections = tuple(
        Section(f"{at // share + 1}区要闻", "", items=tuple(news[at : at + share]))
        for at in range(0, items, share)
    )
    is_bulletin = name == "bulletin"
    document = Document(
        "产业简报" if is_bulletin else "产业年鉴",
        "产业协会",
        Kind.QUARTERLY if is_bulletin else Kind.YEARBOOK,
        2026,
        3 if is_bulletin else None,
        chapters=(Chapter("要闻", "", sections),),
    )
    style = Style(columns=1 if is_bulletin else 2)
    return Volume(document, name, "2026年", dt.date(2026, 10, 9), pictures=pictures, style=style)


def _photo(path: Path, number: int) -> Path:
    if not path.exists():
        noise = Image.frombytes("L", (256, 170), Random(number).randbytes(256 * 170))
        noise.resize((1024, 680)).convert("RGB").save(path, quality=80)
    return path


def _item(words: Words, number: int, photos: int, items: int, name: str) -> NewsItem:
    paragraphs = tuple(Paragraph(text) for text in words.paragraphs())
    step = max(items // photos, 1)
    has_photo = number % step == 0 and number // step < photos
    photo = (Photo(f"{number // step}.jpg", words.caption()),) if has_photo else ()
    order = str(number + 1) if name == "bulletin" else ""
    return NewsItem(words.title(), order, blocks=(*paragraphs[:1], *photo, *paragraphs[1:]))


def weasyprint(volume: Volume) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  only where it is installed

    items = list(volume.document.items())
    contents = "".join(f'<a href="#i{n}">{escape(item.title)}</a>' for n, item in enumerate(items))
    body = "".join(
        f'<h3 id="i{n}">{escape(item.title)}</h3>{_html(item, volume)}' for n, item in enumerate(items)
    )
    font = (FONTS / "NotoSerifSC-Regular.ttf").as_uri()
    face = f'@font-face {{ font-family: Song; src: url("{font}") }}'
    kind = "two" if volume.style.columns > 1 else "one"
    page = f'<html lang="zh-CN"><title>{volume.title}</title><style>{face}{STYLE}</style>'
    page += f'<nav>{contents}</nav><h1>要闻</h1><main class="{kind}">{body}</main>'
    return HTML(string=page).write_pdf()


def _html(item: NewsItem, volume: Volume) -> str:
    return "".join(
        f"<p>{escape(block.text)}</p>"
        if isinstance(block, Paragraph)
        else f'<img src="{volume.pictures[block.file].as_uri()}" alt="{escape(block.caption)}">'
        for block in item.blocks
    )


MAKERS = {"Typst": build, "WeasyPrint": weasyprint}


def measure_here(maker: str, name: str, folder: Path) -> dict[str, float]:
    """One building, in this process and those it starts."""
    volume = volume_of(name, folder)
    before = _spent()
    made = MAKERS[maker](volume)
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    weight = sum(path.stat().st_size for path in volume.pictures.values())
    return {"seconds": _spent() - before, "mebibytes": max(peaks) / 1024, "size": len(made), "photos": weight}


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def measure(maker: str, name: str, folder: str) -> Cost | None:
    """None where the maker does not run on this machine."""
    command = [sys.executable, "-m", "bench.editions", maker, name, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and maker == "WeasyPrint":
        reason = done.stderr.strip().splitlines()[-1:]
        print(f"WeasyPrint does not run here, so nothing is compared with it: {''.join(reason)}")
        return None
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Cost(**json.loads(done.stdout))


def in_turns(name: str, folder: str) -> dict[tuple[str, str], Cost | None]:
    """The fastest of each maker, one after the other, so that a busy minute is hard on both."""
    made = [{maker: measure(maker, name, folder) for maker in MAKERS} for _turn in range(TURNS[name])]
    return {
        (maker, name): min(
            (one[maker] for one in made if one[maker]), key=lambda one: one.seconds, default=None
        )
        for maker in MAKERS
    }


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        costs = {key: cost for name in SIZES for key, cost in in_turns(name, folder).items()}
    rows = [
        [
            name,
            maker,
            f"{one.seconds:.2f}",
            f"{one.mebibytes:.0f}",
            f"{one.size / MIB:.1f}",
            f"{one.photos / MIB:.1f}",
        ]
        for (maker, name), one in costs.items()
        if one
    ]
    print(
        table(["edition", "made by", "s CPU", "MiB at the peak", "MiB of PDF", "MiB of photos"], rows), "\n"
    )
    return judge(
        [
            verdict
            for name in SIZES
            for verdict in verdicts(name, costs["Typst", name], costs["WeasyPrint", name])
        ]
    )


def verdicts(name: str, ours: Cost, theirs: Cost | None) -> list[Verdict]:
    room = 1.15 * ours.photos + MIB
    found = [
        Verdict(
            f"{name}: at most 1.15 x its photos + 1 MiB", ours.size <= room, f"{ours.size / room:.2f} of that"
        ),
        Verdict(
            f"{name}: at most {MOST_MEMORY} MiB at the peak",
            ours.mebibytes <= MOST_MEMORY,
            f"{ours.mebibytes:.0f}",
        ),
    ]
    if theirs:
        share, most = ours.seconds / theirs.seconds, MOST_SHARE[name]
        found.append(Verdict(f"{name}: at most {most} of WeasyPrint's CPU", share <= most, f"{share:.3f}"))
    return found


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure_here(sys.argv[1], sys.argv[2], Path(sys.argv[3]))))
    else:
        sys.exit(main())
