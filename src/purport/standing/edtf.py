"""Days, months, years and stretches of time as EDTF strings (ISO 8601-2:2019, levels 0 and 1)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


@dataclass(frozen=True, slots=True)
class When:
    """A year, with its month and day as far as they are known; a ``month`` from 21 on is a season."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + ("~" if self.about else "")

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month if self.month and self.month <= 12 else 1, self.day or 1)


def on(day: date) -> When:
    """A day."""
    return When(day.year, day.month, day.day)


def month_of(day: date, months: int = 0) -> When:
    """The month that a day stands in, or one so many months away."""
    number = day.year * 12 + day.month - 1 + months
    return When(number // 12, number % 12 + 1)


def moved(when: When, count: int, unit: str) -> When | None:
    """So many units away, to the unit's own grain or that of ``when``; None where it has no such grain."""
    if unit == "day" or unit == "week":
        if when.day is None:
            return None
        return on(when.first + timedelta(days=count * (7 if unit == "week" else 1)))
    if unit == "month":
        return month_of(when.first, count) if when.month and when.month <= 12 else None
    year = when.year + count * (10 if unit == "decade" else 1)
    return When(year) if 0 < year < 10_000 else None


def back(day: date, count: int, unit: str) -> date | None:
    """The same day so many units earlier (later where ``count`` < 0), or the last of a shorter month."""
    try:
        if unit in ("hour", "minute"):
            return day - timedelta(days=max(1, round(count / 24)) if unit == "hour" else 0)
        if unit in ("day", "week"):
            return day - timedelta(days=count * (7 if unit == "week" else 1))
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        there = month_of(day, -months)
        assert there.month is not None
        return date(there.year, there.month, min(day.day, calendar.monthrange(there.year, there.month)[1]))
    except (ValueError, OverflowError):
        return None


def stretch(first: date | When | None, last: date | When | None) -> str:
    """An interval; a side that is not known is empty."""
    sides = [on(side) if isinstance(side, date) else side for side in (first, last)]
    return "/".join("" if side is None else str(replace(side, about=False)) for side in sides)


def week_of(day: date, weeks: int = 0) -> str:
    """Monday to Sunday of the week that a day stands in, or of one so many weeks away."""
    monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * weeks)
    return stretch(monday, monday + timedelta(days=6))


def weekend_of(day: date, weeks: int = 0) -> str:
    """Saturday and Sunday of that week."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=7 * weeks + 5)
    return stretch(saturday, saturday + timedelta(days=1))
