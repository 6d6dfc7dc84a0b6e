"""Where a command writes: standard output, or a file that is whole or not there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from purport.errors import PurportError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType


class OutputError(PurportError):
    """The output cannot be written."""


class Target:
    """Bytes to standard output, or beside ``path`` until all is written and then in its place.

    What stood at ``path`` before is replaced only by a whole output; an interrupted one stays in ``PATH.part``.
    """

    def __init__(self, path: Path | None, inputs: Iterable[str] = ()) -> None:
        self._path = path
        if path is not None and any(_same(path, name) for name in inputs):
            raise OutputError(f"{path}: is an input too; name another file for the output")
        self.stream: BinaryIO = sys.stdout.buffer

    @property
    def is_terminal(self) -> bool:
        return self._path is None and sys.stdout.isatty()

    def write(self, text: str) -> None:
        """Text in UTF-8."""
        self.stream.write(text.encode("utf-8"))

    def __enter__(self) -> Target:
        if self._path is not None:
            try:
                self.stream = self._part.open("wb")
            except OSError as error:
                raise OutputError(
                    f"{self._path}: cannot be written ({error.strerror}); name another file"
                ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._path is None:
            if kind is None:
                self.stream.flush()
            return
        self.stream.close()
        if kind is None:
            os.replace(self._part, self._path)
        elif self._part.stat().st_size == 0:
            self._part.unlink()

    @property
    def _part(self) -> Path:
        assert self._path is not None
        return self._path.with_name(self._path.name + ".part")


def _same(path: Path, name: str) -> bool:
    try:
        return os.path.samefile(path, name)
    except (OSError, ValueError):
        return False
