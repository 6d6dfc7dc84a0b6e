"""Folders and patterns to the files in them, in sorted order, one folder's names in memory at a time."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def files_in(folder: str, wanted: Callable[[str], bool]) -> Iterator[str | OSError]:
    """Paths of the wanted files in a folder and its folders, sorted; an error for a folder it cannot list.

    Hidden names are passed over, and links to folders too, for they may lead in a circle.
    """
    waiting = [iter([_folder_name(folder)])]
    while waiting:
        path = next(waiting[-1], None)
        if path is None:
            waiting.pop()
        elif not path.endswith(os.sep):
            if wanted(path):
                yield path
        else:
            try:
                waiting.append(iter([path + name for name in _names(path)]))
            except OSError as error:
                yield error


def matching(pattern: str) -> Iterator[str]:
    """Paths that match a pattern of ``*``, ``?``, ``[...]`` and ``**`` (any depth), sorted by folder."""
    parts: list[str] = []
    for part in PurePath(pattern).parts:
        if part != "**" or parts[-1:] != ["**"]:
            parts.append(part)
    return _matching("", parts)


def _matching(base: str, parts: list[str]) -> Iterator[str]:
    if not parts:
        yield base
        return
    part, rest = parts[0], parts[1:]
    if part == "**":
        for folder in _folders(base):
            yield from _matching(folder, rest or ["*"])
    elif not glob.has_magic(part):
        path = os.path.join(base, part)
        if os.path.lexists(path):
            yield from _matching(path, rest)
    else:
        for name in _matching_names(base, part):
            yield from _matching(os.path.join(base, name), rest)


def _matching_names(base: str, part: str) -> list[str]:
    match = re.compile(fnmatch.translate(part)).match
    names = [name.removesuffix(os.sep) for name in _listed(base, hidden=part.startswith("."))]
    return [name for name in names if match(name)]


def _folders(base: str) -> Iterator[str]:
    """The folder itself and all in it."""
    waiting = [base]
    while waiting:
        folder = waiting.pop()
        yield folder
        inner = [name[: -len(os.sep)] for name in _listed(folder) if name.endswith(os.sep)]
        waiting.extend(os.path.join(folder, name) for name in reversed(inner))


def _listed(folder: str, *, hidden: bool = False) -> list[str]:
    """The folder's names, none where it cannot be listed: a pattern has no say in what it passes through."""
    try:
        return _names(folder or os.curdir, hidden=hidden)
    except OSError:
        return []


def _names(folder: str, *, hidden: bool = False) -> list[str]:
    """The sorted names in a folder; a folder's own end in the separator."""
    with os.scandir(folder) as entries:
        return sorted(
            entry.name + os.sep if entry.is_dir(follow_symlinks=False) else entry.name
            for entry in entries
            if hidden or not entry.name.startswith(".")
        )


def _folder_name(folder: str) -> str:
    return folder if folder.endswith(os.sep) else folder + os.sep
