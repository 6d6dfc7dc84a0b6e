"""The words that signal a check, with the outcome they tell of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from purport.standing.lexicon import any_of, begins, listed, longest_words, pattern, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.report import Span
    from purport.standing.claim import Outcome

Sort = Literal[
    "deny",
    "of claim",
    "doubt",
    "verdict",
    "nothing found",
    "verify",
    "confirm",
    "unable",
    "no answer",
    "nothing",
    "adjective",
    "pending",
    "correction",
]
_FILE = "checks"
_IF = re.compile(r"\b(?:if|unless|whether|once|until|please|should)\b[^.;!?,]{0,60}$", re.I)
_ALTERNATIVE = re.compile(r"\bor\s*[-–—]?\s*$")
_TAX = re.compile(
    r"\s+(?:tax|statements?|returns?|alarm|passports?|documents?|papers|name|identity|pretences|pretenses|start|flag|accounts?)\b"
)
_BEFORE_NOUN = re.compile(r"\s+[a-z]")
_BY_HABIT = re.compile(r"\s+(?:each|every|all|any)\b", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|as|not|get|got)\s+(?:\w+ly\s+)?$", re.I)
_HAVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|seems?|called|branded|dismissed|described|labelled|labeled|calling|proved|proven|them|it|claims?|reports?|allegations?|accusations?)\b[^.;!?\n]{0,40}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a check, what they tell, and where its verb stands."""

    span: Span
    sort: Sort
    outcome: Outcome
    verb: Span
    passive: bool = False


def cues_in(text: str, sentence: Span) -> list[Cue]:
    """The cues of a sentence in text order; of those that share a character the longest."""
    start, end = sentence
    found = sorted(_cues(text, start, end), key=lambda one: (one.span[0] - one.span[1], one.span[0]))
    kept: list[Cue] = []
    for one in found:
        if not any(one.span[0] < other.span[1] and other.span[0] < one.span[1] for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.span)


def _cues(text: str, start: int, end: int) -> Iterator[Cue]:
    if not words_in(text, (start, end)) & _telling_words():
        return
    for match in pattern(_FILE, "unable", "whole").finditer(text, start, end):
        yield Cue(match.span(), "no answer", "unconfirmed", match.span())
    for name in ("nothing",):
        for match in pattern(_FILE, "unable", name).finditer(text, start, end):
            yield Cue(match.span(), "nothing", "unconfirmed", match.span())
    for match in _unable().finditer(text, start, end):
        if begins(_FILE, "verify").match(text, match.end()):
            continue
        yield Cue(match.span(), "unable", "unconfirmed", match.span("verb"), _is_passive(match))
    for match in pattern(_FILE, "unable", "adjectives").finditer(text, start, end):
        if _BEFORE_NOUN.match(text, match.end()) and not re.match(
            r"\s+(?:reports?|by|and)\b", text[match.end() : end]
        ):
            yield Cue(match.span(), "adjective", "unconfirmed", match.span(), True)
    yield from _refuting(text, start, end)
    for match in pattern(_FILE, "pending", "verbs").finditer(text, start, end):
        if not _BY_HABIT.match(text, match.end()):
            yield Cue(match.span(), "pending", "pending", match.span())
    for name, sort in (("verbs", "verify"), ("confirm", "confirm")):
        for match in pattern(_FILE, "verify", name).finditer(text, start, end):
            if _is_conditional(text, start, match):
                continue
            if not begins(_FILE, "verify").match(text, match.end()):
                before = text[max(start, match.start() - 24) : match.start()]
                passive = match[0].endswith("ed") and _PASSIVE.search(before) is not None
                yield Cue(match.span(), sort, "confirmed", match.span(), passive)  # type: ignore[arg-type]
    for match in pattern(_FILE, "correct", "phrases").finditer(text, start, end):
        yield Cue(match.span(), "correction", "refuted", match.span())


def _is_conditional(text: str, start: int, match: re.Match[str]) -> bool:
    """“If it is confirmed”, “to rule out or confirm”, “please verify”."""
    return bool(_IF.search(text, start, match.start()) or _ALTERNATIVE.search(text, start, match.start()))


def _refuting(text: str, start: int, end: int) -> Iterator[Cue]:
    for match in pattern(_FILE, "deny", "verbs").finditer(text, start, end):
        if not begins(_FILE, "deny").match(text, match.end()):
            before = text[max(start, match.start() - 24) : match.start()]
            yield Cue(
                match.span(),
                "deny",
                "refuted",
                match.span(),
                match[0].endswith("ed") and _PASSIVE.search(before) is not None,
            )
    for match in pattern(_FILE, "deny", "nouns").finditer(text, start, end):
        yield Cue(match.span(), "deny", "refuted", match.span())
    for match in pattern(_FILE, "deny", "of_claims").finditer(text, start, end):
        before = text[max(start, match.start() - 24) : match.start()]
        yield Cue(
            match.span(),
            "of claim",
            "refuted",
            match.span(),
            match[0].endswith("ed") and _PASSIVE.search(before) is not None,
        )
    for match in pattern(_FILE, "deny", "doubts").finditer(text, start, end):
        yield Cue(match.span(), "doubt", "refuted", match.span())
    for match in pattern(_FILE, "deny", "verdicts").finditer(text, start, end):
        if _HAVE.search(text, start, match.start()) and not _TAX.match(text, match.end()):
            yield Cue(match.span(), "verdict", "refuted", match.span(), True)
    for match in pattern(_FILE, "deny", "found_nothing").finditer(text, start, end):
        yield Cue(match.span(), "nothing found", "refuted", match.span())


def _is_passive(match: re.Match[str]) -> bool:
    return re.search(
        r"\b(?:be|been|is|was|were|are|wasn[’']t|weren[’']t|isn[’']t)\b", match[0]
    ) is not None and match["verb"].endswith("ed")


@cache
def _unable() -> re.Pattern[str]:
    given = listed(_FILE)
    verbs = [*given["verify"]["verbs"], *given["verify"]["confirm"], *given["unable"]["verbs"]]
    adverbs = rf"(?:\s+{any_of(given['unable']['adverbs'])})*"
    return re.compile(
        rf"(?<!\w){any_of(given['unable']['before'])}{adverbs}\s+(?P<verb>{any_of(verbs)})(?!\w)", re.I
    )


@cache
def _telling_words() -> frozenset[str]:
    given = listed(_FILE)
    lists = {
        "deny": ("verbs", "nouns", "of_claims", "doubts", "verdicts", "found_nothing"),
        "verify": ("verbs", "confirm"),
        "unable": ("whole", "nothing", "adjectives", "verbs"),
        "pending": ("verbs",),
        "correct": ("phrases",),
    }
    return longest_words(
        word for section, names in lists.items() for name in names for word in given[section][name]
    )
