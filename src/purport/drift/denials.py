"""Yes for no: a denial or a negation that is dropped or turned; and a check that is told as more than it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.drift.candidate import Candidate
from purport.drift.likest import NOWHERE, likest
from purport.drift.markers import head, markers, over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.candidate import Said
    from purport.drift.markers import Marker
    from purport.drift.match import Place
    from purport.drift.side import Sentence
    from purport.drift.words import Word
    from purport.report import Span

WHOLE = 0.85  # of a sentence's words that the reports have, where they tell of the same check
SHOWN = 7  # words after a marker


def turned(said: Said) -> Iterator[Candidate]:
    """Each negation or denial of the best places that ours does not have there, and each of ours that they have not."""
    sentence = said.match.sentence
    stems = {word.stem for word in said.match.words}
    for place in said.window:
        for marker in markers(place.sentence, "negative"):
            if marker.bears_on & stems:
                yield _turned(said, place, marker, dropped=True)
    for marker in markers(sentence, "negative"):
        yield _turned(said, said.match.best, marker, dropped=False)


def _turned(said: Said, place: Place, marker: Marker, *, dropped: bool) -> Candidate:
    sentence, theirs = said.match.sentence, place.sentence
    here, there = (
        (theirs, sentence) if dropped else (sentence, theirs)
    )  # where the marker stands, and the other
    others = markers(there, "negative")
    admits = [one for one in markers(sentence, "positive") if one.text[:5] not in _words(said)]
    heads = [likest(said, word, there) for word in head(here, marker.span)]
    first, second = heads[0] if heads else NOWHERE, heads[1] if len(heads) > 1 else NOWHERE
    both = [one.word for one in (first, second) if one.word is not None]
    stems = {word.stem for word in said.match.words}
    checks = [one for each in said.window for one in each.sentence.checks]
    if not dropped:
        spans = _around(sentence, marker.span)
    elif admits:
        spans = _around(sentence, admits[0].span)
    else:
        spans = _around(sentence, both[0].span) if both else _covering(sentence, marker.bears_on)
    again = [one for each in said.match.places for one in markers(each.sentence, "negative")]
    bears = max((len(one.bears_on & marker.bears_on) for one in again), default=0) / max(
        1, len(marker.bears_on)
    )
    text = said.against[place.report].text
    return Candidate(
        "denial-lost",
        spans,
        place.report,
        _around(theirs, marker.span) if dropped else (theirs.span,),
        {
            "dropped": float(dropped),
            "first": first.like,
            "second": second.like,
            "both": first.like * second.like,
            "plain": max(
                one.like * float(one.word is not None and not over(others, one.word))
                for one in (first, second)
            ),
            "plain dropped": first.like * float(dropped and not others),
            "plain admits": first.like * float(dropped and bool(admits)),
            "new": float(not dropped) * (1 - bears) * first.like,
            "first negated": float(first.word is not None and over(others, first.word)),
            "second negated": float(second.word is not None and over(others, second.word)),
            "other has any": float(bool(others)),
            "odd": float(len(markers(sentence, "negative")) % 2 != len(markers(theirs, "negative")) % 2),
            "bears": len(stems & marker.bears_on) / max(1, len(marker.bears_on)) * float(dropped),
            "theirs bear": bears * float(not dropped),
            "best place": float(place is said.window[0]),
            "plain not": float(marker.text in ("not", "no", "never", "without", "neither", "nor", "none")),
            "contracted": float(marker.text.endswith(("n't", "n’t"))),
            "denies": float(marker.text.startswith(("den", "rej", "dism", "refu", "disp"))),
            "fails": float(marker.text.startswith(("fail", "declin", "unab"))),
            "rather": float(marker.text in ("rather", "hardly", "unlikely", "without")),
            "denies here": float(any(one.text.startswith(("den", "rej", "dism", "refu")) for one in others)),
            "admits": float(bool(admits)),
            "admits a denial": float(bool(admits) and marker.text.startswith(("den", "rej", "dism", "not"))),
            "refuted": float(any(one.outcome == "refuted" for one in checks)),
            "our check": float(any(one.outcome == "refuted" for one in sentence.checks)),
            "plain elsewhere": _plain_elsewhere(said, place, both) if dropped else 0.0,
            "held": place.held,
            "like": place.like,
            "near": float(said.match.near.mean()),
        },
        f"The report says “{text[slice(*_around(theirs, marker.span)[0])]}”."
        if dropped
        else "The report does not say no to it.",
    )


def _plain_elsewhere(said: Said, place: Place, found: Sequence[Word]) -> float:
    """Whether another place says the words without a negation."""
    stems = {word.stem for word in found}
    best = 0.0
    for other in said.match.places:
        if other is not place and stems:
            negative = markers(other.sentence, "negative")
            plain = {word.stem for word in other.sentence.content if not over(negative, word)}
            best = max(best, other.score * len(stems & plain) / len(stems))
    return best


def overstated(said: Said) -> Iterator[Candidate]:
    """Something called verified that the report does not call so."""
    sentence = said.match.sentence
    cues = markers(sentence, "check")
    checks = [one for one in sentence.checks if one.outcome == "confirmed"]
    if not cues and not checks:
        return
    theirs = [(place, one) for place in said.match.places for one in markers(place.sentence, "check")]
    window = [(place, one) for place, one in theirs if place in said.window]
    their_checks = [one for place in said.match.places for one in place.sentence.checks]
    open_ = [one for one in their_checks if one.outcome in ("unconfirmed", "pending")]
    done = [one for one in their_checks if one.outcome == "confirmed"]
    aspects = {one.aspect for one in done}
    held = float(said.match.near.mean())
    if not open_ and held >= WHOLE and aspects & {one.aspect for one in checks}:
        return  # the same check, in the same words
    negative = markers(sentence, "negative")
    cue = cues[0].span if cues else checks[0].cue_spans[0]
    near = [one for place in said.window for one in markers(place.sentence, "negative")]
    place = window[0][0] if window else said.match.best
    there = _around(place.sentence, window[0][1].span) if window else (place.sentence.span,)
    yield Candidate(
        "check-overstated",
        _around(sentence, cue),
        place.report,
        there,
        {
            "read as check": float(bool(checks)),
            "cues": min(len(cues), 3),
            "their cues": float(bool(window)),
            "their cues anywhere": float(bool(theirs)),
            "same cue": float(any(a.text[:5] == b.text[:5] for a in cues for _, b in window)),
            "left open": float(bool(open_)),
            "done": float(bool(done)),
            "same aspect": float(any(one.aspect in aspects for one in checks)),
            "denied here": float(bool(negative)),
            "denied there": float(bool(near)),
            "open verbs": float(any(_open(one.sentence) for one in said.window)),
            "independently": float(any(one.text == "independently" for one in cues)),
            "cue held": float(_held(said, cue)),
            "held": said.match.best.held,
            "like": said.match.best.like,
            "near": float(said.match.near.mean()),
        },
        f"The report says “{said.against[place.report].text[slice(*there[0])]}”."
        if window
        else "The report has no such check.",
    )


_OPEN = (
    "investig",
    "examin",
    "review",
    "testing",
    "trying",
    "working to",
    "not been",
    "could not",
    "unable",
    "await",
)


def _open(sentence: Sentence) -> bool:
    low = sentence.text.casefold()
    return any(word in low for word in _OPEN)


def _held(said: Said, span: Span) -> float:
    for word, near in zip(said.match.words, said.match.near, strict=True):
        if word.span[0] < span[1] and span[0] < word.span[1]:
            return float(near)
    return 0.0


def _words(said: Said) -> set[str]:
    return {word.text.casefold()[:5] for place in said.window for word in place.sentence.words}


def _around(sentence: Sentence, span: Span) -> tuple[Span, ...]:
    """A marker with the word before it and up to ``SHOWN`` after it, never past a comma."""
    start, end = span
    for word in reversed([word for word in sentence.words if word.span[1] <= span[0]][-1:]):
        if not _between(sentence, word.span[1], start).strip():
            start = word.span[0]
    for word in [word for word in sentence.words if word.span[0] >= span[1]][:SHOWN]:
        if any(mark in _between(sentence, end, word.span[0]) for mark in ",;:."):
            break
        end = word.span[1]
    return ((start, end),)


def _between(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[start - sentence.span[0] : end - sentence.span[0]]


def _covering(sentence: Sentence, stems: frozenset[str]) -> tuple[Span, ...]:
    inside = [word for word in sentence.content if word.stem in stems] or list(sentence.content)
    return ((inside[0].span[0], inside[-1].span[1]),) if inside else (sentence.span,)
