"""Lists within a sentence: 、 between words, ， between clauses, as many members as announced.

甲中心、乙中心，丙加速器等载体        the list changes its mark
围绕创新，转型，发展，重点招引        words parted like clauses
“甲”、“乙”                            GB/T 15834 leaves 、 out between quoted words
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.sentences import DOES, VERB_LED, Sentence, sentences
from manuscript.numerals import integer

_SEGMENT = r"[^，。；、：！？\n]"
_THINGS = r"[家个位名项所款场类种支大方条点]"
_FIGURE = r"\d[\d.]{0,14}[余多]?[万亿]?[余多]?(?:人次|人|名|位|家|个|项|件|款|种|场|套|台|所|支|吨|公斤|亩|条|处|亿?元)"
_TAIL = re.compile(
    rf"(?<=、){_SEGMENT}{{2,24}}(?:，{_SEGMENT}{{2,16}}){{0,3}}，(?P<last>{_SEGMENT}{{2,14}}?)等"
)
_ABOUT = re.compile(
    rf"(?:围绕|聚焦|针对|涵盖|涉及|包括|包含|面向|覆盖)(?P<list>{_SEGMENT}{{2,9}}，{_SEGMENT}{{2,9}}，{_SEGMENT}{{2,9}})，"
)
_COUNTED = re.compile(
    rf"{_SEGMENT}{{0,20}}{_FIGURE}、(?P<second>{_SEGMENT}{{2,20}}){_FIGURE}，(?P<third>(?!合计|共|总|累计)[^，。；、：！？\n\d]{{2,14}}){_FIGURE}(?=[，。；和及与等]|参加|接受|获|到[会场])"
)
_HELD = re.compile(
    rf"(?:[举进]行了|[举开]办了|开展了|包括|设有){_SEGMENT}{{4,24}}，(?P<next>{_SEGMENT}{{4,24}}?)[和与及]{_SEGMENT}{{2,24}}?等"
)
#: Four members of four characters, whatever verbs they hold: 屋面防水、外墙加固，电路更新和厕所改造.
_EVEN = re.compile(
    rf"{_SEGMENT}{{4}}、(?P<second>{_SEGMENT}{{4}})，(?P<third>{_SEGMENT}{{4}})[和与及](?P<last>{_SEGMENT}{{4}})(?=[，。；等])"
)
_REDUNDANT = re.compile(r"[”》]、[“《]")
_BEFORE_ETC = re.compile(
    r"、(?=等(?![级待候量额份距式值边高同温离效比价深压强身腰静])[^，。]{0,1})|、(?=[和与及](?!平|谐|睦|声|解|县|田|静|风|其)\S)"
)


def mixed(galley: Galley) -> Iterator[Hit]:
    """At most one a sentence: once a list is out of step, every mark in it is."""
    for passage in galley.prose:
        for sentence in sentences(passage.text):
            span = _mixed_span(sentence)
            if span:
                yield passage.hit(sentence.start + span[0], sentence.start + span[1])


def _mixed_span(sentence: Sentence) -> tuple[int, int] | None:
    text = sentence.plain
    readings = (
        _before_etc,
        _made_of,
        _about,
        _with_figures,
        _even,
        _held,
        _changed,
        _counted,
        _set_up,
        _clauses,
    )
    return next(filter(None, (reading(text) for reading in readings)), None)


def _before_etc(text: str) -> tuple[int, int] | None:
    for match in _TAIL.finditer(text):
        parts = match[0].split("，")[1:]
        if not any(VERB_LED.match(part) for part in parts) and not VERB_LED.match(match[0]):
            return match.span()
    return None


def _made_of(text: str) -> tuple[int, int] | None:
    match = _MADE_OF.search(text)
    return match.span("list") if match else None


def _set_up(text: str) -> tuple[int, int] | None:
    match = _SET_UP.search(text)
    return match.span("list") if match else None


def _about(text: str) -> tuple[int, int] | None:
    for match in _ABOUT.finditer(text):
        if not any(VERB_LED.match(part) for part in match["list"].split("，")[1:]):
            return match.span("list")
    return None


def _with_figures(text: str) -> tuple[int, int] | None:
    for match in _COUNTED.finditer(text):
        if not VERB_LED.search(match["third"]) and not VERB_LED.match(match["second"]):
            return match.start("second"), match.end()
    return None


def _even(text: str) -> tuple[int, int] | None:
    for match in _EVEN.finditer(text):
        if not any(VERB_LED.match(match[name]) for name in ("second", "third", "last")):
            return match.span()
    return None


def _held(text: str) -> tuple[int, int] | None:
    for match in _HELD.finditer(text):
        if not VERB_LED.match(match["next"]):
            return match.span()
    return None


_COUNT = re.compile(rf"(?<=[\u4e00-\u9fff])(?P<n>[两二三四五六七八九])(?:{_THINGS}|门)(?!分|期|楼|级|等)")
_PARTS = re.compile(r"[，、]|以及|[和与及]")


def _counted(text: str) -> tuple[int, int] | None:
    """甲，乙、丙和丁四门课程: four only if the ， parts the list as well."""
    for match in _COUNT.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。；：！？\n") + 1
        marks = list(_PARTS.finditer(text, begin, match.start()))[-(value(match["n"]) or 1) + 1 :]
        kinds = [mark[0] for mark in marks]
        if len(marks) < 3 or "，" not in kinds or "、" not in kinds or kinds[-1] in "，、":
            continue
        members = [text[a.end() : b.start()] for a, b in pairwise(marks)]
        if all(2 <= len(member) <= 10 and not VERB_LED.match(member) for member in members):
            return max(begin, marks[0].start() - 8), match.start()
    return None


_PIECE = re.compile(rf"(?P<mark>^|[，、；：])(?P<words>{_SEGMENT}+)")


#: Short words after 设 are a list, and the comma parts no clauses.
_SET_UP = re.compile(
    r"(?:设有?|设置|开设|增设|包括|包含|分为)(?P<list>[\u4e00-\u9fff]{2,4}，[\u4e00-\u9fff]{2,4}、[\u4e00-\u9fff]{2,4}(?=[、和及等，。]))"
)
#: So it is after 由.
_MADE_OF = re.compile(
    rf"(?:由|来自)(?P<list>{_SEGMENT}{{2,8}}，{_SEGMENT}{{2,8}}、{_SEGMENT}{{2,10}}?)(?:等[^，。；]{{0,6}})?(?:的(?:代表|选手|队员|学员|客商|专家|企业|观众|游客)|组成|構成|组成|构成|參加|参加|担任)"
)
_MARKED = re.compile(rf"(?P<mark>^|[，、。；：！？])(?P<words>{_SEGMENT}{{0,200}})")
_SAYS = re.compile(
    r"[自的了着过将已被把是有使让并且而但则也都就可能应须需不未没均约达其该此各每又还再只才]|\d"
)
_ETC = re.compile(r"等[^，、]*$")


def _changed(text: str) -> tuple[int, int] | None:
    """A list of short words whose mark changes (最薄处、迎风面，预留孔洞), or that has only commas (支管，水表井，阀门)."""
    pieces = [(m["mark"], m["words"], m.start("words")) for m in _MARKED.finditer(text)]
    run: list[tuple[str, str, int]] = []
    for piece in [*pieces, ("。", "", len(text))]:
        mark, member = piece[0], _ETC.sub("", piece[1])
        if run and (
            (mark == "、" and 2 <= len(member) <= 14 and not re.search(r"\d", member))
            or (mark == "，" and _is_noun(member))
        ):
            run.append(piece)
            continue
        if _changes(run, closed=mark != "，" or bool(run and _ETC.search(run[-1][1]))):
            return max(run[0][2], run[1][2] - 9), run[-1][2] + len(_ETC.sub("", run[-1][1]))
        run = [piece]
    return None


def _is_noun(words: str) -> bool:
    """One, or two joined by 和 at the end of a list."""
    one, joined, other = words.partition("和")
    if joined and len(one) >= 2 and len(other) >= 2:
        return _is_noun(one) and _is_noun(other)
    return 2 <= len(words) <= 8 and not _SAYS.search(words) and not VERB_LED.search(words)


def _changes(run: list[tuple[str, str, int]], *, closed: bool) -> bool:
    marks = [mark for mark, _, _ in run[1:]]
    if _is_amid(run):
        return True
    if len(run) < 3 or "，" not in marks or not closed:
        return False
    last_mark, last, _ = run[-1]
    if "、" in marks:
        marks = marks[marks.index("、") :]  # what stands before the list is parted by ， as it should be
        if "，" not in marks:
            return False
        # 造型古朴, 内容丰富: four characters after a list say something of it.
        return not (last_mark == "，" and marks.count("，") == 1 and len(last) == 4)
    short = [words for _, words, _ in run[1:]]
    return "、" not in marks and all(len(words) <= 4 for words in short) and len({*map(len, short)} - {4}) > 1


def _is_amid(run: list[tuple[str, str, int]]) -> bool:
    """摊青、杀青，揉捻、烘干、提香: one ， amid short words."""
    return any(
        [run[i - 1][0], run[i][0], run[i + 1][0]] == ["、", "，", "、"]
        and max(len(words) for _, words, _ in run[i - 1 : i + 2]) <= 3
        for i in range(2, len(run) - 1)
    )


def _clauses(text: str) -> tuple[int, int] | None:
    """Clauses that begin with a verb, parted by ， and by 、 in turn, or joined by 、 although they are long."""
    pieces = [(m["mark"], m["words"], m.start()) for m in _PIECE.finditer(text)]
    run: list[tuple[str, str, int]] = []
    for piece in [*pieces, ("；", "", len(text))]:
        if DOES.match(piece[1]) and len(piece[1]) >= 6 and piece[0] not in "；：":
            run.append(piece)
            continue
        if _alternates([mark for mark, _, _ in run[1:]], [words for _, words, _ in run]):
            return run[0][2], run[-1][2] + 1 + len(run[-1][1])
        run = [piece] if DOES.match(piece[1]) else []
    return None


def _alternates(marks: list[str], words: list[str]) -> bool:
    if marks.count("、") >= 2 and marks.count("，") >= 2:
        changes = sum(one != other for one, other in pairwise(marks))
        return changes >= 3
    long = any(mark == "、" and max(len(words[i]), len(words[i + 1])) >= 14 for i, mark in enumerate(marks))
    return long and "，" in marks


def comma_redundant(galley: Galley) -> Iterator[Hit]:
    """Told once for the issue, at the first place."""
    found = [(passage, match) for passage in galley.passages for match in _REDUNDANT.finditer(passage.text)]
    if found:
        passage, match = found[0]
        yield passage.around(*match.span(), count=len(found))


def before_etc(galley: Galley) -> Iterator[Hit]:
    for passage in galley.prose:
        for match in _BEFORE_ETC.finditer(passage.text):
            start, end = max(0, match.start() - 4), min(len(passage.text), match.end() + 3)
            safe = passage.text[match.end()] == "等"
            remedy = passage.text[start : match.start()] + passage.text[match.end() : end] if safe else None
            yield passage.hit(start, end, remedy=remedy)


_NUMBER = r"(?P<n>\d{1,2}|[两二三四五六七八九十]{1,3})"
_LISTED_ETC = re.compile(
    rf"(?P<list>{_SEGMENT}+(?:、{_SEGMENT}+)+?)等\s*{_NUMBER}\s*(?P<unit>{_THINGS})(?![多余几])"
)
_LISTED_AFTER = re.compile(
    rf"(?<![第\d.]){_NUMBER}\s*(?:个|项|类|种|家|位|名|款|大)(?P<what>[^，。；、：！？\n\d]{{1,10}})(?:，分别[是为]|，即|：|，包括)(?P<list>[^，。；\n：]+)[。；]"
)
_FIRST_PLACES = re.compile(
    rf"前{_NUMBER}[名位](?:的(?:单位|队伍|选手|企业|镇|街道|乡镇))?(?:分别|依次)?(?:为|是)(?P<list>{_SEGMENT}{{2,12}}(?:、{_SEGMENT}{{2,12}}){{1,8}})[，。；]"
)
_ORDINALS = re.compile(r"(?P<n>[一二三四五六七八九十])[是要](?![求点])")
_LISTED_BEHIND = re.compile(
    r"(?P<list>(?:[^，。；、：！？\d]{2,10}、){2,}[^，。；、：！？\d]{2,10}?)(?P<n>[两二三四五六七八九十])(?:(?:个|大|项|类|方|所|家|条|种)(?:方面|领域|环节|街道|乡镇|镇|县|区|村|社区|板块|专题|步骤|阶段|模块|系列|单位|企业|学校|课题)|地(?=[，。；、的考调]))"
)
_ORDINAL_HEAD = re.compile(rf"{_NUMBER}(?:个方面|方面|点|项|条|件)[^。]{{0,14}}[：。，]$")


def count_differs(galley: Galley) -> Iterator[Hit]:
    for passage in galley.prose:
        for sentence in sentences(passage.text):
            yield from _too_many(passage, sentence)
            yield from _other_number(passage, sentence)
            yield from _podium(passage, sentence)
            yield from _counted_behind(passage, sentence)
        yield from _counted_points(passage)


def _too_many(passage: Passage, sentence: Sentence) -> Iterator[Hit]:
    """甲、乙、丙、丁等3家: more than the text says."""
    for match in _LISTED_ETC.finditer(sentence.plain):
        named, said = len(match["list"].split("、")), value(match["n"])
        if said and named > said:
            start = sentence.start + match.start("n") - 1
            yield passage.hit(start, sentence.start + match.end(), count=named)


def _other_number(passage: Passage, sentence: Sentence) -> Iterator[Hit]:
    """三个环节，分别是甲、乙: the members follow, and nothing says that there are more."""
    for match in _LISTED_AFTER.finditer(sentence.plain):
        words = match["list"]
        if "等" in words or "、" not in words:
            continue
        named = len(re.split(r"、|以及|(?<=.)[和与及]", words))
        said, least = value(match["n"]), len(words.split("、"))
        if said and not least <= said <= named:
            start = sentence.start + match.start()
            yield passage.hit(start, sentence.start + match.end("what"), count=named)


def _counted_behind(passage: Passage, sentence: Sentence) -> Iterator[Hit]:
    """甲街道、乙街道、丙街道四个街道, 云溪市、东屏县、青麓区两地: the number stands behind the last member."""
    for match in _LISTED_BEHIND.finditer(sentence.plain):
        named, said = len(match["list"].split("、")), value(match["n"])
        if said and named != said and "等" not in match["list"] and not re.search(r"[和与及]", match["list"]):
            start = sentence.start + match.start("n")
            yield passage.hit(start, sentence.start + match.end(), count=named)


def _podium(passage: Passage, sentence: Sentence) -> Iterator[Hit]:
    """前三名为甲、乙、丙、丁: as many places as names, where none is shared."""
    for match in _FIRST_PLACES.finditer(sentence.plain):
        named, said = len(match["list"].split("、")), value(match["n"])
        if said and named != said and "并列" not in sentence.plain and "等" not in match["list"]:
            start = sentence.start + match.start()
            yield passage.hit(start, sentence.start + match.start("list"), count=named)


def _counted_points(passage: Passage) -> Iterator[Hit]:
    """三个方面：一是…；二是…"""
    points = [match for match in _ORDINALS.finditer(passage.text) if _opens(passage.text, match.start())]
    if len(points) < 2 or points[0]["n"] != "一":
        return
    head = _ORDINAL_HEAD.search(passage.text[max(0, points[0].start() - 30) : points[0].start()])
    said = value(head["n"]) if head else None
    if head and said and said != len(points):
        start = max(0, points[0].start() - 30) + head.start()
        yield passage.hit(start, points[0].start(), count=len(points))


def _opens(text: str, place: int) -> bool:
    return place == 0 or text[place - 1] in "：。；，\n"


def value(number: str) -> int | None:
    return 2 if number == "两" else integer(number)


CHECKS = (
    Check("enumeration-mixed", Level.HINT, "typography", mixed, alone=True),
    Check("enumeration-comma-redundant", Level.HINT, "typography", comma_redundant, alone=True),
    Check("enumeration-before-etc", Level.HINT, "typography", before_etc, alone=True),
    Check("list-count-differs", Level.WARNING, "numbers", count_differs, alone=True),
)
