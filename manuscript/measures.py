"""A number with its unit, as Chinese print sets it: 近2.3万余人, 1,200家以上, 41.5%; and the numbers that a text names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from manuscript.numerals import HAN, integer

_UNITS = (
    r"美元|欧元|港元|日元|英镑|元|人次|人民币|平方米|平方公里|立方米|公顷|亩|吨|公斤|千克|千瓦时|千瓦|兆瓦时|兆瓦|标箱|公里|千米|家次|户次|架次|"
    r"家|户|个|個|项|項|人|名|位|张|張|款|件|场|場|台|臺|套|只|辆|艘|架|座|栋|幢|条|處|处|种|门|所|支|部|篇|册|枚|株|头|间|片|批|笔|单|对|块|项次|课时|%|％|个百分点"
)
_D = "[0-9０-９]"
_NUMBER = rf"(?<!{_D})(?<!{_D}\.)(?:{_D}{{1,3}}(?:,{_D}{{3}}){{1,4}}|{_D}{{1,15}})(?:\.{_D}{{1,6}})?(?!{_D})"
#: Groups: about, value, odd and odd2 (余), scale, unit, over. A few blanks at most between the parts: text is hostile.
MEASURE = re.compile(
    rf"(?P<about>近|约|約|超过|超過|超|逾|不足|达到?|預計|预计)?\s{{0,3}}(?P<value>{_NUMBER})\s{{0,3}}(?P<odd>余|多|餘)?"
    rf"(?P<scale>万亿|千万|百万|万|亿|萬|億)?(?P<odd2>余|多|餘)?\s{{0,3}}(?P<unit>{_UNITS})(?!工智|目录|庭|件套|列前|于|居全)(?:人民币)?(?P<over>以上|左右|以内)?"
)
_ABOUT = frozenset({"近", "约", "約", "超", "超过", "逾", "不足"})
_ARABIC = re.compile(rf"(?P<minus>[-−－])?(?P<number>{_NUMBER})")
_COUNTED = re.compile(rf"[{HAN}]{{1,12}}")
_TIMES = re.compile(rf"(?P<n>{_NUMBER}|[{HAN}]{{1,3}})倍")
_DOUBLED = re.compile(r"翻了?(?P<n>[一两兩二三])?番")
_TWOFOLD = {"一": 100, None: 100, "两": 300, "兩": 300, "二": 300, "三": 700}


def digits(measure: re.Match[str]) -> str:
    """The number as printed, less what groups its digits: 1,200 -> 1200, ３.0 -> 3.0."""
    return unicodedata.normalize("NFKC", measure["value"]).replace(",", "")


def number(measure: re.Match[str]) -> float | int:
    value = float(digits(measure))
    return int(value) if value.is_integer() else value


def unit(measure: re.Match[str]) -> str:
    """万 and 亿 belong to it, as printed."""
    return f"{measure['scale'] or ''}{measure['unit']}".replace("％", "%")


def is_percentage(measure: re.Match[str]) -> bool:
    return measure["unit"] in "%％"


def approximation(measure: re.Match[str]) -> str:
    """余, 多, 以上, 近 …; empty where the number is meant as it stands."""
    odd = measure["odd"] or measure["odd2"] or measure["over"] or ""
    return odd or (measure["about"] if measure["about"] in _ABOUT else "")


def decimal_text(text: str) -> str:
    """A number that somebody typed, in plain ASCII digits: １,２００ -> 1200. Raises ValueError if it is none."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace(",", "").strip()
    if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,6})?", plain, re.ASCII):
        raise ValueError(text)
    return plain


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a text names, whole: 2494 names neither 24 nor 94; 三百 is 300, 翻一番 100 per cent."""
    return set(_numbers(text))


def _numbers(text: str) -> Iterator[Decimal]:
    for found in _ARABIC.finditer(text):
        yield _decimal(found["number"])
    for found in _COUNTED.finditer(text):
        value = integer(found[0])
        if value is not None:
            yield Decimal(value)
    for found in _TIMES.finditer(text):
        times = integer(found["n"]) if found["n"][0] in HAN else _decimal(found["n"])
        if times is not None:
            yield Decimal(times) * 100
    for found in _DOUBLED.finditer(text):
        yield Decimal(_TWOFOLD[found["n"]])


def _decimal(text: str) -> Decimal:
    return Decimal(unicodedata.normalize("NFKC", text).replace(",", ""))
