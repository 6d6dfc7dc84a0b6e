"""Readings a line, and beside each what the ledger adds: where it appeared, what it takes from whom, decisions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from purport.export.jsonform import dumps, to_json
from purport.ledger.exports.held import decisions, held
from purport.ledger.exports.touched import reports_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    from purport.ledger.exports.chosen import Chosen
    from purport.ledger.exports.held import Held, Seen

    Row = RowMapping

_APPEARANCE = ("outlet", "day", "publisher", "published", "page", "url", "version", "input", "added")
_LINK = ("outlet", "kind", "directed", "score", "evidence", "added")
_DECISION = ("kind", "subject", "object", "value", "who", "at", "undone", "undone_by")


def lines(
    connection: Connection, chosen: Chosen, seen: Seen = lambda count: None
) -> Iterator[tuple[str, str]]:
    """Two lines of JSON a report: its reading (``purport.reading/1``), and what the ledger adds."""
    decided = _decided(connection)
    for batch in held(connection, chosen, seen):
        for one in batch:
            yield to_json(one.reading) + "\n", dumps(added(one, decided[one.id])) + "\n"


def added(one: Held, decided: Sequence[Row]) -> dict[str, Any]:
    """What the ledger knows of a report beyond its reading, ids as text."""
    report = one.report
    return {
        "report": str(one.id),
        "sha256": report["sha256"],
        "added": report["added"],
        "superseded_by": _named("", report["superseded_by"]),
        "appearances": [
            {
                "id": _named("a", row["id"]),
                **{name: row[name] for name in _APPEARANCE},
                "superseded_by": _named("a", row["superseded_by"]),
            }
            for row in one.rows["appearances"]
        ],
        "links": [
            {
                "id": _named("l", row["id"]),
                "origin": _named("", row["origin"]),
                **{name: row[name] for name in _LINK},
            }
            for row in one.rows["links"]
        ],
        "decisions": [
            {"id": _named("d", row["id"]), **{name: row[name] for name in _DECISION}} for row in decided
        ],
    }


def _named(letter: str, id: int | None) -> str | None:
    return f"{letter}{id}" if id is not None else None


def _decided(connection: Connection) -> Mapping[int, Sequence[Row]]:
    """The decisions about each report; people make few, so they are held in memory."""
    found: dict[int, list[Row]] = defaultdict(list)
    for rows in decisions(connection):
        reports = reports_of(
            connection, {name for row in rows for name in (row["subject"], row["object"] or "")}
        )
        for row in rows:
            for id in reports[row["subject"]] | reports[row["object"] or ""]:
                found[id].append(row)
    return found
