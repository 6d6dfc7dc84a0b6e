"""Time expressions and their EDTF values."""

from __future__ import annotations

import pytest

from purport.standing.forms import FORMS
from purport.standing.times import expressions, times_of
from purport.standing.timewords import words

from .builders import report

SATURDAY = "2015-12-26"


def values(text: str, published: str | None = SATURDAY) -> list[tuple[str, str | None]]:
    made = report(text, published=published)
    found = times_of(made, [block.span for block in made.blocks])
    return [(text[slice(*one.span)], one.value) for one in found]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.name}: {form.example}")
def test_every_form_matches_its_example(form: object) -> None:
    from purport.standing.forms import Form, forms_for

    assert isinstance(form, Form)
    assert form.regex.search(form.example)
    assert form in forms_for(form.example)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("It was on Saturday, July 5, 2014, that it rained.", "Saturday, July 5, 2014", "2014-07-05"),
        ("He came on 5 July 2014.", "5 July 2014", "2014-07-05"),
        ("He came on the 4th of April.", "the 4th of April", "2015-04-04"),
        ("He came on Monday.", "Monday", "2015-12-21"),
        ("He came on Saturday.", "Saturday", "2015-12-26"),
        ("The vote will be held on Monday.", "Monday", "2015-12-28"),
        ("He said on Monday that it would close.", "Monday", "2015-12-21"),
        ("They have until Friday to pay.", "Friday", "2016-01-01"),
        ("It fell last month.", "last month", "2015-11"),
        ("Nobody has heard from him since May.", "May", "2015-05"),
        ("It fell in November.", "November", "2015-11"),
        ("It fell in December.", "December", "2015-12"),
        ("It was announced earlier this month.", "earlier this month", "2015-12"),
        ("It fell early Sunday.", "early Sunday", "2015-12-20"),
        ("Shells fell overnight.", "overnight", "2015-12-25/2015-12-26"),
        ("Boats sank in recent weeks.", "recent weeks", "/2015-12-26"),
        ("It fell last week.", "last week", "2015-12-14/2015-12-20"),
        ("It fell over the weekend.", "the weekend", "2015-12-26/2015-12-27"),
        ("It fell two days ago.", "two days ago", "2015-12-24"),
        ("It fell two months ago.", "two months ago", "2015-10"),
        ("It fell about ten years ago.", "about ten years ago", "2005~"),
        ("It fell over the past three months.", "the past three months", "2015-09-26/2015-12-26"),
        ("It fell late last year.", "late last year", "2014"),
        ("It was built in the 1990s.", "the 1990s", "199X"),
        ("It was built in the 19th century.", "the 19th century", "18XX"),
        ("He ruled from 2011 to 2014.", "from 2011 to 2014", "2011/2014"),
        ("It ran from July 5-7, 2014.", "July 5-7, 2014", "2014-07-05/2014-07-07"),
        ("It fell in the summer of 2014.", "the summer of 2014", "2014-22"),
        ("It fell at 3 p.m. on Friday.", "3 p.m. on Friday", "2015-12-25"),
        ("It fell on Christmas Eve.", "Christmas Eve", "2015-12-24"),
        ("It fell on 12.11.2015.", "12.11.2015", "2015-11-12"),
        ("It fell between Monday and Wednesday.", "between Monday and Wednesday", "2015-12-21/2015-12-23"),
        ("It fell in 2014.", "2014", "2014"),
        ("The trial opens on January 9.", "January 9", "2016-01-09"),
    ],
)
def test_newsroom_english_is_anchored_to_the_day_of_publication(
    text: str, expression: str, value: str | None
) -> None:
    assert values(text) == [(expression, value)]


def test_what_follows_hangs_on_the_date_spoken_of_before() -> None:
    assert values("It fell on July 5, 2014. It sank the following day, and two weeks later it rose.") == [
        ("July 5, 2014", "2014-07-05"),
        ("the following day", "2014-07-06"),
        ("two weeks later", "2014-07-20"),
    ]


def test_nothing_is_anchored_where_nothing_anchors_it() -> None:
    assert values("It fell on Monday, last month and in 2014.", published=None) == [
        ("Monday", None),
        ("last month", None),
        ("2014", "2014"),
    ]
    assert values("That day it rained.") == [("That day", None)]


def test_a_weekday_tells_the_year() -> None:
    assert values("It opens on Tuesday, January 5.") == [("Tuesday, January 5", "2016-01-05")]


@pytest.mark.parametrize(
    "text",
    [
        "In 2000 homes the lights went out.",
        "Theresa May said so.",
        "The march may go on.",
        "He is 34 years old and works every day.",
        "It took three hours.",
        "It is now quiet, as it was then.",
    ],
)
def test_counts_names_ages_and_durations_are_no_times(text: str) -> None:
    assert values(text) == []


def test_a_day_that_no_month_has_is_no_date() -> None:
    assert values("It fell on 31 February 2014.") == [("February 2014", "2014-02")]


def test_of_two_readings_of_figures_the_one_near_the_publication_is_taken() -> None:
    assert values("It fell on 12/11/2015.", published="2015-12-12") == [("12/11/2015", "2015-12-11")]


def test_a_long_line_of_figures_is_read_at_once() -> None:
    assert expressions("1" * 20_000, 0, 20_000) == []


def test_words_of_the_lists_are_whole() -> None:
    assert words().future.search("it will close")
    assert not words().future.search("goodwill")


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Open MONDAY-FRIDAY.", "2016-01-02", ["2015-12-28/2016-01-01"]),
        ("It ends on 9999-12-31. The following day it starts.", None, ["9999-12-31", None]),
        ("The gate burned yesterday.", "0001-01-01", [None]),
        ("The gate burned fıve days ago.", SATURDAY, ["2015-12-21"]),
        ("It was built 1,200 years ago.", SATURDAY, ["0815"]),
        ("It was built twenty-five years ago.", SATURDAY, ["1990"]),
        ("It was built 2.5 years ago.", SATURDAY, []),
        ("The quay flooded last summer.", "2016-01-15", ["2015-22"]),
        ("The quay may flood this spring.", "2016-01-15", ["2016-21"]),
        ("This winter is hard.", "2016-01-15", ["2015-24"]),
        ("This winter is hard.", "2015-12-15", ["2015-24"]),
        ("He led it from 1999. The next year he came back.", SATURDAY, ["1999", "2000"]),
        ("The mill burned on Feb. 29.", "2015-12-15", ["2012-02-29"]),
        ("The mill burned on 3/4/2014.", None, [None]),
        ("The mill burned on 23/4/2014.", None, ["2014-04-23"]),
        ("The 0th century.", SATURDAY, []),
    ],
)
def test_odd_dates_and_figures_give_a_sound_value_or_none(
    text: str, published: str | None, expected: list[str | None]
) -> None:
    assert [value for _, value in values(text, published)] == expected
