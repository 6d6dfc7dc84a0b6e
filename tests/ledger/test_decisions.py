"""People's decisions: beside what was found, undone but never deleted, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from purport.errors import LedgerError
from purport.ledger import Ledger
from purport.ledger.decisions import holding

from .builders import PUMP, pump, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from purport.ledger import Decision
    from purport.ledger.decisions import DecisionKind
    from purport.reading import Reader, Reading


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    copy = report(PUMP + "\n\nMore soon.", url="https://gazette.example/pump", publisher="Vassarine Gazette")
    return list(reader.read_many([pump(), copy]))


@pytest.fixture
def ledger(place: str, readings: list[Reading]) -> Iterator[Ledger]:
    """Two reports, the second of which copies the first: link l1."""
    with Ledger(place, write=True) as ledger:
        for one in readings:
            ledger.add(one)
        yield ledger


def in_force(ledger: Ledger, kind: DecisionKind) -> list[tuple[str, str | None, str]]:
    with ledger.look() as connection:
        return [(one.subject, one.object, one.value) for one in holding(connection, kind)]


def test_two_sources_are_the_same_the_smaller_id_first(ledger: Ledger) -> None:
    one = ledger.decide_alike("2/s1", "1/s2", "same", who=" Ada Quill ")
    assert (one.kind, one.subject, one.object, one.value) == ("same-source", "1/s2", "2/s1", "same")
    assert (one.who, one.undone, one.undone_by) == ("Ada Quill", None, None)
    assert one.at.endswith("+00:00")
    assert one.to_dict()["id"] == "d1"


def test_ids_are_ordered_as_numbers(ledger: Ledger, reader: Reader) -> None:
    for n in range(3, 12):
        ledger.add(reader.read(report(f"Ada Quill said that gate {n} was shut.")))
    one = ledger.decide_alike("10/c1", "9/c1", "different", who="Bo")
    assert (one.kind, one.subject, one.object, one.value) == ("same-claim", "9/c1", "10/c1", "different")


def test_the_latest_that_is_not_undone_holds(ledger: Ledger) -> None:
    ledger.decide_alike("1/s1", "2/s1", "same", who="Ada")
    ledger.decide_alike("2/s1", "1/s1", "different", who="Bo")
    assert in_force(ledger, "same-source") == [("1/s1", "2/s1", "different")]
    undone = ledger.undo("d2", who="Cy")
    assert (undone.who, undone.undone_by) == ("Bo", "Cy")
    assert undone.undone is not None
    assert in_force(ledger, "same-source") == [("1/s1", "2/s1", "same")]
    ledger.undo("d1", who="Cy")
    assert in_force(ledger, "same-source") == []
    assert [one.id for one in ledger.decisions()] == [1, 2]


def test_a_link_is_accepted_or_rejected_and_stays(ledger: Ledger) -> None:
    ledger.judge_link("l1", "accepted", who="Ada")
    ledger.judge_link("l1", "rejected", who="Ada")
    assert in_force(ledger, "link") == [("l1", None, "rejected")]
    assert ledger.show("l1").to_dict()["kind"] == "copy"


def test_grades_are_admiralty_grades(ledger: Ledger) -> None:
    assert ledger.grade("1/s1", "b", who="Ada").value == "B"
    assert ledger.grade("1/s1", "b2", who="Ada").value == "B2"
    assert ledger.grade("1/c1", " 3 ", who="Ada").value == "3"
    assert in_force(ledger, "grade") == [("1/s1", None, "B2"), ("1/c1", None, "3")]


def test_every_note_holds(ledger: Ledger) -> None:
    for words in ("Ask again.", "Asked; no answer."):
        ledger.note("1", words, who="Ada")
    assert [value for _, _, value in in_force(ledger, "note")] == ["Ask again.", "Asked; no answer."]
    ledger.undo("d1", who="Ada")
    assert [value for _, _, value in in_force(ledger, "note")] == ["Asked; no answer."]


def test_decisions_about_a_report_are_also_those_on_its_parts(ledger: Ledger) -> None:
    ledger.note("1/c1", "one", who="Ada")
    ledger.decide_alike("1/s1", "2/s1", "same", who="Ada")
    ledger.note("2/c1", "two", who="Ada")
    assert [one.id for one in ledger.decisions("1")] == [1, 2]
    assert [one.id for one in ledger.decisions("2")] == [2, 3]
    assert [one.id for one in ledger.decisions("2/s1")] == [2]
    assert [one["id"] for one in ledger.show("1").to_dict()["decisions"]] == ["d1", "d2"]


def test_adding_changes_no_decision(ledger: Ledger, readings: list[Reading]) -> None:
    ledger.grade("1/s1", "A", who="Ada")
    before = ledger.decisions()
    ledger.add(readings[0])
    assert ledger.decisions() == before


WRONG: list[tuple[Callable[[Ledger], Decision], str]] = [
    (
        lambda of: of.decide_alike("1/s1", "1/s1", "same", who="A"),
        "1/s1 twice; give two claims or two sources",
    ),
    (
        lambda of: of.decide_alike("1/s1", "1/c1", "same", who="A"),
        "1/s1 is a source and 1/c1 is a claim; give two claims or two sources",
    ),
    (
        lambda of: of.decide_alike("1", "2", "same", who="A"),
        "1 is a report and 2 is a report; give two claims or two sources",
    ),
    (
        lambda of: of.decide_alike("1/s1", "1/s99", "same", who="A"),
        "no source 1/s99 in the ledger; purport search finds them",
    ),
    (
        lambda of: of.judge_link("1/c1", "accepted", who="A"),
        "1/c1 is a claim, not a link; links are l1, l2 ..., as purport show gives them",
    ),
    (
        lambda of: of.judge_link("l99", "accepted", who="A"),
        "no link l99 in the ledger; purport show REPORT gives them",
    ),
    (
        lambda of: of.grade("1/s1", "G1", who="A"),
        "“G1” is no grade; grades are A to F for a source's reliability, 1 to 6 for a claim's credibility, or both: B2",
    ),
    (
        lambda of: of.grade("1/s1", "", who="A"),
        "“” is no grade; grades are A to F for a source's reliability, 1 to 6 for a claim's credibility, or both: B2",
    ),
    (
        lambda of: of.grade("1/s1", "2", who="A"),
        "“2” grades no source; give a letter from A to F, or both: B2",
    ),
    (lambda of: of.grade("1/c1", "c", who="A"), "“c” grades no claim; give a digit from 1 to 6, or both: C2"),
    (lambda of: of.grade("1", "B2", who="A"), "1 is a report; grade a source or a claim"),
    (lambda of: of.note("1", "  ", who="A"), "the note is empty; give it some words"),
    (lambda of: of.note("1", "x", who=" "), "nobody decides; say who with --who NAME"),
    (lambda of: of.note("3", "x", who="A"), "no report 3 in the ledger; purport search finds them"),
    (lambda of: of.undo("d1", who="A"), "no decision d1 in the ledger; see: purport decide list"),
    (lambda of: of.undo("d1", who=""), "nobody decides; say who with --who NAME"),
]


@pytest.mark.parametrize(("decide", "said"), WRONG)
def test_what_cannot_be_decided_is_an_error_and_keeps_nothing(
    ledger: Ledger, decide: Callable[[Ledger], Decision], said: str
) -> None:
    with pytest.raises(LedgerError) as error:
        decide(ledger)
    assert str(error.value) == said
    assert ledger.decisions() == []


def test_nothing_is_undone_twice(ledger: Ledger) -> None:
    ledger.note("1", "x", who="Ada")
    at = ledger.undo("d1", who="Bo").undone
    with pytest.raises(LedgerError) as error:
        ledger.undo("d1", who="Cy")
    assert str(error.value) == f"d1 was undone already, by Bo at {at}"
