"""Reports with annotated mentions, and what the rooms before the sources make of a report."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.attribution.complete import complete
from purport.attribution.extract import Extractor
from purport.language import Encoder, WordPieces, packs
from purport.report import BODY_KINDS, READ_KINDS
from purport.report.text import report_from_text
from purport.sources.resolve import Cited
from purport.sources.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from purport.attribution import Attribution
    from purport.attribution.complete import Whole
    from purport.report import Report, Span

PASSES = ("first", "second", "final")  # some of the training part were annotated once
ANNOTATED = Path(__file__).parents[1] / "benchmarks" / "annotations" / "sources.jsonl"


@dataclass(frozen=True)
class Annotated:
    """A report with its cited mentions, as annotated."""

    report: Report
    part: str
    passes: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Read:
    """What the encoder and the attribution room make of a report."""

    report: Report
    seen: Seen
    whole: Whole

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        return self.whole.attributions


def annotated(shared: Path, path: Path) -> Iterator[Annotated]:
    """The annotated reports; raises ValueError where a text is not the one that was annotated."""
    known = dict(texts(shared))
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, publisher = known[row["corpus"], row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: the text is not the one that was annotated")
        report = replace(report_from_text(text, language="en"), publisher=publisher)
        yield Annotated(report, row["part"], {name: row[name] for name in PASSES if name in row})


def texts(shared: Path) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The texts of Wikinews and the clusters with their publishers, by corpus and id."""
    for row in _rows(shared / "data" / "wikinews" / "wikinews.jsonl"):
        yield ("wikinews", row["url"]), (row["text"], "Wikinews")
    for name in ("events", "syria"):
        for row in _rows(shared / "data" / "clusters" / f"{name}.jsonl"):
            yield (name, row["id"]), (row["text"], row["outlet"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


class Machine:
    """The rooms up to the sources, kept apart so that mentions can be given."""

    def __init__(self) -> None:
        self._pieces, self._encoder = WordPieces(), Encoder()
        self._extractor = Extractor(self._encoder)

    def read(self, report: Report) -> Read:
        """The report's attributions, and what the mention head sees in it."""
        whole = packs(self._pieces.tokenize(report.text, read_spans(report)))
        pending = self._encoder.start(
            whole, lambda ps, st: list(zip(self._extractor.decoded(ps, st), st.mentions, strict=True))
        )
        found = pending()
        attributions = [
            a
            for pack, (one, _) in zip(whole, found, strict=True)
            for a in self._extractor.attributions(report.text, pack, one)
        ]
        body = [block.span for block in report.blocks if block.kind in BODY_KINDS]
        made = complete(report.text, body, attributions)
        return Read(report, Seen(whole, [scores for _, scores in found]), made)


def read_spans(report: Report) -> list[Span]:
    """The blocks of the report that are read."""
    return [block.span for block in report.blocks if block.kind in READ_KINDS]


def cited(attributions: Iterable[Attribution]) -> list[Cited]:
    """The mentions that attributions cite."""
    return [Cited(a.source_spans, a.content_spans, a.manner != "indirect") for a in attributions]


def given(rows: Sequence[dict[str, Any]], attributions: Sequence[Attribution]) -> list[Cited]:
    """The annotated mentions, each with the content of the attribution that cites it."""
    out = []
    for row in rows:
        start, end = row["span"]
        holds = [a for a in attributions for s, e in a.source_spans if s < end and start < e]
        content = holds[0].content_spans if holds else ()
        out.append(Cited(((start, end),), content, bool(holds) and holds[0].manner != "indirect"))
    return out
