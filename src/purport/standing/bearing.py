"""Which hedges bear on a claim: those that cover what it mainly says, and those on who says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.standing.lexicon import listed
from purport.standing.places import BySentence

if TYPE_CHECKING:
    from purport.sources import Source
    from purport.standing.draft import Draft
    from purport.standing.hedges import Found
    from purport.standing.notice import Noticed
    from purport.standing.places import Sentences

_ASIDE = re.compile(
    r"(?<!^)\b(?:which|who|whom|whose|what|whether|that|because|after|when|while|if|as|where|since|before|until|although|though|so|despite|but)\s",
    re.I,
)
_OPENS = re.compile(r"\s*[“\"‘']?\s*(?:that|if|whether)\s+", re.I)
_FROM = re.compile(r"\s*(?:to\s+be\s+)?(?:from|by|of)\b", re.I)
_COMPLEMENT = re.compile(
    r"\b(?:suggest\w*|indicat\w*|believ\w*|thinks?|thought|said|says|hopes?|hoped|expect\w*|add\w*|not(?:ed|es))"
    r" that\s",
    re.I,
)
_AND = re.compile(r"\band\s+\S*\s*$", re.I)
SUBJECT = 4  # words: “they”, “police in the town”
LONG = 6
RIGHT_BEFORE = 8  # characters between a hedge and a claim that it opens
FIRST_WORDS = 3  # of a claim, among which a doubt about a thing is about what the claim is of


class Bearing:
    """The hedges of a report by the claims they bear on."""

    def __init__(self, text: str, noticed: Noticed, sentences: Sentences) -> None:
        self._text, self._found, self._sentences = text, noticed.hedges, sentences
        self._near = BySentence(sentences, [((i, one), (one.span,)) for i, one in enumerate(self._found)])
        self._own = {id(one.speaker): i for i, one in enumerate(self._found) if one.speaker is not None}
        self._of_speakers = [i for i, one in enumerate(self._found) if self._doubts_who(one)]

    def on(self, claim: Draft) -> list[int]:
        """The numbers of the hedges that cover what the claim mainly says, or who is said to say it."""
        cues = claim.attribution.cue_spans if claim.attribution else ()
        out = [i for i, one in self._near.beside((*claim.spans, *cues)) if self._covers(one, claim)]
        if claim.source is not None and claim.voiced:
            out += [
                i for i in self._of_speakers if i not in out and self._names(self._found[i], claim.source)
            ]
        return out

    def _covers(self, one: Found, claim: Draft) -> bool:
        attribution = claim.attribution
        if one.speaker is not None and one.speaker is attribution:
            return True
        if one.sort == "topic":
            return False
        if attribution is not None and any(
            s < one.span[1] and one.span[0] < e for s, e in attribution.cue_spans
        ):
            return True
        start, end = claim.spans[0]
        if start <= one.span[0] < end:
            return self._is_main(one, start)
        same = self._sentences.at(one.span[0]) == self._sentences.at(start)
        return same and one.span[1] <= start and attribution is not None and self._opens(one, start, end)

    def _is_main(self, one: Found, start: int) -> bool:
        """Whether a hedge within a claim is in its main clause, or on the thing that it is about."""
        opens = _OPENS.match(self._text, start)
        before = self._text[opens.end() if opens and opens.end() <= one.span[0] else start : one.span[0]]
        words = len(before.split())
        if one.sort == "noun":
            return words < FIRST_WORDS and not _ASIDE.search(" " + before)
        if one.sort in ("says", "guesses"):
            return words <= SUBJECT
        if one.sort == "modal" and words > LONG and _AND.search(before):
            return False
        same = self._sentences.at(one.span[0]) == self._sentences.at(start)
        return same and not _ASIDE.search(_COMPLEMENT.sub(" ", before))

    def _opens(self, one: Found, start: int, end: int) -> bool:
        """Whether a hedge right before a claim covers its beginning: “It is believed that [S]”, “may [S]”."""
        return one.covers[0] < end and start < one.covers[1] and start - one.span[1] <= RIGHT_BEFORE

    def _doubts_who(self, one: Found) -> bool:
        """“A message purportedly from its leader”, “a purported new message”."""
        words = set(re.findall(r"[a-z]+", self._text[slice(*one.covers)].casefold())[:5])
        from_ = _FROM.match(self._text, one.span[1]) is not None
        media = bool(words & {*listed("checks")["objects"]["media"]}) and one.sort == "noun"
        return one.sort in ("clause", "noun") and (from_ or media)

    def _names(self, one: Found, source: Source) -> bool:
        """Whether a source is whom a doubtful thing is said to come from: named in what the hedge covers."""
        return any(one.covers[0] <= start and end <= one.covers[1] for start, end in source.mentions)
