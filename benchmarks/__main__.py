"""Everything that docs/benchmarks.md states, in one run:

    python -m benchmarks SHARED [--peer NAME=CLONE ...] [--out docs/benchmarks.md]

SHARED holds data/attribution, data/pages, data/wikinews and tools/score_attribution.py. Peers of
the extra "bench" (textacy, spaCy) run beside Purport; others by a path to their clone: gendergap=PATH,
citron_quotes=PATH.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import tempfile
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from typing import Any

from benchmarks import (
    beside,
    cofenet,
    drift,
    fields,
    lineage,
    pages,
    quality,
    scaling,
    sources,
    speed,
    standing,
)
from purport import Reader
from purport.report.text import report_from_text

TEMPLATE = """# Benchmarks

Made by `python -m benchmarks SHARED` on {date}: {machine}. Versions: {versions}. Shared machines are noisy: look
at the ratios.

## Attributions

PolNeAR's development part (84 articles, 2,192 attributions) through `purport read` and the packaged int8 weights, in
per cent, by the corpus's scorer. The decoder's constants and the calibration of confidence were set on this part. Its
guidelines mark outermost attributions with a cue, so claims that stand within another's content, and quotations without
a cue, are left out here:

```
{quality}```

Every attributed claim, those two kinds included, so that each of them counts as wrong:

```
{every}```

One trained annotator against another on the same corpus and scorer: 78.5 linked overlap, 64.1 linked exact, 69.7
content exact. Expected calibration error of `confidence` here: {calibration} (on the part that it was fitted on; the
model card has the cross-validated one).

CofeNet's segments of the same part ({segments} segments), each read as a paragraph of its own, exact spans by its
scorer's definitions, in per cent:

| | precision | recall | F1 |
|---|---|---|---|
{cofenet}

The best published tagger (110 million parameters, unlinked) has 83.2 / 75.3 / 72.9 F1 for source / cue / content on the
corpus's test part.

## Manner, act, nesting

{fields_count} attributions of {fields_reports} Wikinews reports, annotated for this project by
[these guidelines](annotation.md) in two independent passes and then settled; both passes were made by language models,
so their agreement says less than two people's would. Of the pairs that share source, cue and content, how many agree
in each field, in per cent ("nested": F1 of standing within another at all):

{fields}

## Who is speaking

{source_reports} reports of Wikinews and of the clusters, annotated for this project by
[these guidelines](annotation-sources.md), {test_reports} of them kept apart, in two independent passes;
all passes were made by language models. Of those kept apart only the figures were looked at, when rules and weights
were set and again after a few mends that no text of theirs led to. The mentions are given as annotated, so that
only who they mean is measured, in per cent right; "found" is what `purport read` cites by itself.

The part kept apart ({test_reports} reports):

{sources_test}

The part that the ranker, the kinds and the thresholds were set on:

{sources_train}

Calibration error of `resolution.confidence` on the part kept apart: {sources_calibration:.3f}. Pronouns of people in
GUM's development documents (news, interviews) that lead to the right entity: {gum}; I, you and we are left out, whose
speakers the corpus names outside the text. Resolving takes {sources_cost:.1f}% of the time of all before it, for the
same reports.

Published figures for such tasks, by their authors: personal pronouns to names 88.3 F1 (Citron); a claimer named outside
the sentence 2.7 F1 (NewsClaims, models trained on PolNeAR).

## Checks, hedges, times, standing

{standing_reports} whole reports of Wikinews and of the clusters, those richest in such language, annotated for this
project by [these guidelines](annotation-standing.md) in two independent passes and then settled, a third kept apart;
beside them {check_passages} passages of other reports, chosen for words of checking, for checks and hedges alone. All
passes were made by language models. In per cent; what is found counts as right where it shares a character. "Standing"
is that of the claims of the reading, misread ones among them.

The whole reports kept apart:

{standing_test}

By standing: {by_standing_test}.

The passages kept apart ({check_test} passages):

{checks_test}

The whole reports that the lexicons and rules were written beside:

{standing_train}

By standing: {by_standing_train}.

Passages with checks or hedges in the whole reports: {passages_with}; without: {passages_without}. Noticing and
standing take {standing_cost:.1f}% of the time of all before them, for the same reports.

## Many reports

Reports of 100 events, annotated for this project by [these guidelines](annotation-lineage.md) in two independent
passes and then settled, every third event kept apart; all passes were made by language models. Every figure is of what
a ledger answers into which the part's reports were added. Pairs of one claim are of claims in different reports of an
event that hold annotated mentions; "of the annotated mentions" is the number of origins where it is given which claims
are one, "as corroborate counts" where it is not. In per cent.

