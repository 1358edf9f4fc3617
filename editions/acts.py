"""What the making of editions leaves in the audit log."""

from django.utils.translation import gettext_lazy as _

from audit.acts import register_act

MARK_POSTED = register_act("edition.mark_posted", _("note a post in WeChat"))
