"""Reports whose names and noun phrases are given, as if the mention head had seen them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from purport.language import WordPieces, packs
from purport.report.text import report_from_text
from purport.sources.resolve import Cited, Resolved, resolve
from purport.sources.seen import KIND, KINDS, NAME, NAMED_AS, NOMINAL, NamedAs, Seen, Stretch

if TYPE_CHECKING:
    from purport.report import Report, Span

SURE = 9.0
PIECES = WordPieces()


def place(text: str, words: str, nth: int = 1) -> Span:
    """Where the words stand, the nth time."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return found[nth - 1]


def names(text: str, **given: str) -> list[Stretch]:
    """Names by what they name: ``person="Ada Quill; Teskil"``, each everywhere it stands."""
    out = []
    for kind, listed in given.items():
        chances = tuple(0.94 if one == kind else 0.02 for one in NAMED_AS)
        for name in listed.split("; "):
            out += [Stretch(m.span(), chances) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    longest = sorted(out, key=lambda one: one.span[0] - one.span[1])
    kept = [one for i, one in enumerate(longest) if not any(_overlap(one, other) for other in longest[:i])]
    return sorted(kept, key=lambda one: one.span)


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def report(text: str, publisher: str | None = None) -> Report:
    return replace(report_from_text(text, language="en"), publisher=publisher)


def seen(made: Report, stretches: list[Stretch], nominals: tuple[str, ...] = (), kind: str = "") -> Seen:
    """A head that sees these names and noun phrases, and takes every mention for ``kind``."""
    whole = packs(PIECES.tokenize(made.text, [block.span for block in made.blocks]))
    found = Seen(whole, [np.zeros((p.end - p.start, 149), np.float32) for p in whole])
    found.scores[:, NAME.start] = found.scores[:, NOMINAL.start] = SURE / 2
    for one in stretches:
        _tag(found, one.span, NAME.start + 1 + 2 * NAMED_AS.index(_kind(one)))
    for words in nominals:
        _tag(found, place(made.text, words), NOMINAL.start + 1)
    if kind:
        found.scores[:, KIND.start + KINDS.index(kind)] = SURE
    return found


def _kind(one: Stretch) -> NamedAs:
    return one.named_as


def _tag(found: Seen, span: Span, column: int) -> None:
    tokens = found.tokens(span)
    found.scores[tokens.start, column] = SURE
    found.scores[tokens.start + 1 : tokens.stop, column + 1] = SURE


def cited(text: str, *mentions: str | tuple[str, int], quoted: dict[str, str] | None = None) -> list[Cited]:
    """Cited mentions, each the nth time its words stand; ``quoted`` gives some of them what they say."""
    out = []
    for one in mentions:
        words, nth = one if isinstance(one, tuple) else (one, 1)
        said = (quoted or {}).get(words)
        out.append(Cited((place(text, words, nth),), (place(text, said),) if said else (), said is not None))
    return out


def read(
    text: str, mentions: list[Cited], publisher: str | None = None, kind: str = "", **given: str
) -> Resolved:
    """The sources of a text whose names are given."""
    nominals = tuple(one for one in given.pop("nominals", "").split("; ") if one)
    made = report(text, publisher)
    return resolve(made, seen(made, names(text, **given), nominals, kind), mentions)
