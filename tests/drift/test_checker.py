"""A text held against reports, by the engine itself; every text and report here is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import purport
from purport.drift.checker import Checker
from purport.errors import InputError

if TYPE_CHECKING:
    from purport import Finding, Reader

REPORT = (
    "Police in Tarn said on Monday that two men may have entered the harbour museum through the roof. Director "
    "Ada Quill denied that any painting was missing. “We counted every frame twice this morning,” she said. The "
    "museum holds 40 paintings and opened in 1921.\n\n"
    "A video of the roof was posted by a neighbour. The Courier confirmed that it was filmed in Tarn but could not "
    "verify when. The rail of the stairs was broken, the caretaker, Tessa Orme, said.\n\n"
    "The town council is considering a new alarm, its clerk Bo Lind said."
)
OTHER = (
    "Three paintings are missing from the harbour museum in Tarn, its director Ada Quill said on Tuesday. The museum "
    "will stay shut for a week."
)


@pytest.fixture(scope="module")
def checker(reader: Reader) -> Checker:
    return Checker([REPORT], reader)


def kinds(found: list[Finding]) -> list[str]:
    return [one.kind for one in found]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The rail of the museum's stairs was broken.", "attribution-lost", "broken"),
        ("Two men entered the harbour museum in Tarn through the roof.", "hedge-lost", "entered"),
        ("The council has decided to buy a new alarm.", "certainty-raised", "decided"),
        ("The Courier confirmed when the video was filmed.", "check-overstated", "confirmed when"),
        ("Director Ada Quill admitted that a painting was missing.", "denial-lost", "admitted"),
        ("“We counted every picture three times,” Ada Quill said.", "quote-altered", "every picture"),
        ("The museum in Tarn holds 60 paintings.", "figure-changed", "60"),
    ],
)
def test_a_fault_is_found_with_its_words(checker: Checker, text: str, kind: str, words: str) -> None:
    found = [one for one in checker.check(text) if one.kind == kind]
    assert found
    assert words in found[0].text
    start, end = found[0].spans[0]
    assert text[start:end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Police said two men may have got into the harbour museum in Tarn through its roof.",
        "The museum's director, Ada Quill, denied that a painting was missing.",
        "“We counted every frame twice,” Ada Quill said.",
        "The harbour museum holds 40 paintings.",
    ],
)
def test_what_the_report_says_is_no_finding(checker: Checker, text: str) -> None:
    assert checker.check(text) == []


def test_every_finding_leads_to_the_words_of_the_report(checker: Checker) -> None:
    found = checker.check(
        "The museum holds 60 paintings. Director Ada Quill admitted that a painting was missing."
    )
    assert kinds(found) == ["figure-changed", "denial-lost"]
    for one in found:
        assert one.report == 0
        assert one.report_text == " … ".join(REPORT[slice(*span)] for span in one.report_spans)
    assert found[0].report_text == "40"


def test_one_report_that_says_it_is_enough(reader: Reader) -> None:
    both = Checker([REPORT, OTHER], reader)
    assert "denial-lost" not in kinds(
        both.check("Ada Quill, the director, said three paintings are missing.")
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Le ministre a dit que la réunion aurait lieu demain dans la capitale du pays.", "another language"),
        ("Bananas are rich in potassium and grow in the tropics.", "about something else"),
    ],
)
def test_what_cannot_be_answered_is_said_and_not_guessed(checker: Checker, text: str, note: str) -> None:
    held = checker.held(text)
    assert held.findings == ()
    assert note in held.notes[0]


def test_a_headline_alone_is_held(checker: Checker) -> None:
    held = checker.held("Museum in Tarn holds 60 paintings")
    assert kinds(list(held.findings)) == ["figure-changed"]
    assert held.notes == ()


CONTRADICTS_ITSELF = (
    "The harbour museum of Tarn holds 40 paintings, its director Ada Quill said. The museum opened in 1921.\n\nThe "
    "museum holds 60 paintings, the town council said. Quill denied that any painting was missing. The council said "
    "two paintings were missing."
)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour museum of Tarn holds 60 paintings, the town council said.",
        "The harbour museum of Tarn holds 40 paintings, its director said.",
        "Two paintings are missing from the museum, the council said.",
        "The director denied that a painting was missing.",
    ],
)
def test_either_side_of_a_report_that_contradicts_itself_may_be_told(reader: Reader, text: str) -> None:
    assert Checker([CONTRADICTS_ITSELF], reader).check(text) == []


def test_quotation_marks_that_never_close_are_no_quotation(checker: Checker) -> None:
    assert "quote-altered" not in kinds(checker.check("“We counted it all, Ada Quill said of the museum."))


def test_many_texts_are_held_against_reports_read_once(checker: Checker) -> None:
    texts = ["The museum holds 60 paintings.", "The museum holds 40 paintings."] * 5
    found = list(checker.check_many(texts))
    assert [kinds(one) for one in found] == [["figure-changed"], []] * 5


def test_a_text_is_checked_by_one_call(reader: Reader) -> None:
    found = purport.check("The museum in Tarn holds 60 paintings.", against=[REPORT], reader=reader)
    assert kinds(found) == ["figure-changed"]


def test_a_text_of_nothing_is_an_error(checker: Checker) -> None:
    with pytest.raises(InputError, match="no text"):
        checker.check("   \n ")


def test_nothing_to_hold_against_is_an_error(reader: Reader) -> None:
    with pytest.raises(InputError, match="at least one report"):
        Checker([], reader)


def test_a_threshold_of_all_shows_every_doubt(checker: Checker) -> None:
    text = "The museum holds 60 paintings."
    assert len(checker.held(text, 0.0).findings) >= len(checker.held(text).findings)
    assert checker.held(text, 1.0).findings == ()
