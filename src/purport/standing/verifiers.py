"""Who made a check: the subject before its cue, or whoever it is said to be by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.sources.lexicon import lexicon as source_words
from purport.standing.clause import WORD, auxiliaries, noun_phrase_after, trimmed
from purport.standing.polarity import LOOK_BACK

if TYPE_CHECKING:
    from purport.report import Span
    from purport.standing.cue import Cue

_BY = re.compile(r"\s+by\s+(?!\w+ing\b)")
_MEANS = re.compile(  # "by phone", "by Monday", "by the end of May", "by 52 votes" are nobody
    r"(?:the |an? )?(?:\d|(?:end|middle|start|beginning|morning|evening|afternoon|time|weekend|vote|majority|phone|"
    r"telephone|e-?mail|letter|fax|text|post|mail|then|now|noon|midnight|tomorrow|today|tonight|dawn|nightfall|early|late|next|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b)"
)
_FROM = re.compile(r"\s+(?:from|by|to)\s+")
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
_RELATIVE = re.compile(r"(?:which|who|whose|where)\b", re.I)
_AND = re.compile(r"[\s,]*(?:and|but|or|nor)\b", re.I)
_VERB = re.compile(
    r"\s+(?:is|are|was|were|has|have|had|will|would|said|says|told|did|does|do|took|left|came|went|began|showed|shows)\b"
)
_REQUEST = re.compile(
    r"(?:(?:a|the|any|multiple|several|repeated)\s+|(?:[\w’'.&]+\s+){0,4}[\w’'.&]+[’']s?\s+)?(?:requests?|calls?|questions?|messages?|emails?|inquir\w+)\b",
    re.I,
)
_CUTS = re.compile(
    r"[,;:.!?\n“”\"]|\s[–—]\s|\b(?:but|and|while|although|though|because|that|when|as|after|whereas|where|said|says|saying|told)\s",
    re.I,
)


def agent(text: str, sentence: Span, cue: Cue) -> Span | None:
    """“was denied by the ministry”."""
    match = _BY.match(text, cue.span[1])
    if match is None or _MEANS.match(text, match.end()):
        return None
    return noun_phrase_after(text, match.end(), sentence[1])


def agent_from(text: str, sentence: Span, cue: Cue) -> Span | None:
    """“no comment from the regime”, “a denial by the board”."""
    if cue.sort not in ("no answer", "nothing") and not text[slice(*cue.verb)].casefold().startswith(
        "denial"
    ):
        return None
    match = _FROM.match(text, cue.span[1])
    if match is None or match[0].strip() == "to" or _REQUEST.match(text, match.end()):
        return None
    return noun_phrase_after(text, match.end(), sentence[1])


def _last_phrase(text: str, start: int, end: int) -> Span | None:
    """From the last edge of a clause on."""
    end = end - len(text[start:end]) + len(text[start:end].rstrip(" ,"))
    first = start
    for cut in _CUTS.finditer(text, start, end):
        if WORD.search(text, cut.end(), end):
            first = cut.end()
    return trimmed(text, first, end)


def is_somebody(words: str) -> bool:
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


def subject(text: str, sentence: Span, cue: Cue) -> Span | None:
    """The noun phrase before the cue and its auxiliaries."""
    end = cue.span[0]
    match = auxiliaries().search(text, max(sentence[0], end - LOOK_BACK), end)
    end = match.start() if match else end
    relative = _ENDS_RELATIVE.search(text, max(sentence[0], cue.span[0] - LOOK_BACK), cue.span[0])
    end = relative.start() if relative and relative.start() < end else end
    found = _last_phrase(text, sentence[0], end)
    if found and _RELATIVE.match(text, found[0]):  # “Harcourt, which sells boats, denied it”
        found = _last_phrase(text, sentence[0], found[0])
    if found is None or len(text[slice(*found)].split()) > 14:
        return None
    words = text[slice(*found)].casefold()
    if not is_somebody(text[slice(*found)]):
        return None
    if words == "there" or words.startswith("there "):  # “there was” names nobody
        return None
    if _FINITE.search(words):  # a clause is nobody's name
        return _shared(text, found) if match and _AND.match(match[0]) else None
    return found


def _shared(text: str, clause: Span) -> Span | None:
    """“The paper has the picture but could not verify it”: the subject of the clause before, which both verbs have."""
    found = noun_phrase_after(text, *clause)
    if found is None or not _VERB.match(text, found[1]) or not is_somebody(text[slice(*found)]):
        return None
    return found
