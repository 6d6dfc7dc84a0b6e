"""A link as it is shown: what it says of a report, and the words of the report that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.details import places
from purport.ledger.ids import Id
from purport.ledger.rows import mended

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    from purport.ledger.found import Place

BYLINE = "in the byline"


@dataclass(frozen=True, slots=True)
class Linked:
    """A link from the side of the report ``seen_from``; ``evidence`` is as the table has it.

    ``words`` are the report's that show it, the longest passage first; ``other`` is the report at the other end, None
    of a credit.
    """

    id: str
    kind: str
    seen_from: int
    report: int
    origin: int | None
    outlet: str | None
    directed: bool
    score: float
    evidence: Mapping[str, Any]
    added: str
    words: tuple[str, ...]
    other: Place | None

    @property
    def takes(self) -> bool:
        """Whether the report is the one that takes from the other."""
        return self.seen_from == self.report

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "report": self.report,
            "origin": self.origin,
            "outlet": self.outlet,
            "directed": self.directed,
            "score": self.score,
            "evidence": dict(self.evidence),
            "added": self.added,
            "words": list(self.words),
            "other": self.other.to_dict() if self.other else None,
        }


def links_of(connection: Connection, report: int, text: str) -> list[Linked]:
    """The links from and to a report with this text: copies first, the surest first."""
    table = tables.links
    query = sa.select(table).where(sa.or_(table.c.report == report, table.c.origin == report))
    rows = connection.execute(query).mappings().all()
    others = {end for row in rows for end in (row["report"], row["origin"]) if end and end != report}
    known = places(connection, sorted(others)) if others else {}
    found = [_linked(row, report, text, known) for row in rows]
    return sorted(found, key=lambda one: (_ORDER.index(one.kind), -one.score, int(one.id[1:])))


_ORDER = ("copy", "credit", "quotation", "document")


def link_of(connection: Connection, link: Id) -> tuple[Linked, Linked | None] | None:
    """A link from the side of who takes, and from that of the origin where the ledger holds it; None without such."""
    table = tables.links
    row = connection.execute(sa.select(table).where(table.c.id == link.row)).mappings().first()
    if row is None:
        return None
    ends = [end for end in (row["report"], row["origin"]) if end]
    known = places(connection, ends)
    sides = [_linked(row, end, text_of(connection, end), known) for end in ends]
    return sides[0], sides[1] if len(sides) > 1 else None


def text_of(connection: Connection, report: int) -> str:
    """The text of a report, as it was read."""
    table = tables.reports
    row = connection.execute(sa.select(table.c.text, table.c.replaced).where(table.c.id == report)).one()
    return mended(row.text, row.replaced)


def _linked(row: RowMapping, seen_from: int, text: str, known: Mapping[int, Place]) -> Linked:
    other = row["origin"] if seen_from == row["report"] else row["report"]
    names = ("kind", "report", "origin", "outlet", "directed", "score", "evidence", "added")
    return Linked(
        id=str(Id.of_row("link", row["id"])),
        seen_from=seen_from,
        words=tuple(_words(row["evidence"], text, "ours" if seen_from == row["report"] else "theirs")),
        other=known.get(other) if other else None,
        **{name: row[name] for name in names},
    )


def _words(evidence: Mapping[str, Any], text: str, side: str) -> Sequence[str]:
    if "documents" in evidence:
        found: list[str] = evidence["documents"]
        return found
    if "spans" in evidence:
        return [text[start:end] if end else BYLINE for start, end in evidence["spans"]]
    passages = sorted(evidence["passages"], key=lambda one: -one["words"])
    return [text[slice(*one[side])] for one in passages]
