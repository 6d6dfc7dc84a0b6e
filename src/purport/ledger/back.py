"""Rows of the ledger's tables back to the reading that they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from purport.ledger import tables
from purport.ledger.rows import IN_REPORTS, IN_SOURCES, mended
from purport.reading import Reading
from purport.report import Block, Report
from purport.sources import Resolution, Source
from purport.standing import Check, Claim, ClaimAttribution, Hedge, Time
from purport.standing.claim import Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    from purport.report import Span

    Row = RowMapping

GAP = " … "  # between words that stand apart


def reading_of(connection: Connection, report: int) -> Reading | None:
    """The reading of the report with this id, as it was added; None where the ledger has no such report."""
    row = (
        connection.execute(sa.select(tables.reports).where(tables.reports.c.id == report)).mappings().first()
    )
    if row is None:
        return None
    return assembled(row, {table.name: _of(connection, table, report) for table in HANGING})


def assembled(row: Row, rows: Mapping[str, Sequence[Row]]) -> Reading:
    """The reading of a row of ``reports`` and of the rows that hang on it, by table and in the order of their ids."""
    text = mended(row["text"], row["replaced"])
    lost = row["replaced"]
    sources = {one["id"]: _source(one, lost) for one in rows["sources"]}
    hedges = [(_hedge(one), one["claims"]) for one in rows["hedges"]]
    times = [(Time((one["start"], one["end"]), one["value"]), one["claims"]) for one in rows["times"]]
    claims = [_claim(one, text, sources, _borne(hedges, one), _borne(times, one)) for one in rows["claims"]]
    return Reading(
        report_of(row, text),
        tuple(sources.values()),
        tuple(claims),
        tuple(_check(one, lost) for one in rows["checks"]),
        tuple(hedge for hedge, _ in hedges),
        tuple(time for time, _ in times),
    )


def report_of(row: Row, text: str) -> Report:
    """The report of a row of ``reports``."""
    lost = row["replaced"]
    return Report(
        text=text,
        blocks=tuple(Block(one["kind"], _span(one["span"])) for one in row["blocks"]),
        authors=tuple(mended(name, lost, f"authors.{n}") for n, name in enumerate(row["authors"])),
        **{name: _whole(row[name], lost, name) for name in IN_REPORTS},
    )


HANGING = (tables.sources, tables.claims, tables.hedges, tables.checks, tables.times)


def _of(connection: Connection, table: sa.Table, report: int) -> Sequence[Row]:
    query = sa.select(table).where(table.c.report == report).order_by(table.c.id)
    return connection.execute(query).mappings().all()


def _borne(found: Iterable[tuple[Any, Sequence[str]]], claim: Row) -> tuple[Any, ...]:
    return tuple(one for one, keys in found if claim["key"] in keys)


def _whole(text: str | None, replaced: Sequence[Any], where: str) -> Any:
    return mended(text, replaced, where) if text and replaced else text


def _source(row: Row, replaced: Sequence[Any]) -> Source:
    key = row["key"]
    return Source(
        id=key,
        mentions=_spans(row["mentions"]),
        spans=tuple(sorted((name, _span(span)) for name, span in row["spans"].items())),
        **{name: row[name] for name in ("kind", "named", "publisher", "resolved")},
        **{name: _whole(row[name], replaced, f"{key}.{name}") for name in IN_SOURCES},
    )


def _hedge(row: Row) -> Hedge:
    return Hedge(_spans(row["spans"]), row["holder"], _spans(row["covers"]))


def _check(row: Row, replaced: Sequence[Any]) -> Check:
    return Check(
        id=row["key"],
        verifier=row["verifier"],
        verifier_spans=_spans(row["verifier_spans"]),
        aspect=row["aspect"],
        outcome=row["outcome"],
        of=tuple(row["claims"]),
        cue_spans=_spans(row["cue_spans"]),
        object_spans=_spans(row["object_spans"]),
        basis_spans=_spans(row["basis_spans"]),
        tie=_whole(row["tie"], replaced, f"{row['key']}.tie"),
        no_answer=row["no_answer"],
    )


def _claim(
    row: Row, text: str, sources: Mapping[int, Source], hedges: tuple[Hedge, ...], times: tuple[Time, ...]
) -> Claim:
    spans = _spans(row["spans"])
    why = row["why"]
    return Claim(
        id=row["key"],
        spans=spans,
        text=GAP.join(text[start:end] for start, end in spans),
        voice=row["voice"],
        within=row["within"],
        attribution=_cited(row, sources) if row["cue_spans"] is not None else None,
        hedges=hedges,
        factuality=dict(sorted(row["factuality"].items(), key=_publisher_first)),
        times=times,
        standing=row["standing"],
        why=Why(why["by"], _spans(why["spans"]), why["check"]),
    )


def _cited(row: Row, sources: Mapping[int, Source]) -> ClaimAttribution:
    how = row["resolution"]
    return ClaimAttribution(
        sources[row["source"]] if row["source"] else None,
        _spans(row["source_spans"]),
        _spans(row["cue_spans"]),
        row["manner"],
        row["act"],
        row["confidence"],
        Resolution(how["step"], _span(how["from"]) if how["from"] else None, how["confidence"])
        if how
        else None,
    )


def _publisher_first(held: tuple[str, str]) -> bool:
    return held[0] != "publisher"  # as readings have it; Postgres orders an object's keys its own way


def _span(value: Sequence[int]) -> Span:
    return (value[0], value[1])


def _spans(values: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(_span(value) for value in values)
