"""The work behind the tools, in whichever thread asks: the model and the ledger are opened when first needed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from purport.mcp import short
from purport.mcp.gives import LINT_SCHEMA
from purport.mcp.inputs import day, moment, report_of, way_of
from purport.mcp.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from purport.mcp.settings import Settings
    from purport.reading import Reader, Reading
    from purport.report import Report

    Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A tool's result: by its schema for programs, and in short for those who read."""

    structured: dict[str, Any]
    text: str


class Engine:
    """What each tool does with arguments that its schema lets through. Raises :class:`purport.errors.PurportError`.

    One report is read at a time, with all cores; pages are fetched beside that.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._shelf = Shelf(settings)
        self._reading = Lock()
        self._reader: Reader | None = None

    def close(self) -> None:
        """Gives back the model's threads and the ledger."""
        with self._reading:
            if self._reader:
                self._reader.close()
            self._reader = None
        self._shelf.close()

    def read(self, asked: Asked) -> Answer:
        """The reading of one report."""
        from purport.reading import supplied

        published, publisher = moment(asked.get("published")), asked.get("publisher")
        report = supplied(report_of(asked, self._settings), published=published, publisher=publisher)
        reading = self._read(report)
        return Answer(reading.to_dict(), short.of_reading(reading))

    def check(self, asked: Asked) -> Answer:
        """What a text says otherwise than the reports that it rests on."""
        from purport.drift.checker import Checker

        text = report_of({"text": asked["text"]}, self._settings)
        against = [self._against(one, number) for number, one in enumerate(asked["against"])]
        with self._reader_alone() as reader:
            held = Checker(against, reader).held(text)
        return Answer(held.to_dict(), short.of_held(held))

    def lint(self, asked: Asked) -> Answer:
        """What newsrooms' rules find in one report."""
        from purport.lint import lint

        report = report_of(asked, self._settings)
        found = [one.to_dict() for one in lint(self._read(report))]
        about = {"id": report.id, "url": report.url, "title": report.title}
        return Answer({"schema": LINT_SCHEMA, "report": about, "findings": found}, short.of_lint(found))

    def search(self, asked: Asked) -> Answer:
        """What the ledger holds of some words."""
        from purport.errors import ServerError
        from purport.ledger import Asked as Wanted

        days = {name: day(asked.get(name), name) for name in ("since", "until")}
        limit = asked.get("limit", 20)
        wanted = Wanted(**{**asked, **days, "limit": limit + 1})
        if not wanted.words.strip() and not wanted.filters:
            raise ServerError("give words to search for, or a filter such as source")
        with self._shelf.ledger() as book:
            found = book.search(wanted)
        more, found = len(found) > limit, found[:limit]
        structured = {"what": wanted.what, "found": [one.to_dict() for one in found], "more": more}
        return Answer(structured, short.of_found(found, wanted.what, more=more))

    def corroborate(self, asked: Asked) -> Answer:
        """Who else says a claim, and from how many independent origins."""
        with self._shelf.ledger() as book:
            found = book.corroborate(asked["claim"])
        return Answer(found.to_dict(), short.of_corroboration(found))

    def _against(self, given: Asked, number: int) -> Report | Reading:
        place = f"against[{number}]"
        if way_of(given, place) == "report":
            with self._shelf.ledger() as book:
                return book.reading(given["report"])
        return report_of(given, self._settings, f"the text of {place}")

    def _read(self, report: Report) -> Reading:
        with self._reader_alone() as reader:
            return reader.read(report)

    @contextmanager
    def _reader_alone(self) -> Iterator[Reader]:
        from purport.reading import Reader

        with self._reading:
            if self._reader is None:
                self._reader = Reader()
            yield self._reader
