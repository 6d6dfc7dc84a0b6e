"""Times by their distance from the day of publication, or from the date spoken of before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from purport.standing.dates import weekday
from purport.standing.edtf import When, back, month_of, moved, on, stretch, week_of, weekend_of
from purport.standing.timewords import words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from purport.standing.around import Around, Value


def days_away(days: int) -> Callable[[re.Match[str], Around], Value]:
    def value(match: re.Match[str], around: Around) -> Value:
        return on(around.published + timedelta(days=days)) if around.published else None

    return value


def overnight(match: re.Match[str], around: Around) -> Value:
    today = around.published
    return stretch(today - timedelta(days=1), today) if today else None


def clock(match: re.Match[str], around: Around) -> Value:
    """The day that a clock time belongs to: the one said with it, else the one spoken of last."""
    given = match.groupdict()
    if given.get("weekday"):
        return weekday(match, around)
    said = (given.get("day") or "").casefold()
    if said in ("yesterday", "today", "tonight", "tomorrow"):
        return days_away({"yesterday": -1, "tomorrow": 1}.get(said, 0))(match, around)
    return around.spoken


def this(match: re.Match[str], around: Around) -> Value:
    if around.published is None:
        return None
    today, unit = around.published, match["unit"]
    way = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(match["which"].casefold(), 0)
    if unit == "week":
        return week_of(today, way)
    if unit == "weekend":
        return weekend_of(today, way if way != -1 or today.weekday() < 5 else -1)
    if unit == "month":
        return month_of(today, way)
    if unit == "year":
        return When(today.year + way, about=bool(match["about"]))
    return f"{(today.year // 10 + way):03}X" if unit == "decade" else f"{today.year // 100 + way:02}XX"


def of_the(match: re.Match[str], around: Around) -> Value:
    if around.published is None:
        return None
    unit, today = match["unit"].casefold(), around.published
    found: dict[str, Value] = {"week": week_of(today), "month": month_of(today), "year": When(today.year)}
    return found.get(unit, f"{today.year // 10:03}X")


def weekend(match: re.Match[str], around: Around) -> Value:
    if around.published is None:
        return None
    before = around.published.weekday() < 5 and not around.future
    return weekend_of(around.published, -1 if before else 0)


def past(match: re.Match[str], around: Around) -> Value:
    """“The past three years”; “the next year” of a story told in the past is the one after the date spoken of."""
    if around.published is None:
        return None
    ahead = match["side"].casefold() in ("the next", "the coming")
    count = _number(match["number"]) if match["number"] else 1
    unit = (match["unit"] or match["one"]).casefold()
    if match["one"] and ahead and around.spoken and not around.future:
        return moved(around.spoken, 1, unit)
    other = back(around.published, -count if ahead else count, unit)
    if other is None:
        return None
    return stretch(around.published, other) if ahead else stretch(other, around.published)


def _number(word: str) -> int:
    if word[0].isdigit():
        return int(word.replace(",", ""))
    return sum(words().numbers[part] for part in word.casefold().split("-"))


def few(match: re.Match[str], around: Around) -> Value:
    if around.published is None:
        return None
    ahead = match["side"].casefold() in ("next", "coming")
    return stretch(around.published, None) if ahead else stretch(None, around.published)


def recent(match: re.Match[str], around: Around) -> Value:
    return stretch(None, around.published) if around.published else None


def ago(match: re.Match[str], around: Around) -> Value:
    if around.published is None:
        return None
    unit = match["unit"].casefold()
    if unit in ("hour", "minute"):
        return on(around.published)
    found = moved(on(around.published), -_number(match["number"]), unit)
    return replace(found, about=True) if found and match["about"] else found


def later(match: re.Match[str], around: Around) -> Value:
    way = 1 if match["side"].casefold() in ("later", "after", "afterwards") else -1
    unit = match["unit"].casefold()
    if around.spoken is None or unit in ("hour", "minute"):
        return None
    return moved(around.spoken, way * _number(match["number"]), unit)


def next_day(match: re.Match[str], around: Around) -> Value:
    way = 1 if match["side"].casefold() in ("following", "next", "after") else -1
    unit = match["unit"].casefold()
    unit = "day" if unit in ("morning", "evening", "night", "afternoon") else unit
    return moved(around.spoken, way, unit) if around.spoken else None


def same_day(match: re.Match[str], around: Around) -> Value:
    unit, spoken = match["unit"].casefold(), around.spoken
    if spoken is None:
        return None
    if unit == "year":
        return When(spoken.year)
    if unit == "month":
        return When(spoken.year, spoken.month) if spoken.month else None
    if unit == "week":
        return week_of(spoken.first) if spoken.day else None
    return spoken if spoken.day else None
