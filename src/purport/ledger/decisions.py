"""What people decided, kept beside what the machine found: the latest that is not undone holds, and nothing is deleted.

kind            subject, object             value
same-source     two sources                 same, different
same-claim      two claims                  same, different
link            a link                      accepted, rejected
grade           a source or a claim         an Admiralty grade: A-F of a source, 1-6 of a claim, or both
note            anything with an id         the note; of these all hold
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from purport.errors import LedgerError
from purport.ledger import tables
from purport.ledger.ids import Id
from purport.ledger.keep import now, one_writer
from purport.ledger.rows import storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection
    from sqlalchemy.sql.elements import ColumnElement

DecisionKind = Literal["same-source", "same-claim", "link", "grade", "note"]
Alike = Literal["same", "different"]
OfLink = Literal["accepted", "rejected"]

_GRADE = re.compile(r"([A-F])?([1-6])?", re.IGNORECASE)
_GRADES = "grades are A to F for a source's reliability, 1 to 6 for a claim's credibility, or both: B2"
_TABLES = {
    "report": tables.reports,
    "claim": tables.claims,
    "source": tables.sources,
    "check": tables.checks,
    "link": tables.links,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; ``subject`` and ``object`` are ids as text, of two alike the smaller first; times are UTC."""

    id: int
    kind: DecisionKind
    subject: str
    object: str | None
    value: str
    who: str
    at: str
    undone: str | None = None
    undone_by: str | None = None

    def to_dict(self) -> dict[str, Any]:
        row = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**row, "id": str(Id.of_row("decision", self.id))}


def alike(connection: Connection, one: Id, other: Id, value: Alike, who: str) -> Decision:
    """Decides that two claims or two sources are the same, or are not."""
    if one == other:
        raise LedgerError(f"{one} twice; give two claims or two sources")
    if one.what != other.what or one.what not in ("claim", "source"):
        raise LedgerError(f"{_a(one)} and {_a(other)}; give two claims or two sources")
    first, second = sorted((one, other))
    kind: DecisionKind = "same-claim" if one.what == "claim" else "same-source"
    return _decide(connection, kind, (first, second), value, who)


def judge_link(connection: Connection, link: Id, value: OfLink, who: str) -> Decision:
    """Decides whether a link holds."""
    if link.what != "link":
        raise LedgerError(f"{_a(link)}, not a link; links are l1, l2 ..., as purport show gives them")
    return _decide(connection, "link", (link,), value, who)


def grade(connection: Connection, of: Id, value: str, who: str) -> Decision:
    """Grades a source's reliability by a letter, a claim's credibility by a digit; either may have both."""
    found = _GRADE.fullmatch(value.strip())
    if not value.strip() or found is None:
        raise LedgerError(f"“{value}” is no grade; {_GRADES}")
    if of.what not in ("claim", "source"):
        raise LedgerError(f"{_a(of)}; grade a source or a claim")
    letter, digit = found.groups()
    if of.what == "source" and not letter:
        raise LedgerError(f"“{value}” grades no source; give a letter from A to F, or both: B{digit}")
    if of.what == "claim" and not digit:
        raise LedgerError(f"“{value}” grades no claim; give a digit from 1 to 6, or both: {letter.upper()}2")
    return _decide(connection, "grade", (of,), value.strip().upper(), who)


def note(connection: Connection, on: Id, text: str, who: str) -> Decision:
    """Notes something on anything that has an id."""
    if not text.strip():
        raise LedgerError("the note is empty; give it some words")
    return _decide(connection, "note", (on,), text.strip(), who)


def undo(connection: Connection, decision: Id, who: str) -> Decision:
    """Marks a decision as undone; what was decided before it holds again."""
    _named(who)
    one_writer(connection)
    table = tables.decisions
    found = _select(connection, table.c.id == decision.number)
    if not found:
        raise LedgerError(f"no decision {decision} in the ledger; see: purport decide list")
    if found[0].undone:
        raise LedgerError(f"{decision} was undone already, by {found[0].undone_by} at {found[0].undone}")
    values = {"undone": now(), "undone_by": storable(who.strip())}
    connection.execute(sa.update(table).where(table.c.id == decision.number).values(values))
    return _select(connection, table.c.id == decision.number)[0]


def decisions_about(connection: Connection, *about: Id) -> list[Decision]:
    """Every decision about any of these, or what hangs on a report of them, undone ones too, the earliest first."""
    names = [str(one) for one in about]
    parts = [f"{one}/" for one in about if one.what == "report"]
    columns = (tables.decisions.c.subject, tables.decisions.c.object)
    hanging = [column.startswith(part) for column in columns for part in parts]
    return _select(connection, sa.or_(*(column.in_(names) for column in columns), *hanging))


def every_decision(connection: Connection) -> list[Decision]:
    """Every decision, undone ones too, the earliest first."""
    return _select(connection)


def holding(connection: Connection, kind: DecisionKind) -> list[Decision]:
    """The decisions of a kind that are in force, one for each subject (and object), but every note."""
    found = _select(connection, tables.decisions.c.kind == kind, tables.decisions.c.undone.is_(None))
    if kind == "note":
        return found
    latest = {(one.subject, one.object): one for one in found}
    return sorted(latest.values(), key=lambda one: one.id)


def there(connection: Connection, one: Id) -> bool:
    """Whether the ledger has what the id names."""
    table = _TABLES[one.what]
    return connection.execute(sa.select(table.c.id).where(table.c.id == one.row)).first() is not None


def expect(connection: Connection, one: Id) -> None:
    """Raises :class:`LedgerError` where the ledger does not have what the id names."""
    if not there(connection, one):
        finds = "purport show REPORT gives them" if one.what == "link" else "purport search finds them"
        raise LedgerError(f"no {one.what} {one} in the ledger; {finds}")


def _decide(
    connection: Connection, kind: DecisionKind, about: Sequence[Id], value: str, who: str
) -> Decision:
    _named(who)
    one_writer(connection)
    for one in about:
        expect(connection, one)
    row = {
        "kind": kind,
        "subject": str(about[0]),
        "object": str(about[1]) if len(about) > 1 else None,
        "value": storable(value),
        "who": storable(who.strip()),
        "at": now(),
    }
    table = tables.decisions
    id: int = connection.execute(table.insert().returning(table.c.id), row).scalar_one()
    return _select(connection, table.c.id == id)[0]


def _named(who: str) -> None:
    if not who.strip():
        raise LedgerError("nobody decides; say who with --who NAME")


def _select(connection: Connection, *conditions: ColumnElement[bool]) -> list[Decision]:
    table = tables.decisions
    query = sa.select(table).where(*conditions).order_by(table.c.id)
    return [Decision(**row) for row in connection.execute(query).mappings()]


def _a(one: Id) -> str:
    return f"{one} is a {one.what}"
