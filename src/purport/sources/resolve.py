"""Cited mentions to sources: who is speaking, over the whole report."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.report import READ_KINDS
from purport.sources.about import Around, about
from purport.sources.discourse import Discourse
from purport.sources.events import events
from purport.sources.kinds import publisher_is, signals
from purport.sources.layout import Layout
from purport.sources.lexicon import lexicon
from purport.sources.meant import Meant
from purport.sources.nouns import heads
from purport.sources.own import OUTLET, WRITER, Own
from purport.sources.rank import ranker
from purport.sources.source import Resolution, Source
from purport.sources.ties import subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from purport.report import Report, Span
    from purport.sources.entity import Entity
    from purport.sources.seen import Seen

SPEAKER, PUBLISHER, AUTHOR, UNRESOLVED = "speaker", "publisher", "author", "unresolved"
OUTSIDE = 0.6  # "we" outside every quotation is the publisher's this often
SAME_SPEAKER = 0.95
WRITES = 0.8  # set, not measured: the annotated reports have no reporter who says “I”
RUNS_ON = 0.7
LATER = 0.8
OWN_WORDS = "own words"
LEAD = 400  # characters of the first lines, where a source may be spoken of before it is named
NEAR = 40  # contents that begin before a place, of which one may hold it
DEEPEST = 4  # quotations within quotations


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited mention, what it is cited for, and whether any of that stands in quotation marks."""

    spans: tuple[Span, ...]
    content: tuple[Span, ...] = ()
    quoted: bool = False

    @property
    def mention(self) -> Span:
        """The longest of its pieces, by which it is read."""
        return max(self.spans, key=lambda span: span[1] - span[0])


@dataclass(frozen=True, slots=True)
class Resolved:
    """Sources in order of first mention; of each cited mention its source and how it came to it (None: nobody)."""

    sources: tuple[Source, ...]
    cited: tuple[Source | None, ...]
    resolutions: tuple[Resolution | None, ...]


class Speakers:
    """Who says the words that a character stands in, by the mention that names them."""

    def __init__(self, mentions: Iterable[Cited]) -> None:
        self._said = sorted(
            (start, end, not one.quoted, one.mention) for one in mentions for start, end in one.content
        )
        self._starts = [start for start, *_ in self._said]

    def at(self, at: int) -> Span | None:
        """The mention whose content holds ``at``: quoted ones first, the smallest; None for the publisher's own words.

        Texts whose quotation marks are lost have “we” in content that stands in none.
        """
        last = bisect_right(self._starts, at)
        near = self._said[max(0, last - NEAR) : last]
        around = [(unquoted, end - start, mention) for start, end, unquoted, mention in near if at < end]
        return min(around)[2] if around else None


def resolve(report: Report, seen: Seen, mentions: Sequence[Cited]) -> Resolved:
    """The sources of a report whose cited mentions these are; a mention without spans cites nobody."""
    return Resolver(report, seen, mentions).resolved()


