"""The mentions of a report, in the order in which they are read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from purport.sources.lexicon import lexicon, singular
from purport.sources.meant import Event
from purport.sources.missed import NAME_WORD, nominals_missed, with_missed, without_headline_verbs
from purport.sources.names import name_mentions, together
from purport.sources.phrase import DEFINITE, INDEFINITE, Phrase, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from purport.report import Span
    from purport.sources.names import Named
    from purport.sources.seen import Seen, Stretch

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is|HE|SHE)\b")
_OFFICE = re.compile(r"((?:[^\W\d_][\w’'.-]*[ ])+)$")
_COURTESY = frozenset("mr mrs ms miss dr sir mx dame lord lady".split())
_PRONOUNS = re.compile(rf"{_PRONOUN.pattern}|\b(?:[Tt]hey|[Tt]hem|[Tt]heir|[Ii]t|[Ii]ts)\b")
_APPOSITION = re.compile(r",\s+(?=\w)([^,.;:()“”\"\n]{3,90}?)(?=[,.;)\n]|\s[–—]|$)")
_OF_NAME = re.compile(r" of (?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*")  # “the government of Tolmere”
_AGE_FIRST = re.compile(r",\s+\d{1,3}(?=,)")


def events(
    text: str, seen: Seen, cited: Mapping[Span, Sequence[Span]], *, every_pronoun: bool = False
) -> list[Event]:
    """Events in text order; ``cited`` are the cited mentions with the content of each.

    Of the pronouns that nobody is cited by he and she are read, since they say who is spoken of; ``every_pronoun``
    adds they and it.
    """
    stretches = without_headline_verbs(text, with_missed(text, seen, seen.names(text), cited))
    named = together(text, list(name_mentions(text, stretches)))
    whose = {
        one.span: (group, step)
        for group in named
        for one, step in zip(group.mentions, group.steps, strict=True)
    }
    out = [_cited(text, span, content, stretches, whose) for span, content in cited.items()]
    taken = sorted(event.phrase.span for event in out)
    heads = {event.phrase.core for event in out}
    places = [one.span for one in stretches]
    nominals = [one for one in seen.nominals(text) if not _overlaps(one.span, places)]
    nominals += nominals_missed(text, sorted([*places, *(one.span for one in nominals)]))
    nominals.sort(key=lambda one: one.span)
    for span, (group, step) in whose.items():
        if span not in heads:
            out.append(Event(_name_phrase(text, span, nominals), group, step))
    for one in nominals:
        if not _overlaps(one.span, taken) and not _beside_name(text, one.span, places):
            out.append(Event(_nominal(text, one)))
    for match in (_PRONOUNS if every_pronoun else _PRONOUN).finditer(text):
        if not _overlaps(match.span(), taken):
            part = phrase(text, match.span(), ())
            out.append(Event(part))
    return sorted(out, key=lambda event: (event.phrase.core, not event.cited))


def _cited(
    text: str,
    span: Span,
    content: Sequence[Span],
    names: Sequence[Stretch],
    whose: Mapping[Span, tuple[Named, str]],
) -> Event:
    part = phrase(text, span, names)
    group, step = whose.get(part.core, (None, ""))
    return Event(part, group, step, True, tuple(content))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    i = bisect_left(others, span[0], key=lambda one: one[1] - 1)
    return i < len(others) and others[i][0] < span[1]


def _name_phrase(text: str, span: Span, nominals: Sequence[Stretch]) -> Phrase:
    """A name that nobody is cited by, with what stands beside it: “its leader, Ada Quill, a doctor,”."""
    last = bisect_right(nominals, span[0], key=lambda one: one.span[1]) - 1
    described = [one.span for one in nominals[max(0, last) : last + 1] if _ends_before(text, one.span, span)]
    if not described:
        described = office_before(text, span[0])
    match = _APPOSITION.match(text, _past_age(text, span[1]))
    if match and _says_who(match.group(1)):
        described.append(match.span(1))
    return Phrase(span, "name", span, "", True, False, tuple(described))


def office_before(text: str, at: int) -> list[Span]:
    """The office or calling right before a name: “White House spokesman”, “French President”."""
    match = _OFFICE.search(text, max(0, at - 70), at)
    if match is None:
        return []
    words = [word.span() for word in NAME_WORD.finditer(text, *match.span(1))]
    last = text[slice(*words[-1])].casefold().strip(".") if words else ""
    if (
        not words
        or last in _COURTESY
        or not (last in lexicon().titles or lexicon().kind_of(last) == "person")
    ):
        return []
    first = len(words) - 1
    while first > 0 and _of_office(text[slice(*words[first - 1])]):
        first -= 1
    return [(words[first][0], words[-1][1])]


def _of_office(word: str) -> bool:
    lower = word.casefold().strip(".")
    return word[0].isupper() or lower in lexicon().titles or lexicon().kind_of(lower) is not None


def _past_age(text: str, at: int) -> int:
    match = _AGE_FIRST.match(text, at)
    return match.end() if match else at


def _says_who(words: str) -> bool:
    """Whether words after a name and a comma say who it is: an article or a role, and a noun for a source."""
    found = words.casefold().split()
    known = lexicon()
    if found[0] in (
        "who",
        "which",
        "and",
        "but",
        "or",
        "as",
        "when",
        "while",
        "where",
        "after",
        "before",
        "if",
    ):
        return False
    nouns = [word for word in found[:8] if known.kind_of(word.strip(".,'’"))]
    opens = (
        found[0] in DEFINITE | INDEFINITE or known.kind_of(found[0]) is not None or found[0] in known.titles
    )
    return bool(nouns) and opens


def _ends_before(text: str, nominal: Span, name: Span) -> bool:
    between = text[nominal[1] : name[0]]
    return (
        nominal[1] <= name[0]
        and len(between) <= 25
        and re.fullmatch(r"\s*,?\s*(?:[A-Z][\w.]*\s+){0,2}", between) is not None
    )


def _beside_name(text: str, span: Span, names: Sequence[Span]) -> bool:
    """Whether a noun phrase only describes the name next to it, before or after."""
    after = bisect_left(names, (span[1], 0))
    if after < len(names) and _ends_before(text, span, names[after]):
        return True
    if after == 0:
        return False
    end = names[after - 1][1]
    if not 0 < span[0] - end <= 3 or text[end : span[0]].strip() not in (",", "("):
        return False
    return re.match(r"[^.,;\n]*[,.)]", text[span[1] : span[1] + 90]) is not None


def _nominal(text: str, one: Stretch) -> Phrase:
    words = text[slice(*one.span)].casefold().split()
    noun = words[-1].strip(".,'’\"”") if words else ""
    definite = bool(words) and (
        words[0] in DEFINITE or any(word.endswith(("'s", "’s")) for word in words[:-1])
    )
    plural = lexicon().kind_of(noun) == "group" or (noun.endswith("s") and singular(noun) != noun)
    whose = _OF_NAME.match(text, one.span[1])
    whole = (one.span[0], whose.end()) if whose and lexicon().kind_of(noun) == "organisation" else one.span
    return Phrase(one.span, "noun", one.span, noun, definite, plural, (whole,))
