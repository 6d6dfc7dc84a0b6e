"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.language import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "marked",
    [
        "The tide turned. | Nobody saw it.",
        "Gov. Ames met Dr. Lind on Jan. 5 in St. Orrin. | They spoke for an hour.",
        "No. 7 was closed. | No. 8 was not.",
        "J. K. Row and A. Lind agreed. | The rest did not.",
        "He joined the U.S. Senate in May. | She left it.",
        "The pier shut at 9 p.m. | The crews went home.",
        "The pier shut at 9 p.m. on Monday. | Crews went home.",
        "It happened in the U.S. | The police were told.",
        "She works at Quay Inc. in Ellery. | He does not.",
        "“Why now?” he asked. | “Because.”",
        "“It leaks.” | The mayor nodded.",
        "“Stop!” she shouted. | Nobody did.",
        "It cost 3.5 million. | It rose 0.2 points.",
        "He waited… then he left. | Nobody knew.",
        "He waited... then he left. | Nobody knew.",
        "He waited… | Then he left.",
        "See port.example/a.b for it. | Or do not.",
        "Was it late? | It was! | So it was.",
        "(It was late.) | It is done.",
        "He said «non.» | She left.",
        "Who knows?! | Nobody.",
        "One stop",
    ],
)
def test_sentences(marked: str) -> None:
    parts = marked.split(" | ")
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize("text", ["", "   ", "\n\t\u2003"])
def test_no_text_has_no_sentences(text: str) -> None:
    assert split(text) == []


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "Never this. Only here. And here. Not there."
    assert [text[s:e] for s, e in sentences(text, 12, 32)] == ["Only here.", "And here."]


@given(st.text(alphabet="aA .!?…\"'”“)(\n1Mr,", max_size=60))
def test_sentences_hold_all_but_white_space_in_order(text: str) -> None:
    found = sentences(text, 0, len(text))
    assert all(text[s:e] and text[s:e] == text[s:e].strip() for s, e in found)
    assert found == sorted(found)
    assert "".join("".join(text[s:e] for s, e in found).split()) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(found))


@pytest.mark.parametrize(
    "text", ["Mr. " * 100_000, "." * 400_000 + "x", ".'" * 200_000 + "x", "a" * 400_000 + ". B"]
)
def test_hostile_runs_are_split_without_trying_every_start(text: str) -> None:
    """Quadratic patterns would keep this test for hours."""
    assert "".join(split(text)).replace(" ", "") == text.replace(" ", "")
