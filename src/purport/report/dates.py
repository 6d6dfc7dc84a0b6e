"""Times as pages state them, in ISO 8601 with the offset stated."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_SHORT_OFFSET = re.compile(r"([+-]\d{2})(\d{2})$")
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)? ?(Z|[+-]\d{2}(?::?\d{2})?)?)?"
)


def iso(stated: str | None) -> str | None:
    """A stated time as ISO 8601, to the second, with its offset as stated; None where it is no time."""
    if not stated:
        return None
    text = stated.strip()
    match = _ISO.fullmatch(text)
    if match:
        return _joined(match)
    try:
        return parsedate_to_datetime(text).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _joined(match: re.Match[str]) -> str | None:
    day, clock, offset = match.groups()
    offset = _SHORT_OFFSET.sub(r"\1:\2", offset or "")
    text = f"{day}T{clock}{offset}" if clock else day
    try:
        return (
            datetime.fromisoformat(text).isoformat(timespec="seconds")
            if clock
            else date.fromisoformat(day).isoformat()
        )
    except ValueError:
        return None
