"""The one ledger of a server: opened when it is first asked, and again where another file has its name."""

from __future__ import annotations

import os
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.ledger import Ledger
    from purport.mcp.settings import Settings

    Identity = tuple[int, int] | None


class Shelf:
    """Gives the ledger to one thread at a time, as long as it is there."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._open: tuple[Ledger, Identity] | None = None

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger. Raises :class:`purport.errors.LedgerError` while there is none."""
        with self._lock:
            yield self._current()

    def close(self) -> None:
        """Gives the ledger back."""
        with self._lock:
            self._put_away()

    def _current(self) -> Ledger:
        from purport.ledger import Ledger

        identity = self._identity()
        if self._open is None or self._open[1] != identity:
            self._put_away()
            book = Ledger(self._settings.ledger, write=self._settings.upgrade, make=False)
            self._open = book, identity
        return self._open[0]

    def _put_away(self) -> None:
        if self._open:
            self._open[0].close()
        self._open = None

    def _identity(self) -> Identity:
        """Which file has the ledger's name; None for a database, and where there is no file."""
        try:
            found = os.stat(self._settings.ledger)
        except (OSError, ValueError):
            return None
        return found.st_dev, found.st_ino
