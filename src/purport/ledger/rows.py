"""A reading as rows of the ledger's tables.

Ids of what hangs on a report are the report's id and a running number, ``report << BITS | number``. Here they are the
number alone: a reading's rows are made before its report has an id.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from purport.errors import LedgerError
from purport.ledger.naming import UNSTORABLE, same_name
from purport.reading import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from purport.reading import Reading
    from purport.sources import Source
    from purport.standing import Check, Claim

Row = dict[str, Any]

BITS = 20
MOST = (1 << BITS) - 1  # claims of one report, and of every other kind
IN_REPORTS = ("url", "title", "publisher", "published", "language")
IN_SOURCES = (
    "name",
    "description",
    "tie",
    "number",
    "body",
    "reason",
)  # what a source has in the report's words
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
    return UNSTORABLE.sub("\ufffd", text) if text else text


def damage(reading: Reading) -> list[list[Any]]:
    """Position and code point of each character that :func:`storable` replaced, and unless in the text, in what."""
    return [
        [found.start(), ord(found.group()), *([where] if where else [])]
        for where, text in _texts(reading)
        for found in UNSTORABLE.finditer(text or "")
    ]


def mended(text: str, replaced: Iterable[Sequence[Any]], where: str = "") -> str:
    """The text as it was before :func:`storable`; ``where`` it stands, as :func:`damage` has it."""
    places = [(entry[0], entry[1]) for entry in replaced if "".join(entry[2:]) == where]
    letters = list(text) if places else []
    for at, code in places:
        letters[at] = chr(code)
    return "".join(letters) or text


def _texts(reading: Reading) -> Iterator[tuple[str, str | None]]:
    report = reading.report
    yield "", report.text
    for name in IN_REPORTS:
        yield name, getattr(report, name)
    for n, author in enumerate(report.authors):
        yield f"authors.{n}", author
    for source in reading.sources:
        for name in IN_SOURCES:
            yield f"{source.id}.{name}", getattr(source, name)
    for check in reading.checks:
        yield f"{check.id}.tie", check.tie


def report_row(reading: Reading) -> Row:
    """The row of ``reports``, without its id and when it is added."""
    report = reading.report
    return {
        "sha256": report.id,
        **{name: storable(getattr(report, name)) for name in IN_REPORTS},
        "authors": [storable(name) for name in report.authors],
        "text": storable(report.text),
        "replaced": damage(reading),
        "blocks": [block.to_dict() for block in report.blocks],
        "words": len(_WORD.findall(report.text)),
        "schema": SCHEMA,
    }


def rows_of(reading: Reading, vectors: Mapping[int, bytes]) -> Rows:
    """The rows of all that hangs on the report; ``vectors`` are those of claims, by number."""
    if max(map(len, (reading.sources, reading.claims, reading.hedges, reading.checks, reading.times))) > MOST:
        raise LedgerError(
            f"a report with {len(reading.claims):,} claims: a ledger takes {MOST:,}; cut it in parts"
        )
    bearing = _bearing(reading.claims)
    ids = {one.id: n for n, one in enumerate(reading.sources, 1)}
    return Rows(
        sources=[_source(one, ids[one.id]) for one in reading.sources],
        claims=[_claim(one, n, ids, vectors.get(n)) for n, one in enumerate(reading.claims, 1)],
        hedges=[
            {"id": n, "report": None, **one.to_dict(), "claims": bearing[id(one)]}
            for n, one in enumerate(reading.hedges, 1)
        ],
        checks=[_check(one, n) for n, one in enumerate(reading.checks, 1)],
        times=[
            {
                "id": n,
                "report": None,
                "start": one.span[0],
                "end": one.span[1],
                "value": one.value,
                "claims": bearing[id(one)],
            }
            for n, one in enumerate(reading.times, 1)
        ],
    )


def _bearing(claims: Sequence[Claim]) -> Mapping[int, list[str]]:
    """The ids of the claims that each hedge and time bears on, by the object itself: two may be equal."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for claim in claims:
        for one in dict.fromkeys(map(id, (*claim.hedges, *claim.times))):
            found[one].append(claim.id)
    return found


def _source(one: Source, id: int) -> Row:
    row = one.to_dict()
    row["key"], row["id"], row["report"] = row["id"], id, None
    for name in IN_SOURCES:
        row[name] = storable(row[name])
    row["same"] = same_name(one)
    return row


def _claim(one: Claim, id: int, ids: dict[str, int], vector: bytes | None) -> Row:
    cited = one.attribution.to_dict() if one.attribution else {}
    return {
        "id": id,
        "report": None,
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


def _check(one: Check, id: int) -> Row:
    row = one.to_dict()
    row["key"], row["id"], row["report"] = row["id"], id, None
    row["claims"] = row.pop("of")
    row["tie"] = storable(row["tie"])
    return row
