"""Where the files of an intake lie: below settings.INTAKE_ROOT, which no address leads to. They are an unreleased text."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.crypto import get_random_string

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
KEY_LENGTH = 24


def new_key() -> str:
    return get_random_string(KEY_LENGTH, LETTERS)


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything of one intake. `key` is of our making; names of files that people gave are never used on the disk."""

    key: str

    @property
    def path(self) -> Path:
        return Path(settings.INTAKE_ROOT) / self.key

    def file(self, suffix: str) -> Path:
        return self.path / f"original{suffix}"

    @property
    def pictures(self) -> Path:
        return self._below("pictures")

    @property
    def shown(self) -> Path:
        """Pictures of pages and small pictures, made when somebody looks; they can be made again."""
        return self._below("shown")

    def make(self) -> Folder:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self

    def write(self, suffix: str, chunks: Iterable[bytes]) -> Path:
        path = self.make().file(suffix)
        with path.open("xb") as file:
            for chunk in chunks:
                file.write(chunk)
        return path

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def _below(self, name: str) -> Path:
        path = self.make().path / name
        path.mkdir(mode=0o700, exist_ok=True)
        return path


def folders_without(keys: Iterable[str], older_than: float) -> list[Folder]:
    """What no row knows of any more: a process died between file and row. `older_than` is a time of the file system."""
    root = Path(settings.INTAKE_ROOT)
    known = set(keys)
    if not root.is_dir():
        return []
    strays = (path for path in root.iterdir() if path.name not in known and path.is_dir())
    return [Folder(path.name) for path in strays if path.stat().st_mtime < older_than]
