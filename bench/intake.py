"""What it costs to read an old issue: a process each, as the wizard starts it. `python -m bench.intake`.

Ratios say whether the cost grows faster than the file; seconds are printed for the eye, and hold for this machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from manuscript.plain import to_plain
from manuscript.vocabulary import Vocabulary

from .report import Verdict, judge, table
from .words import Words

FEW, TIMES, ROUNDS = 40, 4, 3
PAGES = 60
MOST_GROWTH, MOST_MEMORY = 1.2, 1.2
SONG, ACROSS, PITCH, LINES = "STSong-Light", 38, 17, 40


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float  # of processor time, the start of Python included
    mebibytes: float  # at its peak


def text_of(items: int) -> str:
    """An issue with ten items a chapter, 300 characters each."""
    words = Words(Random(1))
    lines = ["产业简报", "2026年第3期", ""]
    for number in range(items):
        if number % 10 == 0:
            lines += [f"# 第{_ordinal(number // 10 + 1)}章 要闻之{_ordinal(number // 10 + 1)}", ""]
        lines += [f"## {number % 10 + 1}. {words.title()}", "", *words.paragraphs(), ""]
    return "\n".join(lines)


def _ordinal(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else "一二三四五六七八九"[tens - 1])
        + "十" * (tens > 0)
        + ("", *"一二三四五六七八九")[ones]
    )


def print_pdf(path: Path, pages: int) -> None:
    """The same words in one column, with page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    lines = [
        line[at : at + ACROSS]
        for line in text_of(2 * pages).split("\n")
        for at in range(0, len(line), ACROSS)
    ]
    canvas = Canvas(str(path), invariant=True)
    for page in range(pages):
        canvas.setFont(SONG, 10.5)
        for row, line in enumerate(lines[page * LINES % len(lines) :][:LINES]):
            canvas.drawString(70, 760 - PITCH * row, line.lstrip("# "))
        canvas.drawCentredString(297, 40, str(page + 1))
        canvas.showPage()
    canvas.save()


def read(path: Path) -> Cost:
    """The best of a few: whatever disturbs a machine makes it slower, never faster."""
    costs = [_read_once(path) for _round in range(ROUNDS)]
    return Cost(min(cost.seconds for cost in costs), min(cost.mebibytes for cost in costs))


def _read_once(path: Path) -> Cost:
    order = {"work": "read", "name": path.name, "path": str(path), "vocabulary": to_plain(Vocabulary())}
    order |= {"seconds": 300, "mebibytes": 4096}
    with path.with_suffix(".json").open("w+") as asked:
        json.dump(order, asked)
        asked.seek(0)
        command = [sys.executable, "-m", "manuscript.reading_process"]
        child = subprocess.Popen(command, stdin=asked, stdout=subprocess.DEVNULL)
        _pid, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{path.name} was not read: status {child.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        costs = {name: read(path) for name, path in _files(Path(folder)).items()}
    start, *pairs = costs.items()
    rows = [[name, f"{cost.seconds:.2f}", f"{cost.mebibytes:.0f}"] for name, cost in costs.items()]
    print(table(["file", "s CPU", "MiB"], rows), "\n")
    return judge(list(_verdicts(start[1], pairs)))


def _files(folder: Path) -> dict[str, Path]:
    files = {}
    for items in (1, FEW, TIMES * FEW):
        path = files[f"text of {items} items"] = folder / f"{items}.md"
        path.write_text(text_of(items), encoding="utf-8")
    for pages in (PAGES // TIMES, PAGES):
        path = files[f"PDF of {pages} pages"] = folder / f"{pages}.pdf"
        print_pdf(path, pages)
    return files


def _verdicts(start: Cost, pairs: list[tuple[str, Cost]]):
    """`start`: what a single item costs, which is Python's own start."""
    for (small, few), (large, many) in zip(pairs[::2], pairs[1::2], strict=True):
        growth = (many.seconds - start.seconds) / max(few.seconds - start.seconds, 0.01) / TIMES
        goal = f"{large}: at most {MOST_GROWTH} x the CPU of {TIMES} times a {small}"
        yield Verdict(goal, growth <= MOST_GROWTH, f"{growth:.2f}")
    (small, few), (large, many) = pairs[2:]
    ratio = many.mebibytes / few.mebibytes
    yield Verdict(
        f"{large}: at most {MOST_MEMORY} x the memory of a {small}", ratio <= MOST_MEMORY, f"{ratio:.2f}"
    )


if __name__ == "__main__":
    sys.exit(main())
