"""What a time expression says, as EDTF: by its form, the date of publication, and the date spoken of before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING

from purport.standing import dates, relative
from purport.standing.edtf import When

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

    from purport.standing.around import Around, Value


def value_of(name: str, match: re.Match[str], around: Around) -> str | None:
    """The EDTF value of an expression of the form ``name``; what it speaks of is what the next may hang on."""
    try:
        value = _VALUES[name](match, around)
    except OverflowError:  # before the year 1, after 9999: no date at all
        return None
    if isinstance(value, When) and not MINYEAR <= value.year <= MAXYEAR:
        return None
    if isinstance(value, When):
        around.spoken = replace(value, about=False)
    return None if value is None else str(value)


_VALUES: Mapping[str, Callable[[re.Match[str], Around], Value]] = {
    "iso": dates.iso,
    "figures": dates.in_figures,
    "date": dates.in_words,
    "days of month": dates.days_of_month,
    "month": dates.in_month,
    "years": dates.years,
    "year": dates.year,
    "half": dates.year,
    "decade": lambda match, around: f"{match['decade']}X",
    "century": lambda match, around: f"{int(match['century']) - 1:02}XX",
    "season": dates.season,
    "weekday": dates.weekday,
    "weekdays": dates.weekdays,
    "yesterday": relative.days_away(-1),
    "today": relative.days_away(0),
    "tomorrow": relative.days_away(1),
    "last night": relative.days_away(-1),
    "overnight": relative.overnight,
    "clock": relative.clock,
    "evening": lambda match, around: around.spoken if around.spoken and around.spoken.day else None,
    "this": relative.this,
    "of the": relative.of_the,
    "weekend": relative.weekend,
    "past": relative.past,
    "few": relative.few,
    "recent": relative.recent,
    "ago": relative.ago,
    "later": relative.later,
    "next day": relative.next_day,
    "same day": relative.same_day,
    "fixed": dates.fixed,
}
