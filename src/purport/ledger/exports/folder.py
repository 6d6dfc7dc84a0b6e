"""A folder of files that are whole or not there."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, BinaryIO

from purport.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Open = Callable[[str], BinaryIO]


@contextmanager
def folder(path: Path) -> Iterator[Open]:
    """Opens files for writing by name, ``NAME.part`` until all are whole; other files of the folder stay as they are.

    Raises :class:`OutputError` where they cannot be written; those that stood there before are then still there.
    """
    made = not path.exists()
    parts: list[Path] = []
    try:
        path.mkdir(exist_ok=True)
        with ExitStack() as files:

            def opened(name: str) -> BinaryIO:
                parts.append(path / f"{name}.part")
                return files.enter_context(parts[-1].open("wb"))

            yield opened
        for part in parts:
            os.replace(part, part.with_suffix(""))
    except OSError as error:
        _clear(path, parts, made)
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written ({reason}); name another folder") from error
    except BaseException:
        _clear(path, parts, made)
        raise


def _clear(path: Path, parts: list[Path], made: bool) -> None:
    for part in parts:
        part.unlink(missing_ok=True)
    if made and path.is_dir() and not any(path.iterdir()):
        path.rmdir()
