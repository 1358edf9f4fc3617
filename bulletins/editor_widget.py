"""The rich text editor, safe among threads. Named in settings; nothing else imports it."""

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter


class DraftailPerCall(DraftailRichTextArea):
    """Wagtail's editor with a converter of its own for every call.

    A block's widget is one object for the whole process and its converter holds an HTML parser: among threads, one
    editor's form showed another editor's text. Reported upstream as wagtail issue 14573; this class goes when it closes.
    """

    @property
    def converter(self) -> ContentstateConverter:
        return ContentstateConverter(self.features)

    @converter.setter
    def converter(self, _shared: ContentstateConverter) -> None:
        """Wagtail's constructor offers one to share; it is not kept."""
