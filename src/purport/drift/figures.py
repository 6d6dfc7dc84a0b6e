"""Numbers, dates, places and names that the report does not have there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.drift.candidate import Candidate
from purport.drift.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.candidate import Said
    from purport.drift.side import Sentence
    from purport.report import Span

_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_NUMBERS: dict[str, float] = {word: float(n) for n, word in enumerate(_UNITS.split(), 2)} | {
    word: 10.0 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_NUMBERS |= {
    "dozen": 12,
    "half": 0.5,
    "quarter": 0.25,
    "third": 3,
    "second": 2,
    "first": 1,
    "fourth": 4,
    "fifth": 5,
}
_NUMBERS |= {
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "double": 2,
    "twice": 2,
    "one": 1,
}
_SCALE: dict[str, float] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
}
_SCALE |= {"k": 1000, "b": 1e9}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_FIGURE = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?\s?-?(?P<scale>(?i:hundred|thousand|million|billion|trillion|bn|m|k|b))?\b"
    r"|\b(?P<word>[A-Za-z]+)(?:-(?P<unit>[a-z]+))?(?:[ -](?P<times>hundred|thousand|million|billion))?\b"
)
_FRACTION = re.compile(
    r"^(?:one|two|three|four)-(?:third|quarter|fifth|sixth|half|tenth)s?$|^half$|^thirds$|^quarters$"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, day, month or name where it stands; ``of`` is the stem of the word after it."""

    sort: str  # "number", "fraction", "day", "month", "name"
    span: Span
    value: float | str
    of: str | None


def figures_of(sentence: Sentence) -> list[Figure]:
    """The figures of a sentence, those written in words too."""
    found = []
    for match in _FIGURE.finditer(sentence.text):
        value = _value(match)
        if value is None:
            continue
        sort, amount = value
        start = sentence.span[0] + match.start()
        end = start + len(match[0].rstrip(" -"))
        following = [word.stem for word in sentence.content if word.span[0] >= end][:1]
        found.append(Figure(sort, (start, end), amount, following[0] if following else None))
    taken = [one.span for one in found]
    for word in sentence.words:
        if word.name and len(word.text) > 2 and not any(a <= word.span[0] < b for a, b in taken):
            found.append(Figure("name", word.span, word.stem, None))
    return found


def _value(match: re.Match[str]) -> tuple[str, float | str] | None:
    if match["digits"]:
        number = match["digits"].replace(",", "")
        return "number", float(number) * _SCALE.get((match["scale"] or "").casefold(), 1)
    low = match["word"].casefold()
    whole = match[0].casefold()
    if (found := _FRACTION.search(whole)) is not None:
        return "fraction", found[0].rstrip("s")
    if low in _DAYS:
        return "day", low
    if match["word"][0].isupper() and (month := _month(low)):
        return "month", month
    if low in _NUMBERS and low not in ("one", "first", "second", "third", "half", "quarter"):
        value = float(_NUMBERS[low])
        unit = (match["unit"] or "").casefold()
        if unit in _NUMBERS and value >= 20:
            value += _NUMBERS[unit]
        return "number", value * _SCALE.get(match["times"] or "", 1)
    return None


def _month(low: str) -> str | None:
    for month in _MONTHS:
        if low == month or (len(low) >= 3 and low != "mar" and month.startswith(low) and len(low) <= 4):
            return month
    return None


