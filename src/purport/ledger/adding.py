"""Adds many inputs to a ledger, in order: what it holds is not read again, and reading goes on while it writes.

What is ready when the writing thread has time is written together, in one transaction, and given when that is
committed. Where reading takes longer than writing, that is one report; nothing waits for others to be ready.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from purport.errors import LedgerError
from purport.reading import Failure, loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from purport.ledger.keep import Kept
    from purport.ledger.ledger import Ledger, Prepared
    from purport.reading import Reader, Reading
    from purport.report import Report
    from purport.report.inputs import Input

AHEAD = 32  # readings that may wait to be written
TOGETHER = 500_000  # code points of texts written in one transaction, about: some tenths of a second


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


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What is to be written: a reading that is being prepared, or a report whose text the ledger holds."""

    name: str
    report: Report
    prepared: Future[Prepared] | None
    added: Future[Added | Failure]

    @property
    def ready(self) -> bool:
        return self.prepared is None or self.prepared.done()

    def failure(self) -> BaseException | None:
        """Why there is nothing to write; waits until what is being prepared is ready."""
        return self.prepared.exception() if self.prepared else None

    def given(self) -> Prepared | Report:
        return self.prepared.result() if self.prepared else self.report


class Adder:
    """Reads inputs and keeps them in a ledger, each whole or not at all.

    ``jobs`` threads prepare readings, one other writes them. Closing drops what has not begun and waits for what has.
    """

    def __init__(self, ledger: Ledger, reader: Reader, jobs: int = 1) -> None:
        self._seen, self._written = 0, 0  # each counted in one thread only
        self._ledger = ledger
        self._reader = reader
        self._under_way: set[str] = set()  # digests of texts that are read and not yet kept
        self._waiting: deque[_Waiting] = deque()  # to be written, in order
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
        for one in self._waiting:
            one.added.cancel()

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
        added: Future[Added | Failure] = Future()
        if isinstance(found, _Known):
            if found.kept:
                added.set_result(Added(name, found.report, found.kept))
                return added
            waiting = _Waiting(name, found.report, None, added)
        elif isinstance(found, Failure):
            added.set_result(found)
            return added
        else:
            waiting = _Waiting(name, found.report, self._prepare.submit(self._ledger.prepare, found), added)
        self._waiting.append(waiting)
        self._write.submit(self._write_ready)
        return added

    def _write_ready(self) -> None:
        """Writes the next that waits, and with it what follows and is ready too; it may be written already."""
        several: list[_Waiting] = []
        size = 0
        while self._waiting and (not several or (self._waiting[0].ready and size < TOGETHER)):
            one = self._waiting.popleft()
            failure = one.failure()
            if failure:
                one.added.set_exception(failure)
            else:
                several.append(one)
            size += len(one.report.text)
        if several:
            self._write_together(several)

    def _write_together(self, several: Sequence[_Waiting]) -> None:
        try:
            found = self._ledger.add_together([(one.given(), one.name) for one in several])
        except BaseException as error:
            for one in several:
                one.added.set_exception(error)
            raise
        for one, kept in zip(several, found, strict=True):
            self._under_way.discard(one.report.id)
            if isinstance(kept, LedgerError):
                one.added.set_exception(kept)
            else:
                self._written += 1
                one.added.set_result(Added(one.name, one.report, kept))
