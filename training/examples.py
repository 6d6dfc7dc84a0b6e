"""Articles to training examples: windows of tokens with the tags that the heads are to give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from purport.language.tokens import BREAK, CLS, PAD, SEP
from training.corpora import paragraphs

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from purport.language import Tokens, WordPieces
    from purport.report import Span
    from training.corpora import Article

    Labels = dict[str, list[Span]]

WINDOW, STRIDE = 446, 256  # tokens, without [CLS] and [SEP]
CROP_PARAGRAPHS = (1, 2, 3)
IGNORED = -100


@dataclass(frozen=True)
class Labelled:
    """An article's tokens and its attributions as sets of token positions: (source, cue, content)."""

    tokens: Tokens
    attributions: tuple[tuple[Span | None, Span, tuple[Span, ...]], ...]


@dataclass(frozen=True)
class Example:
    """One window: ids, features and cue tags [T + 2]; for each of C cues its token and role tags [C, T + 2]."""

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    cue_tags: NDArray[np.int64]
    cues: NDArray[np.int64]
    role_tags: NDArray[np.int64]


def labelled(article: Article, annotation: Sequence[Labels], pieces: WordPieces) -> Labelled:
    """An article with one annotator's attributions; those whose cue has no token are left out."""
    tokens = pieces.tokenize(article.text, paragraphs(article.text))
    rows = []
    for labels in annotation:
        cue = _stretches(tokens, labels["cue"])
        if cue:
            source = _stretches(tokens, labels["source"])
            whole = (source[0][0], source[-1][1]) if source else None
            rows.append((whole, (cue[0][0], cue[-1][1]), tuple(_stretches(tokens, labels["content"]))))
    return Labelled(tokens, tuple(rows))


def windows(article: Labelled) -> Iterator[Span]:
    """Overlapping windows over a whole article."""
    start, length = 0, len(article.tokens)
    while True:
        yield start, min(start + WINDOW, length)
        if start + WINDOW >= length:
            return
        start += STRIDE


def crops(article: Labelled, chance: random.Random) -> Iterator[Span]:
    """The article once more, cut at random into runs of one to three paragraphs."""
    edges = [-1, *np.flatnonzero(article.tokens.ids == BREAK).tolist(), len(article.tokens)]
    at = 0
    while at < len(edges) - 1:
        after = min(at + chance.choice(CROP_PARAGRAPHS), len(edges) - 1)
        start = edges[at] + 1
        yield start, min(edges[after], start + WINDOW)
        at = after


def example(article: Labelled, window: Span) -> Example:
    """The tags of one window; role tags outside it are cut off."""
    start, end = window
    size = end - start + 2
    ids, features = np.full(size, PAD, np.int64), np.zeros(size, np.int64)
    ids[0], ids[1:-1], ids[-1] = CLS, article.tokens.ids[start:end], SEP
    features[1:-1] = article.tokens.features[start:end]
    cue_tags = np.zeros(size, np.int64)
    cue_tags[[0, -1]] = IGNORED
    inside = [a for a in article.attributions if start <= a[1][0] < end]
    roles = np.zeros((len(inside), size), np.int64)
    roles[:, [0, -1]] = IGNORED
    for row, (source, cue, content) in enumerate(inside):
        _tag(cue_tags, cue, window, 1)
        for piece in content:
            _tag(roles[row], piece, window, 3)
        if source:
            _tag(roles[row], source, window, 1)
    return Example(
        ids, features, cue_tags, np.array([c[0] - start + 1 for _, c, _ in inside], np.int64), roles
    )


def _tag(tags: NDArray[np.int64], stretch: Span, window: Span, begin: int) -> None:
    """Writes B (``begin``) and I (``begin + 1``) for the part of the stretch that is in the window."""
    first, last = max(stretch[0], window[0]), min(stretch[1], window[1])
    if first < last:
        tags[first - window[0] + 1 : last - window[0] + 1] = begin + 1
        if first == stretch[0]:
            tags[first - window[0] + 1] = begin


def _stretches(tokens: Tokens, spans: Sequence[Span]) -> list[Span]:
    """Spans of characters as stretches of tokens, in order; empty ones are dropped."""
    out = []
    for start, end in sorted(tuple(span) for span in spans):
        first = int(np.searchsorted(tokens.ends, start, side="right"))
        last = int(np.searchsorted(tokens.starts, end, side="left"))
        if first < last:
            out.append((first, last))
    return out
