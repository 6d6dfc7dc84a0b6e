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
    """Counts inputs; the bar appears with the second one. ``done`` says what becomes of a report."""

    def __init__(self, done: str = "read") -> None:
        self._done = done
        self._shown = sys.stderr.isatty()
        self._count = 0
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
        if self._bar is None:
            self._start()
        assert self._bar is not None
        assert self._task is not None
        self._bar.update(self._task, completed=self._count)

    def say(self, line: str) -> None:
        """A line on stderr, above the bar."""
        if self._bar:
            self._bar.console.print(in_terminal(line), markup=False, highlight=False, soft_wrap=True)
        else:
            print(in_terminal(line), file=sys.stderr, flush=True)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        count = TextColumn(f"{{task.completed}} reports {self._done}")
        columns = (SpinnerColumn(), count, BarColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("read", total=None)
        self._bar.start()
