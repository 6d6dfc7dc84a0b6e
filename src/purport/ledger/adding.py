"""Adds many inputs to a ledger, in order: what it holds is not read again, and reading goes on while it writes."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from purport.reading import Failure, loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from purport.ledger.keep import Kept
    from purport.ledger.ledger import Ledger, Prepared
    from purport.reading import Reader, Reading
    from purport.report import Report
    from purport.report.inputs import Input

AHEAD = 32  # readings that may wait to be written


@dataclass(frozen=True, slots=True)
class Added:
    """An input whose report the ledger holds, and what became of it."""

    input: str
    report: Report
    kept: Kept

    def to_dict(self) -> dict[str, Any]:
        return {
            "input": self.input,
            "report": self.kept.report,
            "sha256": self.report.id,
            "new": self.kept.new,
            "version": self.kept.version,
            "seen": self.kept.seen,
            "links": sum(self.kept.links.values()),
        }


@dataclass(frozen=True, slots=True)
class _Known(Failure):
    """An input that needs no reading: a reader passes it through. ``kept`` is None where its page is new."""

    report: Report
    kept: Kept | None


class Adder:
    """Reads inputs and keeps them in a ledger, each in one unit of work.

    ``jobs`` threads prepare readings, one other writes them. Closing drops what has not begun and waits for what has.
    """

    def __init__(self, ledger: Ledger, reader: Reader, jobs: int = 1) -> None:
        self._seen, self._written = 0, 0  # each counted in one thread only
        self._ledger = ledger
        self._reader = reader
        self._under_way: set[str] = set()  # digests of texts that are read and not yet kept
        self._prepare = ThreadPoolExecutor(jobs)
        self._write = ThreadPoolExecutor(1)

    @property
    def kept(self) -> int:
        """How many of the inputs the ledger holds by now."""
        return self._seen + self._written

    def __enter__(self) -> Adder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the threads; a step that has begun is finished."""
        self._write.shutdown(cancel_futures=True)
        self._prepare.shutdown(cancel_futures=True)

    def add(
        self, inputs: Iterable[Input], fill_in: Callable[[Report], Report] = lambda report: report
    ) -> Iterator[Added | Failure]:
        """What became of each input, in order, given when it is kept; ``fill_in`` may say what a report lacks."""
        names: deque[str] = deque()
        waiting: deque[Future[Added | Failure]] = deque()
        for found in self._reader.read_reports(self._reports(inputs, fill_in, names)):
            waiting.append(self._begin(names.popleft(), found))
            while waiting and (waiting[0].done() or len(waiting) > AHEAD):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _reports(
        self, inputs: Iterable[Input], fill_in: Callable[[Report], Report], names: deque[str]
    ) -> Iterator[Report | Failure]:
        for one in inputs:
            names.append(one.name)
            found = loaded(one, fill_in)
            yield found if isinstance(found, Failure) else self._known(one.name, found) or found

    def _known(self, name: str, report: Report) -> _Known | None:
        digest = report.id
        kept = self._ledger.seen(report)
        if kept is None and digest not in self._under_way and not self._ledger.holds([digest]):
            self._under_way.add(digest)
            return None
        self._seen += kept is not None
        return _Known(name, "its text is in the ledger", report, kept)

    def _begin(self, name: str, found: Reading | Failure) -> Future[Added | Failure]:
        if isinstance(found, _Known):
            return self._write.submit(self._keep_appearance, found)
        if isinstance(found, Failure):
            return self._write.submit(lambda: found)
        return self._write.submit(self._keep, name, self._prepare.submit(self._ledger.prepare, found))

    def _keep(self, name: str, prepared: Future[Prepared]) -> Added:
        one = prepared.result()
        report = one.reading.report
        kept = self._ledger.add_prepared(one, read_from=name)
        self._under_way.discard(one.lineage.digest)
        self._written += 1
        return Added(name, report, kept)

    def _keep_appearance(self, one: _Known) -> Added:
        if one.kept:
            return Added(one.name, one.report, one.kept)
        kept = self._ledger.add_appearance(one.report, read_from=one.name)
        self._written += 1
        return Added(one.name, one.report, kept)
