"""The words that signal a check, with the outcome they tell of."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from purport.standing.cue import Cue, is_passive
from purport.standing.lexicon import any_of, begins, listed, longest_words, pattern, words_in
from purport.standing.places import longest
from purport.standing.polarity import is_done, none_could
from purport.standing.refuting import refuting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.report import Span

_FILE = "checks"
_BEFORE_NOUN = re.compile(r"\s+[a-z]")
_REPORTS = re.compile(r"\s+(?:reports?|by|and)\b")
_BY_HABIT = re.compile(r"\s+(?:each|every|all|any)\b", re.I)
_INTERVIEW = re.compile(r"[^.;!?\n]{0,60}\binterview", re.I)
_VOTES = re.compile(
    r"\s+by\s+(?:a (?:\w+ )?(?:vote|majority)|\d+ votes|\d+(?: ?[-–]| to )\d+)|\s+\d+(?: ?[-–]| to )\d+"
)
_SENATE = re.compile(
    r"\b(?:[Ss]enate|[Ss]enators?|nominees?|nominat\w+|Supreme Court|justices?|hearings?|appointments?|judges?)\b"
)
_BE = re.compile(r"\b(?:be|been|is|was|were|are|wasn[’']t|weren[’']t|isn[’']t)\b")


def cues_in(text: str, sentence: Span) -> list[Cue]:
    """The cues of a sentence in text order; of those that share a character the longest."""
    return longest(_cues(text, *sentence), lambda one: one.span)


def _cues(text: str, start: int, end: int) -> Iterator[Cue]:
    if not words_in(text, (start, end)) & _telling_words():
        return
    appointment = _SENATE.search(text, start, end) is not None
    yield from _unconfirmed(text, start, end, appointment)
    yield from refuting(text, start, end)
    for match in pattern(_FILE, "pending", "verbs").finditer(text, start, end):
        if not _BY_HABIT.match(text, match.end()):
            yield Cue(match.span(), "pending", "pending", match.span())
    for name in ("verbs", "confirm"):
        for match in pattern(_FILE, "verify", name).finditer(text, start, end):
            if none_could(text, start, match.start()):
                yield Cue(match.span(), "unable", "unconfirmed", match.span())
    for match in pattern(_FILE, "verify", "verbs").finditer(text, start, end):
        if _is_done(text, start, match):
            yield Cue(match.span(), "verify", "confirmed", match.span(), is_passive(text, start, match))
    for match in pattern(_FILE, "verify", "confirm").finditer(text, start, end):
        if _is_done(text, start, match) and not appointment and not _VOTES.match(text, match.end()):
            yield Cue(match.span(), "confirm", "confirmed", match.span(), is_passive(text, start, match))
    for match in pattern(_FILE, "correct", "phrases").finditer(text, start, end):
        yield Cue(match.span(), "correction", "refuted", match.span())


def _unconfirmed(text: str, start: int, end: int, appointment: bool) -> Iterator[Cue]:
    for match in pattern(_FILE, "unable", "whole").finditer(text, start, end):
        if not _INTERVIEW.match(text, match.end()):
            yield Cue(match.span(), "no answer", "unconfirmed", match.span())
    for match in pattern(_FILE, "unable", "nothing").finditer(text, start, end):
        yield Cue(match.span(), "nothing", "unconfirmed", match.span())
    for match in _unable().finditer(text, start, end):
        confirms = match["verb"].casefold().startswith("confirm")
        if not begins(_FILE, "verify").match(text, match.end()) and not (appointment and confirms):
            passive = _BE.search(match[0]) is not None and match["verb"].endswith("ed")
            yield Cue(match.span(), "unable", "unconfirmed", match.span("verb"), passive)
    for match in pattern(_FILE, "unable", "adjectives").finditer(text, start, end):
        if _BEFORE_NOUN.match(text, match.end()) and not _REPORTS.match(text, match.end()):
            yield Cue(match.span(), "adjective", "unconfirmed", match.span(), True)


def _is_done(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether somebody did verify it: not “if it is confirmed”, “tests to confirm it”, “could be verified”."""
    return not begins(_FILE, "verify").match(text, match.end()) and is_done(text, start, match.start())


@cache
def _unable() -> re.Pattern[str]:
    given = listed(_FILE)
    verbs = [*given["verify"]["verbs"], *given["verify"]["confirm"], *given["unable"]["verbs"]]
    others = [word for word in given["unable"]["adverbs"] if not word.endswith("ly")]
    adverbs = rf"(?:\s+(?:\w+ly|{any_of(others)})){{0,6}}"
    return re.compile(
        rf"(?<!\w){any_of(given['unable']['before'])}{adverbs}\s+(?P<verb>{any_of(verbs)})(?!\w)", re.I
    )


@cache
def _telling_words() -> frozenset[str]:
    given = listed(_FILE)
    lists = {
        "deny": (
            "verbs",
            "nouns",
            "of_claims",
            "doubts",
            "verdicts",
            "found_nothing",
            "adjectives",
            "contradicts",
            "falsely",
            "myths",
        ),
        "verify": ("verbs", "confirm"),
        "unable": ("whole", "nothing", "adjectives", "verbs"),
        "pending": ("verbs",),
        "correct": ("phrases",),
    }
    return longest_words(
        word for section, names in lists.items() for name in names for word in given[section][name]
    )
