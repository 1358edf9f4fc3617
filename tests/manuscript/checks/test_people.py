import pytest

from manuscript.document import Photo
from tests.manuscript.checks.cases import Case, found, issue, item, silent


def signed(*names):
    return issue(*(item(f"第{n}件事", "事情办成。", bylines=name) for n, name in enumerate(names)))


CASES = [
    Case(
        "byline-missing",
        signed(("林一鸣",), ("王帆",), (), ("周若渠",)),
        "第2件事",
        signed(("林一鸣",), (), (), ("周若渠",)),
        details={"signed": "3", "all": "4"},
    ),
    Case(
        "source-missing",
        signed((), (), ()),
        "",
        issue(*signed((), ()).items(), item("开展", "开展了。", Photo("a.jpg", "现场", "林一鸣"))),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


def test_a_source_is_as_good_as_a_writer():
    named = [item(f"第{n}件事", "事情办成。", source="市科技局") for n in range(4)]
    silent(Case("byline-missing", "", "", issue(*named)))
