"""Who says it: a source that the text leaves out, or another one than the report's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from purport.drift.candidate import Candidate
from purport.drift.side import meet
from purport.drift.words import content, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.candidate import Said
    from purport.drift.match import Place
    from purport.drift.meaning import Meaning
    from purport.drift.side import Sentence, Side
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


def attribution_lost(said: Said) -> Iterator[Candidate]:
    """A sentence, or the part of one, that the text tells as its own and the report has from a source."""
    sentence = said.match.sentence
    sourced = _sourced_spans(sentence)
    own = [word for word in said.match.words if not any(meet(word.span, part) for part in sourced)]
    if len(own) < 2:
        return
    stems = {word.stem for word in own}
    told = [(one, _voiced(one, stems)) for one in said.window]
    best = said.match.best
    near = [(one, voiced) for one, voiced in told if one.score >= NEARLY * best.score]
    voiced = told[0][1]
    claims = [claim for claim in best.sentence.claims if _from_source(claim)]
    spans = ((own[0].span[0], own[-1].span[1]),)
    elsewhere = _own_elsewhere(said, stems)
    yield Candidate(
        "attribution-lost",
        spans,
        best.report,
        _with_source(claims, best.sentence),
        {
            "voiced": voiced,
            "least voiced": min(one for _, one in near),
            "own elsewhere": elsewhere,
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


def source_changed(said: Said, meaning: Meaning) -> Iterator[Candidate]:
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
        stems = {w.stem for part in claim.spans for w in content(words(said.side.text, *part))}
        if not stems:
            continue
        yield from _other(said, claim, stems, meaning)


def _other(said: Said, claim: Claim, stems: set[str], meaning: Meaning) -> Iterator[Candidate]:
    given = claim.attribution
    assert given is not None
    ours = _phrases(said.side, claim)
    bearing = [
        (one, other, len(stems & _stems(said.against[one.report], other)) / len(stems))
        for one in said.match.places
        for other in one.sentence.claims
        if _from_source(other) or other.source is not None
    ]
    bearing = [entry for entry in bearing if entry[2] > 0.2]
    bearing.sort(key=lambda entry: -entry[2] - 0.3 * entry[0].score)
    top = [entry for entry in bearing if entry[2] >= NEARLY * bearing[0][2]] if bearing else []
    theirs = [_phrases(said.against[place.report], other) for place, other, _ in top]
    same = [_one(ours, phrases, meaning) for phrases in theirs]
    stem_same, like = max((a for a, _ in same), default=0.0), max((b for _, b in same), default=0.0)
    best = said.match.best
    mentioned = _mentioned(ours, best.sentence)
    place, other = (top[0][0], top[0][1]) if top else (best, None)
    theirs_spans = other.attribution.source_spans if other is not None and other.attribution else ()
    pronoun = given.source is not None and said.side.text[slice(*given.source_spans[0])].casefold() in (
        "he",
        "she",
        "they",
        "it",
        "who",
    )
    yield Candidate(
        "source-changed",
        given.source_spans,
        place.report,
        theirs_spans or (place.sentence.span,),
        {
            "same words": stem_same,
            "like": like,
            "mentioned there": mentioned,
            "known": _known(ours, said.against[place.report]),
            "claims": float(bool(top)),
            "bears": top[0][2] if top else 0.0,
            "generic": float(bool(_GENERIC.match(said.side.text[slice(*given.source_spans[0])]))),
            "pronoun": float(pronoun),
            "held": best.held,
            "best like": best.like,
            "publisher": float(claim.voice == "publisher"),
            "statement": float(given.act == "statement"),
            "confidence": given.confidence,
        },
        f"The report has it from {_name(other)}."
        if other is not None
        else "The report does not have it from them.",
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


def _own_elsewhere(said: Said, stems: set[str]) -> float:
    """The most of the words that any sentence of any report says as its own."""
    best = 0.0
    for side in said.against:
        for sentence in side.sentences:
            inside = [part for claim in sentence.claims if _from_source(claim) for part in claim.spans]
            own = {w.stem for w in sentence.content if not any(meet(w.span, part) for part in inside)}
            best = max(best, len(stems & own) / len(stems))
    return best


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


def _phrases(side: Side, claim: Claim) -> list[str]:
    """All that a text calls the source of a claim."""
    found = []
    if claim.attribution is not None:
        found += [side.text[slice(*part)] for part in claim.attribution.source_spans]
    if claim.source is not None:
        found += [part for part in (claim.source.name, claim.source.description) if part]
        found += [side.text[slice(*part)] for part in claim.source.mentions]
    return list(dict.fromkeys(found))


def _plain(phrases: Sequence[str]) -> set[str]:
    return {word.stem for phrase in phrases for word in content(words(phrase))}


def _one(ours: Sequence[str], theirs: Sequence[str], meaning: Meaning) -> tuple[float, float]:
    """How far two sources share a word of their names, and how like their names are."""
    a, b = _plain(ours), _plain(theirs)
    shared = len(a & b) / max(1, min(len(a), len(b)))
    named = [one for one in ours if one], [one for one in theirs if one]
    like = meaning.words(named[0]) @ meaning.words(named[1]).T
    return shared, float(like.max()) if like.size else 0.0


def _mentioned(ours: Sequence[str], sentence: Sentence) -> float:
    stems = _plain(ours)
    return len(stems & {word.stem for word in sentence.words}) / max(1, len(stems))


def _known(ours: Sequence[str], side: Side) -> float:
    """How much of what the text calls its source is anywhere in the report."""
    stems = _plain(ours)
    return len(stems & side.stems) / max(1, len(stems))


def _name(claim: Claim) -> str:
    return claim.source.name if claim.source else "somebody it does not name"
