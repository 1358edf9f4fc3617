"""Names by how they sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manuscript.pinyin import Names, spellings

NAMES = Names(
    ["苏州工业园区", "昆山市", "生物医药", "纳米技术", "重庆", "张家港市", "听屿医疗器械有限公司", "PD-1联盟"]
)


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        ("szgy", ["苏州工业园区"]),
        ("suzhou", ["苏州工业园区"]),
        ("su zhou gong", ["苏州工业园区"]),
        ("KS", ["昆山市"]),
        ("cq", ["重庆"]),
        ("zq", ["重庆"]),
        ("zjg", ["张家港市"]),
        ("pd-1l", []),
        ("xyz", []),
        ("苏州", []),
        ("", []),
        ("'", []),
    ],
)
def test_names_are_found_by_letters(letters, names):
    assert NAMES.spelled(letters, 5) == names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("纳未技术", "纳米技术"),  # a character off
        ("那米技术", "纳米技术"),  # sounds the same
        ("生物医要", "生物医药"),
        ("生物医", "生物医药"),
        ("昆山", None),  # of two characters any other word is one mistake away
        ("纳米技术", None),
        ("完全不同的词", None),
        ("", None),
    ],
)
def test_what_was_meant(typed, meant):
    assert NAMES.meant(typed) == meant


def test_more_names_than_wanted_are_not_told():
    assert len(Names([f"苏州{number}" for number in range(50)]).spelled("sz", 8)) == 8


@given(st.text(max_size=50))
def test_whatever_is_typed_is_answered(typed):
    assert len(NAMES.spelled(typed, 3)) <= 3
    assert NAMES.meant(typed) in {None, *NAMES.names}
    assert len(list(spellings(typed))) <= 8
