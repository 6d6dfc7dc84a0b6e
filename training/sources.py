"""One command from annotated mentions to ``ranker.json`` and ``kinds.json``, over the packaged model's states:

    python -m training.sources --corpus FOLDER --gum FILE --shared FOLDER [--out FOLDER]

FOLDER holds polnear-train.jsonl(.gz); --shared what the reports of benchmarks/annotations/sources.jsonl are taken
from, of which the test part is left alone.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.report.text import report_from_text
from purport.sources.rank import ranker
from purport.sources.resolve import Cited, Resolver
from training import kinds
from training.__main__ import CITED, corpus_file
from training.corpora import read_polnear
from training.gum import DEVELOPMENT, NEWS, read_gum
from training.known import right_in_gum, right_in_report
from training.ranker import Watcher, cross_validated, fitted, save
from training.reports import ANNOTATED, Machine, annotated, cited, given

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.known import Right
    from training.ranker import Choice
    from training.reports import Read

ROUNDS = 2  # the second reads with the ranker that the first has made
OTHER_GENRES, REPORTS = 0.3, 1.5  # weights; GUM's news and PolNeAR's articles have 1
TIMES = 6  # that a mention of the annotated reports counts beside one of PolNeAR's, for its kind


@dataclass(frozen=True)
class Known:
    """A document whose mentions are known, as far as the sources, with its weight; ``rows`` say each one's kind."""

    read: Read
    mentions: list[Cited]
    right: Right
    weight: float
    rows: Sequence[dict[str, Any]] = ()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.sources", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    packaged = Path(str(resources.files("purport.sources")))
    parser.add_argument("--out", type=Path, default=packaged)
    asked = parser.parse_args()
    known = list(documents(asked.corpus, asked.gum, asked.shared))
    for _ in range(ROUNDS):
        choices = [choice for number, one in enumerate(known) for choice in watched(str(number), one)]
        counts, sharpness = cross_validated(choices)
        print(
            {sort: f"{right} of {every}" for sort, (right, every) in counts.items()}, f"sharpness {sharpness}"
        )
        network = fitted(choices)
        network.sharpness = sharpness
        save(network, asked.out / "ranker.json")
        ranker.cache_clear()
    mentions = [found for n, one in enumerate(known) for found in kinds_known(str(n), one)]
    kind, named = kinds.cross_validated(mentions)
    print(f"kind {kind:.3f}, named or not {named:.3f}")
    kinds.save(kinds.fitted(mentions), asked.out / "kinds.json")


def documents(corpus: Path, gum: Path, shared: Path) -> Iterator[Known]:
    """Every document whose mentions are known, read as far as the sources, with its weight."""
    machine = Machine()
    for document in read_gum(gum):
        if document.id not in DEVELOPMENT:
            read = machine.read(report_from_text(document.text, language="en"))
            weight = 1.0 if document.genre in NEWS else OTHER_GENRES
            yield Known(read, cited(read.attributions), right_in_gum(document), weight)
    articles = {article.id: article for article in read_polnear(corpus_file(corpus, "train"))}
    for row in map(json.loads, CITED.read_text(encoding="utf-8").splitlines()):
        rows = [{**one, "who": one["who"] and {"spans": one["who"]}} for one in row["mentions"]]
        read = machine.read(report_from_text(articles[row["id"]].text, language="en"))
        right = right_in_report(read.report.text, rows, None)
        yield Known(read, given(rows, read.attributions), right, 1.0, rows)
    for one in annotated(shared, ANNOTATED):
        if one.part == "train":
            rows, read = one.passes["final"], machine.read(one.report)
            right = right_in_report(read.report.text, rows, read.report.publisher)
            yield Known(read, given(rows, read.attributions), right, REPORTS, rows)


def watched(name: str, known: Known) -> list[Choice]:
    """The rankings made while one document is read."""
    watcher = Watcher(name, known.right, known.weight)
    read = known.read
    Resolver(read.report, read.seen, known.mentions, watcher.discourse, every_pronoun=True).resolved()
    return watcher.choices


def kinds_known(name: str, known: Known) -> Iterator[kinds.Known]:
    """What is known of the kinds of a document's cited mentions, with the signals of the source each was given."""
    read = known.read
    resolver = Resolver(read.report, read.seen, known.mentions)
    resolver.resolved()
    for row in known.rows:
        found = resolver.signals(tuple(row["span"]))
        times = TIMES if known.weight == REPORTS else 1
        if found is not None:
            yield from [kinds.Known(found, row["kind"], row["named"], name)] * times


if __name__ == "__main__":
    main()
