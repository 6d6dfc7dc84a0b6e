"""Everything that a ledger knows of one thing, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from purport.errors import LedgerError
from purport.ledger import Ledger

from .builders import PUMP, pump, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jsonschema

    from purport.reading import Reader, Reading

COPY = PUMP + "\n\nTessa Orme told the Ellery Post that she would resign."


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    copy = report(
        COPY, url="https://gazette.example/pump", publisher="Vassarine Gazette", published="2024-05-05"
    )
    return list(reader.read_many([pump(), copy]))


@pytest.fixture
def ledger(place: str, readings: list[Reading]) -> Iterator[Ledger]:
    with Ledger(place, write=True) as ledger:
        for one in readings:
            ledger.add(one, read_from="pages/pump.html")
        yield ledger


def test_a_report_is_shown_with_its_reading_as_it_was_added(
    ledger: Ledger, readings: list[Reading], validator: jsonschema.Draft202012Validator
) -> None:
    shown = ledger.show("1").to_dict()
    assert shown["report"] == readings[0].to_dict()
    validator.validate(shown["report"])
    assert set(shown) == {"id", "report", "appearances", "links", "decisions"}


def test_a_report_says_where_it_appeared(ledger: Ledger) -> None:
    (one,) = ledger.show("1").to_dict()["appearances"]
    added = one.pop("added")
    assert added.endswith("+00:00")
    assert one == {
        "version": 1,
        "outlet": "Ellery Post",
        "day": "2024-05-04",
        "url": "https://post.example/pump",
        "publisher": "Ellery Post",
        "published": "2024-05-04",
        "input": "pages/pump.html",
        "supersedes": None,
        "superseded_by": None,
    }


def test_a_copy_is_seen_from_both_sides_in_their_own_words(ledger: Ledger) -> None:
    (taken,) = (one for one in ledger.show("2").links if one.kind == "copy")  # type: ignore[union-attr]
    (given,) = (one for one in ledger.show("1").links if one.kind == "copy")  # type: ignore[union-attr]
    assert (taken.id, taken.takes, taken.other and taken.other.report) == (given.id, True, 1)
    assert (given.takes, given.other and given.other.outlet) == (False, "Vassarine Gazette")
    assert taken.words[0] in COPY
    assert given.words[0] in PUMP
    shown = ledger.show(taken.id).to_dict()
    assert (shown["report"], shown["origin"], shown["words"][0]) == (2, 1, taken.words[0])
    assert shown["origin_words"][0] == given.words[0]


def test_a_claim_says_on_what_its_standing_rests(ledger: Ledger) -> None:
    (found,) = [one for one in ledger.search("leak wall") if one.place.report == 1]
    shown = ledger.show(found.id).to_dict()
    assert (shown["claim"]["standing"], shown["why"]) == ("hedged", "purportedly")
    assert (shown["title"], shown["outlet"]) == ("Worn pump blamed for harbour flood", "Ellery Post")


def test_a_source_is_shown_with_those_of_its_name_elsewhere(ledger: Ledger, readings: list[Reading]) -> None:
    (quill,) = [one.id for one in readings[0].sources if one.name == "Ada Quill"]
    (other,) = [one.id for one in readings[1].sources if one.name == "Ada Quill"]
    shown = ledger.show(f"1/{quill}").to_dict()
    assert shown["source"]["name"] == "Ada Quill"
    assert (shown["elsewhere"], shown["others"]) == ([f"2/{other}"], 1)


def test_a_check_is_shown_in_its_words(ledger: Ledger) -> None:
    shown = ledger.show("1/k1").to_dict()
    assert shown["check"]["id"] == "k1"
    assert shown["cue"] in ("confirmed", "denied")


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("7", "no report 7 in the ledger; purport search finds them"),
        ("1/c999", "no claim 1/c999 in the ledger; purport search finds them"),
        ("9/s1", "no source 9/s1 in the ledger; purport search finds them"),
        ("1/k99", "no check 1/k99 in the ledger; purport search finds them"),
        ("l99", "no link l99 in the ledger; purport show REPORT gives them"),
        (
            "pump",
            "“pump” is no id; "
            "ids are 12 (a report), 12/c3 (a claim), 12/s2 (a source), 12/k1 (a check), l7 (a link)",
        ),
    ],
)
def test_what_is_not_there_is_an_error(ledger: Ledger, id: str, said: str) -> None:
    with pytest.raises(LedgerError) as error:
        ledger.show(id)
    assert str(error.value) == said


def test_what_a_database_cannot_hold_is_shown_as_it_was_read(place: str, reader: Reader) -> None:
    with Ledger(place, write=True) as ledger:
        ledger.add(reader.read(report("Ada Quill said that the \x00 pump \ud800 was worn.")))
        assert "\x00 pump \ud800" in ledger.show("1").to_dict()["report"]["report"]["text"]
