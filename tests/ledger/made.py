"""Readings and processes that the ledger's tests share."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import faults
from purport.ledger.ledger import Ledger
from purport.report.text import report_from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.ledger.ledger import Prepared
    from purport.reading import Reader, Reading

ROOT = Path(__file__).parents[2]
TEXT = "Ada Quill said the lock had failed. The board denied that it was late."
HANGING = ("sources", "claims", "hedges", "checks", "times")


def read(reader: Reader, text: str = TEXT, **fields: Any) -> Reading:
    """The reading of a text with a report's other fields."""
    return reader.read(replace(report_from_text(text), **fields))


prepared = cache(faults.prepared)  # for the tests take the same readings, and reading takes long


def kept(path: Path, ready: Sequence[Prepared]) -> Path:
    """The file with prepared readings for another process."""
    path.write_bytes(pickle.dumps(list(ready)))
    return path


def process(program: str, *arguments: object) -> subprocess.Popen[str]:
    """A process of its own that runs a program."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def ask(place: object, query: str) -> list[tuple[Any, ...]]:
    """The rows that a ledger's database has for a query."""
    with Ledger(str(place)) as ledger, ledger.work() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]
