"""What a check was of, and on what basis: the words before or after its cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.standing.clause import WORD, auxiliaries, clause_before, trimmed
from purport.standing.lexicon import pattern
from purport.standing.polarity import LOOK_BACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.attribution import Attribution
    from purport.report import Span
    from purport.standing.cue import Cue

_FILE = "checks"
BESIDE = 12  # characters between "falsely" and the verb that it belongs to
_QUESTION = re.compile(r"\s*(?:when|where|who|whether|what|how|why)(?=\s)")
_VERBS = frozenset(
    "appear appears appeared seem seems seemed have has had to be been is are was were proved".split()
)
_WHICH = re.compile(r",?\s*(?:which|that|who)\s+(?:has|have|had|was|were|is|are|could|can)\b[^,]*$", re.I)
_STANDS_FOR = re.compile(
    r"which|that|an? (?:claim|charge|accusation|allegation|assertion|suggestion|contention|report)", re.I
)
_ABOUT = re.compile(
    r"\s(?:on|about|regarding|over|whether|if|that|concerning)\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Twitter|Facebook|social)",
    re.I,
)
_BASIS_END = re.compile(
    r"[,;:.!?\n](?=\s|$)|\s(?:but|and\s+(?:said|says)|while|which|who|purports|shows|said)\b"
)
_IS = re.compile(
    r"\s+(?:is|are|was|were|as|have been|has been|had been|appears?|appeared|seems?|seemed|proved|turned out)\b"
)
_OBJECT_CUTS = re.compile(
    r"\s(?:based on|on the basis of|citing|saying|insisting|stressing|calling|but|while|whereas|although|though|"
    r"because|due to|arguing|adding|after|when|with)\b|[,;!?\n](?=\s|$)|\.(?=\s|$|”|\")|\s[–—]\s"
)


def said_falsely(text: str, sentence: Span, cue: Cue, attributions: Sequence[Attribution]) -> Span | None:
    """What is said falsely: the content of the attribution in whose sentence "falsely" stands, or what follows."""
    for one in attributions:
        near = any(
            abs(start - cue.span[1]) < BESIDE or abs(cue.span[0] - end) < BESIDE
            for start, end in one.cue_spans
        )
        if near and one.content_spans and sentence[0] <= one.content_spans[0][0] < sentence[1]:
            return one.content_spans[0]
    return object_after(text, sentence, cue)


def before_relative(
    text: str, sentence: Span, span: Span | None, attributions: Sequence[Attribution]
) -> Span | None:
    """Of “was accused of theft, which he denied”: what "which" stands for, the clause before."""
    if span is None or not _STANDS_FOR.fullmatch(text[slice(*span)]):
        return span
    comma = text.rfind(",", sentence[0], span[0])
    return (said_before(text, sentence, comma, attributions) if comma > 0 else None) or span


def said_before(text: str, sentence: Span, comma: int, attributions: Sequence[Attribution]) -> Span | None:
    """What a clause up to a comma says, without who says it: of “the board says he left, which he denies” he left."""
    clause = clause_before(text, sentence[0], comma)
    if clause is None:
        return None
    starts = [
        start
        for one in attributions
        for start, end in one.content_spans
        if clause[0] <= start < clause[1] <= end
    ]
    return max(starts, default=clause[0]), clause[1]


def basis_of(text: str, sentence: Span, cue: Cue) -> Span | None:
    """“based on its contents”, “by geolocating the footage”: after the cue, in its sentence."""
    match = pattern(_FILE, "basis", "opens").search(text, cue.span[1], sentence[1])
    if match is None or match.start() - cue.span[1] > 160:
        return None
    end = _BASIS_END.search(text, match.end(), sentence[1])
    return trimmed(text, match.start(), end.start() if end else sentence[1])


def without_basis(span: Span | None, basis: Span | None) -> Span | None:
    if span is None or basis is None or not span[0] < basis[0] < span[1]:
        return span
    return span[0], basis[0]


def passive_object(text: str, sentence: Span, cue: Cue) -> Span | None:
    """The subject of a passive: “The authenticity of the footage could not be verified”."""
    before = clause_before(text, sentence[0], cue.span[0])
    if before is None:
        return object_after(text, sentence, cue)
    match = auxiliaries().search(text, max(before[0], before[1] - LOOK_BACK), before[1])
    found = trimmed(text, before[0], match.start() if match else before[1])
    words = text[slice(*found)].casefold() if found else ""
    if words in ("which", "that", "who", ""):
        which = _WHICH.search(text, max(sentence[0], cue.span[0] - LOOK_BACK), cue.span[0])
        if which:
            return _first_phrase(text, sentence[0], which.start())
    if words in ("it", "") and (following := object_after(text, sentence, cue)):
        return following
    return found


def _first_phrase(text: str, start: int, end: int) -> Span | None:
    """What a clause begins with, up to its first comma: what a "which" far behind stands for."""
    comma = text.find(",", start, end)
    return trimmed(text, start, comma if comma > start else end)


def subject_object(text: str, sentence: Span, cue: Cue, around: Attribution | None) -> Span | None:
    if cue.sort == "nothing found":
        return object_after(text, sentence, cue) or clause_before(text, sentence[0], cue.span[0])
    start = sentence[0]
    if around:
        start = max([start, *(s for s, e in around.content_spans if s <= cue.span[0] < e)])
    before = clause_before(text, start, cue.span[0])
    if before is None:
        return None
    if that := _claim_that(text, start, cue.span[0]):
        return that
    match = _IS.search(text[slice(*before)])
    found = trimmed(text, before[0], before[0] + match.start() if match else before[1])
    words = text[slice(*found)].casefold().split() if found else []
    # “The figures, gathered in a day, appear to be made up”
    if all(word in _VERBS or word.endswith("ly") for word in words):
        return _first_phrase(text, start, cue.span[0])
    return found


def _claim_that(text: str, start: int, end: int) -> Span | None:
    """“A report that boats sank was false”: the noun with what it says, up to the last verb before the verdict."""
    noun = pattern(_FILE, "objects", "claims").search(text, start, end)
    if noun is None or not text.startswith(" that ", noun.end()):
        return None
    verbs = [match.start() for match in _IS.finditer(text, noun.end(), end)]
    clause = clause_before(text, start, noun.end())
    return trimmed(text, clause[0], verbs[-1]) if verbs and clause else None


def object_after(text: str, sentence: Span, cue: Cue) -> Span | None:
    """What follows the cue, to the edge of the clause."""
    if cue.sort == "no answer" or text[slice(*cue.verb)].casefold().startswith("denial"):
        return asked_about(text, sentence, cue)
    start = cue.span[1]
    that = re.compile(r"\s*(?:that|on|about|of|over)\s", re.I).match(text, start)
    start = that.end() if that else start
    if WORD.search(text, start, sentence[1]) is None:
        return None
    return _to_edge(text, sentence, start)


def asked_about(text: str, sentence: Span, cue: Cue) -> Span | None:
    """What somebody gave no answer about: “did not respond to questions about the ferry”."""
    said = text[slice(*cue.span)].casefold()
    if said.endswith(("whether", "if", "say", "information")):
        return _to_edge(text, sentence, cue.span[1])
    match = _ABOUT.search(text, cue.span[1], min(sentence[1], cue.span[1] + 90))
    if match is None or "," in text[cue.span[1] : match.start()]:
        return None
    return _to_edge(text, sentence, match.end())


def _to_edge(text: str, sentence: Span, start: int) -> Span | None:
    first = _QUESTION.match(text, start)  # “establish when it was taken”
    edge = _OBJECT_CUTS.search(text, first.end() if first else start, sentence[1])
    end = edge.start() if edge else sentence[1]
    return trimmed(text, start, min(end, _quotation_end(text, sentence[0], start, end)))


def _quotation_end(text: str, sentence: int, start: int, end: int) -> int:
    """Where the quotation that ``start`` stands in ends, if it does before ``end``."""
    before = text[sentence:start]
    inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    closing = [at for mark in '”"' if (at := text.find(mark, start, end)) >= 0]
    return min(closing) if inside and closing else end
