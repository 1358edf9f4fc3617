import signal
import time

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from editorial.clock import Round

NAP = 0.5  # seconds between two looks at whether somebody wants it to end


class Command(BaseCommand):
    @property
    def help(self):  # argparse takes no lazy text
        return _("Does what is due: deliveries, and whatever else is registered with the clock.")

    requires_system_checks = []  # cron calls it every minute

    def add_arguments(self, parser):
        parser.add_argument(
            "--loop", action="store_true", help=_("round after round, until it is told to end")
        )
        parser.add_argument(
            "--every",
            type=float,
            default=30,
            metavar="SECONDS",
            help=_("seconds between two rounds of --loop"),
        )

    def handle(self, *args, loop: bool, every: float, **options):
        self.stopping = False
        before = {name: signal.signal(name, self._stop) for name in (signal.SIGINT, signal.SIGTERM)}
        try:
            failures = self._round()
            while loop and not self.stopping:
                self._wait(every)
                if not self.stopping:
                    self._round()
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)
        if failures and not loop:
            raise CommandError(_("Not everything that was due could be done; the reasons stand above."))

    def _round(self) -> list[str]:
        failures = Round(stopping=lambda: self.stopping).run().failures
        for failure in failures:
            self.stderr.write(failure)
        return failures

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < until:
            time.sleep(min(NAP, seconds))

    def _stop(self, *signal_and_frame) -> None:
        """The piece at hand is brought to its end."""
        self.stopping = True
