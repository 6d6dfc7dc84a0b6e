"""What the mention head sees in a report: names, noun phrases, and how alike two mentions are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from purport.language import Pack
    from purport.report import Span

    Floats = NDArray[np.float32]

# Columns of the mention head; training/network.py has the same.
NAME, NOMINAL, KIND = slice(0, 9), slice(9, 14), slice(14, 19)
NAMED, ATTEND = 19, 20
ANAPHOR, CANDIDATE = slice(21, 85), slice(85, 149)
KINDS = ("person", "organisation", "group", "media", "document")
NamedAs = Literal["person", "organisation", "place", "other"]
NAMED_AS: tuple[NamedAs, ...] = ("person", "organisation", "place", "other")
NO_NAMES = frozenset(
    """the a an this that these those he she it they we i you his her its their our my who which what monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december today yesterday tomorrow""".split()
)
_AND = re.compile(r"\s+(?:and|&)\s+|,\s+")
_PARTY = re.compile(r"[RDIL]-[\w.]+")  # “(R-Tex.)” after a politician's name
_WORD = re.compile(r"[^\W_](?:[\w’'.&-]*[^\W_])?")
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Stretch:
    """A name or a noun phrase up to its head noun: characters, and how likely it names what (as ``NAMED_AS``)."""

    span: Span
    chances: tuple[float, ...]

    @property
    def named_as(self) -> NamedAs:
        return NAMED_AS[max(range(len(self.chances)), key=self.chances.__getitem__)]


class Seen:
    """The mention head's scores [T, 149] for the T tokens of a report, with where each token stands."""

    def __init__(self, packs: Sequence[Pack], scores: Sequence[Floats]) -> None:
        width = CANDIDATE.stop
        none = np.zeros(0, np.int32)
        self.starts = np.concatenate([none, *(p.tokens.starts[p.start : p.end] for p in packs)])
        self.ends = np.concatenate([none, *(p.tokens.ends[p.start : p.end] for p in packs)])
        self.scores: Floats = np.concatenate([np.zeros((0, width), np.float32), *scores])

    def names(self, text: str) -> list[Stretch]:
        """Proper names in text order; each begins and ends with a capital letter or a figure."""
        found = [
            kept
            for one in self._stretches(text, self.scores[:, NAME])
            for part in _apart(text, one)
            if (kept := _capitalised(text, part)) is not None
        ]
        return _merged(text, found)

    def nominals(self, text: str) -> list[Stretch]:
        """Noun phrases for people and organisations, from their first word to the head noun."""
        return self._stretches(text, self.scores[:, NOMINAL])

    def _stretches(self, text: str, scores: Floats) -> list[Stretch]:
        tags = scores.argmax(1)
        places = np.flatnonzero(tags)
        if not len(places):
            return []
        exp = np.exp(scores[places] - scores[places].max(1, keepdims=True))
        chances = exp / exp.sum(1, keepdims=True)
        kinds = chances[:, 1::2] + chances[:, 2::2]
        runs: list[list[int]] = []
        for i, at in enumerate(places.tolist()):
            apart = not runs or places[i - 1] != at - 1
            if apart or (tags[at] % 2 == 1 and not self._inside_word(text, at)):
                runs.append([i])
            else:
                runs[-1].append(i)
        return [self._stretch(text, places[run], kinds[run]) for run in runs]

    def _inside_word(self, text: str, token: int) -> bool:
        start = int(self.starts[token])
        return (
            token > 0
            and int(self.ends[token - 1]) == start
            and text[start - 1].isalnum()
            and text[start].isalnum()
        )

    def _stretch(self, text: str, tokens: NDArray[np.int64], kinds: Floats) -> Stretch:
        start, end = int(self.starts[tokens[0]]), int(self.ends[tokens[-1]])
        return Stretch(_whole_words(text, start, end), tuple(kinds.mean(0).tolist()))

    def tokens(self, span: Span) -> slice:
        """The tokens that share a character with the span."""
        return slice(
            int(self.ends.searchsorted(span[0], "right")), int(self.starts.searchsorted(span[1], "left"))
        )

    def vector(self, span: Span, columns: slice) -> Floats:
        """The mean over the span's tokens; zeros where it has none."""
        tokens = self.tokens(span)
        if tokens.start >= tokens.stop:
            return np.zeros(columns.stop - columns.start, np.float32)
        mean: Floats = self.scores[tokens, columns].mean(0)
        return mean

    def kind_chances(self, span: Span) -> tuple[list[float], float]:
        """Of a cited mention: how likely it is of each of ``KINDS``, and that it is named."""
        rows = self.scores[self.tokens(span)]
        if not len(rows):
            return [1 / len(KINDS)] * len(KINDS), 0.5
        share = _softmax(rows[:, ATTEND])
        named = float((share * rows[:, NAMED]).sum())
        return _softmax((share[:, None] * rows[:, KIND]).sum(0)).tolist(), 1 / (1 + float(np.exp(-named)))


