"""Runs the command line as people do: a process of its own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAIN = [sys.executable, "-c", "from purport.cli import main; main()"]


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on stderr."""
        (line,) = self.err.splitlines()
        return line


def purport(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Done:
    command = [*MAIN, *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False)
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
