"""Who verified, could not verify, is verifying or denied what others put forward, as the report says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.standing.aspects import aspect_of
from purport.standing.cues import cues_in
from purport.standing.issue import ToldBefore, at_issue
from purport.standing.lexicon import listed
from purport.standing.made import as_made, not_void
from purport.standing.places import BySentence, Sentences
from purport.standing.roles import Roles, roles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.attribution import Attribution
    from purport.report import Span
    from purport.standing.claim import Aspect, Outcome
    from purport.standing.cue import Cue


AFTER = 60  # characters after a cue in which the noun for a claim may stand
_PROSPECTS = frozenset(
    (
        "intentions",
        "future",
        "ability",
        "prospects",
        "viability",
        "candidacy",
        "chances",
        "authority",
        "wisdom",
    )
)
_WHOM = re.compile(r"\s+(?:him|her|them|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)\s*(?:[,.;]|$)")
_QUALITIES = frozenset(("whether", "authenticity", "veracity", "genuineness"))
_POINTING = frozenset(("it", "its", "s", "that", "this", "they", "these", "those", "just", "which"))
_CLAIM_BEFORE = re.compile(
    r"\b(?:an?|the)\s+(?:\w+\s+)?(?:claim|allegation|accusation|assertion|suggestion|charge)s?\b[^,.;]{0,50}$",
    re.I,
)
_PLAINLY = frozenset(("untrue", "not true", "false", "baseless", "groundless", "unfounded"))
_PREDICATE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|proved|proven)|[’']s|[’']re)\s+(?:just\s+|\w+ly\s+)?$", re.I
)
_CALLED = re.compile(r"\b(?:call|dismiss|brand|describ|label|denounc|deem|slam)\w*\b[^.;!?\n]{0,60}$", re.I)
JUDGING = ("of claim", "verdict", "doubt", "nothing found")  # cues that call a claim false


@dataclass(frozen=True, slots=True)
class Found:
    """A check where it stands; ``by`` is the attribution that names the verifier, if one does.

    ``silent``: somebody gave no answer, which leaves what others say as it is; ``judges``: it calls a claim false,
    which is a claim itself; ``nothing``: evidence was looked for in vain; ``within``: who the report has it from.
    """

    cue: Span
    outcome: Outcome
    aspect: Aspect
    verifier: Span | None
    object: Span | None
    basis: Span | None
    by: Attribution | None
    silent: bool = False
    judges: bool = False
    nothing: bool = False
    within: Attribution | None = None


def checks_in(text: str, sentences: Sequence[Span], attributions: Sequence[Attribution]) -> list[Found]:
    """The checks that a report's sentences tell of, in text order."""
    out: list[Found] = []
    told = ToldBefore(text)
    beside = BySentence(Sentences(sentences), [(one, _words(one)) for one in attributions if _words(one)])
    for sentence in sentences:
        for found in cues_in(text, sentence):
            made = as_made(text, sentence, found, roles_of(text, sentence, found, beside.beside([sentence])))
            if made is None:
                continue
            cue, roles = made
            if cue.sort == "confirm" and not at_issue(text, sentence, cue, roles, told):
                continue
            if not is_check(text, sentence, cue, roles):
                continue
            aspect = aspect_of(text, sentence, cue, roles)
            if out and _is_same(out[-1], cue, roles, sentence):
                continue
            out.append(
                Found(
                    cue.span,
                    cue.outcome,
                    aspect,
                    roles.verifier,
                    roles.object,
                    roles.basis,
                    roles.by,
                    cue.sort == "no answer" or _keeps_quiet(text, cue),
                    cue.sort in JUDGING,
                    cue.sort == "nothing found",
                    roles.within,
                )
            )
    return not_void(out)


def _words(one: Attribution) -> tuple[Span, ...]:
    return (*one.source_spans, *one.cue_spans, *one.content_spans)


def _keeps_quiet(text: str, cue: Cue) -> bool:
    """“Has not acknowledged any deaths”, “did not identify him”: no answer rather than a failed check."""
    return cue.sort == "unable" and text[slice(*cue.verb)].casefold().startswith(
        ("acknowledg", "identif", "comment", "respond")
    )


def _is_same(before: Found, cue: Cue, roles: Roles, sentence: Span) -> bool:
    """“Dismissed the claim as baseless” is one check."""
    near = before.cue[0] >= sentence[0] and before.outcome == cue.outcome
    return (
        near
        and cue.sort == "verdict"
        and (roles.verifier is None or roles.verifier == before.verifier or cue.span[0] - before.cue[1] < 90)
    )


def is_check(text: str, sentence: Span, cue: Cue, roles: Roles) -> bool:
    """Whether it is somebody's claim or a thing that a verb of rejecting, examining, questioning is about."""
    denied = cue.sort == "deny" and cue.passive and roles.verifier is None  # “the motion was denied”
    if cue.sort not in ("of claim", "contradiction", "pending", "verdict", "doubt") and not denied:
        return True
    if roles.object is None:
        return False
    words = re.findall(r"[a-z]+", text[slice(*roles.object)].casefold())
    said = text[slice(*cue.span)].casefold()
    named = listed("checks")["objects"]
    after = re.findall(r"[a-z]+", text[cue.span[1] : min(sentence[1], cue.span[1] + AFTER)].casefold())[:5]
    if denied:
        return bool(set(words) & {*named["claims"], "charges", "it", "that", "this"})
    if cue.sort == "doubt" and ("authenticity" in said or "whether" in said):
        return True
    if cue.sort == "doubt":
        return not set(words[:5]) & _PROSPECTS
    if cue.sort == "contradiction":
        whom = _WHOM.match(text, cue.span[1]) is not None
        return bool(set(words[:6]) & {*named["claims"], *named["said"]}) or whom
    if cue.sort == "of claim":
        claim = _CLAIM_BEFORE.search(text, sentence[0], cue.span[0])
        return (
            bool({*words[:5], *after} & set(named["claims"]))
            or words in (["this"], ["that"], ["it"])
            or bool(claim)
        )
    if cue.sort == "verdict":
        called = _CALLED.search(text, sentence[0], cue.span[0])
        pointing = bool(words) and set(words) <= _POINTING and roles.verifier is not None
        plain = said in _PLAINLY and _PREDICATE.search(text, sentence[0], cue.span[0]) is not None
        return (
            bool(set(words) & {*named["claims"], *named["media"], "charges"})
            or bool(called)
            or pointing
            or plain
        )
    asks = "whether" in words[:2] or any(word in said for word in ("whether", " if", "proof", "clarity"))
    return asks or bool(set(words[:6]) & {*named["claims"], *named["media"], *_QUALITIES})
