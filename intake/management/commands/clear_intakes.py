from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from intake.actions.clear_intakes import clear_intakes


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _("Deletes files taken in, and what was read from them, that nobody has touched for long.")

    def add_arguments(self, parser):
        parser.add_argument(
            "--days",
            type=int,
            default=settings.INTAKE_KEEP_DAYS,
            help=_("days without a change after which one is deleted (%(default)s)"),
        )

    def handle(self, *args, days: int, **options):
        self.stdout.write(_("%(count)d intakes were deleted.") % {"count": clear_intakes(days)})
