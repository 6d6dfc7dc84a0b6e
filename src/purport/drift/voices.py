"""Who says it: a source that the text leaves out, or another one than the report's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.drift.candidate import Candidate
from purport.drift.cited import PRONOUNS, acronym, cited, likeness, same_source, share_of
from purport.drift.side import meet
from purport.drift.words import content, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from purport.drift.candidate import Said
    from purport.drift.match import Place
    from purport.drift.side import Sentence, Side
    from purport.drift.words import Word
    from purport.report import Span
    from purport.standing import Claim

NEARLY = 0.8  # of the best place's score, from which another place says it too
_GENERIC = re.compile(
    r"^(?:the |an? |some |several |two |other |his |her |their |its )*(?:\w+ )?(?:officials?|sources?|authorities|"
    r"experts?|analysts?|researchers|scientists|residents|witnesses|activists?|reports?|police|government|spokes\w+|"
    r"statement|critics|company|monitors?|group|lawyers?|media|army|military|ministry|organi[sz]ation|agency|paper|"
    r"newspaper|site|website|study|he|she|they|it|who|people|family|documents?|data)$",
    re.I,
)

_COLON = re.compile(r"^[A-Z][^:.!?]{2,40}: ")  # “Officials: the bridge is safe”
_LABEL = re.compile(r"(?:\s[-–—]\s|:\s)[A-Z][\w’'. ]{1,40}$")


def attribution_lost(said: Said) -> Iterator[Candidate]:
    """A sentence, or the part of one, that the text tells as its own and the report has from a source."""
    sentence = said.match.sentence
    if _LABEL.search(sentence.text) or _COLON.match(sentence.text):
        return  # “The bridge is safe - officials”, “Officials: the bridge is safe”
    sourced = _sourced_spans(sentence)
    own = [word for word in said.match.words if not any(meet(word.span, part) for part in sourced)]
    if len(own) < 2:
        return
    stems = {word.stem for word in own}
    told = [(one, _voiced(one, stems)) for one in said.window]
    only = _only_voiced(said, stems)
    best = said.match.best
    near = [(one, voiced) for one, voiced in told if one.score >= NEARLY * best.score]
    voiced = told[0][1]
    claims = [claim for claim in best.sentence.claims if _from_source(claim)]
    spans = ((own[0].span[0], own[-1].span[1]),)
    elsewhere = _own_elsewhere(said, own)
    yield Candidate(
        "attribution-lost",
        spans,
        best.report,
        _with_source(claims, best.sentence),
        {
            "voiced": voiced,
            "least voiced": min(one for _, one in near),
            "own elsewhere": elsewhere,
            "only voiced": only,
            "lost": min(min(one for _, one in near), 1 - min(elsewhere, 1.0)) * best.score,
            "all voiced": voiced * only,
            "bare": min(one for _, one in near) * best.score * float(not sourced),
            "question": float(sentence.text.rstrip().endswith("?")),
            "held": best.held,
            "like": best.like,
            "near": float(said.match.near.mean()),
            "any source here": float(bool(sourced)),
            "share": len(own) / max(1, len(said.match.words)),
            "claims": float(bool(claims)),
            "doubted here": float(_doubted(sentence)),
            "act": float(any(c.attribution and c.attribution.act != "statement" for c in claims)),
            "named": float(any(c.source is not None and c.source.named for c in claims)),
            "sentences": float(min(len(said.side.sentences), 4)),
        },
        f"The report has it from {_name(claims[0])}; the text tells it as its own." if claims else "",
    )


def source_changed(said: Said) -> Iterator[Candidate]:
    """Each source that a sentence names, beside those the report has the same from."""
    sentence = said.match.sentence
    seen: set[Span] = set()
    for claim in sentence.claims:
        given = claim.attribution
        if given is None or not given.source_spans or given.source_spans[0] in seen:
            continue
        if not meet(sentence.span, given.source_spans[0]):
            continue
        seen.add(given.source_spans[0])
        ours = _weights(w for part in claim.spans for w in content(words(said.side.text, *part)))
        if ours:
            yield from _other(said, claim, ours)


def _other(said: Said, claim: Claim, stems: dict[str, float]) -> Iterator[Candidate]:
    given = claim.attribution
    assert given is not None
    ours = cited(said.side, claim)
    bearing = _bearing(said, claim, stems)
    top = [one for one in bearing if one.share >= NEARLY * bearing[0].share]
    theirs = [cited(said.against[one.place.report], one.claim) for one in top]
    outer = [
        cited(said.against[one.place.report], other)
        for one in top
        for other in one.place.sentence.claims
        if _from_source(other)
    ]
    best = said.match.best
    place, other = (top[0].place, top[0].claim) if top else (best, None)
    near = _around(said, place)
    words_ = said.side.text[slice(*given.source_spans[0])]
    spans = other.attribution.source_spans if other is not None and other.attribution else ()
    same = [same_source(said, ours, one) for one in theirs]
    names = max((share_of(ours.names, one.names | one.described) for one in theirs), default=0.0)
    yield Candidate(
        "source-changed",
        given.source_spans,
        place.report,
        spans or (place.sentence.span,),
        {
            "names": names,
            "same": max(same, default=0.0),
            "best same": same[0] if same else 0.0,
            "same or near": max(
                [*same, share_of(ours.every, near), *(same_source(said, ours, one) for one in outer)]
            ),
            "other": (1 - max([*same, share_of(ours.every, frozenset(w.stem for w in place.sentence.words))]))
            * (top[0].share if top else 0.0),
            "names in sentence": share_of(ours.names, frozenset(w.stem for w in place.sentence.words)),
            "names near": share_of(ours.names, near),
            "names known": share_of(ours.names, said.against[place.report].stems),
            "has names": float(bool(ours.names)),
            "they have names": float(any(one.names for one in theirs)),
            "conflict": float(bool(ours.names) and names == 0 and any(one.names for one in theirs)),
            "words": max((share_of(ours.every, one.every | one.described) for one in theirs), default=0.0),
            "words outer": max(
                (share_of(ours.every, one.every | one.described) for one in outer), default=0.0
            ),
            "words near": share_of(ours.every, near),
            "like": max((likeness(said, ours, one) for one in theirs), default=0.0),
            "head": max((float(ours.head == one.head) for one in theirs), default=0.0),
            "acronym": max((float(acronym(ours, one)) for one in theirs), default=0.0),
            "claims": float(bool(top)),
            "bears": top[0].share if top else 0.0,
            "bears like": top[0].like if top else 0.0,
            "several": float(len(top) > 1),
            "named": float(any(one.claim.source is not None and one.claim.source.named for one in top)),
            "generic": float(bool(_GENERIC.match(words_))),
            "pronoun": float(words_.casefold() in PRONOUNS),
            "held": best.held,
            "best like": best.like,
            "publisher": float(claim.voice == "publisher"),
            "statement": float(given.act == "statement"),
            "confidence": given.confidence,
            "within": float(claim.within is not None),
        },
        f"The report has it from {_name(other)}."
        if other is not None
        else "The report does not have it from them.",
    )


@dataclass(frozen=True, slots=True)
class _Bearing:
    """A claim of a report that says what one of ours says: the share of ours it has, and how like it is."""

    place: Place
    claim: Claim
    share: float
    like: float


def _bearing(said: Said, claim: Claim, stems: dict[str, float]) -> list[_Bearing]:
    found = []
    for place in said.match.places:
        side = said.against[place.report]
        for other in place.sentence.claims:
            if other.attribution is None or not other.attribution.source_spans:
                continue
            share = _weighed(stems, _stems(side, other))
            like = float(said.meaning.words([claim.text])[0] @ said.meaning.words([other.text])[0])
            if share > 0.2 or like > 0.5:
                found.append(_Bearing(place, other, 0.5 * share + 0.5 * like, like))
    return sorted(found, key=lambda one: -one.share)


def _around(said: Said, place: Place) -> frozenset[str]:
    """The stems of a sentence and the two before it."""
    side = said.against[place.report]
    number = place.sentence.number
    return frozenset(
        word.stem for one in side.sentences[max(0, number - 2) : number + 1] for word in one.words
    )


def _sourced_spans(sentence: Sentence) -> list[Span]:
    """What a source says in a sentence, who it is and the words between."""
    found = []
    for claim in sentence.claims:
        if _from_source(claim) and claim.attribution is not None:
            found += [*claim.spans, *claim.attribution.source_spans, *claim.attribution.cue_spans]
    return found


def _from_source(claim: Claim) -> bool:
    return claim.voice == "source" and claim.attribution is not None


def _voiced(place: Place, stems: set[str]) -> float:
    """The share of the words, of those that a place has, that stand in what a source says there."""
    shared = [word for word in place.sentence.content if word.stem in stems]
    inside = [part for claim in place.sentence.claims if _from_source(claim) for part in claim.spans]
    if not shared:
        return 0.5
    return sum(any(meet(word.span, part) for part in inside) for word in shared) / len(shared)


def _only_voiced(said: Said, stems: set[str]) -> float:
    """The share of the words that the reports have, and only in what sources say."""
    known = {stem for side in said.against for stem in side.stems} & stems
    own = {stem for side in said.against for stem in side.own}
    return len(known - own) / max(1, len(stems))


def _own_elsewhere(said: Said, found: Sequence[Word]) -> float:
    """The most of the words that any sentence of any report says as its own."""
    weights = _weights(found)
    best = 0.0
    for side in said.against:
        for sentence in side.sentences:
            inside = [part for claim in sentence.claims if _from_source(claim) for part in claim.spans]
            own = {w.stem for w in sentence.content if not any(meet(w.span, part) for part in inside)}
            best = max(best, _weighed(weights, own))
    return best


def _weights(found: Iterable[Word]) -> dict[str, float]:
    """Names and figures tell more than other words which matter is spoken of."""
    return {word.stem: 2.0 if word.name or word.digit else 1.0 for word in found}


def _weighed(ours: dict[str, float], theirs: frozenset[str] | set[str]) -> float:
    return sum(weight for stem, weight in ours.items() if stem in theirs) / max(1.0, sum(ours.values()))


def _with_source(claims: Sequence[Claim], sentence: Sentence) -> tuple[Span, ...]:
    spans = [
        part
        for claim in claims
        if claim.attribution
        for part in (*claim.attribution.source_spans, *claim.attribution.cue_spans, *claim.spans)
    ]
    spans = [part for part in spans if meet(part, sentence.span)]
    return ((min(a for a, _ in spans), max(b for _, b in spans)),) if spans else (sentence.span,)


def _doubted(sentence: Sentence) -> bool:
    return any(claim.hedges for claim in sentence.claims)


def _stems(side: Side, claim: Claim) -> set[str]:
    return {word.stem for part in claim.spans for word in content(words(side.text, *part))}


def _name(claim: Claim) -> str:
    return claim.source.name if claim.source else "somebody it does not name"
