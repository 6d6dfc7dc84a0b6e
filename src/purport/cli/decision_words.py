"""A decision in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.export.safe import in_terminal

if TYPE_CHECKING:
    from purport.ledger import Decision


def told(one: Decision) -> str:
    """“d3  12/s1 and 15/s4 are the same source (Ada Quill, 2025-06-01 09:30 UTC)”, and whether it was undone."""
    undone = f"; undone by {one.undone_by}, {_time(one.undone)}" if one.undone else ""
    return in_terminal(f"d{one.id}  {decided(one)} ({one.who}, {_time(one.at)}{undone})")


def decided(one: Decision) -> str:
    """What was decided."""
    if one.kind == "link":
        return f"{one.subject} {one.value}"
    if one.kind == "grade":
        return f"{one.subject} graded {one.value}"
    if one.kind == "note":
        return f"{one.subject} noted “{one.value}”"
    noun = one.kind.removeprefix("same-")
    what = f"the same {noun}" if one.value == "same" else f"different {noun}s"
    return f"{one.subject} and {one.object} are {what}"


def _time(at: str) -> str:
    """“2025-06-01 09:30 UTC” of a time in UTC, ISO 8601."""
    return f"{at[:16].replace('T', ' ')} UTC"
