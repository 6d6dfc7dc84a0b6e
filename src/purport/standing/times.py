"""Time expressions of a report, each with its EDTF value against the date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from purport.standing.around import Around
from purport.standing.claim import Time
from purport.standing.dates import day_in
from purport.standing.forms import forms_for
from purport.standing.places import longest
from purport.standing.timewords import words
from purport.standing.values import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.report import Report, Span
    from purport.standing.forms import Form

_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]+ $")
_FOLLOWS = re.compile(r"[ -]([\w-]+)")
_UNTIL = re.compile(r"\b(?:until|till|by|to be \w+(?:ed|en|ld)(?: on)?) $", re.I)
_AS_ASCII = str.maketrans(
    "ıſ", "is"
)  # which match i and s in any case, and are no letters of the words listed
FIRST_YEAR, LAST_YEAR = 1000, 9000  # between which a report may have been published
LOOK_BACK = 90  # characters before a day in which its verb may stand


@dataclass(frozen=True, slots=True)
class Found:
    """An expression where it stands: its form and the match."""

    span: Span
    form: Form
    match: re.Match[str]


def times_of(report: Report, sentences: Iterable[Span]) -> tuple[Time, ...]:
    """The time expressions of a report's sentences in text order.

    ``value`` is an EDTF string to the day at the finest, None where nothing in the report anchors it; a report without
    a date of publication anchors only what is said in full.
    """
    around = Around(_published(report))
    out = []
    for start, end in sentences:
        for one in expressions(report.text, start, end):
            around.future, around.past = _tense(report.text, start, one.span[0])
            out.append(Time(one.span, value_of(one.form.name, one.match, around)))
    return tuple(out)


def _published(report: Report) -> date | None:
    """The day of publication; years such as 0001 and 9999 are what programs write where they know none."""
    try:
        found = date.fromisoformat(report.published[:10]) if report.published else None
    except ValueError:
        return None
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def expressions(text: str, start: int, end: int) -> list[Found]:
    """Of the expressions in a sentence those that no longer one holds, in text order."""
    return longest(_matches(text, start, end), lambda one: one.span)


def _matches(text: str, start: int, end: int) -> Iterator[Found]:
    sentence = text[start:end].translate(_AS_ASCII)
    for form in forms_for(sentence):
        for match in form.regex.finditer(sentence):
            span = match.span("e") if "e" in match.re.groupindex else match.span()
            if _is_time(sentence, form, match, span):
                yield Found(_trimmed(sentence, start, span), form, match)
    for match in words().fixed.finditer(sentence):
        yield Found((start + match.start(), start + match.end()), _FIXED, match)


def _trimmed(sentence: str, start: int, span: Span) -> Span:
    """Without white space and a comma at the end, which a form may take along."""
    words_ = sentence[slice(*span)]
    return start + span[0] + len(words_) - len(words_.lstrip()), start + span[0] + len(words_.rstrip(" ,"))


def _is_time(sentence: str, form: Form, match: re.Match[str], span: Span) -> bool:
    """Whether a match is no count ("in 2000 homes"), no name ("Theresa May"), no day of a month that has none such."""
    if form.name in ("year", "years"):
        following = _FOLLOWS.match(sentence, span[1])
        return not (following and following[1].casefold() in words().counted)
    if (
        form.name == "month"
        and "year" not in match.re.groupindex
        and match["month"] in ("May", "April", "June", "August")
    ):
        return "e" in match.re.groupindex or not _NAME_BEFORE.search(sentence[: match.start("month")])
    return form.name not in ("date", "figures", "iso") or day_in(form.name, match) is not False


def _tense(text: str, start: int, at: int) -> tuple[bool, bool]:
    """Whether the words before a day, back to its verb, speak of what is to come, and whether of what is past."""
    before = text[max(start, at - LOOK_BACK) : at]
    ahead = [match.end() for match in words().future.finditer(before)]
    past = [match.end() for match in words().past.finditer(before)]
    future = _UNTIL.search(before) is not None or bool(ahead and (not past or past[-1] < ahead[-1]))
    return future, bool(past) and not future


@dataclass(frozen=True, slots=True)
class _Fixed:
    name: str = "fixed"


_FIXED: Form = _Fixed()  # type: ignore[assignment]
