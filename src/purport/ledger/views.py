"""What the ledger knows of one thing by its id, for showing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from purport.errors import LedgerError
from purport.export.outline import words
from purport.ledger import tables
from purport.ledger.back import reading_of
from purport.ledger.decisions import decisions_about, expect
from purport.ledger.details import places
from purport.ledger.ids import Id, parse
from purport.ledger.linked import link_of, links_of
from purport.sources import Source
from purport.standing import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from purport.ledger.decisions import Decision
    from purport.ledger.found import Place
    from purport.ledger.linked import Linked
    from purport.reading import Reading
    from purport.standing import Check

MOST_ELSEWHERE = 10


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where and when a text was published; ``superseded_by`` is the report that is its page's newer version."""

    version: int
    outlet: str | None
    day: str | None
    url: str | None
    publisher: str | None
    published: str | None
    input: str
    added: str
    supersedes: int | None
    superseded_by: int | None

    def to_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report with its appearances, links and decisions; the reading is as it was added."""

    id: Id
    added: str
    reading: Reading
    appearances: tuple[Appearance, ...]
    links: tuple[Linked, ...]
    decisions: tuple[Decision, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "report": self.reading.to_dict(),
            "appearances": [one.to_dict() for one in self.appearances],
            "links": [one.to_dict() for one in self.links],
            "decisions": [one.to_dict() for one in self.decisions],
        }


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A claim, source or check of a reading, with decisions about it; of a source also where its name is ``elsewhere``.

    ``others`` counts the sources of that name in other reports, of which ``elsewhere`` has the newest.
    """

    id: Id
    part: Claim | Source | Check
    reading: Reading
    place: Place
    decisions: tuple[Decision, ...]
    elsewhere: tuple[tuple[Id, Place], ...] = ()
    others: int = 0

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            self.id.what: self.part.to_dict(),
            **self._more(),
            **self.place.to_dict(),
            "decisions": [one.to_dict() for one in self.decisions],
        }

    def _more(self) -> dict[str, Any]:
        """What positions in a text that is not there would not tell."""
        part, text = self.part, self.reading.report.text
        if isinstance(part, Claim):
            return {"text": part.text, "why": words(text, part.why.spans)}
        if isinstance(part, Source):
            return {"elsewhere": [str(id) for id, _ in self.elsewhere], "others": self.others}
        spans = {"cue": part.cue_spans, "object": part.object_spans, "basis": part.basis_spans}
        return {name: words(text, of) for name, of in spans.items()}


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link from the side of who takes, and of the origin where the ledger holds it, with decisions about it."""

    id: Id
    taker: Linked
    origin: Linked | None
    place: Place
    decisions: tuple[Decision, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.taker.to_dict(),
            "origin_words": list(self.origin.words) if self.origin else None,
            "decisions": [one.to_dict() for one in self.decisions],
        }


Shown = ShownReport | ShownPart | ShownLink


def show(connection: Connection, name: str) -> Shown:
    """What the id names. Raises :class:`LedgerError` for what is no id, or not in the ledger."""
    id = parse(name)
    expect(connection, id)
    if id.what == "report":
        return _report(connection, id)
    return _link(connection, id) if id.what == "link" else _part(connection, id)


def _report(connection: Connection, id: Id) -> ShownReport:
    reading = _reading(connection, id)
    links = links_of(connection, id.report, reading.report.text)
    added = connection.scalar(sa.select(tables.reports.c.added).where(tables.reports.c.id == id.report))
    about = decisions_about(connection, id, *(parse(one.id) for one in links))
    return ShownReport(
        id, str(added), reading, tuple(_appearances(connection, id.report)), tuple(links), tuple(about)
    )


def _part(connection: Connection, id: Id) -> ShownPart:
    reading = _reading(connection, id)
    parts: dict[str, Sequence[Claim | Source | Check]] = {
        "claim": reading.claims,
        "source": reading.sources,
        "check": reading.checks,
    }
    part = parts[id.what][id.number - 1]
    elsewhere, others = _elsewhere(connection, id) if id.what == "source" else ([], 0)
    place = places(connection, [id.report])[id.report]
    about = tuple(decisions_about(connection, id))
    return ShownPart(id, part, reading, place, about, tuple(elsewhere), others)


def _link(connection: Connection, id: Id) -> ShownLink:
    sides = link_of(connection, id)
    assert sides is not None
    taker, origin = sides
    place = places(connection, [taker.report])[taker.report]
    return ShownLink(id, taker, origin, place, tuple(decisions_about(connection, id)))


def _reading(connection: Connection, id: Id) -> Reading:
    found = reading_of(connection, id.report)
    if found is None:
        raise LedgerError(f"no report {id.report} in the ledger; purport search finds them")
    return found


def _appearances(connection: Connection, report: int) -> list[Appearance]:
    """The earliest day first."""
    table = tables.appearances
    older, newer = table.alias(), table.alias()
    before = sa.and_(older.c.page == table.c.page, older.c.superseded_by == table.c.id)
    names = ("version", "outlet", "day", "url", "publisher", "published", "input", "added")
    query = (
        sa.select(
            *(table.c[name] for name in names),
            older.c.report.label("supersedes"),
            newer.c.report.label("superseded_by"),
        )
        .outerjoin_from(table, older, before)
        .outerjoin(newer, newer.c.id == table.c.superseded_by)
        .where(table.c.report == report)
        .order_by(table.c.day.is_(None), table.c.day, table.c.id)
    )
    return [Appearance(**row) for row in connection.execute(query).mappings()]


def _elsewhere(connection: Connection, id: Id) -> tuple[list[tuple[Id, Place]], int]:
    """Sources in other reports whose name is the same, the newest first, and how many there are."""
    column = tables.sources.c
    same = sa.select(column.same).where(column.id == id.row).scalar_subquery()
    others = sa.and_(column.same == same, column.report != id.report)
    count: int = connection.scalar(sa.select(sa.func.count()).where(others)) or 0
    query = sa.select(column.id).where(others).order_by(column.id.desc()).limit(MOST_ELSEWHERE)
    found = [Id.of_row("source", row) for row in connection.scalars(query)]
    known = places(connection, [one.report for one in found])
    return [(one, known[one.report]) for one in found], count
