"""What a PDF is asked for. Each answers with the faults it found; an empty list is a pass."""

import re
from io import BytesIO
from itertools import takewhile

import pikepdf
import pypdfium2

MM = 72 / 25.4
HEAD, FOOT = 26 * MM, 22 * MM


def contents_faults(data: bytes) -> list[str]:
    """Links of the pages in Roman numbers whose printed number is not the number of the page they lead to."""
    faults, seen = [], 0
    with pikepdf.open(BytesIO(data)) as pdf:
        drawn = pypdfium2.PdfDocument(data)
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        for number, page in enumerate(pdf.pages):
            if not re.fullmatch("[IVXLC]+", page.label):
                continue
            for link in page.get("/Annots", []):
                target = _page_of(link, pdf)
                if target is None:
                    continue
                seen += 1
                printed = _printed(drawn[number], link)
                label = pdf.pages[places[target]].label
                if printed and printed != label:
                    faults.append(f"“{printed}” leads to page {label}")
    return faults if seen else ["no contents"]


def _page_of(link, pdf):
    goes = link.A.D if "/A" in link and "/D" in link.A else link.get("/Dest")
    if isinstance(goes, pikepdf.String):
        goes = _named(pdf.Root.Names.Dests, goes)
    goes = goes.get("/D") if isinstance(goes, pikepdf.Dictionary) else goes
    return goes[0].objgen if goes is not None else None


def _named(tree, name):
    names = pikepdf.NameTree(tree)
    return names[str(name)]


def _printed(page, link) -> str:
    left, bottom, right, top = (float(value) for value in link.Rect)
    text = page.get_textpage().get_text_bounded(left, bottom - 1, right, top + 1)
    found = re.search(r"(\d+)\s*$", text)
    return found[1] if found else ""


def access_faults(data: bytes) -> list[str]:
    """Tags, title, language, claim of PDF/UA-1, and a text for every figure."""
    with pikepdf.open(BytesIO(data)) as pdf:
        root, faults = pdf.Root, []
        if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root:
            return ["no tags"]
        meta = pdf.open_metadata()
        if meta.get("pdfuaid:part") != "1":
            faults.append("no PDF/UA-1")
        if not meta.get("dc:title") or not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            faults.append("no title")
        if str(root.get("/Lang", "")) not in {"zh-CN", "zh-cn"}:
            faults.append("no language")
        figures = [one for one in _structure(root.StructTreeRoot) if one.get("/S") == "/Figure"]
        faults += ["a figure without alt" for one in figures if not str(one.get("/Alt", ""))]
        return faults


def alts(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        tree = list(_structure(pdf.Root.StructTreeRoot))
        return [str(one.Alt) for one in tree if one.get("/S") == "/Figure"]


def _structure(node):
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _structure(kid)


def fonts_not_embedded(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and _is_font(one)]
        return [str(one.get("/BaseFont")) for one in fonts if not _is_embedded(one)]


def _is_font(one) -> bool:
    return one.get("/Type") == "/Font" and one.get("/Subtype") not in ("/Type0", "/Type3")


def _is_embedded(font) -> bool:
    described = font.get("/FontDescriptor", {})
    return any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def running_text(data: bytes) -> str:
    """Everything between head and foot, pages in order, blanks folded."""
    pages = []
    for page in pypdfium2.PdfDocument(data):
        width, height = page.get_size()
        pages.append(page.get_textpage().get_text_bounded(0, FOOT, width, height - HEAD))
    return folded("".join(pages))


def outside_faults(data: bytes, left: float = 26, right: float = 26) -> list[str]:
    """Pages with a character of their text nearer to a side than so many millimetres, or over the edge of the paper."""
    faults = []
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        (width, height), text = page.get_size(), page.get_textpage()
        places = range(text.count_chars())
        boxes = [text.get_charbox(at) for at in places if text.get_text_range(at, 1).strip()]
        within = [box for box in boxes if box[1] > FOOT and box[3] < height - HEAD]
        over = [box for box in within if box[0] < left * MM - 1 or box[2] > width - right * MM + 1]
        over += [box for box in boxes if box[1] < 0 or box[3] > height]
        faults += [f"page {number + 1}: {len(over)} characters"] * bool(over)
    return faults


def overlap_faults(data: bytes) -> list[str]:
    """Pages on which letters lie on one another."""
    faults = []
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        places = range(text.count_chars())
        boxes = sorted(text.get_charbox(at) for at in places if text.get_text_range(at, 1).isalnum())
        over = sum(_covers(one, later) for at, one in enumerate(boxes) for later in _begun(boxes, at))
        faults += [f"page {number + 1}: {over} letters"] * bool(over)
    return faults


def _begun(boxes, at: int):
    """Those further right that begin before this one ends."""
    later = (boxes[n] for n in range(at + 1, len(boxes)))
    return takewhile(lambda one: one[0] < boxes[at][2] - 1, later)


def _covers(one, other) -> bool:
    return min(one[3], other[3]) - max(one[1], other[1]) > 1


def folded(text: str) -> str:
    return re.sub(r"[\s\u2060\u200b]+", "", text.replace("\ufffe", "-"))


def text_faults(volume, data: bytes) -> list[str]:
    """Texts of the issue that the text layer lacks, or has in another order."""
    shown, at, faults = running_text(data), 0, []
    first = next(volume.document.items(), None)
    start = first.text[:20] if first else ""
    at = max(shown.find(folded(start)) - 200, 0) if start else 0
    for piece in texts_in_order(volume.document):
        found = shown.find(folded(piece), at)
        if found < 0:
            faults.append(piece)
        else:
            at = found + len(folded(piece))
    return faults


def texts_in_order(document):
    for item in document.items():
        yield item.title
        for block in item.blocks:
            yield from _texts(block)
        yield from filter(None, (item.source, *item.bylines))


def _texts(block):
    if getattr(block, "file", None) == "":
        return
    rows = getattr(block, "rows", ())
    yield from filter(None, (getattr(block, "caption", ""), getattr(block, "text", "")))
    yield from (cell for row in rows for cell in row)
    yield from getattr(block, "entries", ())
    yield from filter(None, (getattr(block, "attribution", ""),))