def changed(said: Said) -> Iterator[Candidate]:
    """Each figure of a sentence that its best places do not have."""
    match = said.match
    window = [one.sentence for one in match.window]
    side = said.against[match.best.report]
    near = [figure for sentence in window for figure in figures_of(sentence)]
    every = [(one, figure) for each in said.against for one in each.sentences for figure in figures_of(one)]
    sentence = match.sentence
    for figure in figures_of(sentence):
        if _among(figure, near) or (figure.sort == "name" and _named(figure, window)):
            continue
        elsewhere = [one for one, other in every if _among(figure, [other])]
        if figure.sort == "name":
            elsewhere = [one for each in said.against for one in each.sentences if figure.value in _all(one)]
        others = [other for other in near if other.sort == figure.sort]
        matched = [other for other in others if not _among(other, figures_of(sentence))]
        like = [other for other in matched if other.of and other.of == figure.of]
        if _year(figure) and not any(_year(other) and other.of == figure.of for other in matched):
            continue  # “the 2024 awards”: the year that the report is of
        rounding = _rounded(sentence, figure)
        close = rounding and any(_close(figure, other) for other in others)
        theirs = like[:1] or (matched if len(matched) == 1 else [])  # else none stands plainly in its place
        yield Candidate(
            "figure-changed",
            (figure.span,),
            match.best.report,
            (theirs[0].span,) if theirs else (match.best.sentence.span,),
            {
                "elsewhere": float(bool(elsewhere)),
                "beside its word": float(any(_shares(one, sentence, figure) for one in elsewhere)),
                "another there": float(bool(matched)),
                "another of the same": float(bool(like)),
                "rounded": float(rounding),
                "close": float(close),
                "one off": float(any(_one_off(figure, other) for _, other in every)),
                "a sum": float(_summed(figure, near)),
                "small": float(isinstance(figure.value, float) and figure.value < 13),
                "fraction": float(figure.sort == "fraction"),
                "year": float(_year(figure)),
                "quoted": float(said.side.text.count('"', 0, figure.span[0]) % 2 == 1),
                "number": float(figure.sort == "number"),
                "day or month": float(figure.sort in ("day", "month")),
                "name": float(figure.sort == "name"),
                "as source": float(_in_source(sentence, figure.span)),
                "held": match.best.held,
                "like": match.best.like,
                "rest held": _rest(said, figure.span),
                "missing": float(1 - match.anywhere.mean()),
            },
            _why(side.text[slice(*theirs[0].span)] if theirs else None, elsewhere=bool(elsewhere)),
        )


def _why(nearest: str | None, *, elsewhere: bool) -> str:
    has = "The report has it of something else" if elsewhere else "The report does not have it"
    return f"{has}; the nearest there is “{nearest}”." if nearest else f"{has}."


def _all(sentence: Sentence) -> frozenset[str]:
    return frozenset(word.stem for word in sentence.words)


def _year(figure: Figure) -> bool:
    return isinstance(figure.value, float) and 1900 <= figure.value <= 2100


def _one_off(a: Figure, b: Figure) -> bool:
    """“22 others” of 23."""
    return (
        isinstance(a.value, float)
        and isinstance(b.value, float)
        and abs(a.value - b.value) == 1
        and a.value < 1000
    )


def _summed(figure: Figure, near: Sequence[Figure]) -> bool:
    """Whether a number is the sum or the difference of two that stand there."""
    values = [one.value for one in near if isinstance(one.value, float)]
    wanted = figure.value
    return isinstance(wanted, float) and any(
        wanted in (a + b, a - b) for i, a in enumerate(values) for j, b in enumerate(values) if i != j
    )


def _among(figure: Figure, others: Sequence[Figure]) -> bool:
    return any(figure.sort == other.sort and figure.value == other.value for other in others)


def _named(figure: Figure, window: Sequence[Sentence]) -> bool:
    return any(word.stem == figure.value for sentence in window for word in sentence.words)


def _rounded(sentence: Sentence, figure: Figure) -> bool:
    before = [word.text.casefold() for word in sentence.words if word.span[1] <= figure.span[0]][-3:]
    return bool(set(before) & lexicon().rounding)


def _close(a: Figure, b: Figure) -> bool:
    if not isinstance(a.value, float) or not isinstance(b.value, float):
        return False
    return abs(a.value - b.value) <= 0.15 * max(abs(a.value), abs(b.value))


def _shares(theirs: Sentence, ours: Sentence, figure: Figure) -> bool:
    """Whether a sentence that has the figure speaks of what stands beside it in ours."""
    near = [word.stem for word in ours.content if abs(word.span[0] - figure.span[1]) < 40]
    return len(set(near) & theirs.stems) >= 2


def _in_source(sentence: Sentence, span: Span) -> bool:
    spans = [part for one in sentence.claims if one.attribution for part in one.attribution.source_spans]
    return any(a <= span[0] < b for a, b in spans)


def _rest(said: Said, span: Span) -> float:
    """How far the words around a place are held by the best places."""
    kept = [
        float(near)
        for word, near in zip(said.match.words, said.match.near, strict=True)
        if not (span[0] <= word.span[0] < span[1])
    ]
    return sum(kept) / max(1, len(kept))
