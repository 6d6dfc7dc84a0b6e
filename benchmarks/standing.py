"""Checks, hedges, times and standings of whole readings, held against annotated reports; what they cost.

    python -m benchmarks.standing SHARED [--part test|train]

A passage is a paragraph, or five sentences of a longer one. What both passes and the reading mark in one place counts
as found where they share a character.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.language import sentences
from purport.reading import Reader
from purport.report import BODY_KINDS
from purport.report.text import report_from_text
from purport.sources.resolve import resolve
from purport.standing.build import stand
from purport.standing.notice import notice
from training.reports import PASSES, Machine, cited, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.reading import Reading
    from purport.report import Report, Span

ANNOTATED = Path(__file__).parent / "annotations" / "standing.jsonl"
PASSAGES = Path(__file__).parent / "annotations" / "checks.jsonl"
SENTENCES = 5  # of a passage cut from a longer paragraph
FIELDS = {
    "checks": ("outcome", "aspect", "verifier", "object"),
    "hedges": ("covers", "holder"),
    "times": ("value",),
}
LABELS = {
    "checks": "checks found, F1",
    "checks outcome": "outcome right",
    "checks aspect": "aspect right",
    "checks verifier": "verifier overlaps",
    "checks object": "object overlaps",
    "hedges": "hedges found, F1",
    "hedges covers": "what they cover overlaps",
    "hedges holder": "whose they are",
    "times": "time expressions, F1",
    "times value": "EDTF value right",
    "standing": "standing of claims",
}


@dataclass(frozen=True)
class Annotated:
    """A report with what was annotated in it: rows of checks, hedges and times by pass, and claims with standings."""

    report: Report
    part: str
    passes: dict[str, dict[str, list[dict[str, Any]]]]
    claims: list[dict[str, Any]]


def annotated(shared: Path) -> Iterator[Annotated]:
    """The annotated reports; raises ValueError where a text is not the one that was annotated."""
    known = dict(texts(shared))
    for row in map(json.loads, ANNOTATED.read_text(encoding="utf-8").splitlines()):
        text, _ = known[row["corpus"], row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: the text is not the one that was annotated")
        report = report_from_text(text, language="en")
        report = replace(report, published=row["published"], publisher=row["publisher"])
        passes = {name: row[name] for name in ("first", "second", "final")}
        yield Annotated(report, row["part"], passes, row["claims"])


def rows_of(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """What a reading says, as the annotations have it."""
    return {
        "checks": [
            {
                "span": one.cue_spans[0],
                "outcome": one.outcome,
                "aspect": one.aspect,
                "verifier": first(one.verifier_spans),
                "object": first(one.object_spans),
            }
            for one in reading.checks
        ],
        "hedges": [
            {
                "span": one.spans[0],
                "covers": first(one.covers),
                "holder": "publisher" if one.holder == "publisher" else "source",
            }
            for one in reading.hedges
        ],
        "times": [{"span": one.span, "value": one.value} for one in reading.times],
    }


def first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None


def compare(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], kind: str) -> Counter[str]:
    """Counts of the rows of a kind, of those that meet, and of fields alike in those."""
    counts = Counter({f"{kind} gold": len(gold), f"{kind} found": len(found)})
    left = list(found)
    for row in gold:
        other = next((one for one in left if meets(row["span"], one["span"])), None)
        if other is None:
            continue
        left.remove(other)
        counts[f"{kind} both"] += 1
        for field in FIELDS[kind]:
            counts[f"{kind} {field}"] += alike(row[field], other[field])
    return counts


def meets(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def alike(one: Any, other: Any) -> bool:
    """Whether two fields agree: stretches where they share a character, the rest where they are equal."""
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return meets(one, other)
    return bool(one == other)


def standings(gold: Sequence[dict[str, Any]], reading: Reading) -> Counter[str]:
    """How many annotated claims have the standing of the reading's claim that shares most with them."""
    counts = Counter[str]()
    for row in gold:
        if row["standing"] is None:
            continue
        best = max(reading.claims, key=lambda one: _shared(one.spans, row["spans"]), default=None)
        if best is None or not _shared(best.spans, row["spans"])[0]:
            continue
        counts["standing of"] += 1
        counts["standing right"] += best.standing == row["standing"]
        counts[f"standing {row['standing']} of"] += 1
        counts[f"standing {row['standing']} right"] += best.standing == row["standing"]
    return counts