class Resolver:
    """One report's cited mentions on their way to sources."""

    def __init__(
        self,
        report: Report,
        seen: Seen,
        mentions: Sequence[Cited],
        discourse: Callable[..., Discourse] = Discourse,
        *,
        every_pronoun: bool = False,
    ) -> None:
        self._report, self._seen, self._mentions = report, seen, mentions
        read = [block.span for block in report.blocks if block.kind in READ_KINDS]
        self._layout = Layout(report.text, read)
        bodies = (block.span[0] for block in report.blocks if block.kind == "paragraph")
        self._text_begins = min(bodies, default=0)
        self._speakers = Speakers([one for one in mentions if one.spans])
        contents: dict[Span, tuple[Span, ...]] = {}
        for one in mentions:
            if one.spans:
                contents[one.mention] = (*contents.get(one.mention, ()), *one.content)
        self._events = events(report.text, seen, contents, every_pronoun=every_pronoun)
        self._mention_starts = sorted(span[0] for span in contents)
        self._cited = sorted(contents)
        self._parts = {event.phrase.span: event.phrase for event in self._events if event.cited}
        self.discourse = discourse(report.text, seen, self._layout, ranker(), self._speakers.at)
        self._own = Own(report, self.discourse.entities)

    def resolved(self) -> Resolved:
        """Reads the report from start to end, then writes down who was meant."""
        for event in self._events:
            self.discourse.read(event)
        meant = {span: self._meant(span) for span in self._parts}
        return self._written(meant)

    def signals(self, mention: Span) -> tuple[float, ...] | None:
        """What the kind of a cited mention's source is judged by, once read; None where nothing resolves it."""
        meant = {span: self._meant(span) for span in self._parts}
        found = meant.get(mention)
        if mention not in self._parts or (found is None and self._parts[mention].pronoun):
            return None
        same = [s for s, m in meant.items() if found and m and m.entity is found.entity] or [mention]
        parts = [self._parts[span] for span in same]
        entity = found.entity if found else None
        return tuple(float(value) for value in signals(self._report.text, self._seen, entity, parts))

    def _meant(self, span: Span, depth: int = 0) -> Meant | None:
        found = self._ours(span) or self.discourse.meant.get(span)
        form = self._parts[span].form
        if found or form not in ("i", "we"):
            return self._named_later(found) if found else None
        speaker = self._speakers.at(span[0])
        if speaker is not None and speaker in self._parts and depth < DEEPEST:
            theirs = self._meant(speaker, depth + 1)
            return theirs and Meant(theirs.entity, SPEAKER, speaker, theirs.chance * SAME_SPEAKER)
        if self._layout.quotation(span[0]) >= 0:
            return self._runs_on(span)
        return self._author() if form == "i" else Meant(self._own.publisher(), PUBLISHER, None, OUTSIDE)

    def _ours(self, span: Span) -> Meant | None:
        """“This newspaper”, “our correspondent”, outside every quotation."""
        part = self._parts[span]
        words = self._report.text[slice(*part.core)]
        if part.form != "noun" or self._speakers.at(span[0]) or self._layout.quotation(span[0]) >= 0:
            return None
        if OUTLET.fullmatch(words):
            return Meant(self._own.publisher(), PUBLISHER, None, WRITES)
        return self._author() if WRITER.fullmatch(words) else None

    def _author(self) -> Meant | None:
        author = self._own.author()
        return Meant(author, AUTHOR, author.elsewhere and author.elsewhere[1], WRITES) if author else None

    def _named_later(self, found: Meant) -> Meant:
        """“Column leader vows” in a headline is whom the text below calls its leader, by name, if that is one."""
        entity = found.entity
        first = entity.places[0].span[0] if entity.places else len(self._report.text)
        if entity.named is not None or entity.plural or found.step != OWN_WORDS:
            return found
        if entity.person < 0.5:
            called = self._bodies_called(entity) if first < self._text_begins + LEAD else []
        elif first < self._text_begins:
            called = [
                one
                for one in self.discourse.entities
                if one.named and one.person >= 0.5 and one.nouns & entity.nouns
            ]
        else:
            return found
        if len(called) != 1 or called[0].named is None:
            return found
        return Meant(called[0], "description", called[0].named.full.span, found.chance * LATER)

    def _bodies_called(self, entity: Entity) -> list[Entity]:
        """“A monitor says” in a headline or the first lines: the bodies whose own name says that they are one."""
        called = lexicon().called
        nouns = {called(noun) for noun in entity.nouns}
        return [one for one in self.discourse.entities if nouns & {called(head) for head in heads(one)}]

    def _runs_on(self, span: Span) -> Meant | None:
        """In a quotation that nobody is said to say: the person cited last, in this paragraph or the one before."""
        paragraph = self._layout.paragraph
        i = bisect_right(self._cited, span) - 1
        before = (one for one in self._cited[max(0, i - NEAR) : i + 1][::-1] if one[1] <= span[0])
        last = next((one for one in before if one in self.discourse.meant), None)
        if last is None or paragraph(span[0]) - paragraph(last[0]) > 1:
            return None
        meant = self.discourse.meant[last]
        return (
            Meant(meant.entity, SPEAKER, last, meant.chance * RUNS_ON) if meant.entity.person >= 0.5 else None
        )

    def _written(self, meant: Mapping[Span, Meant | None]) -> Resolved:
        places: dict[int | Span, list[Span]] = {}
        entities: dict[int | Span, Entity] = {}
        for span in sorted(meant):
            found = meant[span]
            key = id(found.entity) if found else span
            places.setdefault(key, []).append(span)
            if found:
                entities[key] = found.entity
        about_whom = subjects(self.discourse.entities, self._report.text)
        by_mention: dict[Span, Source] = {}
        sources = []
        for number, (key, spans) in enumerate(places.items(), 1):
            source = self._source(f"s{number}", entities.get(key), spans, about_whom)
            sources.append(source)
            by_mention.update(dict.fromkeys(spans, source))
        cited = tuple(by_mention[one.mention] if one.spans else None for one in self._mentions)
        steps = tuple(_resolution(meant[one.mention]) if one.spans else None for one in self._mentions)
        return Resolved(tuple(sources), cited, steps)

    def _source(
        self, name: str, entity: Entity | None, spans: Sequence[Span], about_whom: Sequence[Span]
    ) -> Source:
        parts = [self._parts[span] for span in spans]
        if entity is not None and publisher_is(self._report, entity):
            entity.publisher = True
        return about(name, self._report, self._seen, entity, parts, Around(about_whom, self._mention_starts))


def _resolution(meant: Meant | None) -> Resolution:
    if meant is None:
        return Resolution(UNRESOLVED, None, 0.0)
    return Resolution(meant.step, meant.origin, round(meant.chance, 3))
