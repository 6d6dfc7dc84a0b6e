"""Texts held against their reports: how many faults are found, of which kind, and how often a faithful text is accused.

    python -m benchmarks.drift SHARED [--part test|train]

The texts and the hands' judgements are in ``annotations/drift.jsonl``, the reports in SHARED/data, by hash.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.drift.checker import THRESHOLD, Checker
from purport.reading import Reader, Reading
from purport.report.text import report_from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from purport.drift import Finding

ANNOTATIONS = Path(__file__).parent / "annotations" / "drift.jsonl"
FILES = {
    "events": "clusters/events.jsonl",
    "syria": "clusters/syria.jsonl",
    "wikinews": "wikinews/wikinews.jsonl",
}
BY_MARKER = ("hedge-lost", "certainty-raised")  # whose candidates are the report's words, each by itself
WORDS = (60, 800)  # of the text and the report whose time is told
MANY = 1_000


@dataclass(frozen=True, slots=True)
class Case:
    """A text written for the project, its reports read, and what it is."""

    row: dict[str, Any]
    reports: tuple[Reading, ...]

    @property
    def kind(self) -> str:
        kind: str = self.row["kind"]
        return kind

    def overlaps(self, found: Finding | Any) -> bool:
        """Whether a finding's words share any with those that a hand marked."""
        return any(a < end and start < b for a, b in found.spans for start, end in self.row.get("spans", ()))

    def marks(self, found: Any) -> bool:
        """Whether a finding is of the text's kind, and its words in the text and in the report meet those marked."""
        marked = self.row.get("report_span")
        there = (
            not marked
            or found.report is None
            or any(a < marked[1] and marked[0] < b for a, b in found.report_spans)
        )
        return found.kind == self.kind and self.overlaps(found) and (there or found.kind not in BY_MARKER)


def rows(part: str, path: Path = ANNOTATIONS) -> list[dict[str, Any]]:
    """The annotated texts of a part."""
    return [
        row
        for row in map(json.loads, path.read_text("utf-8").splitlines())
        if row.get("part", "train") == part
    ]


def cases(shared: Path, found: Sequence[dict[str, Any]], reader: Reader) -> list[Case]:
    """The texts with their reports read; raises ValueError where a report is not the one written about."""
    texts = _texts(shared)
    wanted = list(dict.fromkeys(one["sha256"] for row in found for one in row["reports"]))
    missing = [digest for digest in wanted if digest not in texts]
    if missing:
        raise ValueError(
            f"{len(missing)} reports are not in {shared}: another text than the one written about"
        )
    readings = dict(
        zip(wanted, reader.read_many(report_from_text(texts[digest]) for digest in wanted), strict=True)
    )
    return [Case(row, tuple(readings[one["sha256"]] for one in row["reports"])) for row in found]


def _texts(shared: Path) -> dict[str, str]:
    found = {}
    for name in FILES.values():
        for line in (shared / "data" / name).read_text("utf-8").splitlines():
            text = json.loads(line)["text"]
            found[hashlib.sha256(text.encode()).hexdigest()] = text
    return found


def measure(shared: Path, part: str) -> dict[str, tuple[float, int]]:
    """The figures of a part, in per cent, with how many texts each is of."""
    with Reader(jobs=2) as reader:
        held = [(case, _found(case, reader)) for case in cases(shared, rows(part), reader)]
    faulty = [(case, found) for case, found in held if case.kind != "faithful"]
    faithful = [found for case, found in held if case.kind == "faithful"]
    caught = [(case, found) for case, found in faulty if found]
    best = [(case, max(found, key=lambda one: one.score)) for case, found in caught]
    figures = {
        "faults found": _share(len(caught), len(faulty)),
        "their kind right": _share(sum(one.kind == case.kind for case, one in best), len(best)),
        "their words overlap": _share(
            sum(any(case.overlaps(one) for one in found) for case, found in caught), len(best)
        ),
        "faithful texts accused": _share(sum(bool(found) for found in faithful), len(faithful)),
    }
    count = Counter(case.kind for case, _ in faulty)
    right = Counter(case.kind for case, found in faulty if any(one.kind == case.kind for one in found))
    return figures | {f"{kind}, found as such": _share(right[kind], count[kind]) for kind in sorted(count)}


def _found(case: Case, reader: Reader) -> list[Finding]:
    return Checker(case.reports, reader).check(case.row["text"])


def _share(part: int, of: int) -> tuple[float, int]:
    return round(100 * part / max(1, of), 1), of


def speed(shared: Path) -> dict[str, float]:
    """Milliseconds of a 60-word text against an 800-word report that is read, and of the first, which reads it."""
    words = " ".join(" ".join(_texts(shared).values()).split()[: WORDS[1] * 40]).split()
    reports = [" ".join(words[n * WORDS[1] : (n + 1) * WORDS[1]]) for n in range(20)]
    texts = [" ".join(report.split()[100 : 100 + WORDS[0]]) for report in reports]
    with Reader(jobs=2) as reader:
        Checker([report_from_text(reports[0])], reader).check(texts[0])
        first, warm = [], []
        for report, text in zip(reports, texts, strict=True):
            start = time.perf_counter()
            checker = Checker([report_from_text(report)], reader)
            checker.check(text)
            first.append(1000 * (time.perf_counter() - start))
            start = time.perf_counter()
            checker.check(text)
            warm.append(1000 * (time.perf_counter() - start))
        checker = Checker([report_from_text(reports[0])], reader)
        start = time.perf_counter()
        for _ in checker.check_many(text for _, text in zip(range(MANY), texts * MANY, strict=False)):
            pass
        many = time.perf_counter() - start
    return {
        "with the report read first, ms": round(statistics.median(first), 1),
        "against a report that is read, ms": round(statistics.median(warm), 1),
        f"{MANY} texts against one report, s": round(many, 1),
    }


def table(figures: Iterable[tuple[str, tuple[float, int]]]) -> str:
    """Figures as a table."""
    lines = [f"| {name} | {value:.1f} | {of} |" for name, (value, of) in figures]
    return "\n".join(["| | per cent | of |", "|---|---|---|", *lines])


def speeds(found: Mapping[str, float]) -> str:
    """Times as one sentence."""
    first, warm, many = found.values()
    return (
        f"A {WORDS[0]}-word text against an {WORDS[1]}-word report that is read already takes {warm} ms on two threads "
        f"(median), {first} ms with reading the report first; {MANY:,} such texts against one report {many} s."
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drift", description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", choices=("train", "test"), default="test")
    parser.add_argument("--speed", action="store_true", help="times instead of figures")
    asked = parser.parse_args()
    if asked.speed:
        for name, value in speed(asked.shared).items():
            print(f"{name:45} {value:8}")
        return
    print(f"findings from a score of {THRESHOLD}")
    for name, (found, of) in measure(asked.shared, asked.part).items():
        print(f"{name:45} {found:6} {of:6}")


if __name__ == "__main__":
    main()
