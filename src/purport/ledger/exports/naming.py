"""What rows are called outside the ledger: "12" a report, "12/c3" a claim of it, "l7" a link, "d2" a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.ledger.back import GAP
from purport.ledger.rows import BITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def within(report: int, key: str | None) -> str | None:
    """The name of what a reading calls ``key`` ("c3"); "publisher" and nobody stay as they are."""
    return f"{report}/{key}" if key and key != "publisher" else key


def numbered(letter: str, id: int) -> str:
    """The name of a row that a reading gives no name to: a hedge ("12/h1") or a time ("12/t1")."""
    return f"{id >> BITS}/{letter}{id & (1 << BITS) - 1}"


def words(text: str, spans: Iterable[Sequence[int]] | None) -> str | None:
    """The words at the spans, those that stand apart joined by " … "; None where there are none."""
    return GAP.join(text[start:end] for start, end in spans or ()) or None
