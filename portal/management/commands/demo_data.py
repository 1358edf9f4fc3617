from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.demo import build_demo, signs


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _("Takes in the sample issues, has them reviewed by three people and releases them.")

    def add_arguments(self, parser):
        parser.add_argument("--signs-only", action="store_true")

    def handle(self, *args, **options):
        if not options["signs_only"]:
            build_demo(self.stdout.write)
        self.stdout.write("")
        for line in signs(settings.WAGTAILADMIN_BASE_URL):
            self.stdout.write(self.style.SUCCESS(line))
