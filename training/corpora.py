"""Corpora read from where they lie: PolNeAR's articles with every annotator's attributions."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from purport.report import Span


@dataclass(frozen=True)
class Article:
    """One article: text and, by annotator, attributions ``{"source", "cue", "content"}`` of spans; gold first."""

    id: str
    text: str
    annotations: tuple[tuple[dict[str, list[Span]], ...], ...]

    @property
    def gold(self) -> tuple[dict[str, list[Span]], ...]:
        return self.annotations[0]


def read_polnear(path: Path) -> list[Article]:
    """Articles of a ``polnear-*.jsonl`` or ``.jsonl.gz`` file."""
    return [
        Article(row["id"], row["text"], tuple(tuple(a["attributions"]) for a in row["annotations"]))
        for row in _rows(path)
    ]


def paragraphs(text: str) -> list[Span]:
    """The non-empty lines of a text."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            yield json.loads(line)
