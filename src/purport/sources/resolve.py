"""Cited mentions to sources: who is speaking, over the whole report."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.report import READ_KINDS
from purport.sources.about import Around, about
from purport.sources.discourse import Discourse
from purport.sources.entity import Entity
from purport.sources.events import events
from purport.sources.kinds import publisher_is, signals
from purport.sources.layout import Layout
from purport.sources.meant import Meant
from purport.sources.rank import ranker
from purport.sources.source import Resolution, Source
from purport.sources.ties import subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from purport.report import Report, Span
    from purport.sources.seen import Seen

SPEAKER, PUBLISHER, UNRESOLVED = "speaker", "publisher", "unresolved"
OUTSIDE = 0.6  # "we" outside every quotation is the publisher's this often
SAME_SPEAKER = 0.95
RUNS_ON = 0.7
LATER = 0.8
NEAR = 40  # contents that begin before a place, of which one may hold it
DEEPEST = 4  # quotations within quotations
BODY = (0.0, 1.0, 0.0, 0.0)


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
        self._own: Entity | None = None
        self._parts = {event.phrase.span: event.phrase for event in self._events if event.cited}
        self.discourse = discourse(report.text, seen, self._layout, ranker(), self._speakers.at)

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
        found = self.discourse.meant.get(span)
        form = self._parts[span].form
        if found or form not in ("i", "we"):
            return self._named_later(found) if found else None
        speaker = self._speakers.at(span[0])
        if speaker is not None and speaker in self._parts and depth < DEEPEST:
            theirs = self._meant(speaker, depth + 1)
            return theirs and Meant(theirs.entity, SPEAKER, speaker, theirs.chance * SAME_SPEAKER)
        if self._layout.quotation(span[0]) >= 0:
            return self._runs_on(span)
        return Meant(self._publisher(), PUBLISHER, None, OUTSIDE) if form == "we" else None

    def _named_later(self, found: Meant) -> Meant:
        """“Column leader vows” in a headline is whom the text below calls its leader, by name, if that is one."""
        entity = found.entity
        first = entity.places[0].span[0] if entity.places else len(self._report.text)
        if entity.named is not None or entity.plural or entity.person < 0.5 or first >= self._text_begins:
            return found
        called = [
            one
            for one in self.discourse.entities
            if one.named and one.person >= 0.5 and one.nouns & entity.nouns
        ]
        if len(called) != 1 or called[0].named is None:
            return found
        return Meant(called[0], "description", called[0].named.full.span, found.chance * LATER)

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

    def _publisher(self) -> Entity:
        if self._own is None:
            named = (one for one in self.discourse.entities if publisher_is(self._report, one))
            self._own = next(named, None) or Entity(BODY)
            self._own.publisher = True
        return self._own

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
