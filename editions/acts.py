"""What the making of editions leaves in the audit log."""

from django.utils.translation import gettext_lazy as _

from audit.acts import register_act

MARK_POSTED = register_act("edition.mark_posted", _("note a post in WeChat"))
REMOVE_POST = register_act("edition.remove_post", _("note that a post in WeChat is gone"))
