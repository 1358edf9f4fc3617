"""What the body of an item is made of."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

from manuscript.document import InsetKind
from regions.models import Industry, RegionPage

from .rich_text import PARAGRAPH_FEATURES, in_dialect


class ProseBlock(blocks.RichTextBlock):
    """Text whose HTML is in our dialect whoever wrote it: an editor, a script, an older version."""

    def to_python(self, value):
        return RichText(in_dialect(value or ""))


class PhotoBlock(blocks.StructBlock):
    """Without an image: a picture stood here in the source and is still to be supplied. Readers see none of it."""

    image = ImageChooserBlock(required=False, label=_("picture"))
    caption = blocks.CharBlock(required=False, max_length=200, label=_("caption"))
    credit = blocks.CharBlock(required=False, max_length=60, label=_("photographer or unit"))
    alt = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("description for those who cannot see it"),
        help_text=_("Left empty, the caption is read out."),
    )

    class Meta:
        icon = "image"
        label = _("photo")
        template = "blocks/photo.html"
        label_format = "{caption}"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("quotation"))
    attribution = blocks.CharBlock(required=False, max_length=100, label=_("who said it"))

    class Meta:
        icon = "openquote"
        label = _("quotation")
        template = "blocks/quote.html"


class ListingBlock(blocks.StructBlock):
    entries = blocks.ListBlock(blocks.CharBlock(label=_("entry")), label=_("entries"))
    ordered = blocks.BooleanBlock(required=False, label=_("numbered"))

    class Meta:
        icon = "list-ul"
        label = _("list")
        template = "blocks/listing.html"


class AttachmentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("file"))
    title = blocks.CharBlock(required=False, max_length=120, label=_("shown as"))

    class Meta:
        icon = "doc-full"
        label = _("attachment")
        template = "blocks/attachment.html"


class InsetBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        choices=[
            (InsetKind.DOCUMENT_SCAN, _("words of a document shown as a picture")),
            (InsetKind.FOOTNOTE, _("footnote")),
        ],
        label=_("kind"),
    )
    text = blocks.TextBlock(label=_("text"))

    class Meta:
        icon = "clipboard-list"
        label = _("text beside the body")
        template = "blocks/inset.html"


class ItemBody(blocks.StreamBlock):
    paragraph = ProseBlock(features=PARAGRAPH_FEATURES, label=_("text"), icon="pilcrow")
    photo = PhotoBlock()
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False, label=_("text")))],
        label=_("table"),
        icon="table",
        template="blocks/table.html",
    )
    quote = QuoteBlock()
    listing = ListingBlock()
    attachment = AttachmentBlock()
    inset = InsetBlock()


def region_choices():
    return RegionPage.objects.live().values_list("pk", "title")


def industry_choices():
    return Industry.objects.values_list("pk", "name")


class OutlineSectionBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label=_("title"))
    region = blocks.ChoiceBlock(choices=region_choices, required=False, label=_("district"))
    industry = blocks.ChoiceBlock(choices=industry_choices, required=False, label=_("industry"))

    class Meta:
        icon = "list-ul"
        label = _("section")
        label_format = "{title}"


class OutlineChapterBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label=_("title"))
    sections = blocks.ListBlock(OutlineSectionBlock(), default=[], label=_("sections"))

    class Meta:
        icon = "title"
        label = _("chapter")
        label_format = "{title}"


class OutlineBody(blocks.StreamBlock):
    """The chapters and sections with which the next issue begins."""

    chapter = OutlineChapterBlock()
