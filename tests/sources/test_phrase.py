"""A cited mention taken apart."""

from __future__ import annotations

import pytest

from purport.sources.phrase import Phrase, phrase

from .builders import names


def parts(text: str, **given: str) -> Phrase:
    return phrase(text, (0, len(text)), names(text, **given))


@pytest.mark.parametrize(
    ("text", "core", "person", "organisation"),
    [
        ("Ada Quill, a doctor at the clinic", "Ada Quill", "Ada Quill", ""),
        ("Dr Ada Quill", "Ada Quill", "Dr Ada Quill", ""),
        ("The judge, Sir Aldous Penrow", "Aldous Penrow", "Sir Aldous Penrow", ""),
        ("Harbour Board spokesman Bram Osterley", "Bram Osterley", "Bram Osterley", "Harbour Board"),
        ("Mayor of Tolmere Ada Quill", "Ada Quill", "Ada Quill", ""),
        ("Commissioner Ada Quill of the Harbour Board", "Ada Quill", "Ada Quill", "Harbour Board"),
        ("Pellgate News partner Greyfold", "Greyfold", "", "Greyfold; Pellgate News"),
        ("Windrow's first selectman, Bram Osterley", "Bram Osterley", "Bram Osterley", ""),
        ("Ada Quill a doctor at the clinic", "Ada Quill", "Ada Quill", ""),
    ],
)
def test_a_name_that_heads_the_mention(text: str, core: str, person: str, organisation: str) -> None:
    given = {"person": person, "organisation": organisation}
    found = parts(text, **{kind: listed for kind, listed in given.items() if listed})
    assert (found.form, text[slice(*found.core)]) == ("name", core)


@pytest.mark.parametrize(
    ("text", "noun", "plural"),
    [
        ("a spokesman for the Harbour Board", "spokesman", False),
        ("Harbour Board officials", "officials", True),
        ("one of the victims", "victim", False),
        ("some of the officials", "officials", True),
        ("videos posted online", "videos", True),
        ("the police", "police", False),
    ],
)
def test_a_noun_that_heads_the_mention(text: str, noun: str, plural: bool) -> None:
    found = parts(text, organisation="Harbour Board")
    assert (found.form, found.noun, found.plural) == ("noun", noun, plural)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("He", "he"),
        ("She, too,", "she"),
        ("who", "relative"),
        ("we", "we"),
        ("those who came", "pointing"),
        ("her mother", "noun"),
        ("that man", "noun"),
        ("US", "noun"),
    ],
)
def test_forms(text: str, form: str) -> None:
    assert parts(text).form == form


def test_two_names_are_cited_together() -> None:
    found = parts("Greyfold and Harbour Board", organisation="Greyfold; Harbour Board")
    assert found.form == "names"


def test_what_describes_a_name() -> None:
    text = "White House spokesman Bram Osterley, a former teacher,"
    found = parts(text, person="Bram Osterley")
    assert [text[slice(*span)] for span in found.descriptions] == [
        "White House spokesman",
        "a former teacher",
    ]


def test_a_mention_without_words_is_kept() -> None:
    assert parts("“”").core == (0, 2)
