"""How sure it is said to be: a doubt left out or brought in, a plan told as a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.drift.candidate import Candidate
from purport.drift.lexicon import lexicon
from purport.drift.likest import NOWHERE, likest
from purport.drift.markers import after, head, markers, over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.candidate import Said
    from purport.drift.finding import Kind
    from purport.drift.markers import Marker, Sort
    from purport.drift.match import Place
    from purport.drift.side import Sentence
    from purport.drift.words import Word
    from purport.report import Span

NEARLY = 0.8  # of a place's score, from which another place says it too


def doubt_lost(said: Said) -> Iterator[Candidate]:
    """A doubt of the report that the sentence does not have."""
    yield from _weaker(said, "doubt")


def raised(said: Said) -> Iterator[Candidate]:
    """A plan, wish or guess of the report that the sentence tells as settled."""
    yield from _weaker(said, "intent")


def _weaker(said: Said, sort: Sort) -> Iterator[Candidate]:
    sentence = said.match.sentence
    stems = {word.stem for word in said.match.words}
    sure = markers(sentence, "sure")
    anew = [one for one in sure if not any(one.text[:5] in _words(place.sentence) for place in said.window)]
    for place in said.window:
        for marker in markers(place.sentence, sort):
            if marker.bears_on & stems:
                yield _left_out(said, place, marker, sort, anew)
    if sort == "intent":
        for one in anew:
            yield _brought_in(said, one)


def _left_out(said: Said, place: Place, marker: Marker, sort: Sort, anew: list[Marker]) -> Candidate:
    """A marker of the report beside the words of ours that it bears on there."""
    sentence, match = said.match.sentence, said.match
    stems = {word.stem for word in match.words}
    covered = _after(place.sentence, marker)
    doubts, intents = markers(sentence, "doubt"), markers(sentence, "intent")
    heads = [likest(said, word, sentence) for word in head(place.sentence, marker.span)]
    first, second = heads[0] if heads else NOWHERE, heads[1] if len(heads) > 1 else NOWHERE
    both = [one for one in (first, second) if one.word is not None]
    spans = _scope(sentence, marker.bears_on)
    if both and both[0].word is not None:
        spans = _widened(sentence, both[0].word.span, before=3)
    signs = {
        "covers": len(stems & covered) / max(1, len(covered)),
        "of ours": len(stems & covered) / max(1, len(stems)),
        "bears": len(stems & marker.bears_on) / max(1, len(marker.bears_on)),
        "first": first.like,
        "second": second.like,
        "both": first.like * second.like,
        "first doubted": float(first.word is not None and over([*doubts, *intents], first.word)),
        "second doubted": float(second.word is not None and over([*doubts, *intents], second.word)),
        "first sure": float(any(one.word is not None and over(anew, one.word) for one in (first, second))),
        "modal": float(marker.text in ("may", "might", "could", "would", "should", "can")),
        "if": float(marker.text == "if"),
        "adjective": float(
            marker.text in ("alleged", "suspected", "possible", "apparent", "purported", "reported")
        ),
        "adverb": float(marker.text.endswith("ly")),
        "saying": float(marker.text.startswith(("claim", "accus", "suggest", "warn", "alleging", "alleges"))),
        "plans": float(
            marker.text.startswith(("plan", "consider", "propos", "hope", "hoping", "want", "expect"))
        ),
        "same word": float(marker.text[:5] in _words(sentence)),
        "ours doubt": float(bool(doubts)),
        "ours intent": float(bool(intents)),
        "ours sure": float(bool(anew)),
        "hedge": float(_hedge_at(place.sentence, marker.span)),
        "our hedges": float(any(claim.hedges for claim in sentence.claims)),
        "act": float(_acts_of(place.sentence) and not _acts_of(sentence)),
        "plain elsewhere": _plain_elsewhere(said, place, [one.word for one in both if one.word is not None]),
        "best place": float(place is said.window[0]),
        "held": place.held,
        "like": place.like,
        "negated": float(bool(markers(sentence, "negative"))),
        "source": float(any(claim.voice == "source" for claim in sentence.claims)),
        "anew": 0.0,
    }
    kind: Kind = "hedge-lost" if sort == "doubt" else "certainty-raised"
    word = said.against[place.report].text[slice(*marker.span)]
    if sort == "intent" and anew:
        spans = _widened(sentence, anew[0].span)
    theirs = _widened(place.sentence, marker.span)
    return Candidate(
        kind, spans, place.report, theirs, signs, f"The report says “{word}”; the text does not."
    )


def _brought_in(said: Said, marker: Marker) -> Candidate:
    """A word of certainty that the report does not have: signs of the same names, most of them nothing."""
    sentence, best = said.match.sentence, said.match.best
    doubts = [one for place in said.window for sort in _SOFT for one in markers(place.sentence, sort)]
    shared = [len(one.bears_on & marker.bears_on) / max(1, len(marker.bears_on)) for one in doubts]
    signs = dict.fromkeys(_left_out_signs(), 0.0) | {
        "bears": max(shared, default=0.0),
        "covers": len(after(sentence, marker.span) & best.sentence.stems)
        / max(1, len(after(sentence, marker.span))),
        "ours sure": 1.0,
        "held": best.held,
        "like": best.like,
        "act": float(_acts_of(best.sentence) and not _acts_of(sentence)),
        "adverb": float(marker.text.endswith("ly")),
        "modal": float(marker.text in ("will", "must")),
        "ours doubt": float(bool(markers(sentence, "doubt"))),
        "source": float(any(claim.voice == "source" for claim in sentence.claims)),
        "anew": 1.0,
    }
    spans = _widened(sentence, marker.span)
    return Candidate(
        "certainty-raised", spans, best.report, (best.sentence.span,), signs, "The report is less certain."
    )


def _left_out_signs() -> tuple[str, ...]:
    return (
        *(
            "covers",
            "of ours",
            "bears",
            "first",
            "second",
            "both",
            "first doubted",
            "second doubted",
            "first sure",
        ),
        *("modal", "if", "adjective", "adverb", "saying", "plans", "same word", "ours doubt", "ours intent"),
        *(
            "ours sure",
            "hedge",
            "our hedges",
            "act",
            "plain elsewhere",
            "best place",
            "held",
            "like",
            "negated",
        ),
        *("source", "anew"),
    )


_SOFT: tuple[Sort, ...] = ("doubt", "intent")


def _plain_elsewhere(said: Said, place: Place, found: Sequence[Word]) -> float:
    """Whether another place says it without a doubt: the words there that no marker bears on."""
    if not found:
        return 0.0
    stems = {word.stem for word in found}
    best = 0.0
    for other in said.match.places:
        if other is place or other.score < NEARLY * place.score:
            continue
        soft = [one for sort in _SOFT for one in markers(other.sentence, sort)]
        plain = {word.stem for word in other.sentence.content if not over(soft, word)}
        best = max(best, len(stems & plain) / len(stems))
    return best


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
        heads = [likest(said, word, best.sentence) for word in head(sentence, marker.span)]
        soft = [one for sort in _SOFT for one in markers(best.sentence, sort)]
        first, second = heads[0] if heads else NOWHERE, heads[1] if len(heads) > 1 else NOWHERE
        yield Candidate(
            "certainty-lowered",
            _widened(sentence, marker.span),
            best.report,
            (best.sentence.span,),
            {
                "first": first.like,
                "second": second.like,
                "first doubted": float(first.word is not None and over(soft, first.word)),
                "second doubted": float(second.word is not None and over(soft, second.word)),
                "theirs": float(max((n for _, _, n in close), default=0)) / max(1, len(marker.bears_on)),
                "theirs anywhere": float(max((n for _, _, n in theirs), default=0))
                / max(1, len(marker.bears_on)),
                "any there": float(any(place is best for place, _, _ in theirs)),
                "same word": float(any(one.text[:5] == marker.text[:5] for _, one, _ in theirs)),
                "modal": float(marker.text in ("may", "might", "could")),
                "adverb": float(marker.text.endswith("ly")),
                "saying": float(
                    marker.text in ("claim", "claims", "claimed", "accused", "accuses", "alleges")
                ),
                "suspect": float(marker.text.startswith(("suspec", "alleged"))),
                "plans": float(
                    marker.text.startswith(
                        ("plan", "consider", "propos", "hope", "hoping", "want", "expect", "think")
                    )
                ),
                "would": float(
                    marker.text in ("would", "should", "can", "ask", "asked", "asks", "urged", "urges")
                ),
                "best intent": float(bool(markers(best.sentence, "intent"))),
                "best doubt": float(bool(markers(best.sentence, "doubt"))),
                "act there": float(_acts_of(best.sentence)),
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


def _widened(sentence: Sentence, span: Span, before: int = 0) -> tuple[Span, ...]:
    """A marker with the words after it, to the fourth, and some before."""
    after_it = [word.span[1] for word in sentence.words if word.span[0] >= span[1]][:4]
    ahead = [word.span[0] for word in sentence.words if word.span[1] <= span[0]][-before:] if before else []
    return ((ahead[0] if ahead else span[0], after_it[-1] if after_it else span[1]),)


def _hedge_at(sentence: Sentence, span: Span) -> bool:
    return any(
        part[0] < span[1] and span[0] < part[1]
        for claim in sentence.claims
        for hedge in claim.hedges
        for part in hedge.spans
    )


def _acts_of(sentence: Sentence) -> bool:
    return any(
        claim.attribution is not None
        and claim.attribution.act in ("belief", "intention", "directive", "question")
        for claim in sentence.claims
    )
