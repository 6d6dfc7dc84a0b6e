"""BBC Citron, from a clone of bbc/citron with its model and its own pinned libraries installed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers.spans import attribution

if TYPE_CHECKING:
    from collections.abc import Callable


def load(path: str | None = None) -> Callable[[str], list[dict[str, Any]]]:
    """``path`` is the clone; its newest English model is taken."""
    clone = Path(path or ".")
    sys.path.insert(0, str(clone))
    from citron.citron import Citron  # type: ignore[import-not-found]

    citron = Citron(str(max((clone / "models").glob("en_*"))))

    def read(text: str) -> list[dict[str, Any]]:
        return [
            attribution(
                0,
                source=[(span.start_char, span.end_char) for span in quote.sources],
                cue=[(quote.cue.start_char, quote.cue.end_char)],
                content=[(span.start_char, span.end_char) for span in quote.contents],
            )
            for quote in citron.get_quotes(citron.nlp(text), resolve_coreferences=False)
        ]

    return read
