"""Whatever a Word document holds: every character of it is in a line, or counted among what was left out; and every
character of a line is in the document or in a notice."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manuscript.interchange import as_dict
from manuscript.lines import essence
from manuscript.notices import Unreadable
from manuscript.parser import parse
from manuscript.readers import read
from tests.manuscript.losses import missing, texts_in
from tests.manuscript.outlines import REGIONS
from tests.manuscript.readers.word_files import docx, drawing, paragraph, png, run, table
from tests.manuscript.test_never_raises import SECONDS, TOKENS

bounded = settings(
    max_examples=100, deadline=SECONDS * 1000, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
    "</w:abstractNum>"
    for n, (style, text) in enumerate([("chineseCounting", "%1、"), ("decimal", "%1."), ("bullet", "•")])
) + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(3))
PICTURE = {"links": {"p": ("image", "media/1.png", False)}, "files": {"word/media/1.png": png()}}
WORDS = st.lists(st.sampled_from([token for token in TOKENS if token.isprintable()]), max_size=6).map("".join)


@dataclass
class Made:
    """A piece of a document with the text it shows and how many characters it hides, by kind."""

    xml: str
    shown: str = ""
    hidden: Counter[str] = field(default_factory=Counter)
    notes: str = ""


def hide(kind, make):
    return WORDS.map(lambda text: Made(make(text), hidden=Counter({kind: len(text)})))


def show(make):
    return WORDS.map(lambda text: Made(make(text), text))


def deleted(text):
    return f"<w:del>{run(text).replace('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>"


def box(text):
    drawn = f"<wps:txbx><w:txbxContent>{paragraph(run(text))}</w:txbxContent></wps:txbx>"
    return f"<w:r><w:drawing><wp:anchor>{drawn}</wp:anchor></w:drawing></w:r>"


def computed(text):
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        f"{sign('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{sign('separate')}{run(text)}{sign('end')}"
    )


INLINE = st.one_of(
    show(run),
    show(lambda text: run(text, "<w:b/>")),
    show(lambda text: run(text, '<w:sz w:val="36"/>')),
    show(lambda text: f"<w:ins>{run(text)}</w:ins>"),
    show(lambda text: f'<w:hyperlink r:id="none">{run(text)}</w:hyperlink>'),
    show(computed),
    show(box),
    hide("hidden characters", lambda text: run(text, "<w:vanish/>")),
    hide("deleted characters", deleted),
    st.sampled_from(
        [Made("<w:r><w:br/></w:r>"), Made('<w:r><w:br w:type="page"/></w:r>'), Made(drawing("p"))]
    ),
)
KINDS = st.sampled_from(
    [("", ""), ("1", ""), ("2", ""), ("T", ""), ("toc2", ""), ("", "<w:rPr><w:del/></w:rPr>")]
    + [("", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr>') for n in (1, 2, 3)]
)


def joined(parts, make):
    hidden = sum((part.hidden for part in parts), Counter())
    return Made(make([part.xml for part in parts]), "".join(part.shown for part in parts), hidden)


PARAGRAPH = st.tuples(st.lists(INLINE, max_size=4), KINDS).map(
    lambda made: joined(made[0], lambda xml: paragraph(*xml, style=made[1][0], settings=made[1][1]))
)
TABLE = st.lists(PARAGRAPH, min_size=1, max_size=6).map(
    lambda cells: joined(cells, lambda xml: table(*(tuple(xml[i : i + 2]) for i in range(0, len(xml), 2))))
)
BODY = st.lists(st.one_of(PARAGRAPH, PARAGRAPH, PARAGRAPH, TABLE), max_size=8)


def taken(data):
    try:
        return read(data, "a.docx")
    except Unreadable:
        return None


@bounded
@given(BODY)
def test_no_character_of_a_document_is_lost(body):
    made = joined(body, "".join)
    source = taken(docx(made.xml, numbering=NUMBERING, **PICTURE))
    if source is None:  # refused as empty, so it must be
        assert essence(made.shown) == ""
        return
    printed = Counter(essence("".join(texts_in([line.block or line.text for line in source.lines]))))
    assert Counter(essence(made.shown)) - printed == Counter()
    assert {kind: n for kind, n in source.dropped.items() if kind in made.hidden} == +made.hidden
    with suppress(Unreadable):
        reading = parse(source, REGIONS)
        as_dict(reading)
        assert missing(source, reading) == ""
        assert made.hidden.items() <= {**dict.fromkeys(made.hidden, 0), **reading.dropped}.items()
