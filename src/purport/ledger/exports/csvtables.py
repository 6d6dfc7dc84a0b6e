"""Flat tables as CSV (RFC 4180 in UTF-8, lines ending in a line feed), safe to open in a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises against CSV injection.
So does one that has apostrophes before such a beginning already: to take one away from every cell that matches
:data:`FORMULA` gives back exactly what stood there.
"""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from purport.ledger.exports.columns import TABLES
from purport.ledger.exports.folder import folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def write_csv(rows: Iterable[tuple[str, list[dict[str, Any]]]], path: Path) -> None:
    """Writes ``TABLE.csv`` for every table into the folder. Raises :class:`purport.errors.OutputError`."""
    with folder(path) as opened, ExitStack() as files:
        writers = {}
        for name, columns in TABLES.items():
            file = files.enter_context(io.TextIOWrapper(opened(f"{name}.csv"), "utf-8", newline=""))
            writers[name] = csv.writer(file, lineterminator="\n")
            writers[name].writerow(columns)
        for name, some in rows:
            writers[name].writerows([cell(row.get(column)) for column in TABLES[name]] for row in some)


def cell(value: Any) -> str:
    """A value as a cell: JSON for lists and the like, "true" and "false", nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if FORMULA.match(value) else value
    return json.dumps(value, ensure_ascii=False)