The part kept apart:

{lineage_test}

The part that rules, bounds and weights were set on:

{lineage_train}

## A text held against its reports

Texts written for this project from real reports, faithful ones and ones with a single fault, by [these
guidelines](annotation-drift.md): written by one hand, judged blind by another, both language models; every third event
or report kept apart. A fault counts as found where a text has any finding, its kind by the surest one. In per cent.

The part kept apart:

{drift_test}

The judged texts that the weights were set on (with others, so these figures flatter):

{drift_train}

{drift_speed}

## A ledger at size

What a report costs as a ledger grows, and how fast it answers: [ledger-size.md](ledger-size.md).

## Beside other extractors

The same {articles} articles, one thread each, one text after another, one run; of Purport's claims the outermost
with a cue, as above:

{beside}

The Gender Gap Tracker's own code and BBC Citron need their clones (`--peer gendergap=PATH`,
`--peer citron_quotes=PATH`).

## Pages

80 pages of 16 publishers (fundus-evaluation). Paragraph text as bags of words, averaged over pages.

| | precision | recall | F1 | F1 over all words | ms a page, median |
|---|---|---|---|---|---|
{pages}

Captions or credits found inside a paragraph block: {misplaced}. Titles right: {titles}. Dates right: {dates}.

## Speed

Text in to reading out over {reports} reports of Wikinews, {rounds} alternating rounds, medians; spaCy runs its whole
small English pipeline. Peak memory is of the whole process.

| | words a second | beside spaCy | peak memory |
|---|---|---|---|
{speed}

Two threads of Purport read {threads:.2f} times as fast as one. `purport read --jobs 2` over the same reports peaks at
{peak:.0f} MB. One page from a cold start (`purport read examples/harbour-message.html` in a new process, median of
five): {cold:.2f} s.

Time grows with the words and memory does not (Wikinews, one thread, one run each):

{scaling}

![Time and memory over words](scaling.svg)

## Size

The base install is {size:.0f} MB on disk, of which Purport {own:.0f} MB (its weights nearly all of that); the largest
of the rest: {largest}. It needs neither PyTorch nor spaCy.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--peer", action="append", default=[], help="NAME=CLONE")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs" / "benchmarks.md")
    asked = parser.parse_args()
    articles = quality.articles(asked.shared)
    text = TEMPLATE.format(
        date=datetime.datetime.now(datetime.UTC).date(),
        machine=_machine(),
        versions=", ".join(
            f"{n} {version(n)}" for n in ("purport", "onnxruntime", "trafilatura", "spacy", "textacy")
        ),
        articles=len(articles),
        beside=beside.table(articles, dict(peer.split("=", 1) for peer in asked.peer)),
        **_speed(asked.shared, asked.out.parent / "scaling.svg"),
        **quality.polnear_dev(asked.shared),
        **_segments(asked.shared),
        **_fields(asked.shared),
        **_sources(asked.shared),
        **_standing(asked.shared),
        lineage_test=lineage.table(asked.shared, "test"),
        lineage_train=lineage.table(asked.shared, "train"),
        drift_test=drift.table(drift.measure(asked.shared, "test").items()),
        drift_train=drift.table(drift.measure(asked.shared, "train").items()),
        drift_speed=drift.speeds(drift.speed(asked.shared)),
        **_pages(asked.shared),
        **_size(),
    )
    asked.out.write_text(text, encoding="utf-8")
    print(text)


def _segments(shared: Path) -> dict[str, object]:
    path = shared / "data" / "attribution" / "cofenet-valid.jsonl.gz"
    found = cofenet.measure(path, Reader())
    rows = [
        f"| {role} | {f['precision']:.1f} | {f['recall']:.1f} | {f['f1']:.1f} |" for role, f in found.items()
    ]
    return {"segments": f"{len(cofenet.read_segments(path)):,}", "cofenet": "\n".join(rows)}


