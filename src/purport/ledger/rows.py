"""A reading as rows of the ledger's tables.

Ids of what hangs on a report are the report's id and a running number, so that they are known before anything is
written: ``report << BITS | number``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from purport.ledger.naming import same_name
from purport.reading import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from purport.reading import Reading
    from purport.report import Report
    from purport.sources import Source
    from purport.standing import Check, Claim

Row = dict[str, Any]

BITS = 20
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # what a database's text cannot hold
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one reading but for the report's own, each list for the table of its name."""

    sources: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    hedges: list[Row] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)


def storable(text: str | None) -> str | None:
    """The text with what no database's text holds (NUL, half a surrogate pair) as U+FFFD; positions stay."""
    return _UNSTORABLE.sub("\ufffd", text) if text else text


def damage(text: str) -> list[list[int]]:
    """Position and code point of each character that :func:`storable` replaced."""
    return [[found.start(), ord(found.group())] for found in _UNSTORABLE.finditer(text)]


def mended(text: str, replaced: Iterable[Sequence[int]]) -> str:
    """The text as it was before :func:`storable`."""
    letters = list(text) if replaced else []
    for at, code in replaced:
        letters[at] = chr(code)
    return "".join(letters) or text


def report_row(report: Report, added: str) -> Row:
    """The row of ``reports``, without its id."""
    return {
        "sha256": report.id,
        "url": storable(report.url),
        "title": storable(report.title),
        "publisher": storable(report.publisher),
        "authors": [storable(name) for name in report.authors],
        "published": report.published,
        "language": report.language,
        "text": storable(report.text),
        "replaced": damage(report.text),
        "blocks": [block.to_dict() for block in report.blocks],
        "words": len(_WORD.findall(report.text)),
        "schema": SCHEMA,
        "added": added,
    }


def rows_of(reading: Reading, report: int, vectors: Mapping[int, bytes]) -> Rows:
    """The rows of all that hangs on the report with this id; ``vectors`` are those of claims, by number."""
    first = report << BITS
    ids = {one.id: first | n for n, one in enumerate(reading.sources, 1)}
    return Rows(
        sources=[_source(one, ids[one.id], report) for one in reading.sources],
        claims=[
            _claim(one, first | n, report, ids, vectors.get(n)) for n, one in enumerate(reading.claims, 1)
        ],
        hedges=[
            {
                "id": first | n,
                "report": report,
                **one.to_dict(),
                "claims": _bearing(one, reading.claims, "hedges"),
            }
            for n, one in enumerate(reading.hedges, 1)
        ],
        checks=[_check(one, first | n, report) for n, one in enumerate(reading.checks, 1)],
        times=[
            {
                "id": first | n,
                "report": report,
                "start": one.span[0],
                "end": one.span[1],
                "value": one.value,
                "claims": _bearing(one, reading.claims, "times"),
            }
            for n, one in enumerate(reading.times, 1)
        ],
    )


def _bearing(one: object, claims: Sequence[Claim], what: str) -> list[str]:
    return [claim.id for claim in claims if any(one is other for other in getattr(claim, what))]


def _source(one: Source, id: int, report: int) -> Row:
    row = one.to_dict()
    row["key"], row["id"], row["report"] = row["id"], id, report
    for name in ("name", "description", "tie", "number", "body", "reason"):
        row[name] = storable(row[name])
    row["same"] = same_name(one)
    return row


def _claim(one: Claim, id: int, report: int, ids: dict[str, int], vector: bytes | None) -> Row:
    cited = one.attribution.to_dict() if one.attribution else {}
    return {
        "id": id,
        "report": report,
        "key": one.id,
        "text": storable(one.text),
        "spans": [list(span) for span in one.spans],
        "voice": one.voice,
        "within": one.within,
        "source": ids[one.source.id] if one.source else None,
        "source_spans": cited.get("source_spans"),
        "cue_spans": cited.get("cue_spans"),
        "manner": cited.get("manner"),
        "act": cited.get("act"),
        "confidence": cited.get("confidence"),
        "resolution": cited.get("resolution"),
        "factuality": dict(one.factuality),
        "standing": one.standing,
        "why": one.why.to_dict(),
        "vector": vector,
    }


def _check(one: Check, id: int, report: int) -> Row:
    row = one.to_dict()
    row["key"], row["id"], row["report"] = row["id"], id, report
    row["claims"] = row.pop("of")
    row["tie"] = storable(row["tie"])
    return row
