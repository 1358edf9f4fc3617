"""What intake leaves in the audit log."""

from django.utils.translation import gettext_lazy as _

from audit.acts import register_act

DRAFT = register_act("intake.draft", _("take in an old issue"))
