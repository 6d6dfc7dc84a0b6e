"""Where a command writes: standard output, or a file that is whole or not there."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from purport.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from purport.report.inputs import Input


class Target:
    """Bytes to standard output, or beside ``path`` until all is written and then in its place.

    What stood at ``path`` before is replaced only by a whole output, with something in it unless ``empty`` says that
    nothing is an answer too; an interrupted one stays in ``PATH.part``. What is no regular file (a pipe, a device) is
    written to directly.
    """

    def __init__(self, path: Path | None, inputs: Iterable[str] = (), *, empty: bool = False) -> None:
        if path is not None and path.is_dir():
            raise OutputError(f"{path}: is a folder; name a file for the output")
        if path is not None and any(_same(path, name) for name in inputs):
            raise OutputError(f"{path}: is an input too; name another file for the output")
        self._path = Path(os.path.realpath(path)) if path is not None else None
        self._name = str(path) if path is not None else "standard output"
        self._empty = empty
        self._beside = self._path is not None and (self._path.is_file() or not self._path.exists())
        self.stream: BinaryIO = sys.stdout.buffer

    @property
    def is_terminal(self) -> bool:
        return self._path is None and sys.stdout.isatty()

    def others(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """The inputs but for the output itself, which a folder or a pattern may hold from an earlier time."""
        return (one for one in inputs if self._path is None or not _same(self._path, one.name))

    def write(self, text: str) -> None:
        """Text in UTF-8."""
        with self._told():
            self.stream.write(text.encode("utf-8"))

    def flush(self) -> None:
        """What was written so far is passed on."""
        with self._told():
            self.stream.flush()

    def __enter__(self) -> Target:
        if self._path is not None:
            with self._told():
                self.stream = (self._part if self._beside else self._path).open("wb")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if kind is None:
            self.flush()
        if self._path is None:
            return
        with self._told():
            self.stream.close()
            if not self._beside:
                return
            whole = kind is None
            if self._part.stat().st_size == 0 and not (whole and self._empty):
                self._part.unlink()
            elif whole:
                os.replace(self._part, self._path)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(f"{self._name}: cannot be written ({reason}); name another file") from None

    @property
    def _part(self) -> Path:
        assert self._path is not None
        return self._path.with_name(self._path.name + ".part")


def _same(path: Path, name: str) -> bool:
    try:
        return os.path.samefile(path, name)
    except (OSError, ValueError):
        return False
