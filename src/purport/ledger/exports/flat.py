"""A report's rows as flat tables have them: one value a cell, names for ids, the words beside their spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from purport.ledger.appeared import firsts, texts_of
from purport.ledger.exports.held import decisions, held, links_of
from purport.ledger.exports.naming import numbered, within, words
from purport.ledger.exports.touched import touched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    from purport.ledger.exports.chosen import Chosen
    from purport.ledger.exports.held import Held, Seen

    Row = RowMapping
    Cells = dict[str, Any]


def flat(
    connection: Connection, chosen: Chosen, seen: Seen = lambda count: None
) -> Iterator[tuple[str, list[Cells]]]:
    """The rows of every table of :data:`TABLES`, some at a time, each with the name of its table."""
    for batch in held(connection, chosen, seen):
        for name, row_of in _ROWS.items():
            yield name, [row_of(one, row) for one in batch for row in one.rows[name]]
        yield "reports", [_report(one) for one in batch]
    for links in links_of(connection, chosen):
        yield "links", _links(connection, links)
    for rows in decisions(connection):
        yield "decisions", [_decision(row) for row in touched(connection, chosen, rows)]


def _report(one: Held) -> Cells:
    row = one.report
    same = ("sha256", "url", "title", "publisher", "authors", "published", "language", "words", "text")
    return {
        **_head(one, str(one.id)),
        **{name: row[name] for name in (*same, "schema", "added")},
        "appearances": len(one.rows["appearances"]),
        "blocks": [_labelled(block["kind"], block["span"]) for block in row["blocks"]],
        "superseded_by": _number(row["superseded_by"]),
    }


def _head(one: Held, id: str | None) -> Cells:
    """What every row of a report begins with: its own name, the report's, where and when that appeared first."""
    first = one.first
    return {
        "id": id,
        "report": str(one.id),
        "outlet": first["outlet"] if first else None,
        "day": first["day"] if first else None,
    }


def _appearance(one: Held, row: Row) -> Cells:
    old = row["superseded_by"]
    return {
        **row,
        "id": f"a{row['id']}",
        "report": str(one.id),
        "superseded_by": f"a{old}" if old is not None else None,
    }


def _source(one: Held, row: Row) -> Cells:
    spans = [_labelled(kind, span) for kind, span in row["spans"].items()]
    return {**row, **_head(one, within(one.id, row["key"])), "spans": spans}


def _claim(one: Held, row: Row) -> Cells:
    source = next((other for other in one.rows["sources"] if other["id"] == row["source"]), None)
    how, why, text, sure = row["resolution"] or {}, row["why"], one.report["text"], row["factuality"]
    return {
        **row,
        **_head(one, within(one.id, row["key"])),
        "within": within(one.id, row["within"]),
        "source": within(one.id, source["key"]) if source else None,
        "source_name": source["name"] if source else None,
        "source_kind": source["kind"] if source else None,
        "source_named": source["named"] if source else None,
        "source_text": words(text, row["source_spans"]),
        "cue_text": words(text, row["cue_spans"]),
        "resolution": how.get("step"),
        "resolution_from": how.get("from"),
        "resolution_confidence": how.get("confidence"),
        "hedges": [numbered("h", other["id"]) for other in _bearing(one, "hedges", row)],
        "times": [numbered("t", other["id"]) for other in _bearing(one, "times", row)],
        "checks": [within(one.id, other["key"]) for other in _bearing(one, "checks", row)],
        "factuality_publisher": sure.get("publisher"),
        "factuality_source": sure.get(source["key"]) if source else None,
        "factuality": {within(one.id, holder): value for holder, value in sure.items()},
        "why": why["by"],
        "why_text": words(text, why["spans"]),
        "why_spans": why["spans"],
        "why_check": within(one.id, why["check"]),
    }


def _bearing(one: Held, table: str, claim: Row) -> list[Row]:
    return [row for row in one.rows[table] if claim["key"] in row["claims"]]


def _hedge(one: Held, row: Row) -> Cells:
    text = one.report["text"]
    return {
        **_head(one, numbered("h", row["id"])),
        "text": words(text, row["spans"]),
        "spans": row["spans"],
        "holder": within(one.id, row["holder"]),
        "covers_text": words(text, row["covers"]),
        "covers_spans": row["covers"],
        "claims": [within(one.id, key) for key in row["claims"]],
    }


def _check(one: Held, row: Row) -> Cells:
    text, verifier = one.report["text"], row["verifier"]
    named = {other["key"]: other["name"] for other in one.rows["sources"]}
    roles = ("verifier", "cue", "object", "basis")
    return {
        **row,
        **_head(one, within(one.id, row["key"])),
        "verifier": within(one.id, verifier),
        "verifier_name": one.report["publisher"] if verifier == "publisher" else named.get(verifier),
        **{f"{role}_text": words(text, row[f"{role}_spans"]) for role in roles},
        "claims": [within(one.id, key) for key in row["claims"]],
    }


def _time(one: Held, row: Row) -> Cells:
    span = [row["start"], row["end"]]
    return {
        **_head(one, numbered("t", row["id"])),
        "text": words(one.report["text"], [span]),
        "span": span,
        "value": row["value"],
        "claims": [within(one.id, key) for key in row["claims"]],
    }


_ROWS = {
    "appearances": _appearance,
    "sources": _source,
    "claims": _claim,
    "hedges": _hedge,
    "checks": _check,
    "times": _time,
}


def _links(connection: Connection, links: Sequence[Row]) -> list[Cells]:
    first = firsts(connection, [id for row in links for id in (row["report"], row["origin"]) if id])
    texts = texts_of(connection, {row["report"] for row in links})
    return [_link(row, first, texts[row["report"]]) for row in links]


def _link(row: Row, first: Mapping[int, Row], text: str) -> Cells:
    evidence, taker, origin = row["evidence"], first.get(row["report"]), first.get(row["origin"])
    passages = evidence.get("passages", ())
    spans = evidence.get("spans") or [one["ours"] for one in passages]
    return {
        **row,
        "id": f"l{row['id']}",
        "report": str(row["report"]),
        "outlet": taker["outlet"] if taker else None,
        "day": taker["day"] if taker else None,
        "origin": _number(row["origin"]),
        "origin_outlet": origin["outlet"] if origin else row["outlet"],
        "origin_day": origin["day"] if origin else None,
        **{name: evidence.get(name) for name in ("why", "words", "contained", "documents")},
        "text": words(text, spans),
        "spans": spans,
        "origin_spans": [one["theirs"] for one in passages],
    }


def _decision(row: Row) -> Cells:
    return {**row, "id": f"d{row['id']}"}


def _number(id: int | None) -> str | None:
    return str(id) if id is not None else None


def _labelled(kind: str, span: Sequence[int]) -> Cells:
    return {"kind": kind, "start": span[0], "end": span[1]}
