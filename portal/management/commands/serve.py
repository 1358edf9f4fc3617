import os
import sys

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.serving import Together


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _(
            "Starts web server, task worker and clock, and ends all three when it is ended or one of them ends. "
            "The web server is Django's own in development, gunicorn in production."
        )

    requires_system_checks = []  # the three make their own

    def handle(self, *args, **options):
        port = os.environ.get("PORT", "8000")
        together = Together(_commands(port), self._say_died, cwd=settings.BASE_DIR)
        self._say(
            _("Starting web server, task worker and clock. The site: %(address)s — Ctrl-C ends all three.")
            % {"address": f"http://127.0.0.1:{port}/"}
        )
        status = together.run()
        self._say(_("Web server, task worker and clock have ended."))
        sys.exit(status)

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def _say_died(self, name: str, status: int) -> None:
        self.stderr.write(
            _("%(process)s ended by itself (status %(status)d); ending the others.")
            % {"process": name, "status": status}
        )


def _commands(port: str) -> dict[str, list[str]]:
    manage = [sys.executable, "manage.py"]
    web = [sys.executable, "-m", "gunicorn", "portal.wsgi"]
    if settings.DEBUG:
        web = [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"]
    return {
        _("The web server"): web,
        _("The task worker"): [*manage, "run_worker"],
        _("The clock"): [*manage, "run_due", "--loop"],
    }
