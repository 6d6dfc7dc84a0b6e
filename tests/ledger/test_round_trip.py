"""A reading comes back from the ledger as it was added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from properties.texts import anything, newsy

from purport.errors import EmptyInput, LedgerError
from purport.export.jsonform import to_json
from purport.ledger import rows
from purport.ledger.ledger import Ledger
from purport.report.limits import DEFAULT_LIMITS
from purport.report.load import plain_report

from .made import TEXT, ask, read

if TYPE_CHECKING:
    from purport.reading import Reader, Reading
    from purport.report import Report

HALF = "\ud83d"  # of a surrogate pair
LONG = "Ω" * 5_000
EVERY_FIELD: list[dict[str, Any]] = [
    {},
    {"publisher": "The Ardle Post", "published": "2021-03-04", "language": "en", "authors": ("Bo Lind",)},
    {"published": "0001-01-01"},
    {"published": "2021-03-04T23:59:59.123456-11:30", "title": "Замок — “сломан”", "publisher": "צייטונג"},
    {"title": "", "publisher": "", "url": "", "language": ""},
    {"title": f"a\x00b{HALF}c", "publisher": f"\x00{HALF}", "authors": (f"{HALF}A", "", "B\x00")},
    {"url": f"https://news.example/{HALF}?q={HALF}\x00&r=1", "language": "\x00", "published": f"2021{HALF}"},
    {"title": LONG, "publisher": LONG, "authors": (LONG,), "url": f"https://news.example/{LONG}?q={LONG}"},
    {"url": "https://[news.example/", "publisher": None},
]
TEXTS = [
    TEXT,
    "Rain fell.",
    "?",
    "“\x00It leaks,” Ada\x00 Quill said.\n\nA \ud800 man \udfff told reporters that \x00 pump four failed.",
    f"Dr. {'Lind' * 2_000} said that the pump failed. {'Lind' * 2_000} denied it on 4 March 2021.",
    "Мэр Инес сказала: «Насос сломан». 市长说，泵坏了。 قال العمدة إن المضخة معطلة.",
    "The video reportedly shows the lock. The claim could not be independently verified.\ud83d\ude00 😀",
]


def assert_comes_back(place: str, reading: Reading) -> None:
    with Ledger(place, write=True) as ledger:
        number = ledger.add(reading).report
    with Ledger(place) as ledger:
        found = ledger.reading(number)
    assert found == reading
    assert to_json(found) == to_json(reading)


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_comes_back(place: str, reader: Reader, text: str) -> None:
    assert_comes_back(place, read(reader, text))


@pytest.mark.parametrize("fields", EVERY_FIELD)
def test_everything_that_a_report_states_comes_back(
    place: str, reader: Reader, fields: dict[str, Any]
) -> None:
    assert_comes_back(place, read(reader, **fields))


def test_names_that_no_database_holds_come_back(place: str, reader: Reader) -> None:
    """Of sources and of what a check rests on, in the report's own words."""
    reading = read(reader, "Ada Quill said the lock had failed. The board denied that.")
    sources = tuple(
        replace(one, name=f"\x00{one.name}", body=HALF, spans=(("body", (1, 2)), ("name", (0, 1))))
        for one in reading.sources
    )
    by_id = {one.id: one for one in sources}
    claims = tuple(
        replace(one, attribution=replace(one.attribution, source=by_id[one.source.id]))
        if one.attribution and one.source
        else one
        for one in reading.claims
    )
    checks = tuple(replace(one, tie=f"a{HALF}") for one in reading.checks)
    assert sources
    assert checks
    assert_comes_back(place, replace(reading, sources=sources, claims=claims, checks=checks))


def test_what_a_database_cannot_hold_is_seen_as_a_replacement_character(place: str, reader: Reader) -> None:
    with Ledger(place, write=True) as ledger:
        ledger.add(read(reader, "The lock\x00 failed.", title=HALF))
    assert ask(place, "SELECT text, title FROM reports") == [("The lock\ufffd failed.", "\ufffd")]


def report_of(text: str) -> Report | None:
    try:
        return plain_report(text, name="text", limits=DEFAULT_LIMITS)
    except EmptyInput:
        return None


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    text=anything() | newsy(),
    stated=st.fixed_dictionaries(
        {
            "title": st.none() | anything(),
            "publisher": st.none() | anything(),
            "authors": st.lists(anything(), max_size=3).map(tuple),
            "url": st.none() | anything() | anything().map("https://news.example/?".__add__),
            "published": st.none() | st.datetimes().map(lambda at: at.isoformat()),
        }
    ),
)
def test_any_reading_comes_back(place: str, reader: Reader, text: str, stated: dict[str, Any]) -> None:
    report = report_of(text)
    assume(report)
    assert report
    reading = reader.read(replace(report, **stated))
    with Ledger(place, write=True) as ledger:
        kept = ledger.add(reading)
        found = ledger.reading(kept.report)
        again = ledger.add(reading)
    assert found == (reading if kept.new else replace(reading, report=found.report))
    assert again == replace(kept, new=False, seen=True)


def test_what_is_not_there_is_null_and_not_the_word_null(place: str, reader: Reader) -> None:
    with Ledger(place, write=True) as ledger:
        ledger.add(read(reader, "Rain fell. It was late."))
    columns = ("source_spans", "cue_spans", "resolution")
    for column in columns:
        ((null, every),) = ask(
            place, f"SELECT count(*), sum(CASE WHEN {column} IS NULL THEN 1 END) FROM claims"
        )
        assert null == every > 0
    assert ask(place, "SELECT count(*) FROM reports WHERE authors IS NULL") == [(0,)]


def test_a_report_with_more_claims_than_ids_is_refused_whole(
    place: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "MOST", 1)
    with Ledger(place, write=True) as ledger, pytest.raises(LedgerError) as raised:
        ledger.add(read(reader))
    assert str(raised.value) == "a report with 2 claims: a ledger takes 1; cut it in parts"
    assert ask(place, "SELECT count(*) FROM reports") == [(0,)]


def test_a_report_that_is_not_there_is_named(place: str) -> None:
    with Ledger(place, write=True) as ledger, pytest.raises(LedgerError) as raised:
        ledger.reading(7)
    assert str(raised.value) == f"{ledger.name}: no report 7; purport search finds them"


def test_more_digests_than_one_query_takes_are_looked_for(place: str, reader: Reader) -> None:
    reading = read(reader)
    with Ledger(place, write=True) as ledger:
        ledger.add(reading)
        asked = [f"{n:064x}" for n in range(70_000)]
        assert ledger.holds([*asked, reading.report.id]) == {reading.report.id}
        assert ledger.holds([]) == set()
