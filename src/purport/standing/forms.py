"""The forms in which newsroom English says when, each an expression with an example that it matches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
Needs = Literal["figure", "month", "day", "unit"]

_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_LONG = "|".join([*MONTHS, *(name.upper() for name in MONTHS)])
_MONTH = rf"(?P<month>(?:{_LONG})\b|(?:{_SHORT_MONTHS})\b\.?)"
_LONG_MONTH = rf"(?P<month>{_LONG})\b"
_SURE_MONTH = r"(?P<month>January|February|July|September|October|November|December)\b"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_LAST_DAY = r"(?P<last>3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)(?![\d-])"
_DAYS = "|".join([*WEEKDAYS, *(name.upper() for name in WEEKDAYS)])
_WEEKDAY = rf"(?P<weekday>{_DAYS})\b"
_ANY_WEEKDAY = rf"(?:(?P<weekday>{_DAYS})|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?)"
_BEGINS = r"(?i:early|late|mid)[ -]"
_EDGES = rf"(?:{_BEGINS}|(?i:(?:the )?(?:beginning|start|end|middle|close|turn) of ))"
_EDGE = rf"(?P<edge>{_EDGES})?"
_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime|MORNING|NIGHT))?"
_ABOUT = r"(?P<about>(?i:about|around|circa|approximately|roughly|more than|less than|over|nearly|almost) )?"
_NEAR = (
    r"(?i:around|about|just after|just before|shortly after|shortly before|soon after|nearly|approximately)"
)
_ZONE = r"(?: ?(?:local time|GMT|UTC|[ECMP][SD]?T|BST|CET|CEST|IST|KSA))"
_ZONED = r"(?= ?(?:hours|hrs|GMT|UTC|local|[ECMP][SD]?T\b|on\b|\())"
_CLOCK = (
    rf"(?:{_NEAR} )?(?:\d{{1,2}}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b|[AP]\.M\.|[AP]M\b)|\d{{3,4}} ?(?:[ap]\.m\.|[ap]m\b)"
    rf"|(?:[01]?\d|2[0-3])[:.][0-5]\d{_ZONED}(?: ?(?:hours|hrs))?"
    rf"|(?:[01]?\d|2[0-3]):[0-5]\d\b|[0-2]\d{{3}}(?= (?:GMT|UTC|hours|local))(?: hours)?){_ZONE}*"
)
_MIDNIGHT = rf"(?:{_NEAR} )?(?:midnight|midday|noon)\b{_ZONE}?"
_NUMBER = (
    r"(?P<number>\d{1,3}(?:,\d{3})*|(?:twenty|thirty|forty|fifty)-(?:one|two|three|four|five|six|seven|eight|nine)|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty)"
)
_WHOLE = r"(?<![\w.,’'-])"  # not the end of "1,200" or of "twenty-five"
_UNITS = r"day|week|month|year|decade|hour|minute"
_UNIT = rf"(?P<unit>{_UNITS})s?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_WHICH = r"(?P<which>(?i:last|next|this past|this coming|this))"
_ON = r"(?:,? (?:on |in )?)"
_STOP = r"(?=[.,;:”\"]|$| (?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|in|on|at|by|with)\b)"
_AT = r"in|since|until|till|by|from|of|through|during|before|after|for|and|to|between|or|on|back in"
_BEFORE_YEAR = (
    r"(?:\b(?i:in|since|of|by|until|till|from|to|during|before|after|for|through|and|the|between|around|about|circa|"
    r"a|his|her|its|their|our|my|this|last|or|back|through|than|as|early|late|new)|[’']s|[(,]) ?"
)
_NO_YEAR = r"(?![\d:]|-\w|,\d|\.\d| ?(?:GMT|UTC|hours|am\b|pm\b|a\.m|p\.m|BC\b))"
_WHICH_DAY = r"(?P<which>(?i:last|next|this past|this coming|this|the previous|the following))"


@dataclass(frozen=True, slots=True)
class Form:
    """A form by its name, what a sentence must have for it to be looked for, the expression, and an example.

    A group "e" is the time where the expression needs words before it.
    """

    name: str
    needs: Needs
    pattern: str
    example: str

    @property
    def regex(self) -> re.Pattern[str]:
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_FIGURES = (
    Form("iso", "figure", r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)", "2014-07-05"),
    Form(
        "figures",
        "figure",
        r"\b(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?!\d)",
        "5.7.2014",
    ),
    Form(
        "years",
        "figure",
        r"\b(?:(?i:between|from) )?(?P<first>1[4-9]\d\d|20\d\d)(?:\s?[-–/]\s?| to | and | until | through )"
        r"(?P<last>1[4-9]\d\d|20\d\d|\d\d)(?!\d|-\d| (?:people|percent))",
        "2011 to 2014",
    ),
    Form(
        "decade",
        "figure",
        rf"\b(?:the )?(?:{_BEGINS})?(?P<decade>1[4-9]\d|20\d)0[’']?s\b",
        "the late 1990s",
    ),
    Form(
        "century",
        "figure",
        rf"\b(?:the )?(?:{_BEGINS})?(?P<century>[1-9]\d?)(?:st|nd|rd|th)[ -]century",
        "the 19th century",
    ),
    Form(
        "half",
        "figure",
        r"\b(?:the )?(?:first|second|third|fourth) (?:half|quarter) of (?P<year>20\d\d|19\d\d)\b",
        "the first half of 2014",
    ),
    Form(
        "year",
        "figure",
        rf"\b{_ABOUT}(?P<edge>{_EDGES})(?P<year>1[4-9]\d\d|20\d\d)(?!\d|-\d)",
        "the end of 2015",
    ),
    Form("year", "figure", rf"{_BEFORE_YEAR}(?P<e>(?P<year>1[5-9]\d\d|20\d\d)){_NO_YEAR}", "in 2014"),
    Form("year", "figure", r"^(?P<e>(?P<year>19\d\d|20\d\d))(?= [a-z]+)", "2014 was a long year"),
    Form("season", "figure", rf"\b{_EDGE}(?:(?:the )?{_SEASON}(?: of)?,? {_YEAR})", "the summer of 2014"),
    Form("clock", "figure", rf"(?<![\d.:,])\b(?P<clock>{_CLOCK})", "11:36 a.m."),
)

_IN_MONTHS = (
    Form(
        "days of month",
        "month",
        rf"\b{_MONTH} {_DAY}\s?(?:-|–|to|through|and)\s?{_LAST_DAY}\b(?!:)(?:,? {_YEAR})?",
        "July 5-7, 2014",
    ),
    Form(
        "days of month",
        "month",
        rf"\b{_DAY}\s?(?:-|–|to|and)\s?{_LAST_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?",
        "5-7 July 2014",
    ),
    Form(
        "date",
        "month",
        rf"\b(?:{_ANY_WEEKDAY},? (?:the )?)?{_MONTH} {_DAY}(?:,? ?{_YEAR}|(?!\d|[:.]\d))(?:,? (?:at )?(?:{_CLOCK}))?",
        "Saturday, July 5, 2014",
    ),
    Form(
        "date",
        "month",
        rf"\b(?:{_ANY_WEEKDAY},? (?:the )?)?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? ?{_YEAR})?",
        "Saturday 5 July 2014",
    ),
    Form("month", "month", rf"\b{_ABOUT}{_EDGE}{_MONTH},? (?:of )?{_YEAR}", "late February 1944"),
    Form("month", "month", rf"\b{_WHICH} {_LONG_MONTH}", "last June"),
    Form("month", "month", rf"\b(?P<edge>{_EDGES}){_LONG_MONTH}", "mid-March"),
    Form("month", "month", rf"\b(?i:{_AT}) (?P<e>{_LONG_MONTH})(?! \d)", "since May"),
    Form("month", "month", rf"(?<![.!?] )(?<![.!?][”\"] )\b{_SURE_MONTH}(?! \d)", "the November attacks"),
)

_BY_DAYS = (
    Form(
        "clock",
        "day",
        rf"\b(?P<clock>{_CLOCK}|{_MIDNIGHT}){_ON}"
        rf"(?P<day>(?i:yesterday|today|tomorrow|tonight|that day|the same day)|{_WEEKDAY}{_PART})",
        "9:50 p.m. ET Thursday",
    ),
    Form("weekday", "day", rf"\b{_WEEKDAY}{_PART},? (?:at )?(?:{_CLOCK})", "Friday at 5 p.m."),
    Form(
        "weekdays",
        "day",
        rf"\b(?:between |from )?(?P<first>{_DAYS})(?: and | to | through |-|–)(?P<last>{_DAYS})\b",
        "between Monday and Friday",
    ),
    Form(
        "weekday",
        "day",
        rf"\b(?:(?i:earlier|later|early|late)(?: on)? )?(?:{_WHICH_DAY} )?{_WEEKDAY}{_PART}(?! \d{{1,2}} (?:{_LONG}))",
        "early Sunday",
    ),
    # Texts that lost their apostrophes: "Wednesdays attack" is Wednesday's.
    Form(
        "weekday",
        "day",
        rf"(?<!on )(?<!every )\b(?P<weekday>{'|'.join(WEEKDAYS)})s(?= (?!and\b|or\b|at\b|in\b)[a-z]+)",
        "Wednesdays attack",
    ),
    Form(
        "yesterday",
        "day",
        r"\b(?i:(?:(?:early|late|earlier|later) )?yesterday)(?: (?:morning|afternoon|evening|night))?\b",
        "yesterday morning",
    ),
    Form("today", "day", r"\b(?i:(?:earlier |later |late |early )?today)\b", "earlier today"),
    Form(
        "next day",
        "day",
        r"\b(?i:the (?P<side>following|next|previous|preceding) (?P<unit>day))\b(?! (?:of|after|before)\b)",
        "the following day",
    ),
)

_BY_UNITS = (
    Form("today", "unit", r"\b(?i:tonight|this (?:morning|afternoon|evening))\b", "this morning"),
    Form(
        "tomorrow",
        "unit",
        r"\b(?i:tomorrow)(?: (?:morning|afternoon|evening|night))?\b(?![’'])",
        "tomorrow",
    ),
    Form("last night", "unit", r"\b(?i:last night)\b", "last night"),
    Form(
        "overnight",
        "unit",
        r"\b(?i:overnight)\b(?! (?:stay|success|train|flight|bus|sensation|bag))",
        "overnight",
    ),
    Form("clock", "unit", rf"\b(?:at|until|by|before|after) (?P<e>(?P<clock>{_MIDNIGHT}))", "at midnight"),
    Form(
        "clock",
        "unit",
        r"\b(?P<clock>(?:shortly|just|soon) (?:before|after) (?:midnight|midday|noon))",
        "just after midnight",
    ),
    Form("season", "unit", rf"\b{_WHICH} {_SEASON}\b", "last summer"),
    Form(
        "this",
        "unit",
        rf"\b{_ABOUT}(?:(?i:earlier|later|late|early|sometime|at the end of|at the start of) )?{_EDGE}"
        rf"{_WHICH}[ -](?P<unit>week|month|year|decade|century|weekend)\b(?![’']s \d)",
        "earlier this month",
    ),
    Form(
        "of the",
        "unit",
        r"\b(?i:(?:the )?(?:end|beginning|start|middle|rest) of the (?P<unit>week|month|year|decade))\b",
        "the end of the year",
    ),
    Form("weekend", "unit", r"\b(?i:over|at|on|during) (?P<e>the weekend)\b", "over the weekend"),
    Form(
        "past",
        "unit",
        rf"\b(?i:(?P<side>the (?:past|last)|the (?:next|coming)) "
        rf"(?:{_NUMBER} {_UNIT}|(?P<one>day|week|month|year|decade)))\b(?! of\b)",
        "the past three years",
    ),
    Form(
        "few",
        "unit",
        rf"\b(?i:the (?P<side>past|last|next|coming) (?:few |several |couple of )?(?:{_UNITS})s)\b",
        "the past few days",
    ),
    Form("few", "unit", rf"\b(?:the )?(?P<side>coming) (?:{_UNITS})s\b", "the coming days"),
    Form("recent", "unit", r"\b(?i:recent (?:days|weeks|months|years|decades|times))\b", "recent weeks"),
    Form("ago", "unit", rf"{_WHOLE}{_ABOUT}(?i:{_NUMBER} {_UNIT} ago)\b", "two days ago"),
    Form(
        "later",
        "unit",
        rf"{_WHOLE}{_ABOUT}(?i:{_NUMBER} {_UNIT} (?P<side>later|earlier|before|after|afterwards))\b{_STOP}",
        "two days later",
    ),
    Form(
        "next day",
        "unit",
        r"\b(?i:the (?P<side>following|next|previous|preceding) "
        r"(?P<unit>week|month|year|morning|evening|night|afternoon))\b"
        r"(?! (?:of|after|before)\b)",
        "the next morning",
    ),
    Form(
        "next day",
        "unit",
        r"\b(?i:the (?P<unit>day|night|week|month|year) (?P<side>before|after|earlier))\b(?=[.,;:”\"]|$)",
        "the day before",
    ),
    Form(
        "same day",
        "unit",
        r"\b(?i:(?:later |earlier )?(?:that|the same) (?P<unit>day|night|evening|afternoon|morning|week|month|year))\b"
        r"(?! (?:when|that|after|before|of|in which)\b)",
        "that night",
    ),
    Form(
        "evening",
        "unit",
        r"\b(?i:(?:early|late|mid)[ -](?:morning|afternoon|evening))\b(?! (?:hours|news|show))",
        "early evening",
    ),
)

FORMS: tuple[Form, ...] = (*_FIGURES, *_IN_MONTHS, *_BY_DAYS, *_BY_UNITS)

_NEEDED: dict[Needs, re.Pattern[str]] = {
    "figure": re.compile(r"\d"),
    "month": re.compile(rf"{_LONG}|\b(?:{_SHORT_MONTHS})\b"),
    "day": re.compile(r"day|DAY|Day"),
    "unit": re.compile(
        r"day|week|month|year|decade|century|hour|minute|night|morning|evening|afternoon|noon|morrow|spring|summer|autumn|"
        r"fall|winter|Day|Night|Week|Month|Year|morrow",
    ),
}


def forms_for(sentence: str) -> list[Form]:
    """The forms that a sentence may have."""
    has = {needs for needs, pattern in _NEEDED.items() if pattern.search(sentence)}
    return [form for form in FORMS if form.needs in has] if has else []
