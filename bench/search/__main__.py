"""python -m bench.search [--items 10000] [--postgres] [--beside-stock]: tables, and PASS or FAIL for each goal."""

from __future__ import annotations

import argparse
import sys
from random import Random
from statistics import mean

import django
from django.conf import settings
from django.core.management import call_command

from bench.databases import databases
from bench.report import Verdict, judge, table

DOCUMENTS = 2_500
BATCH = 2_000
STOCK = {"default": {"BACKEND": "wagtail.search.backends.database"}}
MOST_PAGE = {
    ("sqlite", 10_000): 10,
    ("sqlite", 100_000): 100,
    ("postgresql", 10_000): 60,
    ("postgresql", 100_000): 300,
}


def main() -> int:
    wanted = _arguments()
    with databases(postgres=wanted.postgres) as copy:
        print("Preparing an empty database …", file=sys.stderr)
        django.setup()
        call_command("migrate", verbosity=0)
        return _Measurement(copy("search"), wanted.items).report(beside_stock=wanted.beside_stock)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.search", description="What search finds and what it costs."
    )
    parser.add_argument("--items", type=int, default=10_000, help="items in the archive")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument(
        "--beside-stock", action="store_true", help="Wagtail's own backend too; slow in a large archive"
    )
    return parser.parse_args()


class _Measurement:
    """An archive of which the first documents are those that are judged."""

    def __init__(self, name: str, items: int):
        from bench.archive import fill  # noqa: PLC0415  needs the settings
        from bench.meter import use_database  # noqa: PLC0415
        from bulletins.models import NewsItemPage  # noqa: PLC0415

        from .documents import Writer  # noqa: PLC0415

        use_database(name)
        self.items, writer = items, Writer()
        print(f"Writing {items:,} items …", file=sys.stderr)
        fill(items)
        keys = list(NewsItemPage.objects.order_by("pk").values_list("pk", flat=True))
        self.texts = {key: writer.text() for key in keys[:DOCUMENTS]}
        for start in range(0, len(keys), BATCH):
            pages = NewsItemPage.objects.in_bulk(keys[start : start + BATCH])
            for key, page in pages.items():
                text = self.texts.get(key) or writer.text()
                page.title, page.text = text.title, text.body
            NewsItemPage.objects.bulk_update(pages.values(), ["title", "text"], batch_size=200)
        call_command("update_index", verbosity=0)

    def report(self, *, beside_stock: bool) -> int:
        from .queries import queries  # noqa: PLC0415

        asked = queries(list(self.texts.values()))
        verdicts = [*self._quality(asked), *self._cost(asked)]
        if beside_stock:
            verdicts += self._stock(asked)
        return judge(verdicts)

    def _quality(self, asked: list[str]):
        from bulletins.models import NewsItemPage  # noqa: PLC0415

        from .queries import Judge, shares  # noqa: PLC0415

        judge_, items = Judge.of(self.texts), NewsItemPage.objects.filter(pk__in=self.texts)
        long = [typed for typed in asked if len(typed) > 1]
        found = {typed: [item.pk for item in items.search(typed)] for typed in asked}
        pairs = {typed: shares(found[typed], judge_.answers(typed)) for typed in asked}
        recall, precision = (mean(pairs[typed][which] for typed in long) for which in (0, 1))
        titled = {typed: keys for typed in asked if (keys := judge_.titled(typed))}
        first = [found[typed][:1] and found[typed][0] in keys for typed, keys in titled.items()]
        rows = [
            [
                len(asked),
                len(self.texts),
                f"{recall:.4f}",
                f"{precision:.4f}",
                f"{sum(map(bool, first))} of {len(first)}",
            ]
        ]
        print(table(["queries", "documents", "recall", "precision", "title first"], rows), "\n")
        for typed in long:
            if pairs[typed] != (1.0, 1.0):
                print(
                    f"   {typed}: recall {pairs[typed][0]:.2f}, precision {pairs[typed][1]:.2f}",
                    file=sys.stderr,
                )
        yield Verdict(
            "recall of words of two characters and more at least .99", recall >= 0.99, f"{recall:.4f}"
        )
        yield Verdict("precision at least .95", precision >= 0.95, f"{precision:.4f}")
        yield Verdict(
            "a title match goes first whenever there is one",
            all(first),
            f"{sum(map(bool, first))}/{len(first)}",
        )

    def _cost(self, asked: list[str]):
        from django.db import connection  # noqa: PLC0415

        from . import cost  # noqa: PLC0415
        from .documents import EVERYWHERE  # noqa: PLC0415

        sample = Random(1).sample(asked, 60)
        pages = {typed: cost.page(typed) for typed in sample}
        rare = sum(sorted(pages.values())[:10])
        common, saved, tail = cost.page(EVERYWHERE), cost.save(), cost.ninety_fifth(list(pages.values()))
        slowest = max(pages, key=pages.__getitem__)
        rows = [
            [
                f"{self.items:,}",
                f"{tail:.1f}",
                f"{pages[slowest]:.1f}",
                f"{common:.1f}",
                f"{rare:.1f}",
                f"{saved:.1f}",
            ]
        ]
        print(
            table(["items", "page, p95", "slowest page", "common word", "ten rare words", "save"], rows), "\n"
        )
        print(f"   slowest: {slowest}", file=sys.stderr)
        most = MOST_PAGE.get((connection.vendor, self.items))
        if most:
            yield Verdict(f"a page of results: p95 at most {most} ms CPU", tail <= most, f"{tail:.1f}")
        yield Verdict(
            "a word of every document costs no more than ten rare ones",
            common <= rare,
            f"{common:.1f} / {rare:.1f}",
        )
        yield Verdict("a save at most 50 ms", saved <= 50, f"{saved:.1f}")

    def _stock(self, asked: list[str]):
        """The same database with Wagtail's own index and order. It is asked for what it can find: runs between stops."""
        from . import cost  # noqa: PLC0415

        run = "带动上下游新增岗位"
        ours = cost.page(f"“{run}”"), cost.save()
        settings.WAGTAILSEARCH_BACKENDS = STOCK
        call_command("update_index", verbosity=0)
        theirs = cost.page(run, stock=True), cost.save()
        rows = [
            [what, f"{one:.1f}", f"{other:.1f}", f"{one / other:.3f}"]
            for what, one, other in zip(("page", "save"), ours, theirs, strict=True)
        ]
        print(table(["ms CPU", "Huikan", "stock", "ratio"], rows), "\n")
        return []


if __name__ == "__main__":
    sys.exit(main())
