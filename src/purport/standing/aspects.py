"""What was checked: that a thing is genuine, who made it, who somebody is, when, where, who did it, or what it says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from purport.standing.lexicon import listed

if TYPE_CHECKING:
    from purport.report import Span
    from purport.standing.claim import Aspect
    from purport.standing.cue import Cue
    from purport.standing.roles import Roles

_SELF = re.compile(
    r"\s*(?:\w+ing\b|(?:that\s+)?(?:he|she|it|they)\s+(?:had|was|were|has|have|did)\b|"
    r"any (?:involvement|role|part)|involvement|responsibility)",
    re.I,
)
_MADE = ("released", "posted", "published", "issued", "uploaded", "sent")


def aspect_of(text: str, sentence: Span, cue: Cue, roles: Roles) -> Aspect:
    """The aspect, by the words of the object and of the cue."""
    words = text[slice(*roles.object)].casefold() if roles.object else ""
    said = text[slice(*cue.span)].casefold()
    before = text[max(sentence[0], cue.span[0] - 60) : cue.span[0]].casefold()
    asked: tuple[tuple[str, Aspect], ...] = (("when ", "time"), ("where ", "place"), ("who ", "identity"))
    for word, aspect in asked:
        if words.startswith(word):
            return aspect
    if "geolocat" in said:
        return "place"
    for aspect in ("authenticity", "identity"):
        if _pattern(aspect).search(words[:60]) or (aspect == "identity" and "identif" in said):
            return aspect
    if "authenticat" in said or ("authenticity of" in before):
        return "authenticity"
    if cue.sort in ("no answer", "nothing"):
        return "content"
    media = _is_media(words)
    if media and _pattern("origin").search(words):
        return "origin"
    if (
        media
        and len(words.split()) <= 9
        and not words.startswith("that ")
        and not any(word in words for word in _MADE)
    ):
        return "authenticity"
    if (
        cue.outcome == "refuted"
        and cue.sort in ("deny", "verdict", "of claim")
        and (_SELF.match(words) or _pattern("responsibility").search(words))
    ):
        return "responsibility"
    for aspect in ("origin", "place", "time"):
        if _pattern(aspect).search(words) and media:
            return aspect
    return "content"


def _is_media(words: str) -> bool:
    head = re.split(r"\s(?:that|which|whether|who)\b", words.removeprefix("that "))[0]
    found = re.findall(r"[a-z]+", head)
    return any(word in listed("checks")["objects"]["media"] for word in found[:8])


@cache
def _pattern(aspect: str) -> re.Pattern[str]:
    words = listed("checks")["aspects"][aspect]
    return re.compile(
        r"\b(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")", re.I
    )
