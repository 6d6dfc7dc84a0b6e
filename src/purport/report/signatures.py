"""Bylines, date lines and datelines: who wrote it, when it came out, and where from."""

from __future__ import annotations

import re
from functools import cache

from purport.report.lexicon import AGENCY, NAME

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_CLOCK = r"\d{1,2}(?:[:.]\d{2}){0,2}(?: ?[AaPp]\.?[Mm]\.?)?(?: ?\(?[A-Z]{2,4}\)?)?(?: ?[+-]\d{2}:?\d{2})?"
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)
_MOMENT = (
    rf"(?:{_CLOCK}[,;]? (?:on )?)?(?:{_WEEKDAY}\.?,? (?:{_CLOCK}[,;]? )?)?{_DAY}"
    rf"(?:,? ?(?:\||-|–|—|at|T)? ?{_CLOCK})?(?: ?\((?:{_CLOCK}|GMT|UTC)\))?"
)
_STAMP = (
    r"(?:(?:(?:First|Last|Originally) )?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Mm]odified|[Cc]reated"
    r"|PUBLISHED|UPDATED)"
    r"(?: (?:on|at))?:? ?)"
)
_NAMES = rf"{NAME}(?: {NAME}){{0,4}}"
BYLINE = (
    rf"(?:By|BY|by)(?::| \|)? {_NAMES}(?:(?:,| and| AND| &|,? with| \|) {_NAMES}){{0,6}}"
    rf"(?:,? (?:in|for|IN|FOR) {_NAMES})?"
)
"""``By Ana Pole and Tim Roe, Harbour News``; only trusted above the body, in names' capitals."""

DATE_LINE = rf"(?:{_STAMP}?{_MOMENT}(?: ?[/|·•,–—-]? ?{_STAMP}{_MOMENT})*)"
"""``Friday, January 4, 2031``; ``Published 4 Jan 2031, 10:12 AM GMT / Updated 5 Jan 2031``."""

_CAPITALS = (
    r"(?=[^\W\d_a-z]{2}|[^\W\d_a-z][.'’ -]+[^\W\d_a-z]{2})"
    r"[^\W\d_a-z][^\W\d_a-z.'’/ -]*(?:[.'’/ -]+[^\W\d_a-z.'’/ -]+)*\.?"
)
_REGION = r"(?:, [^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,3}?)"
_WIRE = (
    rf"\((?:{AGENCY}|BBC|CBS|NBC|Fox|IANS|KCNA|Yonhap|Kyodo(?: News)?|MENA|WAFA|Interfax"
    rf"|Thomson Reuters Foundation)"
    r"(?: (?:Business|Money|Sport|News))?\)"
)
_DASH = r"(?:\s*(?:—|–|--+)\s*|\s*-\s+|\s+-\s*)"
DATELINES: tuple[tuple[str, str], ...] = (
    # Place or date, agency in brackets, then a dash: the agency is proof enough for a place in any case.
    (
        rf"(?:[^\W\d_a-z][\w.'’/ -]{{1,40}}{_REGION}?(?:, )?)?(?:{_MONTH} \d{{1,2}}"
        rf"(?:, \d{{4}})? ?)?\s?{_WIRE}{_DASH}",
        "LISBON, March 4 (Reuters) - ",
    ),
    # A place in capitals, perhaps its country or a date, then a dash.
    (rf"{_CAPITALS}{_REGION}?(?:, {_MONTH} \d{{1,2}})?{_DASH}", "LISBON, Portugal — "),
    # An agency alone opens the text.
    (rf"\({AGENCY}(?: Business| Money)?\)(?:{_DASH}|\s*(?=[^\W\d_a-z“\"]))", "(CNN) -- "),
)
_NOT_PLACES_WORDS = (
    "BREAKING UPDATE UPDATED EXCLUSIVE WATCH VIDEO ANALYSIS OPINION EDITORIAL CORRECTION NOTE ALERT LIVE"
    " LISTEN READ MORE RELATED PHOTO PHOTOS CLAIM FACT FACTS FALSE TRUE QUESTION ANSWER REPORT DEVELOPING"
    " FILE IMAGE"
)
_NOT_PLACES = frozenset(_NOT_PLACES_WORDS.split())
"""Words in capitals that stand before a dash at a text's opening and name no place."""

_SMALL_WORDS_LIST = "and for in with of de la van von der al bin ibn el da di du le the y e"
_SMALL_WORDS = frozenset(_SMALL_WORDS_LIST.split())
_NOT_NAMES = rf"(?i:by):? (?:{_WEEKDAY}|{_MONTH}|the|all|now|then|and large)\b"
_PLACE_WORD = re.compile(r"[^\W\d_]+")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def is_byline(line: str) -> bool:
    """Whether a line is a byline: "By" and names in capitals, no sentence."""
    if len(line) > 200 or not _compiled(BYLINE).fullmatch(line):
        return False
    words = re.findall(r"[^\W\d_][\w.'’-]*", line)[1:]
    names = [word for word in words if word.casefold() not in _SMALL_WORDS]
    return bool(names) and all(word[0].isupper() for word in names) and not _compiled(_NOT_NAMES).match(line)


def is_stamped(line: str) -> bool:
    """Whether a date line is the report's own time wherever it stands: it has a weekday or "Updated"."""
    return is_date_line(line) and _compiled(rf"{_STAMP}|{_WEEKDAY}\.?,? ").match(line) is not None


def is_date_line(line: str) -> bool:
    """Whether a line holds a date, with or without its time, and nothing else."""
    return len(line) <= 120 and _compiled(DATE_LINE).fullmatch(line) is not None


def opens_with_date(line: str) -> bool:
    """Whether a line begins with a day, whatever follows: pages glue the time and "Updated" to it."""
    return _compiled(rf"{_STAMP}?(?:{_WEEKDAY}\.?,? )?{_DAY}").match(line) is not None


def dateline_length(opening: str, is_first: bool) -> int:
    """How much of a paragraph's opening is a dateline such as ``LISBON (AP) — ``; 0 where it has none.

    A place without an agency is one only in the first paragraph: elsewhere capitals before a dash are labels.
    """
    for number, (pattern, _) in enumerate(DATELINES):
        match = _compiled(pattern).match(opening)
        if (
            match
            and (is_first or number != 1)
            and not _NOT_PLACES.intersection(_PLACE_WORD.findall(match[0]))
        ):
            return match.end()
    return 0
