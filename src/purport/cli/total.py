"""How many reports the inputs hold, where that is cheap to tell before they are read."""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING

from purport.report.load import (
    ARCHIVE_SUFFIXES,
    FEED_SUFFIXES,
    LINES_SUFFIXES,
    PAGE_SUFFIXES,
    TEXT_SUFFIXES,
    suffix,
)
from purport.report.walk import files_in, matching

if TYPE_CHECKING:
    from collections.abc import Iterable

_SINGLE = PAGE_SUFFIXES | TEXT_SUFFIXES
_REPORTS = _SINGLE | LINES_SUFFIXES | FEED_SUFFIXES | ARCHIVE_SUFFIXES
_CHEAP = 2_000_000_000  # bytes of lines that are counted: about a second


def total(arguments: Iterable[str]) -> int | None:
    """The number of inputs that the arguments expand to; None where only reading them tells."""
    return _sum(_of_argument(argument) for argument in arguments)


def _sum(counts: Iterable[int | None]) -> int | None:
    found = 0
    for count in counts:
        if count is None:
            return None
        found += count
    return found


def _of_argument(argument: str) -> int | None:
    if argument == "-":
        return None
    if os.path.isdir(argument):
        return _of_folder(argument)
    if os.path.isfile(argument):
        return _of_file(argument)
    if glob.has_magic(argument) and "://" not in argument:
        return _sum(_of_match(path, deep="**" in argument) for path in matching(argument))
    return 1


def _of_match(path: str, *, deep: bool) -> int | None:
    if os.path.isdir(path):
        return 0 if deep else _of_folder(path)
    return _of_file(path)


def _of_folder(folder: str) -> int | None:
    found = files_in(folder, lambda path: suffix(path) in _REPORTS)
    return _sum(_of_file(path) if isinstance(path, str) else 1 for path in found)


def _of_file(path: str) -> int | None:
    kind = suffix(path)
    if kind in _SINGLE:
        return 1
    if kind not in LINES_SUFFIXES or path.lower().endswith(".gz"):
        return None
    try:
        if os.path.getsize(path) > _CHEAP:
            return None
        with open(path, "rb") as lines:
            return sum(not line.isspace() for line in lines)
    except OSError:
        return 1  # an input too, which says why it cannot be read
