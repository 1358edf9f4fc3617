import getpass
import os
import sys

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.installation import add_administrator, set_up
from portal.models import SiteSettings


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _(
            "Makes an empty installation usable: site, front page, groups, the three reviews and an administrator. "
            "Run it as often as you like: what is there stays."
        )

    def add_arguments(self, parser):
        parser.add_argument(
            "--organiser", default="", help=_("who publishes; asked for where it is not given")
        )
        parser.add_argument("--name", default="", help=_("the name of the site"))
        parser.add_argument("--admin", default="admin", help=_("the administrator's user name"))
        parser.add_argument("--no-input", action="store_true", help=_("ask nothing"))

    def handle(self, *args, **options):
        organiser = options["organiser"] or self._ask_organiser(options)
        set_up(options["name"], organiser)
        self.stdout.write(self.style.SUCCESS(_("Site, groups and reviews are in place.")))
        self._administrator(options)

    def _ask_organiser(self, options) -> str:
        known = SiteSettings.objects.exclude(organiser="").exists()
        if known or options["no_input"] or not sys.stdin.isatty():
            return ""
        return input(_("Who publishes here (the organiser's full name)? ")).strip()

    def _administrator(self, options) -> None:
        """With the password of ADMIN_PASSWORD, or one typed in; without either nobody is made, and that is said."""
        if get_user_model().objects.filter(is_superuser=True).exists():
            self.stdout.write(_("There is an administrator already."))
            return
        password = os.environ.get("ADMIN_PASSWORD", "")
        if not password and not options["no_input"] and sys.stdin.isatty():
            password = getpass.getpass(_("Password for %(name)s: ") % {"name": options["admin"]})
        if not password:
            self.stdout.write(
                self.style.WARNING(_("No administrator yet: set ADMIN_PASSWORD and run this again."))
            )
            return
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        if add_administrator(options["admin"], password) is None:
            raise CommandError(_("There is a user of that name already, who is no administrator."))
        self.stdout.write(self.style.SUCCESS(_("Administrator: %(name)s") % {"name": options["admin"]}))
