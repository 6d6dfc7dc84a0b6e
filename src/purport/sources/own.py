"""The report's own side: its publisher and who wrote it, as page, byline and dateline name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.report.lexicon import AGENCY
from purport.sources.entity import Entity
from purport.sources.kinds import publisher_is

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.report import Report, Span

BODY, PERSON = (0.0, 1.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0)
_BY = re.compile(r"\s*(?:[Bb]y|BY):?\s+")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: (?:[a-z]{2,3} )*[^\W\d_][\w.'’-]*){1,3}")
_APART = re.compile(r"\s*(?:,|\band\b|&|\n|\|)\s*")
_STAFF = re.compile(
    r"\b(?:staff|desk|editors?|agenc(?:y|ies)|correspondents?|reporters?|news|press|team)\b", re.I
)
OUTLET = re.compile(
    r"(?:this|our) (?:own )?(?:newspaper|paper|website|site|magazine|channel|station|news agency|agency|outlet|"
    r"network|programme|program|newsroom|publication|broadcaster)",
    re.I,
)
WRITER = re.compile(
    r"(?:this|our) (?:own )?(?:reporter|correspondent|writer|journalist|author|columnist|editor)", re.I
)


class Own:
    """Who speaks where the report says “we”, “I”, “this newspaper”, “our correspondent”, outside every quotation."""

    def __init__(self, report: Report, entities: Sequence[Entity]) -> None:
        self._report, self._entities = report, entities
        self._outlet: Entity | None = None
        self._writer: Entity | None = None

    def publisher(self) -> Entity:
        """The publisher, under the name that the text has for it if it has one."""
        if self._outlet is None:
            named = (one for one in self._entities if publisher_is(self._report, one))
            self._outlet = next(named, None) or Entity(BODY, elsewhere=self._agency())
            self._outlet.publisher = True
        return self._outlet

    def author(self) -> Entity | None:
        """The one person in the byline; None where nobody or more than one is named there."""
        if self._writer is None:
            names = tuple(dict.fromkeys([*self._report.authors, *self._bylines()]))
            people = [name for name in names if _NAME.fullmatch(name) and not _STAFF.search(name)]
            if len({name.casefold() for name in people}) == 1:
                self._writer = self._named(people[0]) or Entity(PERSON)
                self._writer.elsewhere = self._place(people[0])
        return self._writer

    def _named(self, name: str) -> Entity | None:
        """The source of that name, if the text speaks of it too."""
        full = name.casefold()
        return next(
            (
                one
                for one in self._entities
                if one.named and self._report.text[slice(*one.named.full.span)].casefold() == full
            ),
            None,
        )

    def _bylines(self) -> Iterable[str]:
        for block in self._report.blocks:
            if block.kind == "byline":
                words = self._report.text[slice(*block.span)]
                yield from _APART.split(_BY.sub("", words, count=1).strip())

    def _agency(self) -> tuple[str, Span | None] | None:
        """Of a report whose publisher is not known, the agency in its dateline: “LISBON (AP) —”."""
        if self._report.publisher:
            return self._report.publisher, None
        for block in self._report.blocks:
            match = re.search(rf"\b{AGENCY}\b", self._report.text[slice(*block.span)])
            if block.kind == "dateline" and match:
                return match[0], (block.span[0] + match.start(), block.span[0] + match.end())
        return None

    def _place(self, name: str) -> tuple[str, Span | None]:
        """A byline's name and where it stands, None where only the page's data hold it."""
        at = self._report.text.find(name)
        return name, (at, at + len(name)) if at >= 0 else None
