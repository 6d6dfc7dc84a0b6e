"""A report's words as numbers: which runs of them two reports share, and the fingerprints that find candidates.

Fingerprints are local MinHashes (winnowing; Schleimer, Wilkerson and Aiken, SIGMOD 2003): of every ``WINDOW`` runs of
``GRAM`` words that follow each other the smallest hash is kept, so that two texts that share ``GRAM + WINDOW - 1``
words in a row share a fingerprint for certain, however long either is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, starmap
from typing import TYPE_CHECKING

import numpy as np

from purport.report import READ_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from purport.report import Block, Span

    Hashes = NDArray[np.uint64]
    Places = NDArray[np.int64]

GRAM = 5
WINDOW = 16
LONG, LONGS = 4, 2  # letters of a word that tells something, and how many such words a kept gram has
SHORTEST = 8  # words of a shared run that is looked at: shorter ones are names, offices, set phrases
MOST_WORDS = 200_000  # whose hashes are remembered
_WORD = re.compile(r"\w+")
_MULTIPLIER = 0x9E3779B97F4A7C15  # odd, so that no word's bits are lost


@dataclass(frozen=True, slots=True)
class Wording:
    """The N words of a report's readable blocks: a hash and the half-open place [N, 2] in the text of each.

    ``grams`` [N - GRAM + 1] are the hashes of every GRAM words in a row, ``telling`` says which of them have two words
    of four letters: “by the end of it” is in any report, and shows nothing.
    """

    words: Hashes
    places: Places
    grams: Hashes
    telling: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.words)

    def fingerprints(self) -> list[int]:
        """The kept hashes, each once, as signed 64-bit integers that a database holds."""
        grams = self.grams[self.telling]
        if not len(grams):
            return []
        width = min(WINDOW, len(grams))
        least = np.lib.stride_tricks.sliding_window_view(grams, width).min(axis=1)
        kept: list[int] = np.unique(least).view(np.int64).tolist()
        return kept


@dataclass(frozen=True, slots=True)
class Run:
    """Words that two reports share in a row: half-open word numbers in both."""

    ours: Span
    theirs: Span

    def __len__(self) -> int:
        return self.ours[1] - self.ours[0]


def wording(text: str, blocks: Iterable[Block]) -> Wording:
    """The words of a report's readable blocks; case makes no difference."""
    found = [
        m.span() for block in blocks if block.kind in READ_KINDS for m in _WORD.finditer(text, *block.span)
    ]
    # Maps and not comprehensions: a report has hundreds of words, and this is most of what finding its lineage takes.
    each = map(text.__getitem__, starmap(slice, found))
    words = np.fromiter(map(_HASHES.__getitem__, each), np.uint64, len(found))
    places = np.fromiter(chain.from_iterable(found), np.int64, 2 * len(found)).reshape(-1, 2)
    return Wording(words, places, _grams(words), _telling(places[:, 1] - places[:, 0] >= LONG))


def shared_runs(ours: Wording, theirs: Wording, shortest: int = SHORTEST) -> list[Run]:
    """Runs of at least ``shortest`` words that both have, longest possible, in our order, none within another."""
    grams = ours.grams.tolist()
    places: dict[int, list[int]] = {}
    mine = set(grams)
    for at, gram in enumerate(theirs.grams.tolist()):
        if gram in mine:
            places.setdefault(gram, []).append(at)
    runs: list[Run] = []
    done = 0
    for at, gram in enumerate(grams):
        if at < done or gram not in places:
            continue
        length, there = max((_length(ours, at, theirs, other), -other) for other in places[gram])
        if length >= shortest:
            runs.append(Run((at, at + length), (-there, -there + length)))
            done = at + length
    return runs


def _length(ours: Wording, at: int, theirs: Wording, other: int) -> int:
    most = min(len(ours) - at, len(theirs) - other)
    differ = np.flatnonzero(ours.words[at : at + most] != theirs.words[other : other + most])
    return int(differ[0]) if len(differ) else most


def _grams(words: Hashes) -> Hashes:
    if len(words) < GRAM:
        return np.empty(0, np.uint64)
    count = len(words) - GRAM + 1
    out = np.zeros(count, np.uint64)
    for k in range(GRAM):
        out = out * np.uint64(_MULTIPLIER) + words[k : k + count]
    return _mixed(out)


def _telling(long: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which GRAM words in a row have ``LONGS`` long ones."""
    if len(long) < GRAM:
        return np.empty(0, bool)
    enough: NDArray[np.bool_] = np.lib.stride_tricks.sliding_window_view(long, GRAM).sum(axis=1) >= LONGS
    return enough


def _mixed(values: Hashes) -> Hashes:
    """Every bit of the sum spread over all bits, so that the smallest is not that of some first word."""
    values = (values ^ (values >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    return values ^ (values >> np.uint64(29))


class _Hashes(dict[str, int]):
    """The hash of each word asked for, whatever its case; lru_cache would take longer than all else here."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        raw = word.casefold().encode("utf-8", "surrogatepass")
        found = self[word] = int.from_bytes(blake2b(raw, digest_size=8).digest(), "little")
        return found


_HASHES = _Hashes()


def place(wording: Wording, run: Span) -> Span:
    """Where a run of words stands in the text."""
    return int(wording.places[run[0], 0]), int(wording.places[run[1] - 1, 1])


def within(wording: Wording, run: Span, spans: Sequence[Span]) -> NDArray[np.bool_]:
    """Which words of a run stand within any of the spans [length of the run]."""
    places = wording.places[slice(*run)]
    inside = np.zeros(len(places), bool)
    for start, end in spans:
        inside |= (places[:, 0] >= start) & (places[:, 1] <= end)
    return inside