def _fields(shared: Path) -> dict[str, object]:
    with (shared / "data" / "wikinews" / "wikinews.jsonl").open(encoding="utf-8") as lines:
        texts = {row["url"]: row["text"] for row in map(json.loads, lines)}
    annotated = Path(__file__).parent / "annotations" / "wikinews.jsonl"
    rows = fields.read_annotations(annotated, texts)
    chosen = [texts[row["url"]] for row in rows]
    readings = Reader().read_many(report_from_text(text) for text in chosen)
    found = [fields.of_reading(reading) for reading in readings]
    final = [row["final"] for row in rows]
    columns = {
        "Purport": fields.compare(list(zip(chosen, final, found, strict=True))),
        "one pass against the other": fields.compare(
            [(text, row["first"], row["second"]) for text, row in zip(chosen, rows, strict=True)]
        ),
    }
    return {
        "fields": fields.table(columns, (*fields.FIELDS, "nested", "linked overlap", "linked exact")),
        "fields_count": sum(map(len, final)),
        "fields_reports": len(rows),
    }


def _sources(shared: Path) -> dict[str, object]:
    every = [one.part for one in sources.annotated(shared, sources.ANNOTATED)]
    gum = sources.gum_pronouns(shared)
    return {
        "source_reports": len(every),
        "test_reports": every.count("test"),
        "sources_test": sources.table(shared, "test"),
        "sources_train": sources.table(shared, "train"),
        "sources_calibration": sources.calibration(shared, "test"),
        "gum": ", ".join(f"{name} {right} of {of}" for name, (right, of) in gum.items()),
        "sources_cost": 100 * sources.cost(shared),
    }


def _standing(shared: Path) -> dict[str, object]:
    test, train = standing.measure(shared, "test"), standing.measure(shared, "train")
    both = test + train
    chosen = list(standing.chosen(shared))
    return {
        "standing_reports": sum(1 for _ in standing.annotated(shared)),
        "check_passages": len(chosen),
        "check_test": sum(one.part == "test" for one in chosen),
        "standing_test": standing.table(shared, test),
        "standing_train": standing.table(shared, train),
        "checks_test": standing.passage_table(shared, "test"),
        "by_standing_test": standing.by_standing(test),
        "by_standing_train": standing.by_standing(train),
        "passages_with": both["passages with checks or hedges"],
        "passages_without": both["passages without"],
        "standing_cost": 100 * standing.cost(shared),
    }


def _pages(shared: Path) -> dict[str, str]:
    found = pages.measure(pages.load(shared / "data" / "pages"))
    rows = [
        _page_row(name, found[key]) for name, key in (("Purport", "purport"), ("trafilatura", "trafilatura"))
    ]
    return {
        "pages": "\n".join(rows),
        "misplaced": str(sum(map(len, found["misplaced"].values()))),
        "titles": _right(found, "titles"),
        "dates": _right(found, "dates"),
    }


def _right(found: dict[str, Any], thing: str) -> str:
    stated = found[f"{thing}_stated"]
    return f"{stated - len(found[f'{thing}_wrong'])} of the {stated} that state one"


def _page_row(name: str, found: dict[str, float]) -> str:
    figures = " | ".join(f"{found[k]:.3f}" for k in ("precision", "recall", "f1", "micro_f1"))
    return f"| {name} | {figures} | {1000 * found['median_seconds']:.0f} |"


def _speed(shared: Path, picture: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        speed.write_texts(shared, texts)
        found = speed.words_a_second(texts)
        peak = speed.command_peak(texts)
        lines = texts.read_text(encoding="utf-8").splitlines()
    grown = scaling.measure([json.loads(line)["text"] for line in lines])
    scaling.plot(grown, picture)
    spacy = found["spaCy small, one thread"]["words"]
    rows = [
        f"| {name} | {f['words']:,.0f} | {f['words'] / spacy:.2f} | {f['peak']:.0f} MB |"
        for name, f in found.items()
    ]
    threads = found["Purport, two threads"]["words"] / found["Purport, one thread"]["words"]
    example = Path(__file__).parents[1] / "examples" / "harbour-message.html"
    cold = speed.cold_start(example)
    return {
        "speed": "\n".join(rows),
        "reports": len(lines),
        "scaling": scaling.rows(grown),
        "rounds": speed.ROUNDS,
        "threads": threads,
        "peak": peak,
        "cold": cold,
    }


def _size() -> dict[str, object]:
    sizes = speed.installed_size()
    rest = sorted(((mb, name) for name, mb in sizes.items() if name != "purport"), reverse=True)[:4]
    largest = ", ".join(f"{name} {mb:.0f}" for mb, name in rest)
    return {"size": sum(sizes.values()), "own": sizes["purport"], "largest": largest}


def _machine() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text(encoding="utf-8").splitlines() if described.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    name = models[0] if models else platform.processor()
    return f"{name}, {cpu_count()} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
