"""What readers and editors call the formats. The formats themselves know no language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LABELS = {
    "pdf": "PDF",
    "docx": _("Word document"),
    "epub": _("EPUB for reading devices"),
    "text": _("plain text"),
    "markdown": "Markdown",
    "site": _("web pages in a folder"),
    "package": _("package for another installation"),
    "wechat": _("WeChat parts"),
}