def _shared(spans: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Characters shared, then how few are not."""
    shared = sum(max(0, min(e, e2) - max(s, s2)) for s, e in spans for s2, e2 in others)
    return shared, -sum(e - s for s, e in spans)


def passages(report: Report) -> list[Span]:
    """The passages of a report's paragraphs and captions."""
    out = []
    for block in report.blocks:
        if block.kind in BODY_KINDS:
            found = sentences(report.text, *block.span)
            groups = [found[i : i + SENTENCES] for i in range(0, len(found), SENTENCES)]
            out += [(group[0][0], group[-1][1]) for group in groups]
    return out


def measure(shared: Path, part: str) -> Counter[str]:
    """Counts over the reports of a part."""
    counts = Counter[str]()
    reports = [one for one in annotated(shared) if one.part == part]
    with Reader(jobs=2) as reader:
        for one, reading in zip(reports, reader.read_many(each.report for each in reports), strict=True):
            gold, found = one.passes["final"], rows_of(reading)
            for kind in FIELDS:
                counts += compare(gold[kind], found[kind], kind)
            counts += standings(one.claims, reading)
            counts += _by_passage(one, found["checks"])
    return counts


def _by_passage(one: Annotated, checks: Sequence[dict[str, Any]]) -> Counter[str]:
    counts = Counter[str]()
    gold = one.passes["final"]
    for passage in passages(one.report):
        language = any(meets(passage, row["span"]) for kind in ("checks", "hedges") for row in gold[kind])
        none = not any(meets(passage, row["span"]) for row in gold["checks"])
        counts["passages with checks or hedges" if language else "passages without"] += 1
        counts["passages without a check"] += none
        counts["passages without, check found"] += none and any(meets(passage, row["span"]) for row in checks)
    return counts


def agreement(shared: Path) -> Counter[str]:
    """The two annotation passes against each other."""
    counts = Counter[str]()
    for one in annotated(shared):
        for kind in FIELDS:
            counts += compare(one.passes["first"][kind], one.passes["second"][kind], kind)
        for row in one.claims:
            counts["standing of"] += 1
            counts["standing right"] += row["first"] == row["second"]
    return counts


@dataclass(frozen=True)
class Chosen:
    """A passage of a report with the checks and hedges annotated in it."""

    report: Report
    passage: Span
    part: str
    passes: dict[str, dict[str, list[dict[str, Any]]]]


def chosen(shared: Path) -> Iterator[Chosen]:
    """The passages that were chosen for words of checking; raises ValueError where a text is another."""
    known = {key: text for key, (text, _) in texts(shared)} | dict(_articles(shared))
    for row in map(json.loads, PASSAGES.read_text(encoding="utf-8").splitlines()):
        text = known[row["corpus"], row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: the text is not the one that was annotated")
        report = report_from_text(text, language="en")
        report = replace(report, published=row["published"] or None, publisher=row["publisher"])
        yield Chosen(report, tuple(row["passage"]), row["part"], {n: row[n] for n in PASSES if n in row})


def _articles(shared: Path) -> Iterator[tuple[tuple[str, str], str]]:
    with gzip.open(
        shared / "data" / "attribution" / "polnear-train.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        for row in map(json.loads, lines):
            yield ("polnear", row["id"]), row["text"]


def measure_chosen(shared: Path, part: str) -> Counter[str]:
    """Counts of checks and hedges over the chosen passages of a part, each within its whole report's reading."""
    counts = Counter[str]()
    listed = [one for one in chosen(shared) if one.part == part]
    with Reader(jobs=2) as reader:
        for one, reading in zip(listed, reader.read_many(each.report for each in listed), strict=True):
            found = rows_of(reading)
            for kind in ("checks", "hedges"):
                inside = [row for row in found[kind] if meets(one.passage, row["span"])]
                counts += compare(one.passes["final"][kind], inside, kind)
    return counts


def passage_table(shared: Path, part: str) -> str:
    """A Markdown table of checks and hedges in the chosen passages of a part, beside the agreement of two passes."""
    theirs = Counter[str]()
    for one in chosen(shared):
        if "second" in one.passes:
            for kind in ("checks", "hedges"):
                theirs += compare(one.passes["first"][kind], one.passes["second"][kind], kind)
    counts = measure_chosen(shared, part)
    return _table(counts, scores(theirs), [name for name in LABELS if name.startswith(("checks", "hedges"))])


def scores(counts: Counter[str]) -> dict[str, float]:
    """Per cent by row of ``LABELS``: F1 of what is found, and of that what is right."""
    out = {}
    for name in LABELS:
        kind, _, field = name.partition(" ")
        if kind == "standing":
            out[name] = 100 * counts["standing right"] / max(1, counts["standing of"])
        elif field:
            out[name] = 100 * counts[name] / max(1, counts[f"{kind} both"])
        else:
            out[name] = (
                200 * counts[f"{kind} both"] / max(1, counts[f"{kind} gold"] + counts[f"{kind} found"])
            )
    return out


def cost(shared: Path, rounds: int = 5) -> float:
    """Seconds of noticing and standing over those of all before them, the medians over the annotated reports."""
    machine = Machine()
    reports = [one.report for one in annotated(shared)]
    spent: list[tuple[float, float]] = []
    for _ in range(rounds):
        began = time.perf_counter()
        read = [machine.read(report) for report in reports]
        found = [resolve(one.report, one.seen, cited(one.attributions)) for one in read]
        middle = time.perf_counter()
        for one, resolved in zip(read, found, strict=True):
            noticed = notice(one.report, one.attributions)
            stand(one.report.text, one.whole, _padded(resolved, len(noticed.verifiers)), noticed)
        spent.append((middle - began, time.perf_counter() - middle))
    before, after = (sorted(column)[rounds // 2] for column in zip(*spent, strict=True))
    return after / before


def _padded(resolved: Any, verifiers: int) -> Any:
    """Verifiers are resolved with the sources; here they stand for nobody."""
    return replace(resolved, cited=(*resolved.cited, *(None,) * verifiers))


def table(shared: Path, counts: Counter[str]) -> str:
    """A Markdown table of the counts of a part, beside the agreement of the passes."""
    none, wrong = counts["passages without a check"], counts["passages without, check found"]
    last = f"| passages without a check in which one is found | {100 * wrong / max(1, none):.1f} | {none} | |"
    return f"{_table(counts, scores(agreement(shared)), list(LABELS))}\n{last}"


def _table(counts: Counter[str], theirs: dict[str, float], names: Sequence[str]) -> str:
    mine = scores(counts)
    lines = ["| | Purport | of | one pass against the other |", "|---|---|---|---|"]
    for name in names:
        kind, _, field = name.partition(" ")
        of = counts["standing of"] if kind == "standing" else counts[f"{kind} {'both' if field else 'gold'}"]
        lines.append(f"| {LABELS[name]} | {mine[name]:.1f} | {of} | {theirs[name]:.1f} |")
    return "\n".join(lines)


def by_standing(counts: Counter[str]) -> str:
    """Per cent right of each standing."""
    names = sorted(
        name.split()[1] for name in counts if name.startswith("standing ") and name.count(" ") == 2
    )
    parts = {
        name: f"{counts[f'standing {name} right']} of {counts[f'standing {name} of']}"
        for name in dict.fromkeys(names)
    }
    return "; ".join(f"{name} {words}" for name, words in parts.items())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.standing", description=__doc__.split("\n", 1)[0]
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", choices=("test", "train"), default="train")
    asked = parser.parse_args()
    measured = measure(asked.shared, asked.part)
    print(table(asked.shared, measured))
    print(passage_table(asked.shared, asked.part))
    print(by_standing(measured))
    print({name: count for name, count in measured.items() if name.startswith("passages")})
    print(
        f"checks, hedges, times and standing cost {100 * cost(asked.shared):.1f}% of what comes before them"
    )
