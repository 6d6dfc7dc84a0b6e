"""Readers in processes of their own, which share one graphics card: it waits for nobody's tokens."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from purport.reading import Failure, Reader, Reading
    from purport.report import Report

CHUNK = 256  # reports: what a process is given at a time
AHEAD = 2  # chunks for each process, so that none waits


class Workers:
    """``jobs`` processes, each with a reader on ``device``; results come in the order of the reports."""

    def __init__(self, jobs: int, device: str) -> None:
        self._read = partial(_read, device)
        self._most = jobs * AHEAD
        self._pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))

    def read(self, reports: Iterable[Report | Failure]) -> Iterator[Reading | Failure]:
        """A reading for each report; failures pass through in their place."""
        left = iter(reports)
        waiting: deque[Future[list[Reading | Failure]]] = deque()
        while chunk := list(islice(left, CHUNK)):
            waiting.append(self._pool.submit(self._read, chunk))
            if len(waiting) >= self._most:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def close(self) -> None:
        """Ends the processes; chunks that have not begun are dropped."""
        self._pool.shutdown(cancel_futures=True)


def _read(device: str, reports: list[Report | Failure]) -> list[Reading | Failure]:
    return list(_own_reader(device).read_reports(reports))


@cache
def _own_reader(device: str) -> Reader:
    from purport.reading import Reader

    return Reader(device=device)
