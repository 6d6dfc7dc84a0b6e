"""Exact spans on CofeNet's segments of PolNeAR, by its scorer's definitions (Wang and others, COLING 2022).

A segment is a few sentences of a paragraph in Penn Treebank tokens, with one tag for each: its spans are flat, each
piece of content is a span of its own, and nothing links a source to its content.
"""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

from purport.report import Block, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from purport import Reader, Reading
    from purport.report import Span

    Labels = Sequence[str]

ROLES = ("source", "cue", "content")
ESCAPED = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "--": "—",
    "`": "‘",
}
_JOINS_LEFT = re.compile(r"^(?:[,.;:?!%)\]}”]|n['’]t$|['’](?:s|re|ve|ll|d|m)?$|\.\.\.$)", re.IGNORECASE)
_JOINS_RIGHT = frozenset("“‘([{$#")


def read_segments(path: Path) -> list[tuple[list[str], list[str]]]:
    """(tokens, labels) of every segment of a ``cofenet-*.jsonl.gz`` file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [(row["tokens"], row["labels"]) for row in map(json.loads, lines)]


def text_of(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """The segment as it was printed, as nearly as its tokens tell, and where each token stands in it."""
    text, spans, inside = "", [], False
    for token in tokens:
        word = ESCAPED.get(token, token)
        if token in ("``", "''"):  # some papers print two apostrophes for both
            inside = token == "``" or not (inside or text[-1:] in set(".,?!"))
            word = "“" if inside else "”"
        apart = text and not _JOINS_LEFT.match(word) and text[-1] not in _JOINS_RIGHT
        text += " " if apart else ""
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def spans(labels: Labels) -> dict[str, list[Span]]:
    """The spans that BIO labels mark; an I that does not go on from its own role ends the span and begins none."""
    found: dict[str, list[Span]] = {role: [] for role in ROLES}
    role, start = "", 0
    for i, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            found[role].append((start, i))
            role = ""
        if label.startswith("B-"):
            role, start = label[2:], i
    return found


def exact(pairs: Iterable[tuple[Labels, Labels]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1, in per cent, of each role's exact spans over pairs of (gold, predicted) labels."""
    counts = {role: [0, 0, 0] for role in ROLES}
    for gold, predicted in pairs:
        g, p = spans(gold), spans(predicted)
        for role in ROLES:
            right = sum(span in p[role] for span in g[role])
            for i, n in enumerate((right, len(p[role]), len(g[role]))):
                counts[role][i] += n
    return {role: _figures(*counts[role]) for role in ROLES}


def _figures(right: int, predicted: int, gold: int) -> dict[str, float]:
    p, r = right / max(1, predicted), right / max(1, gold)
    return {"precision": 100 * p, "recall": 100 * r, "f1": 200 * p * r / (p + r) if p + r else 0.0}


def labels(reading: Reading, tokens: Sequence[Span]) -> list[str]:
    """A reading as flat labels: outer attributions only, as the corpus has them, and only those with a cue.

    The comma that closes an apposition ("Hugh Hill, a doctor,") belongs to the source there; Purport shows none.
    """
    text = reading.report.text
    out = ["O"] * len(tokens)
    for claim in reading.claims:
        cited = claim.attribution
        if cited is None or claim.within or not cited.cue_spans:
            continue
        for role, stretches in zip(ROLES, (cited.source_spans, cited.cue_spans, claim.spans), strict=True):
            for start, end in stretches:
                if role == "source" and "," in text[start:end] and text[end : end + 1] == ",":
                    end += 1
                inside = [i for i, (s, e) in enumerate(tokens) if s < end and start < e]
                for i in inside:
                    out[i] = f"B-{role}" if i == inside[0] else f"I-{role}"
    return out


def measure(path: Path, reader: Reader) -> dict[str, dict[str, float]]:
    """Purport's exact spans on the segments of a file, each read as a report of one paragraph."""
    segments = read_segments(path)
    printed = [text_of(tokens) for tokens, _ in segments]
    reports = (Report(text, (Block("paragraph", (0, len(text))),), language="en") for text, _ in printed)
    found = [labels(r, places) for r, (_, places) in zip(reader.read_many(reports), printed, strict=True)]
    return exact(zip((gold for _, gold in segments), found, strict=True))
