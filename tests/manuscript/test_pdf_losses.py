"""Whatever a page of a PDF holds, in one column or two: every character of it is in a line, and every character of a
line is in the document, in a notice or counted."""

from collections import Counter
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manuscript.document import Photo
from manuscript.interchange import as_dict
from manuscript.lines import essence
from manuscript.notices import Unreadable
from manuscript.parser import parse
from manuscript.readers import read
from tests.manuscript.losses import missing, texts_in
from tests.manuscript.outlines import REGIONS
from tests.manuscript.pdfs import HIGH, SIZE, Press, photograph
from tests.manuscript.test_never_raises import SECONDS, TOKENS

LEFT, RIGHT = 50, 310
FIRST, LAST = 90, 720  # points from the upper edge
bounded = settings(
    max_examples=60, deadline=SECONDS * 1000, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def is_printable(token):
    """Whether the font of the tests has it: what a file does not say no reader can tell."""
    return token.isprintable() and not token.isspace() and bool(token.encode("gb2312", "ignore"))


WORDS = st.lists(
    st.sampled_from([token for token in TOKENS if is_printable(token)]), min_size=1, max_size=4
).map("".join)
PHOTO = photograph()


@dataclass(frozen=True)
class Piece:
    """A line of type, or a picture over its caption."""

    text: str
    size: float = SIZE
    picture: bool = False


PIECES = st.lists(
    st.builds(
        Piece, WORDS, st.sampled_from([SIZE, SIZE, SIZE, 9, 14, 18]), st.sampled_from([False] * 5 + [True])
    ),
    min_size=1,
    max_size=9,
)
PAGES = st.lists(st.tuples(PIECES, st.one_of(st.just([]), PIECES)), min_size=1, max_size=2)


def print_column(press, pieces, left):
    """What of the pieces had room on the page."""
    base, printed = FIRST, []
    for piece in pieces:
        if base > LAST:
            break
        if piece.picture:
            press.picture(PHOTO, left, base, 120, 80)
            base += 96
        press.text(piece.text, left, base, piece.size)
        base += 1.7 * piece.size
        printed.append(piece.text)
    return printed


def made(pages, head):
    """A file, and all that it shows."""
    press, shown = Press(), []
    for number, columns in enumerate(pages, 1):
        press.text(head, LEFT, 40, 9)
        press.text(f"— {number} —", 290, HIGH - 30, 9)
        shown += [head, str(number)]
        for pieces, left in zip(columns, (LEFT, RIGHT), strict=True):
            shown += print_column(press, pieces, left)
        press.sheet()
    return press.printed(), Counter(essence("".join(shown)))


def held(source):
    return Counter(essence("".join(texts_in([line.block or line.text for line in source.lines]))))


@bounded
@given(PAGES, WORDS)
def test_every_character_of_a_page_is_in_a_line(pages, head):
    data, shown = made(pages, head)
    try:
        source = read(data, "a.pdf")
    except Unreadable:
        return
    # A mark before a caption (图1) belongs to its picture; the lines keep what stood there.
    captions = Counter(essence("".join(line.text for line in source.lines if isinstance(line.block, Photo))))
    assert shown - held(source) - captions == Counter()


@bounded
@given(PAGES, WORDS)
def test_every_character_of_a_line_is_in_the_document_or_told(pages, head):
    data, _ = made(pages, head)
    try:
        source = read(data, "a.pdf")
        reading = parse(source, REGIONS)
    except Unreadable:
        return
    as_dict(reading)
    assert missing(source, reading) == ""
