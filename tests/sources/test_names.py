"""Which names of a report are one name."""

from __future__ import annotations

import pytest

from purport.sources.names import Named, name_mentions, together

from .builders import names


def joined(text: str, **given: str) -> list[Named]:
    return together(text, list(name_mentions(text, names(text, **given))))


def groups(text: str, **given: str) -> list[list[str]]:
    return [[text[slice(*one.span)] for one in named.mentions] for named in joined(text, **given)]


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("Abu Rafe al-Teskil spoke. Al-Teskil left. Teskil said", "Abu Rafe al-Teskil; Al-Teskil; Teskil", 1),
        ("Ada Quill spoke. Ms Quill left.", "Ada Quill; Ms Quill", 1),
        ("Ada Quill spoke. Ada left.", "Ada Quill; Ada", 1),
        ("Ada M. Quill spoke. A. Quill left. Ada Quill stayed.", "Ada M. Quill; A. Quill; Ada Quill", 1),
        ("Ada Quill spoke. Bram Quill left.", "Ada Quill; Bram Quill", 2),
        ("Ada Quill spoke. Ada Penrow left.", "Ada Quill; Ada Penrow", 2),
        ("President Ada Quill spoke. Quill's aide left.", "President Ada Quill; Quill", 1),
    ],
)
def test_people(text: str, person: str, expected: int) -> None:
    assert len(groups(text, person=person)) == expected


def test_a_surname_two_people_share_goes_by_its_title() -> None:
    text = "Hugh Quill and Harriet Quill came. Mrs Quill spoke. Mr Quill left."
    found = groups(text, person="Hugh Quill; Harriet Quill; Mrs Quill; Mr Quill")
    assert found == [["Hugh Quill", "Quill"], ["Harriet Quill", "Quill"]]


def test_a_surname_two_people_share_is_else_the_one_mentioned_last() -> None:
    text = "Hugh Quill came. Harriet Quill came. Quill said."
    hugh, harriet = joined(text, person="Hugh Quill; Harriet Quill; Quill")
    assert [text[slice(*one.span)] for one in harriet.mentions] == ["Harriet Quill", "Quill"]
    assert harriet.steps[-1] == "surname, the one mentioned last"
    assert len(hugh.mentions) == 1


@pytest.mark.parametrize(
    ("text", "organisation", "expected"),
    [
        ("Greyfold Analysis checked. Greyfold said", "Greyfold Analysis; Greyfold", 1),
        (
            "The Vassarine Observatory for Tides warned. The Observatory said",
            "Vassarine Observatory for Tides; Observatory",
            1,
        ),
        ("The Port Labour Union met. The PLU said", "Port Labour Union; PLU", 1),
        ("The Harbour Inquiry Board (HIBO) met. HIBO said", "Harbour Inquiry Board; HIBO", 1),
        ("The Tide Board met. The Harbour Board met.", "Tide Board; Harbour Board", 2),
    ],
)
def test_bodies(text: str, organisation: str, expected: int) -> None:
    assert len(groups(text, organisation=organisation)) == expected


def test_a_place_is_no_short_name_of_a_body_that_is_named_for_it() -> None:
    text = "Vassarine is far. The Vassarine Observatory said"
    assert len(groups(text, place="Vassarine", organisation="Vassarine Observatory")) >= 2


def test_the_fullest_mention_gives_the_name() -> None:
    text = "Quill spoke. Dr Ada Quill left."
    (found,) = joined(text, person="Quill; Dr Ada Quill")
    assert text[slice(*found.full.span)] == "Ada Quill"
    assert found.full.title == "dr"
