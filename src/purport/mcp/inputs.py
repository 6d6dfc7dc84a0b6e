"""The reports that a client names: its own text, an address, and a file only where the server may read some."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from purport.errors import ServerError
from purport.report.inputs import one
from purport.report.load import load_text, load_url
from purport.report.naming import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from purport.mcp.settings import Settings
    from purport.report import Report

WAYS = ("text", "url", "file", "report")


def report_of(given: Mapping[str, Any], settings: Settings, name: str = "the text") -> Report:
    """The report that a client gives as a text, an address or a file; errors call a text ``name``.

    A text is never taken for a path, whatever it looks like. Raises :class:`purport.errors.InputError`, and
    :class:`ServerError` for what the server may not read.
    """
    way = way_of(given)
    if way == "url":
        return load_url(given["url"].strip(), limits=settings.limits)
    if way == "file":
        return one(_allowed(given["file"], settings.files), limits=settings.limits)
    return load_text(given["text"], name=name, limits=settings.limits)


def way_of(given: Mapping[str, Any], place: str = "") -> str:
    """Which one way a client gives a report, at a ``place`` of its call.

    Raises :class:`ServerError` where it is none, or more than one.
    """
    ways = [way for way in WAYS if way in given]
    if len(ways) != 1:
        said = f"{' and '.join(ways)} are given" if ways else "no report is given"
        at = f"{place}: " if place else ""
        raise ServerError(f"{at}{said}; give one text or one url")
    return ways[0]


def day(value: str | None, name: str) -> str | None:
    """A day in ISO 8601. Raises :class:`ServerError` for what is none."""
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise ServerError(f"{name} is no day; give it as 2015-12-26") from None


def moment(value: str | None) -> str | None:
    """When a report was published, as it was given. Raises :class:`ServerError` for what is no date."""
    try:
        if value:
            datetime.fromisoformat(value)
    except ValueError:
        raise ServerError(
            "published is no date; give it as 2015-12-26 or 2015-12-26T09:30:00-05:00"
        ) from None
    return value


def _allowed(path: str, folder: Path | None) -> Path:
    """The file, if it lies within the folder whichever links lead to it."""
    assert folder is not None  # else the schema lets no file through
    root = folder.resolve()
    try:
        place = (root / path).resolve()
        inside = place.is_relative_to(root) and place.is_file()
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, links in a circle
        inside = False
    if not inside:
        raise ServerError(f"{shown(path)}: no file in the folder that this server may read")
    return place
