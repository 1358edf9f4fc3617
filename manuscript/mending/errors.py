from __future__ import annotations


class MendingError(Exception):
    """The edit is not possible and nothing has changed. `code` says why; its sentence stands in intake."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
