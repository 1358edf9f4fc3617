"""Nothing vanishes under any sequence of edits but drop, and going back leads to the equal document."""

from collections import Counter
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from manuscript.document import (
    Chapter,
    Document,
    Inset,
    InsetKind,
    Kind,
    Listing,
    NewsItem,
    Paragraph,
    Photo,
    Quote,
    Section,
)
from manuscript.items import plain_texts
from manuscript.lines import essence
from manuscript.mending import (
    At,
    MendingError,
    Rank,
    apply,
    change_level,
    changes_between,
    drop_block,
    drop_heading,
    drop_item,
    join_paragraphs,
    merge_with_previous,
    move_block,
    move_item,
    reversed_changes,
    set_photo,
    split_item,
    split_paragraph,
    turn_caption_into_paragraph,
    turn_item_into_note,
    turn_note_into_item,
    turn_paragraph_into_caption,
    turn_paragraph_into_title,
)
from manuscript.mending.changes import Change
from manuscript.mending.places import places
from manuscript.plain import from_plain, to_plain
from manuscript.vocabulary import Name, Vocabulary

NAMES = Vocabulary(regions=(Name("河东区"),))
FIRST_SIGN = 0x5400


class Signs:
    """Texts that share no character, so that what is counted is what is there."""

    def __init__(self):
        self.next = FIRST_SIGN

    def __call__(self, length):
        self.next += length
        return "".join(map(chr, range(self.next - length, self.next)))


BLOCKS = {
    "paragraph": lambda signs: Paragraph(signs(6)),
    "photo": lambda signs: Photo(signs(2), signs(3), signs(3)),
    "bare photo": lambda signs: Photo(signs(2)),
    "place": lambda signs: Photo(caption=signs(3)),
    "quote": lambda signs: Quote(signs(3), signs(2)),
    "listing": lambda signs: Listing((signs(2), signs(2))),
    "inset": lambda signs: Inset(InsetKind.FOOTNOTE, signs(2)),
}
kinds = st.lists(st.sampled_from([*BLOCKS, "paragraph", "paragraph"]), max_size=4)
shapes = st.lists(
    st.lists(st.tuples(st.booleans(), st.lists(kinds, max_size=3)), max_size=3), min_size=1, max_size=3
)


@st.composite
def documents(draw):
    signs = Signs()
    chapters = tuple(_chapter(signs, shape) for shape in draw(shapes))
    note = signs(3) if draw(st.booleans()) else ""
    return Document(kind=Kind.QUARTERLY, year=2026, period=3, editors_note=note, chapters=chapters)


def _chapter(signs, shape):
    sections = tuple(
        Section(
            signs(2) if titled else "",
            region="河东区" if titled else "",
            items=tuple(_item(signs, k) for k in items),
        )
        for titled, items in shape
    )
    return Chapter(signs(2), signs(1), sections)


def _item(signs, kinds):
    blocks = tuple(BLOCKS[kind](signs) for kind in kinds)
    return NewsItem(signs(3), signs(1), source=signs(2), bylines=(signs(2),), blocks=blocks)


def words(document):
    """How often every letter stands in it."""
    texts = [document.editors_note]
    for chapter in document.chapters:
        texts += [chapter.title, chapter.number]
        for section in chapter.sections:
            texts += [section.title, section.number]
            for item in section.items:
                texts += [item.title, item.number, item.source, *item.bylines, *plain_texts(item.blocks)]
    return Counter(essence("".join(texts)))


KEEPING = (
    lambda d, a, b, n: merge_with_previous(d, a),
    lambda d, a, b, n: split_item(d, a, n),
    lambda d, a, b, n: turn_paragraph_into_title(d, a),
    lambda d, a, b, n: move_item(d, a, b),
    lambda d, a, b, n: turn_item_into_note(d, a),
    lambda d, a, b, n: turn_note_into_item(d),
    lambda d, a, b, n: change_level(d, a, Rank.CHAPTER, NAMES),
    lambda d, a, b, n: change_level(d, a, Rank.SECTION, NAMES),
    lambda d, a, b, n: change_level(d, a, Rank.ITEM, NAMES),
    lambda d, a, b, n: join_paragraphs(d, a),
    lambda d, a, b, n: split_paragraph(d, a, n),
    lambda d, a, b, n: move_block(d, a, b),
    lambda d, a, b, n: turn_paragraph_into_caption(d, a),
    lambda d, a, b, n: turn_caption_into_paragraph(d, a),
)
DROPPING = (
    lambda d, a, b, n: drop_heading(d, a),
    lambda d, a, b, n: drop_block(d, a),
    lambda d, a, b, n: drop_item(d, a),
    lambda d, a, b, n: set_photo(d, a, "图", ""),
)
numbers = st.integers(0, 10_000)


def edits(verbs):
    return st.lists(st.tuples(st.sampled_from(verbs), numbers, numbers, st.integers(0, 8)), max_size=12)


def somewhere(document, number):
    """A place of any rank, and now and then the one past the last."""
    ranks = (Rank.CHAPTER, Rank.SECTION, Rank.ITEM, Rank.ITEM, Rank.BLOCK, Rank.BLOCK)
    found = [at for at, _ in places(document, ranks[number % len(ranks)])]
    if not found:
        return At((0,))
    at = found[number // len(ranks) % len(found)]
    return at.beside(1) if number % 7 == 0 else at


def carried_out(document, edit):
    verb, where, whither, number = edit
    try:
        return verb(document, somewhere(document, where), somewhere(document, whither), number)
    except MendingError:
        return None


@given(documents(), edits(KEEPING))
@settings(max_examples=300, deadline=None)
def test_no_word_vanishes(document, edits):
    before = words(document)
    for edit in edits:
        if mended := carried_out(document, edit):
            document = mended.document
    missing = before - words(document)
    assert not missing


@given(documents(), edits(KEEPING + DROPPING))
@settings(max_examples=300, deadline=None)
def test_going_back_leads_to_the_equal_document_and_forward_again(document, edits):
    steps = [document]
    trail = []
    for edit in edits:
        if mended := carried_out(steps[-1], edit):
            trail.append(changes_between(steps[-1], mended.document))
            steps.append(mended.document)
    at = steps[-1]
    for changes, before in zip(reversed(trail), reversed(steps[:-1]), strict=True):
        at = apply(at, reversed_changes(changes))
        assert at == before
    for changes in trail:
        at = apply(at, changes)
    assert at == steps[-1]


@given(documents(), edits(KEEPING + DROPPING))
@settings(max_examples=100, deadline=None)
def test_where_an_edit_leads_there_is_something(document, edits):
    for edit in edits:
        mended = carried_out(document, edit)
        if mended is None:
            continue
        document, at = mended
        assert at.rank is Rank.ISSUE or at in dict(places(document, at.rank))
        assert from_plain(to_plain(document)) == document


def test_changes_of_another_document_are_refused():
    one = Document(chapters=(Chapter("甲", sections=(Section(items=(NewsItem("一"), NewsItem("二"))),)),))
    other = drop_item(one, At((0, 0, 0))).document
    changes = changes_between(one, other)
    assert [type(change) for change in changes] == [Change]
    assert len(changes[0].before) == 1  # the item alone, not the section
    with suppress(MendingError):
        apply(other, changes)
        raise AssertionError("applied to a document it does not fit")
