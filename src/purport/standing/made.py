"""Checks as they were made: nobody's verification is a failed one, nobody's denial and what is denied are none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from purport.standing.lexicon import pattern
from purport.standing.polarity import is_asked, is_nobody, without_none

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.attribution import Attribution
    from purport.report import Span
    from purport.standing.checks import Found
    from purport.standing.cue import Cue
    from purport.standing.roles import Roles

_ACCUSES = re.compile(r"\b(?:accus|blam|alleg)\w*", re.I)


def as_made(text: str, sentence: Span, cue: Cue, roles: Roles) -> tuple[Cue, Roles] | None:
    """A check with nobody taken out of it; None where no check was made."""
    if cue.outcome in ("confirmed", "refuted") and is_asked(text, *sentence):
        return None
    if cue.outcome == "confirmed" and _accuses(text, roles.within):
        return None
    if cue.sort == "nothing found" and _calls_false(text, roles.object):
        return None
    if not _by_nobody(text, cue, roles):
        return cue, roles
    if cue.outcome not in ("confirmed", "unconfirmed"):
        return None
    sort = "unable" if cue.outcome == "confirmed" else cue.sort
    object_ = roles.object
    if object_ is not None:
        object_ = object_[0] + without_none(text[slice(*object_)]), object_[1]
    return replace(cue, sort=sort, outcome="unconfirmed"), replace(
        roles, verifier=None, object=object_, by=None
    )


def not_void(checks: Sequence[Found]) -> list[Found]:
    """Without those that stand in what another check denies: “denied that the paper had confirmed the claim”."""
    denials = [one for one in checks if one.outcome == "refuted" and one.object is not None]
    return [one for one in checks if not any(_voids(denial, one) for denial in denials)]


def _voids(denial: Found, one: Found) -> bool:
    assert denial.object is not None
    if denial is one or not (denial.object[0] <= one.cue[0] and one.cue[1] <= denial.object[1]):
        return False
    return one.outcome == "confirmed" or (one.outcome == "refuted" and not denial.judges)


def _by_nobody(text: str, cue: Cue, roles: Roles) -> bool:
    if roles.verifier is not None:
        return is_nobody(text[slice(*roles.verifier)])
    return cue.passive and roles.object is not None and is_nobody(text[slice(*roles.object)])


def _accuses(text: str, outer: Attribution | None) -> bool:
    return outer is not None and any(_ACCUSES.search(text, *span) for span in outer.cue_spans)


def _calls_false(text: str, object_: Span | None) -> bool:
    """“There is no evidence that the claim is false” says nothing against the claim."""
    return object_ is not None and pattern("checks", "deny", "verdicts").search(text, *object_) is not None
