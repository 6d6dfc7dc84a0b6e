"""How certain each holder presents a claim, on FactBank's scale (Saurí and Pustejovsky, 2009).

``CT+`` and ``CT-``: certainly so, certainly not; ``PR`` probable, ``PS`` possible; ``CTu`` certain of one or the other;
``Uu`` not committed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from purport.standing.lexicon import any_of, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.report import Span
    from purport.standing.claim import ClaimAttribution

_NEGATED = re.compile(
    r"^[^,;:.!?]{0,120}?(?:\b(?:not|never|no longer|nobody|no one|none of|neither|nothing|cannot)\b|n[’']t\b|^\W*no\s)",
    re.I,
)
_NOT = re.compile(r"\b(?:not|cannot|never|unable|declined|refused|yet to|neither)\b|n[’']t\b", re.I)
_SUBORDINATE = re.compile(
    r"\b(?:which|who|that|because|after|when|while|if|as|where|since|before|until|to)\s", re.I
)


def factuality_of(
    text: str, spans: Sequence[Span], cited: ClaimAttribution | None, hedges: Iterable[Span], denied: bool
) -> dict[str, str]:
    """A value for the publisher and, of a source's claim, for the source.

    ``hedges`` cover what the claim mainly says; ``denied``: the source denies it.
    """
    sign = "-" if is_negated(text[slice(*spans[0])]) else "+"
    sure = _weakest(text, hedges)
    if cited is None:
        return {"publisher": "Uu" if sure == "U" else sure + sign}
    cue = " ".join(text[slice(*span)] for span in cited.cue_spans)
    if _NOT.search(cue) and _cue("factive").search(cue):  # “cannot confirm S”
        return {"publisher": "Uu"} | ({cited.source.id: "Uu"} if cited.source else {})
    publisher = f"CT{sign}" if _cue("factive").search(cue) else "Uu"
    if cited.source is None:
        return {"publisher": publisher}
    return {"publisher": publisher, cited.source.id: _source(cited.act, cue, sure, sign, denied)}


def _source(act: str, cue: str, sure: str, sign: str, denied: bool) -> str:
    if denied:
        return "CT-" if sign == "+" else "CT+"
    if act == "question" and _cue("knows whether").search(cue):
        return "CTu"
    if act in ("question", "directive", "intention"):
        return "Uu"
    if act == "belief" and sure in ("CT", "U") and not _cue("factive").search(cue):
        return f"PR{sign}"
    return f"CT{sign}" if sure == "U" else f"{sure}{sign}"


def is_negated(words: str) -> bool:
    """Whether the main clause of a claim is negated."""
    match = _NEGATED.match(words)
    return match is not None and not _SUBORDINATE.search(words[4 : match.end()])


def _weakest(text: str, hedges: Iterable[Span]) -> str:
    """CT without a hedge, else PR, PS, or U where the holder commits to nothing ("reportedly")."""
    found = "CT"
    for span in hedges:
        words = text[slice(*span)]
        if _cue("possible").search(words):
            return "PS"
        found = "PR" if _cue("probable").search(words) else "U" if found == "CT" else found
    return found


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(listed('hedges')['factuality'][name.replace(' ', '_')])}(?!\w)", re.I)
