from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from regions.models import RegionIndexPage
from regions.places import BadPlacesError, load_regions


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _(
            "Creates or updates districts from a CSV with the columns name, short_name, full_name, slug, aliases, row, "
            "column and description. Aliases are separated by |; row and column place the district on the tile map."
        )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file: Path, **options):
        index = RegionIndexPage.objects.first()
        if index is None:
            raise CommandError(_("Run setup_portal first: there is no page for districts yet."))
        try:
            created, updated = load_regions(file, index)
        except BadPlacesError as error:
            raise CommandError(str(error)) from None
        message = _("Districts: %(created)d created, %(updated)d updated.")
        self.stdout.write(self.style.SUCCESS(message % {"created": created, "updated": updated}))
