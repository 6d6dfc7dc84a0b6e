"""Yes for no: a denial or a negation that is dropped or turned; and a check that is told as more than it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.drift.candidate import Candidate
from purport.drift.markers import markers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.candidate import Said
    from purport.drift.markers import Marker
    from purport.drift.side import Sentence
    from purport.report import Span


def turned(said: Said) -> Iterator[Candidate]:
    """A sentence whose negations are others than those of its best places, or that admits what they deny."""
    sentence = said.match.sentence
    stems = {word.stem for word in said.match.words}
    ours = markers(sentence, "negative")
    admits = [one for one in markers(sentence, "positive") if one.text[:5] not in _words(said)]
    found = [
        (place, marker, len(stems & marker.bears_on))
        for place in said.window
        for marker in markers(place.sentence, "negative")
    ]
    found = [entry for entry in found if entry[2] > 0]
    found.sort(key=lambda entry: (-entry[2] * (0.5 + entry[0].score), entry[1].span))
    if not (found or ours or admits):
        return
    best = said.match.best
    place, marker = (found[0][0], found[0][1]) if found else (best, None)
    gap = (len(markers(best.sentence, "negative")) % 2) != (len(ours) % 2)
    checks = [one for place in said.window for one in place.sentence.checks]
    denied = any(one.outcome == "refuted" for one in checks)
    spans: tuple[Span, ...]
    if ours and not found:
        spans = _around(sentence, ours[0].span)
    elif admits:
        spans = _around(sentence, admits[0].span)
    else:
        spans = _covering(sentence, marker.bears_on if marker else frozenset())
    yield Candidate(
        "denial-lost",
        spans,
        place.report,
        _around(place.sentence, marker.span) if marker else (best.sentence.span,),
        {
            "theirs": float(bool(found)),
            "ours": float(bool(ours)),
            "dropped": float(bool(found) and not ours),
            "brought in": float(bool(ours) and not found),
            "odd": float(gap),
            "bears": found[0][2] / max(1, len(found[0][1].bears_on)) if found else 0.0,
            "of ours": found[0][2] / max(1, len(stems)) if found else 0.0,
            "ours bears": _share(sentence, best.sentence, ours),
            "best place": float(bool(found) and place is said.window[0]),
            "plain not": float(marker is not None and marker.text in ("not", "no", "never", "without")),
            "denies": float(marker is not None and marker.text.startswith(("den", "rej", "dism", "refu"))),
            "admits": float(bool(admits)),
            "admits a denial": float(bool(admits) and (denied or bool(found))),
            "denied": float(denied),
            "our check": float(any(one.outcome == "refuted" for one in sentence.checks)),
            "held": best.held,
            "like": best.like,
            "near": float(said.match.near.mean()),
        },
        f"The report says “{said.against[place.report].text[slice(*marker.span)]}”."
        if marker
        else "The report does not deny it.",
    )


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
    negative = markers(sentence, "negative")
    cue = cues[0].span if cues else checks[0].cue_spans[0]
    near = [one for place in said.window for one in markers(place.sentence, "negative")]
    place = window[0][0] if window else said.match.best
    yield Candidate(
        "check-overstated",
        _around(sentence, cue),
        place.report,
        _around(place.sentence, window[0][1].span) if window else (place.sentence.span,),
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
        "The report has no such check." if not window else "What the report says of the check is less.",
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


def _share(ours: Sentence, theirs: Sentence, found: Sequence[Marker]) -> float:
    stems: set[str] = set()
    for one in found:
        stems |= one.bears_on
    return len(stems & theirs.stems) / max(1, len(stems))


def _around(sentence: Sentence, span: Span) -> tuple[Span, ...]:
    """A marker with the words around it."""
    before = [word.span[0] for word in sentence.words if word.span[1] <= span[0]][-1:]
    after = [word.span[1] for word in sentence.words if word.span[0] >= span[1]][:5]
    return ((before[0] if before else span[0], after[-1] if after else span[1]),)


def _covering(sentence: Sentence, stems: frozenset[str]) -> tuple[Span, ...]:
    inside = [word for word in sentence.content if word.stem in stems] or list(sentence.content)
    return ((inside[0].span[0], inside[-1].span[1]),) if inside else (sentence.span,)
