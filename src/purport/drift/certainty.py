"""How sure it is said to be: a doubt left out or brought in, a plan told as a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.drift.candidate import Candidate
from purport.drift.lexicon import lexicon
from purport.drift.markers import after, markers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.drift.candidate import Said
    from purport.drift.finding import Kind
    from purport.drift.markers import Marker
    from purport.drift.match import Place
    from purport.drift.side import Sentence
    from purport.report import Span


def doubt_lost(said: Said) -> Iterator[Candidate]:
    """A doubt of the report that the sentence does not have."""
    yield from _weaker(said, "doubt")


def raised(said: Said) -> Iterator[Candidate]:
    """A plan, wish or guess of the report that the sentence tells as settled."""
    yield from _weaker(said, "intent")


def _weaker(said: Said, sort: str) -> Iterator[Candidate]:
    sentence = said.match.sentence
    stems = {word.stem for word in said.match.words}
    found = [
        (place, marker, len(stems & _after(place.sentence, marker)), len(stems & marker.bears_on))
        for place in said.window
        for marker in markers(place.sentence, "doubt" if sort == "doubt" else "intent")
    ]
    found = [entry for entry in found if entry[3] > 0]
    if not found and sort == "doubt":
        return
    sure = markers(sentence, "sure")
    if not found and not sure:
        return
    found.sort(key=lambda entry: (-(entry[2] + 0.5 * entry[3]) * (0.5 + entry[0].score), entry[1].span))
    place, marker = (found[0][0], found[0][1]) if found else (said.match.best, None)
    covered = _after(place.sentence, marker) if marker else frozenset()
    ours_doubt, ours_intent = markers(sentence, "doubt"), markers(sentence, "intent")
    scope = _scope(sentence, marker.bears_on if marker else frozenset(stems))
    signs = {
        "marker": float(marker is not None),
        "covers": found[0][2] / max(1, len(covered)) if found else 0.0,
        "of ours": found[0][2] / max(1, len(stems)) if found else 0.0,
        "bears": found[0][3] / max(1, len(marker.bears_on)) if marker else 0.0,
        "modal": float(
            marker is not None and marker.text in ("may", "might", "could", "would", "should", "can")
        ),
        "saying": float(
            marker is not None and marker.text.startswith(("claim", "accus", "alleg", "suggest", "warn"))
        ),
        "same word": float(
            marker is not None and marker.text[:5] in {w.text.casefold()[:5] for w in sentence.words}
        ),
        "ours doubt": float(bool(ours_doubt)),
        "ours intent": float(bool(ours_intent)),
        "ours sure": float(bool(sure)),
        "sure anew": float(any(one.text[:5] not in _words(place.sentence) for one in sure)),
        "hedged claim": float(any(claim.hedges for claim in place.sentence.claims)),
        "our hedges": float(any(claim.hedges for claim in sentence.claims)),
        "act": float(_acts(place) and not _acts_of(sentence)),
        "best place": float(place is said.window[0]),
        "held": place.held,
        "like": place.like,
        "negated": float(bool(markers(sentence, "negative"))),
        "source": float(any(claim.voice == "source" for claim in sentence.claims)),
    }
    kind: Kind = "hedge-lost" if sort == "doubt" else "certainty-raised"
    theirs = (marker.span,) if marker else (place.sentence.span,)
    word = said.against[place.report].text[slice(*theirs[0])] if marker else ""
    why = f"The report says “{word}”; the text does not." if marker else "The report is less certain."
    spans = (sure[0].span,) if sort == "intent" and sure and signs["sure anew"] else scope
    if sort == "intent" and spans is not scope:
        spans = _widened(sentence, spans[0])
    yield Candidate(kind, spans, place.report, _widened(place.sentence, theirs[0]), signs, why)


def lowered(said: Said) -> Iterator[Candidate]:
    """A doubt of the sentence that the report does not have."""
    sentence = said.match.sentence
    for marker in [*markers(sentence, "doubt"), *_weak(sentence)]:
        theirs = [
            (place, one, len(one.bears_on & marker.bears_on))
            for place in said.match.places
            for sort in ("doubt", "intent")
            for one in markers(place.sentence, sort)
        ]
        close = [entry for entry in theirs if entry[0] in said.window]
        covered = _after(sentence, marker)
        best = _best(said, marker)
        yield Candidate(
            "certainty-lowered",
            _widened(sentence, marker.span),
            best.report,
            (best.sentence.span,),
            {
                "theirs": float(max((n for _, _, n in close), default=0)) / max(1, len(marker.bears_on)),
                "theirs anywhere": float(max((n for _, _, n in theirs), default=0))
                / max(1, len(marker.bears_on)),
                "any there": float(any(place is best for place, _, _ in theirs)),
                "same word": float(any(one.text[:5] == marker.text[:5] for _, one, _ in theirs)),
                "modal": float(marker.text in ("may", "might", "could")),
                "adverb": float(marker.text.endswith("ly")),
                "saying": float(marker.text.startswith(("claim", "accus", "alleg"))),
                "if": float(marker.text == "if"),
                "our intent": float(marker.sort == "intent"),
                "hedge": float(_hedge_at(sentence, marker.span)),
                "their hedge": float(any(claim.hedges for claim in best.sentence.claims)),
                "their standing": float(any(claim.standing != "stated" for claim in best.sentence.claims)),
                "disputed": float(
                    any(claim.standing in ("disputed", "unverified") for claim in best.sentence.claims)
                ),
                "negated": float(bool(markers(best.sentence, "negative"))),
                "held": best.held,
                "like": best.like,
                "covered held": len(covered & best.sentence.stems) / max(1, len(covered)),
            },
            f"The report says it without “{said.side.text[slice(*marker.span)]}”.",
        )


def _weak(sentence: Sentence) -> list[Marker]:
    return [one for one in markers(sentence, "intent") if one.text not in lexicon().doubt]


def _best(said: Said, marker: Marker) -> Place:
    return max(said.window, key=lambda one: len(one.sentence.stems & marker.bears_on) + one.score)


def _after(sentence: Sentence, marker: Marker | None) -> frozenset[str]:
    return after(sentence, marker.span) if marker else frozenset()


def _words(sentence: Sentence) -> set[str]:
    return {word.text.casefold()[:5] for word in sentence.words}


def _scope(sentence: Sentence, stems: frozenset[str]) -> tuple[Span, ...]:
    """The stretch of a sentence that has the words, without who says so."""
    inside = [word for word in sentence.content if word.stem in stems] or list(sentence.content)
    return ((inside[0].span[0], inside[-1].span[1]),) if inside else (sentence.span,)


def _widened(sentence: Sentence, span: Span) -> tuple[Span, ...]:
    """A marker with the words after it, to the third."""
    after_it = [word.span[1] for word in sentence.words if word.span[0] >= span[1]][:4]
    return ((span[0], after_it[-1]),) if after_it else (span,)


def _hedge_at(sentence: Sentence, span: Span) -> bool:
    return any(
        part[0] < span[1] and span[0] < part[1]
        for claim in sentence.claims
        for hedge in claim.hedges
        for part in hedge.spans
    )


def _acts(place: Place) -> bool:
    return _acts_of(place.sentence)


def _acts_of(sentence: Sentence) -> bool:
    return any(
        claim.attribution is not None
        and claim.attribution.act in ("belief", "intention", "directive", "question")
        for claim in sentence.claims
    )
