"""A progress bar on stderr, for more than one input and only where a person is looking."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from purport.export.safe import in_terminal

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Counts inputs, with their rate and, of a known ``total``, the time left; the bar appears with the second one.

    ``done`` says what becomes of a report, or of what else is counted (``what``).
    """

    def __init__(self, total: int | None = None, *, done: str = "", what: str = "reports") -> None:
        self._done = f" {done}" if done else ""
        self._what = what
        self._shown = sys.stderr.isatty()
        self._count = 0
        self._total = total
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def step(self, count: int = 1) -> None:
        """One more input is done, or more than one."""
        self._count += count
        if not self._shown or self._count < 2:
            return
        if self._total is not None and self._count > self._total:
            self._total = None  # there are more than there seemed to be
        if self._bar is None:
            self._start()
        assert self._bar is not None
        assert self._task is not None
        speed = self._bar.tasks[0].speed
        rate = f"{speed:.1f}/s" if speed else ""
        self._bar.update(
            self._task, completed=self._count, total=self._total, description=self._counted(), rate=rate
        )

    def say(self, line: str) -> None:
        """A line on stderr, above the bar."""
        if self._bar:
            self._bar.console.print(in_terminal(line), markup=False, highlight=False, soft_wrap=True)
        else:
            print(in_terminal(line), file=sys.stderr, flush=True)

    def _counted(self) -> str:
        of = "" if self._total is None else f" of {self._total}"
        return f"{self._count}{of} {self._what}{self._done}"

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        texts = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rate]}"))
        clock = TimeElapsedColumn() if self._total is None else TimeRemainingColumn()
        self._bar = Progress(SpinnerColumn(), *texts, clock, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(self._counted(), total=self._total, rate="")
        self._bar.start()
