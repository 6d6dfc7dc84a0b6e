"""Where a report says that it, or something in it, comes from another outlet."""

from __future__ import annotations

import pytest

from purport.ledger.credits import credits_of
from purport.ledger.outlets import outlets
from purport.reading import Reading
from purport.report.text import report_from_text


def credited(text: str, publisher: str = "Harbour Gazette") -> dict[str, bool]:
    """The outlets that a text credits, and whether for all of it."""
    from dataclasses import replace

    report = replace(report_from_text(text, language="en"), publisher=publisher)
    return {one.outlet: one.whole for one in credits_of(Reading(report, (), (), ()))}


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The mayor told Reuters that the bridge would open.", "Reuters"),
        ("The ferry was late, the state news agency SANA reported.", "SANA"),
        ("According to the New York Times, the plan was dropped.", "New York Times"),
        ("An AFP photographer at the quay saw two boats burn.", "Agence France-Presse"),
        ("In an interview with the Harbour Advertiser, she denied it.", "Harbour Advertiser"),
        ("He had told The Undertow that he would leave.", "The Undertow"),
        ("The plan was first reported by TMZ on Monday.", "TMZ"),
        ("Sundrian state television said the quay was safe.", "Sundrian state television"),
        ("BFM-TV, a broadcaster in France, reported that the road was shut.", "BFM-TV"),
    ],
)
def test_words_that_credit_an_outlet(text: str, outlet: str) -> None:
    assert credited(text) == {outlet: False}


@pytest.mark.parametrize(
    "text",
    [
        "LISBON (AP) - The ferry sank at noon.\n\nNobody was hurt.",
        "The ferry sank at noon.\n\nCopyright 2024 The Associated Press. All rights reserved.",
        "The ferry sank at noon.\n\nThe Associated Press contributed to this report.",
        "AP Friday 6 Oct 2023\n\nThe ferry sank at noon.",
        "The ferry sank at noon.\n\nNobody was hurt. -AP",
    ],
)
def test_a_whole_report_is_credited_by_dateline_notice_or_signature(text: str) -> None:
    assert credited(text) == {"Associated Press": True}


def test_two_agencies_sign_one_report() -> None:
    assert credited("The ferry sank.\n\nIt was old.\n\njm/dm (AFP, dpa)") == {
        "Agence France-Presse": True,
        "dpa": True,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Gazette reported on Monday that the ferry sank.",  # itself
        "The ferry at the quay. AP Photo/Ada Quill",
        "The ferry, in a photo released by Reuters.",
        "She told Twitter that she would sue.",
        "The mayor told Ada Quill that the bridge would open.",
        "The game was shown at ten.",
        "The Times they lived in were hard.",
    ],
)
def test_nothing_else_is_credited(text: str) -> None:
    assert credited(text) == {}


def test_the_times_of_a_report_that_has_named_another_times() -> None:
    text = "She told the Los Angeles Times that she would go. According to the Times, he stayed."
    assert credited(text) == {"Los Angeles Times": False}


def test_an_outlet_has_one_name_for_names_and_hosts() -> None:
    known = outlets()
    assert (
        known.usual("The AP") == known.usual(None, "https://www.apnews.com/article/1") == "Associated Press"
    )
    assert known.usual("Harbour  Gazette") == "Harbour Gazette"
    assert known.usual(None, "https://m.harbour.example/a") == "harbour.example"
    assert known.usual(None, "no address") is None
