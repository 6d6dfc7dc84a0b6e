"""Reports of the annotated events, read into a ledger, and the claims that hold annotated mentions."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.ledger.rows import BITS
from purport.reading import Reader
from purport.report.jsonl import report_from_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from purport.ledger import Ledger
    from purport.reading import Reading
    from purport.report import Report, Span

ANNOTATIONS = Path(__file__).parent / "annotations" / "lineage.jsonl"
HELD = 0.5  # of a mention, that a claim has to hold
FILES = ("events", "syria")


@dataclass(frozen=True, slots=True)
class Place:
    """An annotated mention, and the claim (id in the ledger) that holds it; None where none does."""

    report: str
    span: Span
    where: str  # "text" or "title"
    claim: int | None
    stance: str
    origin: str | None


def reports(shared: Path) -> dict[str, Report]:
    """The reports of the clusters by id, as ``purport add`` takes them, their dates made ISO 8601."""
    found = {}
    for name in FILES:
        for line in (shared / "data" / "clusters" / f"{name}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            if "/" in record["published"]:
                record["published"] = datetime.strptime(record["published"], "%m/%d/%Y").date().isoformat()
            found[record["id"]] = report_from_record(record, name=record["id"])
    return found


def events(part: str, texts: Mapping[str, Report]) -> list[dict[str, Any]]:
    """The annotated events of a part; raises ValueError where a text is not the one annotated."""
    rows = [json.loads(line) for line in ANNOTATIONS.read_text("utf-8").splitlines()]
    for row in rows:
        for report, digest in row["reports"].items():
            if hashlib.sha256(texts[report].text.encode()).hexdigest() != digest:
                raise ValueError(f"{report}: another text than the one annotated")
    return [row for row in rows if row["part"] == part]


def fill(
    ledger: Ledger, texts: Mapping[str, Report], wanted: Iterable[str]
) -> dict[str, tuple[int, Reading]]:
    """Reads and adds the wanted reports, in order of publication; their ids in the ledger, and readings."""
    order = sorted(set(wanted), key=lambda name: (texts[name].published or "", name))
    found = {}
    with Reader(jobs=2) as reader:
        for name, reading in zip(order, reader.read_many([texts[name] for name in order]), strict=True):
            found[name] = ledger.add(reading, read_from=name).report, reading
    return found


def places(cluster: Mapping[str, Any], added: Mapping[str, tuple[int, Reading]]) -> list[Place]:
    """The mentions of an annotated cluster, each with the smallest claim that holds it."""
    return [_place(mention, *added[mention["report"]]) for mention in cluster["mentions"]]


def _place(mention: Mapping[str, Any], report: int, reading: Reading) -> Place:
    span = (mention["span"][0], mention["span"][1])
    claim = None
    if mention["in"] == "text":
        held = [
            (sum(end - start for start, end in one.spans), number)
            for number, one in enumerate(reading.claims, 1)
            if overlap(span, one.spans) >= HELD * (span[1] - span[0])
        ]
        claim = report << BITS | min(held)[1] if held else None
    return Place(mention["report"], span, mention["in"], claim, mention["stance"], mention["origin"])


def overlap(span: Span, spans: Sequence[Span]) -> int:
    """Code points that a span shares with others."""
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in spans)


def by_claim(event: Mapping[str, Any], added: Mapping[str, tuple[int, Reading]]) -> dict[int, set[int]]:
    """The clusters (by number) whose mentions each claim holds, whatever their stance."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, cluster in enumerate(event["clusters"]):
        for place in places(cluster, added):
            if place.claim is not None:
                found[place.claim].add(number)
    return found


def unsure(event: Mapping[str, Any], added: Mapping[str, tuple[int, Reading]]) -> dict[int, set[int]]:
    """The clusters that each claim may belong to: the annotators did not agree on what it holds, or it holds more."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, cluster in enumerate(event["clusters"]):
        for mention in (*cluster["mentions"], *cluster["unsure"]):
            report, reading = added[mention["report"]]
            span = (mention["span"][0], mention["span"][1])
            for n, claim in enumerate(reading.claims, 1):
                if mention["in"] == "text" and overlap(span, claim.spans):
                    found[report << BITS | n].add(number)
    return found
