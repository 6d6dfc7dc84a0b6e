"""A report read from its start, mention by mention: whom each one means."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from purport.sources.entity import Entity, Place
from purport.sources.lexicon import lexicon, singular
from purport.sources.meant import CHANCES, OF_SEVERAL, Event, Meant
from purport.sources.names import sex_of
from purport.sources.nouns import CHANCES_OF, COORDINATED, EMPTY, heads, without
from purport.sources.phrase import OUTLET, POSSESSIVES, PREPOSITION, is_outlet
from purport.sources.rank import MOST, signals
from purport.sources.seen import ANAPHOR, CANDIDATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from purport.report import Span
    from purport.sources.layout import Layout
    from purport.sources.phrase import Phrase
    from purport.sources.rank import Ranker
    from purport.sources.seen import Floats, Seen

LEAST = 0.15  # chance under which a pronoun stays unresolved; both set on the training parts
LEAST_NOUN = 0.3  # and a description keeps its own words
FAR_OFTENER = 2
MOST_DESCRIPTIONS = 40  # kept of one entity
SORTS = {"he": "person", "she": "person", "they": "they", "it": "it"}


class Discourse:
    """Reads events in text order; :attr:`meant` holds whom each event's mention means, by its span."""

    ranks_nouns = False  # also of descriptions that nobody is cited by; training does

    def __init__(
        self, text: str, seen: Seen, layout: Layout, ranker: Ranker, speaker_at: Callable[[int], Span | None]
    ) -> None:
        self._text, self._seen, self._layout, self._ranker = text, seen, layout, ranker
        self._speaker_at = speaker_at
        self.entities: list[Entity] = []
        self.meant: dict[Span, Meant] = {}
        self._by_name: dict[int, Entity] = {}
        self._last_cited: Entity | None = None
        self._order: dict[int, Entity] = {}
        self._called: dict[str, dict[int, Entity]] = {}
        self._last_sentence = -1
        self.asked: Callable[[Span, str, Floats, Sequence[Entity]], None] | None = (
            None  # told of each ranking
        )

    def read(self, event: Event) -> None:
        """Finds whom the event's mention means, and notes what it says of them."""
        found = self._find(event)
        if found is None:
            return
        entity = found.entity
        self._note(entity, event)
        self.meant[event.phrase.span] = found
        if event.cited:
            entity.cited += 1
            self._last_cited = entity

    def _find(self, event: Event) -> Meant | None:
        form = event.phrase.form
        if event.named is not None:
            return self._of_name(event)
        if form in SORTS:
            return self._pronoun(event, SORTS[form], form if form in ("he", "she") else "")
        if form == "noun":
            return self._noun(event)
        if form == "relative":
            return self._relative(event)
        if form == "names":
            entity = Entity((0.5, 0.5, 0.0, 0.0), plural=True, wording=event.phrase.core, several=True)
            self.entities.append(entity)
            return Meant(entity, "name", None, CHANCES["name"])
        return None

    def _of_name(self, event: Event) -> Meant:
        assert event.named is not None
        entity = self._by_name.get(id(event.named))
        if entity is None:
            entity = Entity(event.named.chances, event.named)
            entity.wording = event.named.full.span
            entity.sex = next((sex for one in event.named.mentions if (sex := sex_of(one))), "")
            self._by_name[id(event.named)] = entity
            self.entities.append(entity)
            return Meant(entity, "name", None, CHANCES["name"])
        step = event.step or "same name"
        return Meant(entity, step, event.named.full.span, CHANCES.get(step, OF_SEVERAL))

    def _relative(self, event: Event) -> Meant | None:
        """“Quill, who said”: the last mention that ends right before."""
        start = event.phrase.span[0]
        for entity in islice(self._recent(), 3):
            between = self._text[entity.last.span[1] : start]
            if (
                len(between) <= 60
                and not set(between) & set(".!?\n")
                and (entity.person >= 0.3 or not between.strip(" ,"))
            ):
                return Meant(entity, "relative pronoun", entity.last.span, CHANCES["relative pronoun"])
        return None

    def _noun(self, event: Event) -> Meant:
        part = event.phrase
        entity = self._described(part) if part.definite or part.plural else None
        if entity is not None:
            return Meant(entity, "same description", entity.last.span, CHANCES["same description"])
        if (
            part.definite
            and not part.plural
            and (event.cited or self.ranks_nouns)
            and not self._possessed(part)
        ):
            ranked = self._ranked(event, "noun", "", LEAST_NOUN)
            if ranked:
                return ranked
            about = self._spoken_of_most(part) if event.cited else None
            if about:
                return Meant(about, "description", about.last.span, CHANCES["spoken of most"])
        entity = Entity(self._noun_chances(part), plural=part.plural, wording=part.main)
        self.entities.append(entity)
        return Meant(entity, "own words", None, CHANCES["own words"])

    def _spoken_of_most(self, part: Phrase) -> Entity | None:
        """“The firm”, nobody having been called one: the body that the report has named far oftener than any other."""
        if part.noun not in lexicon().about or len(self._words(part)) > 2:
            return None
        bodies = [one for one in self.entities if one.named and one.body >= 0.5 and not one.publisher]
        bodies.sort(key=lambda one: -len(one.places))
        times = [len(one.places) for one in bodies[:2]] + [0, 0]
        return bodies[0] if times[0] >= 2 and times[0] >= FAR_OFTENER * times[1] else None

    def _possessed(self, part: Phrase) -> bool:
        first = self._text[slice(*part.span)].split(maxsplit=1)[0].casefold()
        return first in POSSESSIVES

    def _described(self, part: Phrase) -> Entity | None:
        """The entity last called by this noun, where its other words do not clash."""
        words = self._words(part)
        for entity in islice(reversed(self._called.get(lexicon().called(part.noun), {}).values()), MOST):
            fits = entity.plural == part.plural and self._fits(part, words, entity)
            if fits and not self._in_another_office(part, entity):
                return entity
        return None

    def _fits(self, part: Phrase, words: frozenset[str], entity: Entity) -> bool:
        bare = all(word.endswith("-based") or word == "monitoring" for word in words)
        if bare and part.definite and lexicon().called(part.noun) in map(lexicon().called, heads(entity)):
            return True
        for span in entity.descriptions:
            every = frozenset(self._text[slice(*span)].casefold().split()) - EMPTY
            theirs = without(every, part.noun)
            if not part.definite:
                if theirs == words:
                    return True
                continue
            if words <= theirs or (every and theirs <= words):
                return True
        return False

    def _words(self, part: Phrase) -> frozenset[str]:
        return without(frozenset(self._text[slice(*part.core)].casefold().split()) - EMPTY, part.noun)

    def _noun_chances(self, part: Phrase) -> tuple[float, ...]:
        kind = lexicon().kind_of(part.noun)
        return CHANCES_OF.get(kind or "", (0.4, 0.3, 0.0, 0.3))

    def _pronoun(self, event: Event, sort: str, sex: str) -> Meant | None:
        found = self._ranked(event, sort, sex, LEAST)
        if found and sex and not found.entity.sex:
            found.entity.sex = sex
        return found

    def _ranked(self, event: Event, sort: str, sex: str, least: float) -> Meant | None:
        part = event.phrase
        candidates = self._candidates(event, sort, sex)
        if not candidates:
            return None
        place = self._place(part)
        anaphor = self._seen.vector(part.core, ANAPHOR)
        speaker = self._speaker(part.span[0])
        words = [self._word_signals(part, one) for one in candidates]
        given = signals(
            place,
            anaphor,
            sex,
            candidates,
            self._last_cited,
            event.content,
            speaker,
            event.cited,
            words,
        )
        chances = self.weigh(part.span, sort, given, candidates)
        best = int(chances[:-1].argmax())
        if chances[best] < least:
            return None
        entity = candidates[best]
        return Meant(
            entity, "pronoun" if part.pronoun else "description", entity.last.span, float(chances[best])
        )

    def _word_signals(self, part: Phrase, one: Entity) -> tuple[bool, bool, bool]:
        if part.pronoun:
            return False, False, False
        words = self._words(part)
        shared = any(
            word.strip(".,'’\"-") in words
            for span in one.descriptions
            for word in self._text[slice(*span)].casefold().split()
        )
        kind = lexicon().kind_of(part.noun)
        return part.noun in one.nouns, shared, any(lexicon().kind_of(noun) == kind for noun in one.nouns)

    def weigh(self, mention: Span, sort: str, given: Floats, candidates: Sequence[Entity]) -> Floats:
        """Chances [C + 1] that the mention means each candidate, or none of them; training looks on here."""
        return self._ranker.chances(sort, given)

    def _speaker(self, at: int) -> Entity | None:
        """Who says the words that ``at`` stands in, where that is read already."""
        mention = self._speaker_at(at)
        meant = self.meant.get(mention) if mention else None
        return meant.entity if meant else None

    def _candidates(self, event: Event, sort: str, sex: str) -> list[Entity]:
        start = event.phrase.span[0]
        fits = _FITS[sort]
        found = (
            one
            for one in self._recent()
            if one.last.span[1] <= start and fits(one) and not (sex and one.sex and one.sex != sex)
        )
        if sort == "noun":
            found = (one for one in found if self._noun_fits(event.phrase, one))
        return list(islice(found, MOST))

    def _noun_fits(self, part: Phrase, one: Entity) -> bool:
        kind = lexicon().kind_of(part.noun)
        sex = lexicon().sexes.get(singular(part.noun), "")
        if sex and one.sex and sex != one.sex:
            return False
        if kind == "person":
            return one.person >= 0.5 and not part.plural and not self._in_another_office(part, one)
        if kind == "organisation" or kind == "media":
            return one.named is not None and one.person < 0.5 and not _is_another(part.noun, one)
        return False

    def _in_another_office(self, part: Phrase, one: Entity) -> bool:
        """Whether the report gives another office by the same noun: "the prime minister" is no finance minister."""
        said = self._words(part)
        if part.noun not in lexicon().offices:
            return False
        offices = [
            frozenset(self._text[slice(*span)].casefold().split()) - EMPTY for span in one.descriptions
        ]
        other = [without(words, part.noun) for words in offices if part.noun in words]
        return bool(said) and any(words and not words & said for words in other)

    def _recent(self) -> Iterator[Entity]:
        """Entities, the one mentioned last first."""
        return reversed(self._order.values())

    def _note(self, entity: Entity, event: Event) -> None:
        part = event.phrase
        entity.places.append(self._place(part))
        self._order.pop(id(entity), None)
        self._order[id(entity)] = entity
        if part.form == "noun":
            entity.nouns.add(part.noun)
            entity.sex = entity.sex or lexicon().sexes.get(singular(part.noun), "")
            if not part.plural and len(self._words(part)) > 0 and entity.named is None:
                entity.wording = max(entity.wording, part.main, key=lambda s: s[1] - s[0])
        if part.title:
            entity.nouns.add(part.title)
        for span in part.descriptions:
            self.describe(entity, span)
        for noun in (*entity.nouns, *heads(entity)):
            called = self._called.setdefault(lexicon().called(noun), {})
            called.pop(id(entity), None)
            called[id(entity)] = entity

    def describe(self, entity: Entity, span: Span) -> None:
        """Notes words of the report that say who the entity is."""
        if len(entity.descriptions) >= MOST_DESCRIPTIONS or span in entity.descriptions:
            return
        entity.descriptions.append(span)
        head = PREPOSITION.split(self._text[slice(*span)].casefold().replace("’", "'"), maxsplit=1)[0]
        for part in COORDINATED.split(head):
            words = [word.strip(".,;:()'\"") for word in part.split()]
            known = [i for i, word in enumerate(words) if lexicon().kind_of(word)]
            if known:
                noun = words[known[-1]]
                outlet = known[-1] > 0 and is_outlet(words[known[-1] - 1], noun)
                entity.nouns.add(OUTLET if outlet else noun)

    def _place(self, part: Phrase) -> Place:
        at = part.core[0]
        sentence = self._layout.sentence(at)
        first = sentence != self._last_sentence
        self._last_sentence = sentence
        vector = self._seen.vector(part.core, CANDIDATE)
        return Place(
            part.span,
            part.form,
            sentence,
            self._layout.paragraph(at),
            first,
            self._layout.quotation(at),
            vector,
        )


def _is_another(noun: str, one: Entity) -> bool:
    """Whether "the army", "the ministry" cannot be this: the publisher, an outlet, a body that is called otherwise."""
    known = lexicon()
    if noun not in known.of_state:
        return False
    called = {known.called(head) for head in heads(one)}
    outlet = one.named is not None and any(known.kind_of(word) == "media" for word in one.named.full.words)
    return one.publisher or outlet or bool(called and known.called(noun) not in called)


_FITS: Mapping[str, Callable[[Entity], bool]] = {
    "person": lambda one: one.person >= 0.2 and not one.plural,
    "they": lambda one: one.plural or one.body >= 0.3 or one.person >= 0.5,
    "it": lambda one: not one.plural and one.person < 0.6,
    "noun": lambda one: not one.plural,
}
