"""Of a check's cue: who did it, to what, and on what basis, by the attribution it belongs to or the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from purport.sources.lexicon import lexicon as source_words
from purport.standing.clause import WORD, clause_before, noun_phrase_after, trimmed
from purport.standing.lexicon import any_of, listed, pattern
from purport.standing.polarity import LOOK_BACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.attribution import Attribution
    from purport.report import Span
    from purport.standing.cue import Cue

_FILE = "checks"
BESIDE = 12  # characters between "falsely" and the verb that it belongs to
_BY = re.compile(r"\s+by\s+(?!\w+ing\b)")
_MEANS = re.compile(  # "by phone", "by Monday", "by the end of May", "by 52 votes" are nobody
    r"(?:the |an? )?(?:\d|(?:end|middle|start|beginning|morning|evening|afternoon|time|weekend|vote|majority|phone|"
    r"telephone|e-?mail|letter|fax|text|post|mail|then|now|noon|midnight|tomorrow|today|tonight|dawn|nightfall|early|late|next|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b)"
)
_FROM = re.compile(r"\s+(?:from|by|to)\s+")
_QUESTION = re.compile(r"\s*(?:when|where|who|whether|what|how|why)(?=\s)")
_VERBS = frozenset(
    "appear appears appeared seem seems seemed have has had to be been is are was were proved".split()
)
_WHICH = re.compile(r",?\s*(?:which|that|who)\s+(?:has|have|had|was|were|is|are|could|can)\b[^,]*$", re.I)
_FINITE = re.compile(
    r"\b(?:would|could|should|can|is|are|was|were|has|have|had|will|may|might|said|says|told|if|that|because|when)\b"
)
_SAYINGS = frozenset(
    "claim claims allegation allegations accusation accusations rumour rumours rumor rumors".split()
)
_OPENERS = frozenset(
    "while after before including though although also but and when as if in on at for".split()
)
_ENDS_RELATIVE = re.compile(r"(?:,\s*|\s)(?:which|who|that)\s*$", re.I)
_STANDS_FOR = re.compile(
    r"which|that|an? (?:claim|charge|accusation|allegation|assertion|suggestion|contention|report)", re.I
)
_PASSING = re.compile(
    r",\s*(?:something|which|an? (?:claim|charge|accusation|allegation|assertion|suggestion|contention|report))\s+"
    r"(?:that\s+|which\s+)?(?P<who>[^,.;:]{1,60})$",
    re.I,
)
_CLOSED = re.compile(r"\s*(?:$|[.,;:!?”\"])")
_RELATIVE = re.compile(r"(?:which|who|whose|where)\b", re.I)
_REQUEST = re.compile(
    r"(?:(?:a|the|any|multiple|several|repeated)\s+|(?:[\w’'.&]+\s+){0,4}[\w’'.&]+[’']s?\s+)?(?:requests?|calls?|questions?|messages?|emails?|inquir\w+)\b",
    re.I,
)
_ABOUT = re.compile(
    r"\s(?:on|about|regarding|over|whether|if|that|concerning)\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Twitter|Facebook|social)",
    re.I,
)
_CUTS = re.compile(
    r"[,;:.!?\n“”\"]|\s[–—]\s|\b(?:but|and|while|although|though|because|that|when|as|after|whereas|where|said|says|saying|told)\s",
    re.I,
)
_BASIS_END = re.compile(
    r"[,;:.!?\n](?=\s|$)|\s(?:but|and\s+(?:said|says)|while|which|who|purports|shows|said)\b"
)
_OBJECT_CUTS = re.compile(
    r"\s(?:based on|on the basis of|citing|saying|insisting|stressing|calling|but|while|whereas|although|though|"
    r"because|due to|arguing|adding|after|when|with)\b|[,;!?\n](?=\s|$)|\.(?=\s|$|”|\")|\s[–—]\s"
)


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
    basis = _basis(text, sentence, cue)
    said = _attribution(cue, attributions)
    if cue.sort == "falsely":
        return Roles(
            around.source_spans[0] if around and around.source_spans else None,
            _said(text, sentence, cue, attributions),
            basis,
        )
    if cue.sort in ("verdict", "nothing found"):
        by = said or around
        verifier = by.source_spans[0] if by and by.source_spans else None
        return Roles(verifier, _subject_object(text, sentence, cue, around), basis, by)
    if cue.passive and cue.sort != "adjective":
        verifier = _agent(text, sentence, cue)
        return Roles(
            verifier,
            _before_relative(text, sentence, _passive_object(text, sentence, cue), attributions),
            basis,
            said if verifier and said else None,
        )
    if cue.sort == "adjective":
        return Roles(None, noun_phrase_after(text, cue.span[1], sentence[1]), basis)
    if said is not None and said.source_spans:
        content = _content(said)
        object_ = (
            _asked_about(text, sentence, cue)
            if cue.sort == "no answer"
            else _before_relative(text, sentence, content, attributions)
        )
        return Roles(_mention(said), _without_basis(object_, basis), basis, said)
    verifier = _agent_from(text, sentence, cue) or _subject(text, sentence, cue)
    return Roles(verifier, _without_basis(_after(text, sentence, cue), basis), basis, None)


def _said(text: str, sentence: Span, cue: Cue, attributions: Sequence[Attribution]) -> Span | None:
    """What is said falsely: the content of the attribution in whose sentence "falsely" stands, or what follows."""
    for one in attributions:
        near = any(
            abs(start - cue.span[1]) < BESIDE or abs(cue.span[0] - end) < BESIDE
            for start, end in one.cue_spans
        )
        if near and one.content_spans and sentence[0] <= one.content_spans[0][0] < sentence[1]:
            return one.content_spans[0]
    return _after(text, sentence, cue)


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


def _before_relative(
    text: str, sentence: Span, span: Span | None, attributions: Sequence[Attribution]
) -> Span | None:
    """Of “was accused of theft, which he denied”: what "which" stands for, the clause before."""
    if span is None or not _STANDS_FOR.fullmatch(text[slice(*span)]):
        return span
    comma = text.rfind(",", sentence[0], span[0])
    return (_said_before(text, sentence, comma, attributions) if comma > 0 else None) or span


def _said_before(text: str, sentence: Span, comma: int, attributions: Sequence[Attribution]) -> Span | None:
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


def _in_passing(text: str, sentence: Span, cue: Cue, attributions: Sequence[Attribution]) -> Roles | None:
    """“..., which she denies”, “..., a claim that the board disputes”: who, and the clause before."""
    if cue.outcome != "refuted" or cue.passive or not _CLOSED.match(text, cue.span[1]):
        return None
    match = _PASSING.search(text[max(sentence[0], cue.span[0] - LOOK_BACK) : cue.span[0]])
    if match is None:
        return None
    at = max(sentence[0], cue.span[0] - LOOK_BACK)
    auxiliaries = _auxiliaries().search(text, at + match.start("who"), cue.span[0])
    who = trimmed(text, at + match.start("who"), auxiliaries.start() if auxiliaries else cue.span[0])
    object_ = _said_before(text, sentence, at + match.start(), attributions)
    if who is None or object_ is None or not _is_somebody(text[slice(*who)]):
        return None
    return Roles(who, object_, None, _attribution(cue, attributions))


def _content(one: Attribution) -> Span | None:
    return one.content_spans[0] if one.content_spans else None


def _basis(text: str, sentence: Span, cue: Cue) -> Span | None:
    """“based on its contents”, “by geolocating the footage”: after the cue, in its sentence."""
    match = pattern(_FILE, "basis", "opens").search(text, cue.span[1], sentence[1])
    if match is None or match.start() - cue.span[1] > 160:
        return None
    end = _BASIS_END.search(text, match.end(), sentence[1])
    return trimmed(text, match.start(), end.start() if end else sentence[1])


def _without_basis(span: Span | None, basis: Span | None) -> Span | None:
    if span is None or basis is None or not span[0] < basis[0] < span[1]:
        return span
    return span[0], basis[0]


def _agent(text: str, sentence: Span, cue: Cue) -> Span | None:
    """“was denied by the ministry”."""
    match = _BY.match(text, cue.span[1])
    if match is None or _MEANS.match(text, match.end()):
        return None
    return noun_phrase_after(text, match.end(), sentence[1])


def _agent_from(text: str, sentence: Span, cue: Cue) -> Span | None:
    """“no comment from the regime”, “a denial by the board”."""
    if cue.sort not in ("no answer", "nothing") and not text[slice(*cue.verb)].casefold().startswith(
        "denial"
    ):
        return None
    match = _FROM.match(text, cue.span[1])
    if match is None or match[0].strip() == "to" or _REQUEST.match(text, match.end()):
        return None
    return noun_phrase_after(text, match.end(), sentence[1])


def _passive_object(text: str, sentence: Span, cue: Cue) -> Span | None:
    """The subject of a passive: “The authenticity of the footage could not be verified”."""
    before = clause_before(text, sentence[0], cue.span[0])
    if before is None:
        return _after(text, sentence, cue)
    match = _auxiliaries().search(text, max(before[0], before[1] - LOOK_BACK), before[1])
    found = trimmed(text, before[0], match.start() if match else before[1])
    words = text[slice(*found)].casefold() if found else ""
    if words in ("which", "that", "who", ""):
        which = _WHICH.search(text, max(sentence[0], cue.span[0] - LOOK_BACK), cue.span[0])
        if which:
            return _first_phrase(text, sentence[0], which.start())
    if words in ("it", "") and (after := _after(text, sentence, cue)):
        return after
    return found


def _first_phrase(text: str, start: int, end: int) -> Span | None:
    """What a clause begins with, up to its first comma: what a "which" far behind stands for."""
    comma = text.find(",", start, end)
    return trimmed(text, start, comma if comma > start else end)


def _subject_object(text: str, sentence: Span, cue: Cue, around: Attribution | None) -> Span | None:
    if cue.sort == "nothing found":
        return _after(text, sentence, cue) or clause_before(text, sentence[0], cue.span[0])
    start = sentence[0]
    if around:
        start = max([start, *(s for s, e in around.content_spans if s <= cue.span[0] < e)])
    before = clause_before(text, start, cue.span[0])
    if before is None:
        return None
    match = re.search(
        r"\s+(?:is|are|was|were|as|have been|has been|had been|appears?|appeared|seems?|seemed|proved|turned out)\b",
        text[slice(*before)],
    )
    found = trimmed(text, before[0], before[0] + match.start() if match else before[1])
    words = text[slice(*found)].casefold().split() if found else []
    # “The figures, gathered in a day, appear to be made up”
    if all(word in _VERBS or word.endswith("ly") for word in words):
        return _first_phrase(text, start, cue.span[0])
    return found


def _after(text: str, sentence: Span, cue: Cue) -> Span | None:
    """What follows the cue, to the edge of the clause."""
    if cue.sort == "no answer" or text[slice(*cue.verb)].casefold().startswith("denial"):
        return _asked_about(text, sentence, cue)
    start = cue.span[1]
    that = re.compile(r"\s*(?:that|on|about|of|over)\s", re.I).match(text, start)
    start = that.end() if that else start
    if WORD.search(text, start, sentence[1]) is None:
        return None
    return _to_edge(text, sentence, start)


def _asked_about(text: str, sentence: Span, cue: Cue) -> Span | None:
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


def _last_phrase(text: str, start: int, end: int) -> Span | None:
    """From the last edge of a clause on."""
    end = end - len(text[start:end]) + len(text[start:end].rstrip(" ,"))
    first = start
    for cut in _CUTS.finditer(text, start, end):
        if WORD.search(text, cut.end(), end):
            first = cut.end()
    return trimmed(text, first, end)


def _is_somebody(words: str) -> bool:
    """Whether a phrase has a name, a pronoun or a noun for who may check: not “while”, “too”, “the claim”."""
    known = source_words()
    plain = [word.strip(".,'’").casefold() for word in words.split()]
    if plain[-1] in _SAYINGS:
        return False
    named = any(word[0].isupper() for word in words.split()[1:]) or (
        words[0].isupper() and plain[0] not in _OPENERS
    )
    return named or any(
        word in known.pronouns or known.kind_of(word.removesuffix("'s").removesuffix("’s")) for word in plain
    )


def _subject(text: str, sentence: Span, cue: Cue) -> Span | None:
    """The noun phrase before the cue and its auxiliaries."""
    end = cue.span[0]
    match = _auxiliaries().search(text, max(sentence[0], end - LOOK_BACK), end)
    end = match.start() if match else end
    relative = _ENDS_RELATIVE.search(text, max(sentence[0], cue.span[0] - LOOK_BACK), cue.span[0])
    end = relative.start() if relative and relative.start() < end else end
    found = _last_phrase(text, sentence[0], end)
    if found and _RELATIVE.match(text, found[0]):  # “Harcourt, which sells boats, denied it”
        found = _last_phrase(text, sentence[0], found[0])
    if found is None or len(text[slice(*found)].split()) > 14:
        return None
    words = text[slice(*found)].casefold()
    if not _is_somebody(text[slice(*found)]):
        return None
    # A clause is nobody's name, and “there was” names nobody.
    return None if _FINITE.search(words) or words == "there" or words.startswith("there ") else found


@cache
def _auxiliaries() -> re.Pattern[str]:
    """What stands between a subject and its verb, back from the verb."""
    words = any_of(listed(_FILE)["roles"]["auxiliaries"])
    return re.compile(rf"(?:[\s,]*\b(?:{words}|on \w+day)\b)+[\s,]*$", re.I)
