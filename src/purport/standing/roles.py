"""Of a check's cue: who did it, to what, and on what basis, by the attribution it belongs to or the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from purport.standing.clause import auxiliaries, noun_phrase_after, trimmed
from purport.standing.objects import (
    asked_about,
    basis_of,
    before_relative,
    object_after,
    passive_object,
    said_before,
    said_falsely,
    subject_object,
    without_basis,
)
from purport.standing.polarity import LOOK_BACK
from purport.standing.verifiers import agent, agent_from, is_somebody, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.attribution import Attribution
    from purport.report import Span
    from purport.standing.cue import Cue

_PASSING = re.compile(
    r",\s*(?:something|which|an? (?:claim|charge|accusation|allegation|assertion|suggestion|contention|report))\s+"
    r"(?:that\s+|which\s+)?(?P<who>[^,.;:]{1,60})$",
    re.I,
)
_CLOSED = re.compile(r"\s*(?:$|[.,;:!?”\"])")


@dataclass(frozen=True, slots=True)
class Roles:
    """Who checked (None: nobody is named), what, on what basis.

    ``by`` is the attribution that says so, ``within`` the smallest whose content the check stands in, if there is one.
    """

    verifier: Span | None
    object: Span | None
    basis: Span | None
    by: Attribution | None = None
    within: Attribution | None = None


def roles_of(text: str, sentence: Span, cue: Cue, attributions: Sequence[Attribution]) -> Roles:
    """The roles around a cue."""
    around = _around(cue, attributions)
    return replace(_roles(text, sentence, cue, attributions, around), within=around)


def _roles(
    text: str, sentence: Span, cue: Cue, attributions: Sequence[Attribution], around: Attribution | None
) -> Roles:
    if passing := _in_passing(text, sentence, cue, attributions):
        return passing
    basis = basis_of(text, sentence, cue)
    said = _attribution(cue, attributions)
    if cue.sort == "falsely":
        return Roles(
            around.source_spans[0] if around and around.source_spans else None,
            said_falsely(text, sentence, cue, attributions),
            basis,
        )
    if cue.sort in ("verdict", "nothing found"):
        by = said or around
        verifier = by.source_spans[0] if by and by.source_spans else None
        return Roles(verifier, subject_object(text, sentence, cue, around), basis, by)
    if cue.passive and cue.sort != "adjective":
        verifier = agent(text, sentence, cue)
        return Roles(
            verifier,
            before_relative(text, sentence, passive_object(text, sentence, cue), attributions),
            basis,
            said if verifier and said else None,
        )
    if cue.sort == "adjective":
        return Roles(None, noun_phrase_after(text, cue.span[1], sentence[1]), basis)
    if said is not None and said.source_spans:
        content = _content(said)
        object_ = (
            asked_about(text, sentence, cue)
            if cue.sort == "no answer"
            else before_relative(text, sentence, content, attributions)
        )
        return Roles(_mention(said), without_basis(object_, basis), basis, said)
    verifier = agent_from(text, sentence, cue) or subject(text, sentence, cue)
    return Roles(verifier, without_basis(object_after(text, sentence, cue), basis), basis, None)


def _mention(one: Attribution) -> Span:
    return max(one.source_spans, key=lambda span: span[1] - span[0])


def _attribution(cue: Cue, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose cue the check's verb belongs to."""
    for one in attributions:
        if any(start < cue.verb[1] and cue.verb[0] < end for start, end in one.cue_spans):
            return one
    return None


def _around(cue: Cue, attributions: Sequence[Attribution]) -> Attribution | None:
    """The smallest attribution that says the words the cue stands in."""
    holding = [
        (end - start, i)
        for i, one in enumerate(attributions)
        for start, end in one.content_spans
        if start <= cue.span[0] and cue.span[1] <= end
    ]
    return attributions[min(holding)[1]] if holding else None


def _in_passing(text: str, sentence: Span, cue: Cue, attributions: Sequence[Attribution]) -> Roles | None:
    """“..., which she denies”, “..., a claim that the board disputes”: who, and the clause before."""
    if cue.outcome != "refuted" or cue.passive or not _CLOSED.match(text, cue.span[1]):
        return None
    match = _PASSING.search(text[max(sentence[0], cue.span[0] - LOOK_BACK) : cue.span[0]])
    if match is None:
        return None
    at = max(sentence[0], cue.span[0] - LOOK_BACK)
    between = auxiliaries().search(text, at + match.start("who"), cue.span[0])
    who = trimmed(text, at + match.start("who"), between.start() if between else cue.span[0])
    object_ = said_before(text, sentence, at + match.start(), attributions)
    if who is None or object_ is None or not is_somebody(text[slice(*who)]):
        return None
    return Roles(who, object_, None, _attribution(cue, attributions))


def _content(one: Attribution) -> Span | None:
    return one.content_spans[0] if one.content_spans else None
