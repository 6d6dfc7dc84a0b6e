"""Which claims of a report a check is about: those its object holds, those it points at, those that say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.standing.issue import content_words, same_word
from purport.standing.lexicon import listed, pattern
from purport.standing.places import BySentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.report import Span
    from purport.sources import Source
    from purport.standing.checks import Found
    from purport.standing.draft import Draft
    from purport.standing.notice import Noticed
    from purport.standing.places import Sentences

NEAR = 3  # sentences back in which what "the claim" means stands
RUN = 5  # sentences back in which the same source may have gone on
EVENT = 8  # sentences back in which "his death", "the discovery" was told
ALIKE = 0.6  # of the words of the shorter one, that two claims must share to say the same; set on the training part
HELD, HOLDS = (
    0.6,
    0.4,
)  # shares of an object and of a claim that both must have in common, for one to be the other
THINGS = ("authenticity", "origin", "identity", "time", "place")
_GENERIC = re.compile(
    r"^(?:any|all|the|its|his|her|their|direct|some)?\s*(?:(?:involvement|responsibility|wrongdoing|guilt|role|part|"
    r"doing so|any such thing|complicity|blame)\b|(?:that|it|them|this)$)",
    re.I,
)
_PLURAL = re.compile(
    r"\b(?:reports|claims|accounts|allegations|accusations|statements|figures|numbers|details)\b", re.I
)
_QUESTION = re.compile(r"(?:who|what|whether|if|when|where|how|why|that)\b", re.I)
_PLAIN = re.compile(
    r"(?:the|this|that|those|these|such) (?:claim|allegation|accusation|assertion|suggestion|report)s?", re.I
)
_ASKED = re.compile(r"(?:whether|if|about|information)$", re.I)
_DEFINITE = re.compile(r"^(?:the|his|her|its|their|this|that|these|those)\s", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as a check may be about it: its number, sentence and words that say something.

    ``denied`` of what somebody denies or dismisses; ``charged`` of what somebody accuses or blames somebody of.
    """

    number: int
    draft: Draft
    sentence: int
    text: str
    said: frozenset[str]
    denied: bool
    charged: bool

    @property
    def source(self) -> Source | None:
        return self.draft.source if self.draft.voiced else None


class Antecedents:
    """The claims of a report as checks may be about them."""

    def __init__(self, text: str, drafts: Sequence[Draft], sentences: Sentences, noticed: Noticed) -> None:
        self._text, self._sentences = text, sentences
        denials = {id(one.by) for one in noticed.checks if one.outcome == "refuted" and one.by}
        told = [self._told(n, one, denials) for n, one in enumerate(drafts)] if noticed.checks else []
        self._beside = BySentence(sentences, [(one, one.draft.spans) for one in told])
        self._asserted = [one for one in told if one.draft.asserted and not one.denied]
        self._sources = {id(one.draft.attribution): one.source for one in told if one.draft.attribution}

    def _told(self, number: int, one: Draft, denials: set[int]) -> Told:
        words = " ".join(self._text[start:end] for start, end in one.spans)
        sentence = self._sentences.at(one.spans[0][0])
        cues = one.attribution.cue_spans if one.attribution else ()
        charges = pattern("checks", "deny", "charges")
        charged = any(charges.search(self._text, *span) for span in cues)
        said = frozenset(content_words(words))
        return Told(number, one, sentence, words, said, id(one.attribution) in denials, charged)

    def of(self, check: Found, verifier: Source | None) -> list[int]:
        """The numbers of the claims that a check is about."""
        if check.object is None or (check.silent and not self._asks(check)):
            return []
        held = [one for one in self._beside.beside([check.object]) if _holds(check.object, one.draft.spans)]
        if check.judges:  # “dismissed the report as biased” says so; it does not dispute itself
            held = [one for one in held if not _is_of(one, verifier) and not one.denied]
        out = list(held)
        if check.aspect not in THINGS and not check.silent:
            others = [one for one in self._asserted if not _is_of(one, verifier)]
            out += self._pointed(check, others, verifier)
            if check.aspect == "responsibility" and check.outcome == "refuted":
                out += [one for one in others if _charges(one, verifier)]
        if check.outcome == "confirmed":
            out = [one for one in out if not self._vouches_for_itself(check, one, verifier)]
        return sorted({one.number for one in out})

    def _vouches_for_itself(self, check: Found, one: Told, verifier: Source | None) -> bool:
        """Whether a claim's own source confirms it, or says that others did: “they said the UN had confirmed it”."""
        if one.source is None or one.draft.attribution is check.by:
            return False
        return one.source is verifier or one.source is self._sources.get(id(check.within))

    def _asks(self, check: Found) -> bool:
        """Whether somebody would not answer a question that is a claim: “declined to say whether ...”."""
        assert check.object is not None
        cue = self._text[slice(*check.cue)]
        return _QUESTION.match(self._text, check.object[0]) is not None or _ASKED.search(cue) is not None

    def _pointed(self, check: Found, others: Sequence[Told], verifier: Source | None) -> list[Told]:
        assert check.object is not None
        words = self._text[slice(*check.object)]
        sentence = self._sentences.at(check.cue[0])
        before = [one for one in others if one.draft.spans[0][1] <= check.cue[0]]
        said_before = [one for one in before if one.source is not None]
        found = re.findall(r"[a-z]+", words.casefold())
        if set(found[:4]) & {*listed("checks")["objects"]["claims"]} or _GENERIC.match(words):
            return _meant_by_noun(check, words, said_before, sentence, verifier)
        if check.outcome == "confirmed" and _DEFINITE.match(words) and len(found) <= 5:
            return _event(words, before, sentence)
        said = content_words(words)
        if check.outcome == "pending" or check.nothing or len(said) < 2:
            return []
        found_alike = [one for one in said_before if alike(said, one.said)]
        if check.outcome == "confirmed":  # what is confirmed is all that a claim says, not a part of it
            return [one for one in found_alike if len(said & one.said) >= ALIKE * len(one.said)]
        return found_alike


