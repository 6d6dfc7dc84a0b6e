"""Words that tie a source to the publisher or to a side of the matter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from purport.sources.lexicon import lexicon, singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.report import Report, Span
    from purport.sources.entity import Entity
    from purport.sources.phrase import Phrase

SUBJECT = 3  # mentions that make a body the subject of a report
OPENING = 250  # characters in which its subject stands
_WORD = re.compile(r"[^\W_](?:[\w’'.-]*[^\W_])?")
_BACKED = re.compile(r"\b[\w.]+-(\w+)\b")
_FOR = re.compile(r"\s+(?:for|of|to|at|representing)\s+(?:the\s+|his\s+|her\s+|their\s+)?")
_CLIENT = re.compile(r"[\w’'-]+(?:\s+[\w’'-]+){0,3}")
_POSSESSOR = re.compile(
    r"((?:the\s+)?[\w’'.-]+(?:\s+[\w’'.-]+){0,2}[’']s|\bhis|\bher|\btheir|\bits)\s+(?:[\w-]+\s+){0,2}$", re.I
)
_NOUN = re.compile(r"[ -]+[a-z][\w-]*")
_OF = re.compile(r"\s+of\s+(?:the\s+|a\s+)?[\w’'-]+(?:\s+[\w’'-]+)?")
_LAWYERS = frozenset("lawyer lawyers attorney attorneys publicist solicitor barrister".split())
_OF_STATE = frozenset(
    """ministry department police council government parliament court office agency service senate congress house
    commission committee city county state army navy force guard bureau district university school hospital""".split()
)


def subjects(entities: Sequence[Entity], text: str) -> list[Span]:
    """Where the bodies stand that a report is about: mentioned thrice, or at its opening; not those of the state."""
    out: list[Span] = []
    for one in entities:
        if one.named is None or one.named.person or one.named.chances[2] >= 0.5:
            continue
        spans = [mention.span for mention in one.named.mentions]
        about = len(spans) >= SUBJECT or spans[0][0] < OPENING
        if about and not _OF_STATE & set(text[slice(*one.named.full.span)].casefold().split()):
            out += spans
    return sorted(out)


def tie_of(
    report: Report, about: Sequence[Span], entity: Entity | None, parts: Sequence[Phrase]
) -> Span | None:
    """The first tie that the mentions and descriptions of a source give, in the order of its words.

    ``about`` is where the bodies stand that the report is about.
    """
    names = sorted(span for part in parts for span in (part.core, *part.inside) if part.form == "name")
    spans = [part.span for part in parts if not part.pronoun]
    if entity is not None:
        spans += entity.descriptions
    worded = {
        report.text[slice(*span)]: span for span in sorted(spans, reverse=True)
    }  # the first of each wording
    for span in sorted(worded.values(), key=lambda one: (one[0], -one[1])):
        found = next(_ties(report, about, span, names), None)
        if found:
            return found
    return None


def _ties(report: Report, about: Sequence[Span], span: Span, names: Sequence[Span]) -> Iterator[Span]:
    yield from _publishers(report, span)
    ties, text = lexicon().ties, report.text
    for match in _WORD.finditer(text, *span):
        word, place = match.group().casefold(), match.span()
        i = bisect_right(names, (place[0], len(text))) - 1
        if i >= 0 and place[0] < names[i][1]:
            continue
        if word in ties["kin"] or word in ties["against"]:
            yield from _kin(text, span, place)
        if word in ties["acting"]:
            yield from _acting(text, span, place)
        if word in ties["office"]:
            yield from _office(text, span, place, about)
        if word in ties["before"]:
            yield from _before_noun(text, span, place)
        if word in ties["party"]:
            yield place
    yield from _backed(text, span)


def _publishers(report: Report, span: Span) -> Iterator[Span]:
    """“NBC News partner”, “NPR's Ada Quill”: the publisher's name, and what the source is to it."""
    if not report.publisher:
        return
    kinds = "|".join(sorted(lexicon().ties["publisher"]))
    name = re.escape(report.publisher)
    pattern = re.compile(rf"\b{name}(?:(?:[’']s)?\s+(?:\w+\s+){{0,2}}?(?:{kinds})\b|[’']s(?=\s+[A-Z]))", re.I)
    match = pattern.search(report.text, *span)
    if match:
        yield match.span()


def _before_noun(text: str, span: Span, word: Span) -> Iterator[Span]:
    """A word like “state” with the common noun it stands before, where it is in no name: “state media”."""
    opens = word[0] == span[0] or text[word[0]].islower()
    noun = _NOUN.match(text, word[1], span[1]) if opens else None
    if noun:
        yield word[0], noun.end()


def _kin(text: str, span: Span, word: Span) -> Iterator[Span]:
    before = _POSSESSOR.search(text, span[0], word[0])
    if before:
        yield before.start(), word[1]
    after = _OF.match(text, word[1], span[1])
    if after:
        yield word[0], after.end()


def _acting(text: str, span: Span, word: Span) -> Iterator[Span]:
    clients = lexicon().ties["clients"]
    after = _FOR.match(text, word[1], span[1])
    client = after and _CLIENT.match(text, after.end(), span[1])
    if client and any(
        singular(w.casefold()) in clients or w.casefold() in clients for w in client.group().split()
    ):
        yield word[0], client.end()
    before = _POSSESSOR.search(text, span[0], word[0])
    if before and text[slice(*word)].casefold() in _LAWYERS:
        yield before.start(), word[1]


def _office(text: str, span: Span, word: Span, about: Sequence[Span]) -> Iterator[Span]:
    """“A spokesman for Acme”, “Acme chief executive”, where the report is about Acme."""
    after = _FOR.match(text, word[1], span[1])
    first = bisect_left(about, (span[0], 0))
    for start, end in about[first : bisect_left(about, (span[1], 0))]:
        if after and start == after.end() and end <= span[1]:
            yield word[0], end
        if (
            span[0] <= start
            and end <= word[0]
            and re.fullmatch(r"(?:[’']s)?\s+(?:[a-z]+\s+){0,2}", text[end : word[0]])
        ):
            yield start, word[1]


def _backed(text: str, span: Span) -> Iterator[Span]:
    for match in _BACKED.finditer(text, *span):
        if match.group(1).casefold() in lexicon().ties["backed"]:
            yield match.span()
