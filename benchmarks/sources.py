"""Cited mentions to sources, held against annotated ones; pronouns of GUM; what resolving costs.

    python -m benchmarks.sources SHARED [--part test|train]

The mentions are given, as annotated, so that only who they mean is measured; "found" is how many of them a reading
cites at all, and "end to end" how many it cites and gives the right source.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from purport.report.text import report_from_text
from purport.sources.layout import Layout
from purport.sources.resolve import Resolver, resolve
from training.gum import DEVELOPMENT, read_gum
from training.known import right_in_gum
from training.reports import ANNOTATED, Machine, annotated, cited, given, read_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.attribution import Attribution
    from purport.report import Report
    from purport.sources import Source
    from training.reports import Annotated

PERSONAL = frozenset("he she they him her them his their hers theirs himself herself themselves".split())
GUM_DEV = tuple(name for name in DEVELOPMENT if name.split("_")[1] in ("news", "interview"))
ROWS = {
    "all": "mention to right source",
    "outside": "the name outside the sentence",
    "personal": "personal pronouns (he, she, they)",
    "name": "mentions with a name",
    "noun": "descriptions without a name",
    "speaker": "I and we",
    "kind": "kind",
    "named": "named or not",
    "tie": "tie or none",
}


def judged(
    one: Annotated, rows: Sequence[dict[str, Any]], sources: Sequence[Source | None]
) -> Counter[tuple[str, bool]]:
    """Counts of (row of ``ROWS``, right or not) for mentions with the sources given to them."""
    text, counts = one.report.text, Counter[tuple[str, bool]]()
    layout = Layout(text, read_spans(one.report))
    for row, source in zip(rows, sources, strict=True):
        right = is_right(one.report, row, source)
        for name in _groups(text, layout, row):
            counts[name, right] += 1
        counts["kind", source is not None and source.kind == row["kind"]] += 1
        counts["named", source is not None and source.named == row["named"]] += 1
        counts["tie", source is not None and bool(source.tie) == bool(row["tie"])] += 1
    return counts


def is_right(report: Report, row: dict[str, Any], source: Source | None) -> bool:
    """Whether a mention got its source: the name the annotators gave, or for an unnamed one its words.

    A name is the same where one's words are among the other's, case and articles apart. Where the annotators found
    nobody, leaving the mention without a name is right.
    """
    if source is None:
        return False
    if row["who"] is None:
        return not source.named
    wanted = who(report, row["who"])
    if row["named"] and row["kind"] == "person" and not source.named:
        return False
    return same_name(source.name, wanted)


def who(report: Report, given_: Any) -> str:
    """The words that the annotators gave for a source."""
    if given_ == "publisher":
        return report.publisher or ""
    if given_ == "headline":
        return "(only in the headline)"
    return " and ".join(report.text[slice(*span)] for span in given_["spans"])


def same_name(one: str, other: str) -> bool:
    """Whether one name's words are all among the other's."""
    a, b = _plain(one), _plain(other)
    fewer, more = sorted((a, b), key=len)
    return bool(fewer) and all(word in more for word in fewer)


def _plain(name: str) -> list[str]:
    words = re.sub(r"[^\w]+", " ", name.casefold()).split()
    return [word for word in words if word not in ("the", "a", "an", "al")] or words


def _groups(text: str, layout: Layout, row: dict[str, Any]) -> Iterator[str]:
    yield "all"
    start, end = row["span"]
    words = text[start:end].casefold().split()
    if words[0] in PERSONAL and len(words) == 1:
        yield "personal"
    elif words[0] in ("i", "we", "my", "our") and len(words) == 1:
        yield "speaker"
    elif row["named"] and isinstance(row["who"], dict) and _name_stands_in(text, row):
        yield "name"
    elif len(words) > 1 or words[0] not in ("it", "who", "which", "its", "that"):
        yield "noun"
    if row["named"] and isinstance(row["who"], dict) and not _in_sentence(text, layout, row):
        yield "outside"


def _name_stands_in(text: str, row: dict[str, Any]) -> bool:
    last = text[slice(*row["who"]["spans"][0])].split()[-1].casefold()
    return last in text[slice(*row["span"])].casefold()


def _in_sentence(text: str, layout: Layout, row: dict[str, Any]) -> bool:
    """Whether the last word of the name stands in the mention's own sentence."""
    here = layout.sentence(row["span"][0])
    for span in row["who"]["spans"]:
        last = text[slice(*span)].split()[-1]
        if any(layout.sentence(m.start()) == here for m in re.finditer(re.escape(last), text)):
            return True
    return False


def measure(shared: Path, part: str) -> dict[str, Any]:
    """Counts over the reports of a part: mentions given, and end to end."""
    machine = Machine()
    counts, chain = Counter[tuple[str, bool]](), Counter[str]()
    reports = [one for one in annotated(shared, ANNOTATED) if one.part == part]
    for one in reports:
        read, rows = machine.read(one.report), one.passes["final"]
        counts += judged(one, rows, resolve(one.report, read.seen, given(rows, read.attributions)).cited)
        whole = resolve(one.report, read.seen, cited(read.attributions))
        chain += _chained(one, rows, read.attributions, whole.cited)
    return {"reports": len(reports), "counts": counts, "chain": chain}


