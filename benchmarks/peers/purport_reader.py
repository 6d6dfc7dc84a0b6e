"""Purport itself, run as the peers are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.fields import of_reading
from purport import Reader
from purport.report.text import report_from_text

if TYPE_CHECKING:
    from collections.abc import Callable


def load(_: str | None = None) -> Callable[[str], list[dict[str, Any]]]:
    reader = Reader()

    def read(text: str) -> list[dict[str, Any]]:
        found = of_reading(reader.read(report_from_text(text)))
        return [one for one in found if one["cue"] and one["within"] is None]

    return read
