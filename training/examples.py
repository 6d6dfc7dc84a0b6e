"""Articles to training examples: windows of tokens with what the heads are to give."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from purport.attribution.decode import PIECES
from purport.language.tokens import BREAK, CLS, PACK, PAD, SEP
from training.corpora import paragraphs

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from purport.language import Tokens, WordPieces
    from purport.report import Span
    from training.corpora import Article

    Labels = dict[str, list[Span]]
    Roles = tuple[Span | None, Span, tuple[Span, ...]]

SIZES = (64, 128, PACK, PACK)  # tokens that a crop may hold at most, drawn anew for each
IGNORED = -100
MASK = 103
MASKED = 0.15  # of the tokens of an example, drawn anew each time it is seen
WITHIN_CUE = 0.2  # how often a role is seen from another token of its cue than the first
ORDINARY = 999  # ids below are no words


@dataclass(frozen=True)
class Labelled:
    """An article's tokens and each annotator's attributions in token positions: (source, cue, content).

    ``cue_chances`` [T, 3], of O, B and I, are a teacher's, for a text that no person annotated. ``within`` are the
    attributions inside others' content, which the corpus does not mark.
    """

    tokens: Tokens
    annotations: tuple[tuple[Roles, ...], ...]
    cue_chances: NDArray[np.float32] | None = None
    within: tuple[Roles, ...] = ()


@dataclass(frozen=True)
class Example:
    """One window of T tokens, [CLS] and [SEP] included, with C cues.

    ``ids``, ``features`` [T]; ``cue_chances`` and ``within_chances`` [T, 3] of O, B and I, the second of cues inside
    others' content; ``cues`` [C], of both kinds, the token a cue is seen from;
    ``finish`` [C] the cue's last token, or ``IGNORED``; ``source`` and ``content`` [C, T, 3], ones where a stretch
    begins, is and ends.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    cue_chances: NDArray[np.float32]
    within_chances: NDArray[np.float32]
    cues: NDArray[np.int64]
    finish: NDArray[np.int64]
    source: NDArray[np.float32]
    content: NDArray[np.float32]


def labelled(article: Article, pieces: WordPieces) -> Labelled:
    """An article with every annotator's attributions; those whose cue has no token are left out."""
    tokens = pieces.tokenize(article.text, paragraphs(article.text))
    return Labelled(tokens, tuple(tuple(_roles(tokens, a)) for a in article.annotations))


def _roles(tokens: Tokens, annotation: Sequence[Labels]) -> Iterator[Roles]:
    for labels in annotation:
        cue = _stretches(tokens, labels["cue"])
        if cue:
            source = _stretches(tokens, labels["source"])
            whole = (source[0][0], source[-1][1]) if source else None
            yield whole, (cue[0][0], cue[-1][1]), tuple(_stretches(tokens, labels["content"]))


def crops(article: Labelled, chance: random.Random) -> Iterator[Span]:
    """The article cut into runs of whole paragraphs, as packs are, of sizes drawn at random."""
    edges = [-1, *np.flatnonzero(article.tokens.ids == BREAK).tolist(), len(article.tokens)]
    size, first, last = chance.choice(SIZES), 0, 0
    for before, end in pairwise(edges):
        start = before + 1
        if last > first and end - first > size:
            yield first, last
            size, first = chance.choice(SIZES), start
        elif last == first:
            first = start
        while end - first > PACK:
            yield first, first + PACK
            first += PACK
        last = end
    if last > first:
        yield first, last


def example(article: Labelled, window: Span, chance: random.Random | None = None) -> Example:
    """What the heads are to give for one window; roles outside it are cut off.

    With ``chance`` the annotator is drawn, some tokens are masked, and some cues are seen from within.
    """
    start, end = window
    size = end - start + 2
    ids, features = np.full(size, PAD, np.int64), np.zeros(size, np.int64)
    ids[0], ids[1:-1], ids[-1] = CLS, article.tokens.ids[start:end], SEP
    features[1:-1] = article.tokens.features[start:end]
    annotation = chance.choice(article.annotations) if chance else article.annotations[0]
    outer, within = ([r for r in roles if start <= r[1][0] < end] for roles in (annotation, article.within))
    inside = [*outer, *within]
    places = [_seen_from(cue, end, chance) for _, cue, _ in inside]
    if chance:
        ids = _masked(ids, chance)
    marks = np.zeros((2, len(inside), size, 3), np.float32)
    for row, (source, _, content) in enumerate(inside):
        _mark(marks[0, row], [source] if source else [], window)
        _mark(marks[1, row], content, window)
    return Example(
        ids,
        features,
        _cue_chances(outer, window)
        if article.cue_chances is None
        else _padded(article.cue_chances[start:end]),
        _cue_chances(within, window),
        np.array([at - start + 1 for at in places], np.int64),
        np.array(
            [_finish(cue, at, window) for (_, cue, _), at in zip(inside, places, strict=True)], np.int64
        ),
        marks[0],
        marks[1],
    )


def _seen_from(cue: Span, end: int, chance: random.Random | None) -> int:
    if chance and chance.random() < WITHIN_CUE:
        return chance.randrange(cue[0], min(cue[1], end))
    return cue[0]


def _finish(cue: Span, seen_from: int, window: Span) -> int:
    """The cue's last token in the window, which only its first is asked for."""
    return cue[1] - window[0] if seen_from == cue[0] and cue[1] <= window[1] else IGNORED


def _masked(ids: NDArray[np.int64], chance: random.Random) -> NDArray[np.int64]:
    drawn = np.array([chance.random() < MASKED for _ in ids])
    return np.where(drawn & (ids > ORDINARY), MASK, ids)


def _padded(chances: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.pad(chances, ((1, 1), (0, 0)))


def _cue_chances(cues: Sequence[Roles], window: Span) -> NDArray[np.float32]:
    start, end = window
    out = np.tile(np.array([1, 0, 0], np.float32), (end - start, 1))
    for _, (first, last), _ in cues:
        out[first - start : min(last, end) - start] = (0, 0, 1)
        out[first - start] = (0, 1, 0)
    return _padded(out)


def _mark(marks: NDArray[np.float32], stretches: Sequence[Span], window: Span) -> None:
    """Writes the stretches' part inside the window into ``marks`` [T, 3]; what touches becomes one."""
    clipped = [(max(s, window[0]), min(e, window[1])) for s, e in sorted(stretches)]
    joined: list[Span] = []
    for s, e in clipped:
        if s < e:
            joined[-1:] = [(joined[-1][0], e)] if joined and s <= joined[-1][1] else [*joined[-1:], (s, e)]
    for s, e in joined[:PIECES]:
        first, last = s - window[0] + 1, e - window[0]
        marks[first, 0] = marks[first : last + 1, 1] = marks[last, 2] = 1


def _stretches(tokens: Tokens, spans: Sequence[Span]) -> list[Span]:
    """Spans of characters as stretches of tokens, in order; empty ones are dropped."""
    out = []
    for start, end in sorted(tuple(span) for span in spans):
        first = int(np.searchsorted(tokens.ends, start, side="right"))
        last = int(np.searchsorted(tokens.starts, end, side="left"))
        if first < last:
            out.append((first, last))
    return out
