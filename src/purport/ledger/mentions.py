"""Claims of the ledger as corroboration looks at them: with their report, outlets, source and lineage."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import sqlalchemy as sa

from purport.language.likeness import from_bytes
from purport.ledger import tables
from purport.ledger.rows import BITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from sqlalchemy.engine import Connection, RowMapping

    from purport.report import Span

CONTEXT = 600  # code points of a report's beginning that say what it is about


@dataclass(frozen=True, slots=True)
class Cited:
    """Who says a claim in its report; ``same`` is the name that rows of one source share."""

    id: int
    name: str
    kind: str | None
    named: bool
    description: str | None
    body: str | None
    same: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """One claim of one report; ``outlets`` are those that printed the report, ``about`` its title and beginning.

    ``around`` is the stretch of the text that the claim and its attribution stand in.
    """

    id: int
    report: int
    text: str
    spans: tuple[Span, ...]
    around: Span
    standing: str
    voice: str
    factuality: str | None  # to the publisher
    source: Cited | None
    times: frozenset[str]
    vector: NDArray[np.float32] | None
    outlets: tuple[str, ...]
    day: str | None
    title: str | None
    about: str

    @property
    def name(self) -> str:
        """The id that people give: "12/c3"."""
        return f"{self.report}/c{self.id & ((1 << BITS) - 1)}"


def mentions_of(connection: Connection, ids: Sequence[int]) -> list[Mention]:
    """The claims with these ids, in their order; those of superseded reports too."""
    claims, reports, sources = tables.claims, tables.reports, tables.sources
    query = (
        sa.select(
            claims,
            reports.c.title,
            sa.func.substr(reports.c.text, 1, CONTEXT).label("about"),
            sources.c.name.label("source_name"),
            sources.c.kind.label("source_kind"),
            sources.c.named,
            sources.c.publisher,
            sources.c.description,
            sources.c.body,
            sources.c.same,
        )
        .join(reports, claims.c.report == reports.c.id)
        .outerjoin(sources, claims.c.source == sources.c.id)
        .where(claims.c.id.in_(ids))
    )
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    held = {row["report"] for row in rows.values()}
    outlets = _outlets(connection, held)
    times = _times(connection, held)
    return [_mention(rows[id], outlets[rows[id]["report"]], times) for id in ids if id in rows]


def _outlets(
    connection: Connection, reports: Iterable[int]
) -> dict[int, list[tuple[str | None, str | None]]]:
    table = tables.appearances
    query = (
        sa.select(table.c.report, table.c.outlet, table.c.day)
        .where(table.c.report.in_(list(reports)))
        .order_by(table.c.day, table.c.id)
    )
    found: dict[int, list[tuple[str | None, str | None]]] = defaultdict(list)
    for report, outlet, day in connection.execute(query):
        found[report].append((outlet, day))
    return found


def _times(connection: Connection, reports: Iterable[int]) -> dict[tuple[int, str], set[str]]:
    table = tables.times
    query = sa.select(table.c.report, table.c.value, table.c.claims).where(
        table.c.report.in_(list(reports)), table.c.value.is_not(None)
    )
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for report, value, keys in connection.execute(query):
        for key in keys:
            found[report, key].add(value)
    return found


def _mention(
    row: RowMapping,
    outlets: Sequence[tuple[str | None, str | None]],
    times: dict[tuple[int, str], set[str]],
) -> Mention:
    spans = tuple((start, end) for start, end in row["spans"])
    near = [
        *spans,
        *((s, e) for s, e in row["source_spans"] or ()),
        *((s, e) for s, e in row["cue_spans"] or ()),
    ]
    return Mention(
        id=row["id"],
        report=row["report"],
        text=row["text"],
        spans=spans,
        around=(min(start for start, _ in near), max(end for _, end in near)),
        standing=row["standing"],
        voice=row["voice"],
        factuality=row["factuality"].get("publisher"),
        source=_cited(row),
        times=frozenset(times.get((row["report"], row["key"]), ())),
        vector=None if row["vector"] is None else from_bytes(np.frombuffer(bytes(row["vector"]), np.int8)),
        outlets=tuple(dict.fromkeys(outlet or "an outlet not named" for outlet, _ in outlets)),
        day=next((day for _, day in outlets if day), None),
        title=row["title"],
        about=f"{row['title'] or ''} {row['about']}",
    )


def _cited(row: RowMapping) -> Cited | None:
    if row["source"] is None or row["publisher"] or row["voice"] == "publisher":
        return None  # the publisher tells what somebody did; nobody else says so
    values: dict[str, Any] = {"id": row["source"], "name": row["source_name"], "kind": row["source_kind"]}
    return Cited(
        **values,
        named=row["named"],
        description=row["description"],
        body=row["body"],
        same=row["same"],
    )
