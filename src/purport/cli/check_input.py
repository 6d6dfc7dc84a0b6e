"""What ``purport check`` is asked, and each text held against the reports as it comes."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from purport.cli.check_reports import Against, named_reports, noted
from purport.cli.check_texts import one_text, text_lines
from purport.cli.options import default_jobs
from purport.cli.wrong import Wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.cli.check_texts import Ids
    from purport.cli.progress import Progress
    from purport.drift import Held, Kind
    from purport.drift.checker import Checker
    from purport.reading import Reader, Reading
    from purport.report import Limits, Report


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the texts and the reports are, and what is known of them beside."""

    text: str | None
    words: str | None
    texts: str | None
    against: tuple[str, ...]
    ledger: str | None
    published: str | None
    publisher: str | None
    limits: Limits

    @property
    def many(self) -> bool:
        return self.texts is not None

    @property
    def files(self) -> list[str]:
        """What no output may be written over."""
        return [one for one in (self.text, self.texts, self.ledger, *self.against) if one is not None]

    def mind(self) -> None:
        """Raises :class:`Wrong` for what cannot be meant."""
        given = sum(one is not None for one in (self.text, self.words, self.texts))
        if given == 0:
            raise Wrong("no text to hold against the reports; give a file, a URL or -, or words with --text")
        if given > 1:
            raise Wrong("more than one of TEXT, --text and --texts; give one of them")
        if not self.against:
            raise Wrong("nothing to hold the text against; give reports with --against")
        if [self.text, self.texts, *self.against].count("-") > 1:
            raise Wrong("standard input (-) is named twice and can be read once; give the other as a file")

    def dated(self, text: Report) -> Report:
        """A text that states no date has that of its reports."""
        return replace(text, published=text.published or self.published)


@dataclass(frozen=True, slots=True)
class Checked:
    """A text held against reports: what was found, what the text is called, its own ``id`` if any, and the reports."""

    held: Held
    name: str
    id: str | int | None
    reports: tuple[str, ...]

    @property
    def called(self) -> str:
        return self.name if self.id is None else str(self.id)


class Checking:
    """Each text with its findings, in order, as they come.

    ``found`` says whether there was one of ``kinds``, ``failed`` whether some text could not be read. Raises
    :class:`Wrong` where a report, or the only text, cannot be read.
    """

    def __init__(
        self, asked: Asked, kinds: frozenset[Kind], threshold: float | None, progress: Progress
    ) -> None:
        self.found = False
        self.failed = False
        self._asked = asked
        self._kinds = kinds
        self._threshold = threshold
        self._progress = progress

    def __iter__(self) -> Iterator[Checked]:
        from purport.drift.checker import THRESHOLD, Checker
        from purport.reading import Reader

        least = THRESHOLD if self._threshold is None else self._threshold
        asked = self._asked
        only = None if asked.texts is not None else one_text(asked.text, asked.words, asked.limits)
        with Reader(default_jobs()) as reader:
            against = named_reports(asked, reader, self._progress)
            checker = Checker([one.reading for one in against], reader)
            if only is not None:
                name, report = only
                yield self._checked(checker, reader.read(asked.dated(report)), name, None, against, least)
                return
            for name, id, reading in self._readings(reader):
                yield self._checked(checker, reading, name, id, against, least)
                self._progress.step()

    def _checked(
        self,
        checker: Checker,
        text: Reading,
        name: str,
        id: str | int | None,
        against: list[Against],
        least: float,
    ) -> Checked:
        held = checker.held(text, least)
        self.found = self.found or any(one.kind in self._kinds for one in held.findings)
        return Checked(held, name, id, tuple(one.name for one in against))

    def _readings(self, reader: Reader) -> Iterator[tuple[str, str | int | None, Reading]]:
        """Of the lines of ``--texts`` those that can be read; of the others a line on stderr."""
        from purport.reading import Failure

        assert self._asked.texts is not None
        ids: Ids = {}
        names: deque[str] = deque()

        texts = text_lines(self._asked.texts, ids, self._asked.limits)
        for result in reader.read_inputs(noted(texts, names), self._asked.dated):
            name = names.popleft()
            if isinstance(result, Failure):
                self.failed = True
                self._progress.say(f"purport: {result.reason}")
                self._progress.step()
            else:
                yield name, ids.pop(name, None), result
