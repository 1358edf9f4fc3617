from django.core.management.base import BaseCommand, CommandError

from bulletins.bindery import BindingError
from bulletins.models import Release
from editions.models import Binding
from editions.rebuilding import add_missing, proofs


class Command(BaseCommand):
    help = "Builds the files that released issues lack; with --check, proves that those there are as they were published."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="build anew, compare with what was published, keep nothing"
        )

    def handle(self, *, check: bool, **options):
        try:
            if check:
                self._check()
            else:
                self._add()
        except BindingError as error:
            raise CommandError(str(error)) from error

    def _add(self) -> None:
        newest = (
            Release.objects.done().exclude(manifest=None).select_related("issue").order_by("issue", "-number")
        )
        first_of = {release.issue_id: release for release in reversed(newest)}
        count = 0
        for edition in add_missing(first_of.values()):
            count += 1
            self.stdout.write(edition.name)
        self.stdout.write(f"Files built: {count}.")

    def _check(self) -> None:
        bindings = Binding.objects.select_related("release__issue", "release__manifest").order_by("pk")
        other = 0
        for proof in proofs(bindings):
            other += not proof.is_same
            self.stdout.write(f"{'same ' if proof.is_same else 'OTHER'} {proof.edition.name}")
        if other:
            raise CommandError(f"Not as they were published: {other}.")
