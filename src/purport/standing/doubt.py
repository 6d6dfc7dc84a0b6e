"""Whose doubt a hedge is: the publisher's, or that of the source in whose words it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.standing.places import BySentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.sources import Source
    from purport.standing.draft import Draft
    from purport.standing.hedges import Found
    from purport.standing.places import Sentences

PUBLISHER = "publisher"
_OWN = re.compile(r"purport|reportedly|so-called", re.I)


def holder_id(source: Source | None) -> str:
    """The id by which a reading speaks of a source, or of the publisher."""
    return PUBLISHER if source is None or source.publisher else source.id


class Doubts:
    """The claims of a report, by the sentences in which hedges may stand."""

    def __init__(self, text: str, sentences: Sentences, drafts: Sequence[Draft]) -> None:
        self._text = text
        said = [one for one in drafts if one.attribution is not None]
        self._by_attribution = {id(one.attribution): one for one in said}
        self._said = BySentence(sentences, [(one, one.spans) for one in said])

    def whose(self, hedge: Found) -> str:
        """A source's id or "publisher".

        A guess ("police believe") is the guesser's own; a verb of distance ("he claims"), "so-called" and "reportedly"
        are the publisher's outside quotation marks, and nobody calls his own message purported.
        """
        if hedge.sort == "guesses" and hedge.speaker is not None:
            return holder_id(self._by_attribution[id(hedge.speaker)].source)
        holding = [
            (end - start, number, one)
            for number, one in enumerate(self._said.beside((hedge.span,)))
            for start, end in one.spans
            if start <= hedge.span[0] and hedge.span[1] <= end and one.attribution is not hedge.speaker
        ]
        if not holding:
            return PUBLISHER
        inner = min(holding)[2]
        assert inner.attribution is not None
        own = hedge.sort == "says" or _OWN.match(self._text, hedge.span[0])
        if own and inner.attribution.manner != "direct":
            return PUBLISHER
        return holder_id(inner.source)
