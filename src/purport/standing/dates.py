"""Days, months, years and weekdays, as the words of a report name them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from purport.standing.edtf import SEASONS, When, on, stretch
from purport.standing.forms import MONTHS, WEEKDAYS
from purport.standing.timewords import words

if TYPE_CHECKING:
    import re

    from purport.standing.around import Around, Value

LEAP = 8  # years in which a leap day comes again at the latest
NEAR = 500  # days within which a weekday tells the year
LONG_PAST, SOON = 240, 120  # days: a date so long past and so soon to come again is the coming one


def day_in(name: str, match: re.Match[str]) -> When | Literal[False] | None:
    """The day of a date in figures or words; None where it names no year, False where the month has no such day."""
    given = match.groupdict()
    if name == "figures":
        return next(iter(_figures(match)), False)
    month = int(given["number"]) if name == "iso" else _month(given["month"])
    year = given.get("year")
    try:
        found = on(date(int(year or 2000), month, int(given["day"])))
    except ValueError:
        return False
    return found if year else None


def _figures(match: re.Match[str]) -> list[When]:
    """The dates that "5.7.2014" may be, the day first."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    out = []
    for day, month in ((first, second), (second, first)):
        try:
            out.append(on(date(year, month, day)))
        except ValueError:
            continue
    return out


def _month(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name[:3].casefold() == word[:3].casefold())


def iso(match: re.Match[str], around: Around) -> Value:
    return day_in("iso", match) or None


def in_figures(match: re.Match[str], around: Around) -> Value:
    found = _figures(match)
    if match["sign"] == "." or len(set(found)) == 1:
        return found[0]
    published = around.published  # "3/4/2014" is in March or in April: nothing tells without a date
    return min(found, key=lambda one: abs((one.first - published).days)) if published else None


def in_words(match: re.Match[str], around: Around) -> Value:
    given = match.groupdict()
    month, day = _month(given["month"]), int(given["day"])
    if given.get("year"):
        return day_in("date", match) or None
    if around.published is None:
        return None
    near = _round(around.published, month, day)
    if given.get("weekday"):
        wanted = WEEKDAYS.index(given["weekday"].capitalize())
        close = [one for one in near if abs((one - around.published).days) < NEAR]
        near = [one for one in close if one.weekday() == wanted] or near
    return on(_nearest(near, around)) if near else None


def days_of_month(match: re.Match[str], around: Around) -> Value:
    month, first, last = _month(match["month"]), int(match["day"]), int(match["last"])
    year = int(match["year"]) if match["year"] else None
    if year is None and around.published is None:
        return None
    if year is None:
        assert around.published is not None
        near = _round(around.published, month, first)
        year = _nearest(near, around).year if near else around.published.year
    start, end = _day(year, month, first), _day(year, month, last)
    return stretch(start, end) if start and end and start < end else None


def in_month(match: re.Match[str], around: Around) -> Value:
    given = match.groupdict()
    month = _month(given["month"])
    about = bool(given.get("about"))
    if given.get("year"):
        return When(int(given["year"]), month, about=about)
    if around.published is None:
        return None
    today = around.published
    which = (given.get("which") or "").casefold()
    if which == "this" or (
        month == today.month and which not in ("last", "next", "this past", "this coming")
    ):
        return When(today.year, month)
    years = [today.year - 1, today.year, today.year + 1]
    if which in ("next", "this coming") or (around.future and not which):
        return When(next(y for y in years if (y, month) > (today.year, today.month)), month)
    return When(next(y for y in reversed(years) if (y, month) < (today.year, today.month)), month)


def years(match: re.Match[str], around: Around) -> Value:
    first, last = match["first"], match["last"]
    last = first[:2] + last if len(last) == 2 else last
    return stretch(When(int(first)), When(int(last))) if first < last else None


def year(match: re.Match[str], around: Around) -> Value:
    return When(int(match["year"]), about=bool(match.groupdict().get("about")))


def season(match: re.Match[str], around: Around) -> Value:
    given = match.groupdict()
    number = SEASONS[given["season"]]
    if given.get("year"):
        return When(int(given["year"]), number)
    if around.published is None:
        return None
    now = 21 + (around.published.month % 12) // 3 - 1 if around.published.month % 12 >= 3 else 24
    # January's winter is the one that began the year before.
    year = around.published.year - (around.published.month < 3)
    which = (given.get("which") or "").casefold()
    if which in ("last", "this past"):
        year -= number >= now
    elif which in ("next", "this coming"):
        year += number <= now
    elif number < now:
        year = around.published.year
    return When(year, number)


def weekday(match: re.Match[str], around: Around) -> Value:
    given = match.groupdict()
    wanted = WEEKDAYS.index(given["weekday"].capitalize())
    which = (given.get("which") or "").casefold()
    if which in ("the previous", "the following") and around.spoken and around.spoken.day:
        from_, forward = around.spoken.first, which == "the following"
    elif around.published is None:
        return None
    else:
        from_ = around.published
        forward = which in ("next", "this coming") or (around.future and which not in ("last", "this past"))
    strict = which in ("last", "next", "the previous", "the following")
    gap = (wanted - from_.weekday()) % 7 if forward else (from_.weekday() - wanted) % 7
    gap = 7 if gap == 0 and strict else gap
    return on(from_ + timedelta(days=gap if forward else -gap))


def weekdays(match: re.Match[str], around: Around) -> Value:
    if around.published is None:
        return None
    first, last = (WEEKDAYS.index(match[side].capitalize()) for side in ("first", "last"))
    length = (last - first) % 7
    if around.future:
        start = around.published + timedelta(days=(first - around.published.weekday()) % 7)
    else:
        end = around.published - timedelta(days=(around.published.weekday() - last) % 7)
        start = end - timedelta(days=length)
    return stretch(start, start + timedelta(days=length))


def fixed(match: re.Match[str], around: Around) -> Value:
    if around.published is None:
        return None
    month, day = words().days[match[0]]
    return on(_nearest(_round(around.published, month, day), around))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _round(published: date, month: int, day: int) -> list[date]:
    """That day of the years around, the earliest first; a leap day may be years away."""
    years = range(published.year - LEAP, published.year + LEAP + 1)
    return [one for year in years if (one := _day(year, month, day))]


def _nearest(days: list[date], around: Around) -> date:
    """The nearest past one, or the nearest to come where the words speak of the future or it is soon."""
    assert around.published is not None
    today = around.published
    past, ahead = [day for day in days if day <= today], [day for day in days if day > today]
    if not past or not ahead:
        return (ahead or past)[0 if ahead else -1]
    soon = (ahead[0] - today).days <= SOON and (today - past[-1]).days >= LONG_PAST
    return ahead[0] if around.future or (soon and not around.past) else past[-1]
