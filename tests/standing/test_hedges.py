"""Hedges: their words, what they cover, whose they are."""

from __future__ import annotations

import pytest

from purport.standing.lexicon import listed

from .builders import noticed, said, stood


def hedges(text: str, *attributions: object) -> list[tuple[str, str]]:
    found = noticed(text, *attributions).hedges  # type: ignore[arg-type]
    return [(text[slice(*one.span)], text[slice(*one.covers)]) for one in found]


@pytest.mark.parametrize(
    ("text", "cue", "covers"),
    [
        ("The purse was reportedly found in the hold.", "reportedly", "found in the hold"),
        ("It was an accident, apparently.", "apparently", "It was an accident"),
        ("Police found the alleged plot in a drawer.", "alleged", "plot in a drawer"),
        ("A suspected gas leak closed the yard.", "suspected", "gas leak closed the yard"),
        ("The fire may have begun in the hold.", "may", "have begun in the hold"),
        ("He appears to be reading.", "appears", "to be reading"),
        ("The boat is believed to have sunk.", "believed", "have sunk"),
        ("It is thought that the boat sank.", "It is thought", "that the boat sank"),
        ("There are reports that the boat sank.", "There are reports", "that the boat sank"),
        ("If genuine, the letter names three ministers.", "If genuine", "the letter names three ministers"),
        ("The letter purports to name three ministers.", "purports", "name three ministers"),
        ("It was unclear whether the boat sank.", "unclear whether", "the boat sank"),
        ("Crews feared dead were found.", "feared dead", "were found"),
        ("The so-called caliphate fell.", "so-called", "caliphate fell"),
    ],
)
def test_a_hedge_covers_what_nobody_vouches_for(text: str, cue: str, covers: str) -> None:
    assert hedges(text) == [(cue, covers)]


def test_a_claim_that_the_report_keeps_its_distance_from() -> None:
    text = "Quill claims that the boat sank."
    claim = said(text, "Quill", "claims", "that the boat sank")
    assert hedges(text, claim) == [("claims", "that the boat sank")]


def test_a_sources_guess_at_facts() -> None:
    text = "Police believe the driver fled."
    assert hedges(text, said(text, "Police", "believe", "the driver fled")) == [
        ("believe", "the driver fled")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He said that it rained.",
        "They could not see the pier.",
        "They could hear the bells, so that they could sleep.",
        "You may not be published without leave.",
        "It fell in May.",
        "Call as soon as possible.",
        "The group claimed responsibility for the attack.",
        "The flood claimed three lives.",
        "He appeared in court on Monday.",
        "The council debated possible sanctions and potential buyers.",
        "They had no apparent injuries.",
    ],
)
def test_ability_permission_plans_and_deeds_are_no_hedges(text: str) -> None:
    assert hedges(text) == []


def test_belief_in_values_is_no_hedge() -> None:
    text = "We believe in peace. She thinks it is wrong."
    assert (
        hedges(
            text,
            said(text, "We", "believe", "in peace"),
            said(text, "She", "thinks", "it is wrong"),
        )
        == []
    )


def test_a_noun_in_scare_quotes_is_one_that_the_publisher_will_not_use_itself() -> None:
    assert hedges("The “referendum” was held at gunpoint.") == [("“referendum”", "referendum")]


def test_a_sources_own_word_in_quotation_marks_is_none() -> None:
    text = "Quill called the “referendum” a success."
    assert hedges(text, said(text, "Quill", "called", "the “referendum” a success")) == []


def test_two_words_of_doubt_side_by_side_are_one_hedge() -> None:
    assert len(hedges("The trial could possibly begin in June.")) == 1


def test_a_hedge_is_the_publishers_where_the_report_itself_hedges() -> None:
    text = "The boat reportedly sank. Quill said that it may have struck a rock."
    found = stood(
        text,
        said(text, "Quill", "said", "that it may have struck a rock"),
        own=("The boat reportedly sank.",),
    )
    assert [(text[slice(*one.spans[0])], one.holder) for one in found.hedges] == [
        ("reportedly", "publisher"),
        ("may", "s1"),
    ]


def test_nobody_calls_his_own_message_purported() -> None:
    text = "Quill says the fleet is near in purported message."
    found = stood(text, said(text, "Quill", "says", "the fleet is near in purported message"))
    assert [one.holder for one in found.hedges] == ["publisher"]


@pytest.mark.parametrize("file", ["hedges", "checks", "deeds", "times"])
def test_words_of_the_lists_stand_once_in_their_list_and_in_lower_case(file: str) -> None:
    for section, lists in listed(file).items():
        for name, words in lists.items():
            if isinstance(words, list) and all(isinstance(word, str) for word in words):
                assert len(words) == len(set(words)), (section, name)
