"""Links as JSON-LD: in PROV-O on the report that took, and an annotation at the words that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.appeared import firsts
from purport.ledger.exports.ldnames import appearance_iri, link_iri, made_iri, report_iri
from purport.ledger.exports.ldparts import agent, annotation, parts, said
from purport.ledger.exports.ldreport import iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    from purport.ledger.exports.held import Held
    from purport.ledger.exports.ldparts import Node

    Row = RowMapping

_TERMS = {"copy": "wasDerivedFrom", "quotation": "wasQuotedFrom"}


@dataclass(frozen=True, slots=True)
class Others:
    """The reports at the other ends of links: hashes, texts and days, by number; newer appearances by number."""

    hashes: Mapping[int, str]
    texts: Mapping[int, str]
    days: Mapping[int, str]
    newer: Mapping[int, str]


def others(connection: Connection, batch: Sequence[Held]) -> Others:
    """What the links and the versions of these reports lead to."""
    ids = sorted({row["origin"] for one in batch for row in one.rows["links"] if row["origin"]})
    table = tables.reports
    query = sa.select(table.c.id, table.c.sha256, table.c.text).where(table.c.id.in_(ids))
    rows = connection.execute(query).all()
    return Others(
        {row.id: row.sha256 for row in rows},
        {row.id: row.text for row in rows},
        {id: first["day"] or "9" for id, first in firsts(connection, ids).items()},
        _newer(connection, {row["superseded_by"] for one in batch for row in one.rows["appearances"]}),
    )


def _newer(connection: Connection, ids: Iterable[int | None]) -> dict[int, str]:
    table = tables.appearances
    query = (
        sa.select(table, tables.reports.c.sha256)
        .join(tables.reports, tables.reports.c.id == table.c.report)
        .where(table.c.id.in_(sorted(id for id in ids if id is not None)))
    )
    return {row["id"]: appearance_iri(row["sha256"], row) for row in connection.execute(query).mappings()}


def lineage(one: Held, found: Others) -> Node:
    """What the report took from whom, as PROV-O says it; only what has a direction."""
    said: dict[str, list[Any]] = {}
    for row in one.rows["links"]:
        if row["kind"] == "credit":
            said.setdefault("hadPrimarySource", []).append(_credited(one, row))
        elif row["directed"] and row["kind"] in _TERMS:
            said.setdefault(_TERMS[row["kind"]], []).append(report_iri(found.hashes[row["origin"]]))
    return said


def earlier(one: Held, claim: Row, found: Others) -> str | None:
    """The earliest of the reports that this one copied all the claim's words from."""
    givers = [
        row["origin"]
        for row in one.rows["links"]
        if row["kind"] == "copy" and row["directed"] and _holds(row, claim)
    ]
    first = min(givers, key=lambda id: (found.days.get(id, "9"), id), default=None)
    return report_iri(found.hashes[first]) if first is not None else None


def _holds(link: Row, claim: Row) -> bool:
    passages = [passage["ours"] for passage in link["evidence"]["passages"]]
    return all(any(a <= start and end <= b for a, b in passages) for start, end in claim["spans"])


def link_nodes(one: Held, found: Others) -> Iterator[Node]:
    """An annotation for every link: at our words, with the origin's words, or the outlet credited, as its body."""
    for row in one.rows["links"]:
        evidence, origin = row["evidence"], row["origin"]
        passages = evidence.get("passages", ())
        spans = evidence.get("spans") or [passage["ours"] for passage in passages]
        body = [said(row["kind"], "classifying"), said(_described(row), "describing")]
        if origin is None:
            body.append(_outlet(row))
        else:
            there = [passage["theirs"] for passage in passages]
            body += parts(report_iri(found.hashes[origin]), found.texts[origin], there)
        yield annotation(
            link_iri(one.report["sha256"], found.hashes.get(origin), row),
            "linking",
            body,
            parts(iri(one), one.report["text"], spans),
            identifier=f"l{row['id']}",
        )


def _described(link: Row) -> str:
    """What a program made of the evidence: “50 words; score 0.78; direction: later”."""
    evidence = link["evidence"]
    told = [f"{evidence['words']} words"] if evidence.get("words") else []
    told += evidence.get("documents", [])
    direction = evidence.get("why") if link["directed"] else "unknown"
    return "; ".join([*told, f"score {link['score']:g}", *([f"direction: {direction}"] if direction else [])])


def _credited(one: Held, link: Row) -> Node:
    """What an outlet is credited with: something of its, which the ledger does not know to hold."""
    id = made_iri("credited", one.report["sha256"], link["outlet"])
    return {"id": id, "type": ["CreativeWork", "prov:Entity"], "publisher": _outlet(link)}


def _outlet(link: Row) -> Node:
    return agent(None, "media", name=link["outlet"])
