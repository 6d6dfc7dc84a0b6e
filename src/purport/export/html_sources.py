"""The list beside the report: each source with its claims, the publisher's own voice, who checked what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.export.box import OUTCOMES, box, verifier
from purport.export.html_report import hue, label
from purport.export.outline import NOBODY, facts, words
from purport.export.safe import in_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.export.html_report import Names
    from purport.export.outline import Entry, Outline
    from purport.reading import Reading
    from purport.report import Span
    from purport.sources import Source
    from purport.standing import Check, Claim, Time


@dataclass(frozen=True, slots=True)
class SourceList:
    """Writes the list; ``placed`` are the ids in the report that its links can lead to."""

    reading: Reading
    out: Outline
    names: Names
    placed: set[str]
    level: int

    def sections(self) -> Iterator[str]:
        """HTML of the list, section by section."""
        rows = box(self.reading, self.out)
        if rows:
            yield self._box(rows)
        yield self._heading("Who says what", self.level)
        if not self.out.said:
            yield "<p>The report attributes no claim to anyone.</p>\n"
        for number, source in enumerate(self.out.sources, 1):
            yield self._source(number, source)
        if self.out.own:
            yield self._own()
        if self.reading.checks:
            yield self._checks()

    def _box(self, rows: Iterable[tuple[str, str]]) -> str:
        items = "".join(
            f"<div><dt>{in_html(heading)}</dt><dd><bdi>{in_html(words_)}</bdi></dd></div>"
            for heading, words_ in rows
        )
        heading = self._heading("Sourcing", self.level)
        return f'<section class="sourcing">{heading}<dl>{items}</dl></section>\n'

    def _heading(self, words_: str, level: int) -> str:
        return f"<h{level}>{in_html(words_)}</h{level}>\n"

    def _source(self, number: int, source: Source | None) -> str:
        name = f"<bdi>{in_html(source.name)}</bdi>" if source else f"<i>{NOBODY.capitalize()}</i>"
        heading = f'<h{self.level + 1}><span class="number">{number}</span> {name}</h{self.level + 1}>'
        claims = "".join(self._claim(entry) for entry in self.out.by(number))
        about = _about(source) if source else ""
        return (
            f'<section class="source {hue(number)}" id="{self.names.page}-s{number}">{heading}{about}'
            f'<ul class="claims">{claims}</ul></section>\n'
        )

    def _own(self) -> str:
        publisher = self.reading.report.publisher
        of = f": <bdi>{in_html(publisher)}</bdi>" if publisher else ""
        heading = f"<h{self.level}>The publisher's own voice{of}</h{self.level}>"
        heading += '<p class="notes">stated, with no doubt shown, unless marked</p>'
        claims = "".join(self._claim(entry) for entry in self.out.own)
        return f'<section class="ownlist">{heading}<ul class="claims">{claims}</ul></section>\n'

    def _claim(self, entry: Entry) -> str:
        claim = entry.claim
        link = self._link(self.names.words_id(claim.id), label(entry), f"{entry.label}: go to these words")
        notes = _notes(self._claim_notes(entry))
        said = in_html(words(self.reading.report.text, claim.spans))
        return (
            f'<li id="{self.names.entry_id(claim.id)}" class="claim {self.names.key(claim.id)}">{link}'
            f'<div><p class="words" dir="auto"{self._lang()}>{said}</p>{notes}</div></li>'
        )

    def _claim_notes(self, entry: Entry) -> Iterator[str]:
        claim = entry.claim
        if claim.standing != "stated":
            yield f'<b class="standing st-{claim.standing}">{claim.standing}</b>'
        yield from self._how(claim)
        # The same word twice, of a headline and of the text, is one hedge to the eye.
        yield from dict.fromkeys(f"hedge {self._quoted(hedge.spans)}" for hedge in claim.hedges)
        yield from (self._time(time) for time in claim.times)
        if claim.within in self.names.keys:
            yield f"within {self._to_entry(claim.within)}"
        for number, check in enumerate(self.reading.checks, 1):
            if claim.id in check.of:
                yield f'check <a href="#{self.names.check_id(number)}">K{number}</a>'
        if entry.doubtful:
            yield "? doubtful attribution"

    def _time(self, time: Time) -> str:
        shown = f"time {self._quoted([time.span])}"
        return f"{shown} {in_html(time.value)}" if time.value else shown

    def _how(self, claim: Claim) -> Iterator[str]:
        attribution = claim.attribution
        if attribution is None:
            return
        if attribution.cue_spans:
            yield self._quoted(attribution.cue_spans)
        if attribution.manner != "indirect":
            yield f"{attribution.manner} quote"
        if attribution.act != "statement":
            yield attribution.act

    def _checks(self) -> str:
        items = "".join(self._check(number, check) for number, check in enumerate(self.reading.checks, 1))
        heading = f"<h{self.level}>Who checked what</h{self.level}>"
        return f'<section class="checks">{heading}<ul class="claims">{items}</ul></section>\n'

    def _check(self, number: int, check: Check) -> str:
        link = self._link(
            self.names.check_words_id(number), f"K{number}", f"Check {number}: go to these words"
        )
        notes = _notes(self._check_notes(check))
        return (
            f'<li id="{self.names.check_id(number)}" class="claim x{number}">{link}'
            f'<div><p class="who">{self._verifier(check)}</p>{notes}</div></li>'
        )

    def _check_notes(self, check: Check) -> Iterator[str]:
        found = "no answer" if check.no_answer else OUTCOMES[check.outcome]
        yield f'{check.aspect} <b class="standing oc-{check.outcome}">{found}</b>'
        if check.cue_spans:
            yield self._quoted(check.cue_spans)
        if check.object_spans:
            yield f"of {self._quoted(check.object_spans)}"
        if check.basis_spans:
            yield f"basis {self._quoted(check.basis_spans)}"
        if check.tie:
            yield f"tie: {in_html(check.tie)}"
        claims = ", ".join(self._to_entry(claim) for claim in check.of if claim in self.names.keys)
        if claims:
            yield f"bears on {claims}"

    def _verifier(self, check: Check) -> str:
        if check.verifier is None:
            return f"<i>{NOBODY.capitalize()}</i>"
        return f"<bdi>{in_html(verifier(self.reading, check))}</bdi>"

    def _link(self, target: str, shown: str, spoken: str) -> str:
        """A badge that leads to the words; plain where the report shows none of them."""
        if target not in self.placed:
            return f'<span class="badge" data-label="{in_html(shown)}"></span>'
        spoken = in_html(spoken)
        return f'<a class="badge" href="#{target}" aria-label="{spoken}" data-label="{in_html(shown)}"></a>'

    def _to_entry(self, claim: str) -> str:
        return f'<a href="#{self.names.entry_id(claim)}">{self.names.labels[claim]}</a>'

    def _quoted(self, spans: Iterable[Span]) -> str:
        found = in_html(words(self.reading.report.text, spans))
        return f'<q dir="auto"{self._lang()}>{found}</q>'

    def _lang(self) -> str:
        return language(self.reading.report.language)


def language(code: str | None) -> str:
    """The attribute that says in which language the report's words are; empty says that nobody knows."""
    return f' lang="{in_html(code or "")}"'


def _notes(notes: Iterable[str]) -> str:
    items = "".join(f"<span>{note}</span>" for note in notes)
    return f'<p class="notes">{items}</p>' if items else ""


def _about(source: Source) -> str:
    return _notes(f"<bdi>{in_html(fact)}</bdi>" for fact in facts(source))