def _apart(text: str, one: Stretch) -> Iterator[Stretch]:
    """Two people whose names the head runs together: “Quill and Maune”."""
    start = one.span[0]
    for match in _AND.finditer(text, *one.span) if one.named_as == "person" else ():
        yield Stretch((start, match.start()), one.chances)
        start = match.end()
    yield Stretch((start, one.span[1]), one.chances)


def _capitalised(text: str, one: Stretch) -> Stretch | None:
    words = [match.span() for match in _WORD.finditer(text, *one.span)]
    while words and not _opens(text[slice(*words[0])]):
        words.pop(0)
    while words and not _opens(text[slice(*words[-1])]):
        words.pop()
    if not words or text[slice(*words[0])].casefold() in NO_NAMES:
        return None
    start, end = words[0][0], words[-1][1]
    for ending in ("'s", "’s"):
        end -= 2 if text.endswith(ending, start, end) else 0
    return None if _PARTY.fullmatch(text, start, end) else Stretch((start, end), one.chances)


def _opens(word: str) -> bool:
    """Whether a name may begin or end with the word: “al-Teskil”, “2024”, and whatever has no capitals."""
    return not word[0].isascii() or word[0].isdigit() or any(letter.isupper() for letter in word)


def _merged(text: str, found: Sequence[Stretch]) -> list[Stretch]:
    """Names with nothing but a space between are one name, unless one is a place and the other is not."""
    out: list[Stretch] = []
    for one in found:
        if out and text[out[-1].span[1] : one.span[0]] == " " and out[-1].named_as == one.named_as:
            both = zip(out[-1].chances, one.chances, strict=True)
            out[-1] = Stretch((out[-1].span[0], one.span[1]), tuple((a + b) / 2 for a, b in both))
        elif not out or one.span[0] >= out[-1].span[1]:
            out.append(one)
    return out


def _softmax(values: Floats) -> Floats:
    exp = np.exp(values - values.max())
    found: Floats = exp / exp.sum()
    return found


def _whole_words(text: str, start: int, end: int) -> Span:
    """The span grown to whole words, without a possessive's ending."""
    while start > 0 and end - start < LONGEST_WORD and _goes_on(text, start):
        start -= 1
    while end < len(text) and end - start < LONGEST_WORD and _goes_on(text, end):
        end += 1
    for ending in ("'s", "’s"):
        if text[start:end].endswith(ending):
            end -= 2
    return start, end


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on over a place: between letters, and at the sign within “A&M”."""
    before, after = text[at - 1], text[at]
    if before == "&" or after == "&":
        around = text[at - 2 : at + 1] if before == "&" else text[at - 1 : at + 2]
        return len(around) == 3 and around[0].isalnum() and around[2].isalnum()
    return before.isalnum() and after.isalnum()
