"""The words by which a report says that somebody denies, doubts or disproves what others put forward."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from purport.standing.cue import Cue, is_passive
from purport.standing.lexicon import any_of, begins, listed, pattern
from purport.standing.polarity import LOOK_BACK, is_thought_of, is_undone

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "checks"
_SAYS = re.compile(
    r"\s+(?:claim|said|say|suggest|stat|assert|accus|alleg|report|impl|insist|attribut|portray|describ|call|tell|told|proclaim|"
    r"declar|tweet|identif|assum|blam|believ|think|thought|label)\w*",
    re.I,
)
_SAID = re.compile(
    r"\b(?:claim|said|say|suggest|stat|assert|alleg|report|insist|proclaim|declar|tweet)\w*\b"
    r"[^.;!?\n]{0,30}[,–—-]\s*(?:again )?$",
    re.I,
)
_CLOSED = re.compile(r"\s*(?:$|[.,;:!?”\"“)])|\s+(?:by|in|on|to|at|as|when|after|last|this)\b")
_CLAUSE = re.compile(
    r"\s+(?:(?!what\b)[\w’'.-]+\s+){1,6}?(?:had|was|were|has|have|is|are|did|would|will|carried|used|took|made|shot|killed)\b"
)
_OWNER = re.compile(
    r"(?:[’']s|s[’']|\b(?:his|her|its|their|a|an|the|any|flat|repeated|official|strong|firm|categorical|\w+s))\s+$",
    re.I,
)
_NO_NOUN = re.compile(r"\s+(?:and|or)\b|\s+of\s", re.I)
_HAVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|seems?|appears? to be|called|branded|dismissed|described|labelled|labeled|"
    r"calling|proved|proven|them|it|claims?|reports?|allegations?|accusations?|that’s|that's)\b[^.;!?\n]{0,40}$",
    re.I,
)
_TAX = re.compile(
    r"\s+(?:tax|statements?|returns?|alarm|passports?|documents?|papers|name|identity|pretences|pretenses|start|flag|"
    r"accounts?|conservatives?|prophets?|friends?|hopes?|news)\b",
    re.I,
)


def refuting(text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of a sentence with the outcome ``refuted``."""
    return (one for one in _refuting(text, start, end) if not is_undone(text, start, one.span[0]))


def _refuting(text: str, start: int, end: int) -> Iterator[Cue]:
    for match in pattern(_FILE, "deny", "verbs").finditer(text, start, end):
        if _is_denial(text, start, end, match):
            yield Cue(match.span(), "deny", "refuted", match.span(), is_passive(text, start, match))
    for match in pattern(_FILE, "deny", "nouns").finditer(text, start, end):
        if _is_denial_of(text, start, match):
            yield Cue(match.span(), "deny", "refuted", match.span())
    for match in pattern(_FILE, "deny", "of_claims").finditer(text, start, end):
        if not is_thought_of(text, start, match.start()):
            yield Cue(match.span(), "of claim", "refuted", match.span(), is_passive(text, start, match))
    for match in pattern(_FILE, "deny", "contradicts").finditer(text, start, end):
        yield Cue(match.span(), "contradiction", "refuted", match.span(), is_passive(text, start, match))
    for match in pattern(_FILE, "deny", "doubts").finditer(text, start, end):
        yield Cue(match.span(), "doubt", "refuted", match.span())
    for match in pattern(_FILE, "deny", "verdicts").finditer(text, start, end):
        if _HAVE.search(text, max(start, match.start() - LOOK_BACK), match.start()) and not _TAX.match(
            text, match.end()
        ):
            yield Cue(match.span(), "verdict", "refuted", match.span(), True)
    for match in _false_claim().finditer(text, start, end):
        yield Cue(match.span("cue"), "adjective", "refuted", match.span("cue"), True)
    for match in pattern(_FILE, "deny", "falsely").finditer(text, start, end):
        if _SAYS.match(text, match.end()) or _SAID.search(
            text, max(start, match.start() - LOOK_BACK), match.start()
        ):
            yield Cue(match.span(), "falsely", "refuted", match.span(), True)
    for match in pattern(_FILE, "deny", "myths").finditer(text, start, end):
        yield Cue(match.span(), "falsely", "refuted", match.span(), True)
    for match in pattern(_FILE, "deny", "found_nothing").finditer(text, start, end):
        yield Cue(match.span(), "nothing found", "refuted", match.span())


def _is_denial(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a claim or a deed is denied, and not a permit, a prize, the way of the world."""
    if is_thought_of(text, start, match.start()):
        return False
    after = text[match.end() : end]
    if not match[0].casefold().startswith("den"):
        return True
    return bool(_CLOSED.match(after) or _of_what().match(after) or _CLAUSE.match(after))


def _is_denial_of(text: str, start: int, match: re.Match[str]) -> bool:
    if begins(_FILE, "deny", "nouns_of").match(text, match.end() + 3) and text.startswith(" of", match.end()):
        return True
    owned = match[0].casefold() == "denials" or _OWNER.search(
        text, max(start, match.start() - 20), match.start()
    )
    return bool(owned) and not _NO_NOUN.match(text, match.end())


@cache
def _of_what() -> re.Pattern[str]:
    given = listed(_FILE)
    plain = any_of(given["deny"]["of"])
    claims = any_of([*given["objects"]["claims"], *given["objects"]["media"]])
    return re.compile(
        rf"\s+(?:\w+ly\s+)?(?:that\b|(?!funding|housing|hearing|building|training|meeting|anything)[a-z]+ing\b|{plain}\b|(?:[\w’'-]+\s+){{0,4}}?{claims}\b)",
        re.I,
    )


@cache
def _false_claim() -> re.Pattern[str]:
    """“A false claim that ...”: the adjective, where one of the nouns for claims follows."""
    given = listed(_FILE)
    claims = any_of(given["deny"]["called_false"])
    return re.compile(rf"(?<!\w)(?P<cue>{any_of(given['deny']['adjectives'])})\s+{claims}(?!\w)", re.I)