def _is_of(one: Told, source: Source | None) -> bool:
    return source is not None and one.source is source


def _holds(object_: Span, spans: Sequence[Span]) -> bool:
    """Whether object and claim are much the same stretch; a clause within the object is not confirmed with it."""
    shared = sum(max(0, min(end, object_[1]) - max(start, object_[0])) for start, end in spans)
    length = sum(end - start for start, end in spans)
    return shared > HELD * (object_[1] - object_[0]) and shared > HOLDS * length


def _meant_by_noun(
    check: Found, words: str, others: Sequence[Told], sentence: int, verifier: Source | None
) -> list[Told]:
    """What "the claim", "those allegations", "involvement" mean; nothing where it may be anything."""
    unable = check.outcome == "unconfirmed"
    if unable and _PLURAL.search(words.split(" of ")[0]) and verifier and verifier.kind == "media":
        return list(others)
    recent = [one for one in others if sentence - one.sentence <= RUN]
    by_name = [one for one in recent if one.source and _named_in(one.source, words)]
    if by_name:
        return by_name
    said = content_words(words) - {word[:5] for word in listed("checks")["objects"]["claims"]}
    same = [one for one in others if len(said) >= 2 and alike(said, one.said)]
    if same:
        return same
    near = [one for one in recent if _accuses(one, verifier)]
    if not near and check.outcome != "refuted":
        near = [one for one in others if sentence - one.sentence <= NEAR]
    elif not near and _PLAIN.fullmatch(words):
        near = [one for one in others if sentence - one.sentence == 1]
    last = max((one.sentence for one in near), default=-1)
    first = [one for one in near if one.sentence == last]
    if unable and first:
        return [one for one in recent if any(one.source is other.source for other in first)]
    return first


def _named_in(source: Source, words: str) -> bool:
    last = source.name.split()[-1].removesuffix("s") if source.name.strip() else ""
    return len(last) > 2 and last in words and (source.named or source.kind == "organisation")


def _accuses(one: Told, verifier: Source | None) -> bool:
    """Whether a claim charges the denier with something: names it, or accuses, blames, alleges."""
    return one.charged or (verifier is not None and _named_in(verifier, one.text))


def _charges(one: Told, verifier: Source | None) -> bool:
    """Whether a claim charges the denier by name: “accused the regime of”."""
    if verifier is None or one.source is None or one.draft.attribution is None:
        return False
    return one.draft.attribution.act == "statement" and one.charged and _named_in(verifier, one.text)


def _event(words: str, others: Sequence[Told], sentence: int) -> list[Told]:
    """The last claim that told of “his death”, “the discovery”."""
    said = {same_word(word) for word in re.findall(r"[a-z]{4,}", words.casefold())}
    for one in reversed(others):
        if sentence - one.sentence <= EVENT and said & one.said:
            return [one]
    return []


def alike(said: set[str], theirs: frozenset[str]) -> bool:
    """Whether a claim says much the same as these words."""
    return len(theirs) >= 2 and len(said & theirs) >= max(2, ALIKE * min(len(said), len(theirs)))
