"""Lists with Word's own bullets and numbers; every numbered list counts from one."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_BULLETS, _NUMBERS = 901, 902  # above what the library's template uses
_LEVEL = (
    '<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="1280" w:hanging="{hang}"/></w:pPr></w:lvl></w:abstractNum>'
)
_LIST = (
    '<w:num {ns} w:numId="{id}"><w:abstractNumId w:val="{of}"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


class Lists:
    def __init__(self, word: WordFile):
        self.root = word.part.numbering_part.element
        first = self.root.find(qn("w:num"))
        for abstract, form, text, hang in (
            (_BULLETS, "bullet", "•", 320),
            (_NUMBERS, "decimal", "%1.", 480),
        ):
            added = parse_xml(_LEVEL.format(ns=nsdecls("w"), id=abstract, form=form, text=text, hang=hang))
            if first is None:
                self.root.append(added)
            else:
                first.addprevious(added)
        self._next = 1 + max((int(num.get(qn("w:numId"))) for num in self.root.iter(qn("w:num"))), default=0)
        self._bullets = 0

    def properties(self, *, ordered: bool) -> str:
        """What makes a paragraph an entry of a list: of a new one if it is numbered, of the one list of bullets else."""
        if ordered:
            number = self._add(_NUMBERS)
        else:
            number = self._bullets = self._bullets or self._add(_BULLETS)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'

    def _add(self, abstract: int) -> int:
        number, self._next = self._next, self._next + 1
        self.root.append(parse_xml(_LIST.format(ns=nsdecls("w"), id=number, of=abstract)))
        return number
