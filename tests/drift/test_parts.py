"""The parts that a comparison is made of: words, clauses, figures, quotations, markers."""

from __future__ import annotations

import pytest

from purport.drift.clauses import clauses
from purport.drift.figures import figures_of
from purport.drift.markers import head, markers, over
from purport.drift.quotes import quotations
from purport.drift.side import Sentence
from purport.drift.words import content, words


def sentence(text: str) -> Sentence:
    every = words(text)
    bearing = content(every)
    return Sentence(
        0,
        (0, len(text)),
        text,
        tuple(every),
        tuple(bearing),
        frozenset(word.stem for word in bearing),
        (),
        (),
    )


def test_words_of_one_matter_have_one_stem() -> None:
    stems = [word.stem for word in words("killed died dead wounded injured arrested arrests")]
    assert stems[0] == stems[1] == stems[2]
    assert stems[3] == stems[4]
    assert stems[5] == stems[6]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost 1,200 crowns.", [1200.0]),
        ("It cost $3.5 million.", [3_500_000.0]),
        ("Twenty-three of them left.", [23.0]),
        ("About two-thirds of it burned.", ["two-third"]),
        ("It fell on Sunday, May 4.", ["sunday", "may", 4.0]),
        ("He may have two of them.", [2.0]),
    ],
)
def test_figures_are_read_in_digits_and_words(text: str, values: list[float | str]) -> None:
    found = [one.value for one in figures_of(sentence(text)) if one.sort != "name"]
    assert found == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We left,” she said.", ["We left,"]),
        ('He called it "a step too far" on Monday.', ["a step too far"]),
        ("The ships' crews said the council's 'last offer' had come.", ["last offer"]),
        ("It isn't theirs and wasn't ours.", []),
    ],
)
def test_quotations_stand_between_marks_of_one_sort(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in quotations(text, (0, len(text)))] == found


def test_a_marker_bears_on_the_words_beside_it() -> None:
    one = sentence("Two men allegedly robbed the museum, and the director resigned in the evening.")
    (marker,) = markers(one, "doubt")
    assert [word.text for word in head(one, marker.span)] == ["robbed", "museum"]
    by_text = {word.text: word for word in one.content}
    assert over([marker], by_text["robbed"])
    assert not over([marker], by_text["evening"])


def test_could_not_is_no_doubt() -> None:
    assert markers(sentence("They could not see the pier."), "doubt") == []


def test_clauses_cover_a_sentence() -> None:
    text = "The bridge fell, and two men who crossed it drowned because the rail broke."
    assert [text[a:b] for a, b in clauses(sentence(text))] == [
        "The bridge fell",
        "two men",
        "crossed it drowned",
        "the rail broke.",
    ]