def _chained(
    one: Annotated,
    rows: Sequence[dict[str, Any]],
    attributions: Sequence[Attribution],
    found: Sequence[Source | None],
) -> Counter[str]:
    counts = Counter[str]()
    for row in rows:
        start, end = row["span"]
        sources = [
            source
            for a, source in zip(attributions, found, strict=True)
            if any(s < end and start < e for s, e in a.source_spans)
        ]
        counts["mentions"] += 1
        counts["found"] += bool(sources)
        counts["right"] += any(is_right(one.report, row, source) for source in sources)
    return counts


def share(counts: Counter[tuple[str, bool]], name: str) -> float:
    """Per cent right."""
    right, wrong = counts[name, True], counts[name, False]
    return 100 * right / max(1, right + wrong)


def calibration(shared: Path, part: str) -> float:
    """Expected calibration error of a resolution's confidence over the given mentions of a part."""
    from training.calibrate import expected_error

    machine = Machine()
    sure, right = [], []
    for one in annotated(shared, ANNOTATED):
        if one.part == part:
            read, rows = machine.read(one.report), one.passes["final"]
            found = resolve(one.report, read.seen, given(rows, read.attributions))
            sure += [how.confidence if how else 0.0 for how in found.resolutions]
            right += [float(is_right(one.report, *pair)) for pair in zip(rows, found.cited, strict=True)]
    return float(expected_error(np.array(sure), np.array(right)))


def agreement(shared: Path) -> dict[str, float]:
    """The two annotation passes against each other: F1 of mentions, and of those both marked, per cent alike."""
    counts, ones, twos, both = Counter[str](), 0, 0, 0
    for one in annotated(shared, ANNOTATED):
        if "second" not in one.passes:
            continue
        first, second = one.passes["first"], one.passes["second"]
        ones, twos = ones + len(first), twos + len(second)
        for a in first:
            b = next((b for b in second if a["span"][0] < b["span"][1] and b["span"][0] < a["span"][1]), None)
            if b is None:
                continue
            both += 1
            names = [who(one.report, row["who"]) if row["who"] else "" for row in (a, b)]
            counts["all"] += names == ["", ""] or same_name(*names)
            for field in ("kind", "named"):
                counts[field] += a[field] == b[field]
            counts["tie"] += bool(a["tie"]) == bool(b["tie"])
    shares = {name: 100 * count / both for name, count in counts.items()}
    return {"mentions": 200 * both / (ones + twos), **shares}


def gum_pronouns(shared: Path, ids: Sequence[str] = GUM_DEV) -> dict[str, tuple[int, int]]:
    """How many of how many pronouns of people in GUM's documents mean the right entity: he and she, and they too.

    Those that the corpus links to something other than pronouns before them; I, you and we are left out, since the
    corpus names the speaker outside the text.
    """
    machine, counts = Machine(), {"he, she": (0, 0), "they": (0, 0)}
    for document in read_gum(shared / "data" / "coreference" / "gum.conllu.gz"):
        if document.id not in ids:
            continue
        report = report_from_text(document.text, language="en")
        read = machine.read(report)
        resolver = Resolver(report, read.seen, cited(read.attributions), every_pronoun=True)
        resolver.resolved()
        fits = right_in_gum(document)
        said: set[str] = set()
        for one in document.mentions:
            words = document.text[slice(*one.core)].casefold()
            if one.form == "pronoun" and one.kind == "person" and one.entity in said and words in PERSONAL:
                meant = resolver.discourse.meant.get(one.core)
                name = "they" if words.startswith("the") else "he, she"
                right, every = counts[name]
                counts[name] = right + bool(meant and fits(one.core, meant.entity)), every + 1
            if one.form != "pronoun":
                said.add(one.entity)
    return counts


def cost(shared: Path, rounds: int = 5) -> float:
    """Seconds of resolving over the seconds of everything before it, the medians over the annotated reports."""
    machine = Machine()
    reports = [one.report for one in annotated(shared, ANNOTATED)]
    spent: list[tuple[float, float]] = []
    for _ in range(rounds):
        began = time.perf_counter()
        read = [machine.read(report) for report in reports]
        middle = time.perf_counter()
        for one in read:
            resolve(one.report, one.seen, cited(one.attributions))
        spent.append((middle - began, time.perf_counter() - middle))
    before, after = (sorted(column)[rounds // 2] for column in zip(*spent, strict=True))
    return after / before


def table(shared: Path, part: str) -> str:
    """A Markdown table of a part, beside the agreement of the passes."""
    found, agreed = measure(shared, part), agreement(shared)
    counts = found["counts"]
    lines = ["| | Purport | of | one pass against the other |", "|---|---|---|---|"]
    for name, label in ROWS.items():
        of = counts[name, True] + counts[name, False]
        other = f"{agreed[name]:.1f}" if name in agreed else ""
        lines.append(f"| {label} | {share(counts, name):.1f} | {of} | {other} |")
    chain = found["chain"]
    lines.append(
        f"| found by a reading | {100 * chain['found'] / chain['mentions']:.1f} | {chain['mentions']} | |"
    )
    lines.append(
        f"| found and given the right source | {100 * chain['right'] / chain['mentions']:.1f} | {chain['mentions']} | |"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.sources", description=__doc__.split("\n", 1)[0]
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", choices=("test", "train"), default="train")
    asked = parser.parse_args()
    print(table(asked.shared, asked.part))
    print(
        "GUM, pronouns of people:",
        {name: f"{a} of {b}" for name, (a, b) in gum_pronouns(asked.shared).items()},
    )
    print(f"resolving costs {100 * cost(asked.shared):.1f}% of what comes before it")
