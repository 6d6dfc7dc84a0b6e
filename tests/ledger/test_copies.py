"""What two reports share, and whether it is one writing."""

from __future__ import annotations

from purport.ledger.copies import Shared, shared, worded
from purport.ledger.wording import GRAM, WINDOW, shared_runs, wording
from purport.report.text import report_from_text

DISPATCH = (
    "The harbour authority closed the old swing bridge on Monday after divers found cracks in two of its piers, and "
    "ferries will carry commuters across the estuary until engineers have finished their survey, which may take a "
    "month."
)
BEFORE = "Rain fell over the estuary all morning. Shops on the quay stayed shut. "
AFTER = " Traders complained. Pupils walked to school along the northern road, as they had in the flood year."


def between(ours: str, theirs: str, *, one_outlet: bool = False) -> Shared:
    return shared(
        *(worded(report_from_text(text, language="en")) for text in (ours, theirs)), one_outlet=one_outlet
    )


def test_a_passage_within_two_different_reports_is_a_copy() -> None:
    found = between(BEFORE + DISPATCH, DISPATCH + AFTER)
    assert found.copy
    assert [(BEFORE + DISPATCH)[slice(*one.ours)] for one in found.passages] == [DISPATCH.rstrip(".")]
    assert [(DISPATCH + AFTER)[slice(*one.theirs)] for one in found.passages] == [DISPATCH.rstrip(".")]


def test_a_light_edit_is_a_copy_still() -> None:
    edited = DISPATCH.replace("old ", "").replace("commuters", "people").replace("a month", "four weeks")
    assert between(DISPATCH, edited).copy


def test_what_both_quote_is_a_quotation() -> None:
    quoted = f"“{DISPATCH}” the harbour master said."
    found = between(BEFORE + quoted, quoted + AFTER)
    assert not found.copy
    assert found.quotations


def test_a_post_that_both_print_is_nobodys_writing() -> None:
    post = (
        "They keep saying that the person had a ticket for the ferry and that the gate made its noise. "
        "We are on the quay and nobody has told us whether the boat will go today or tomorrow or at all "
        "— Ada Quill (@adaquill) May 2"
    )
    assert not between(BEFORE + post, post + AFTER).copy


def test_first_person_without_quotation_marks_is_somebodys_words() -> None:
    post = (
        "I love this harbour and I always will and my family has lived on this quay for more than two "
        "hundred years, and we will go on living here whatever the council of the town decides about the "
        "bridge."
    )
    assert not between(BEFORE + post, post + AFTER).copy


def test_a_sites_furniture_is_nobodys_writing() -> None:
    notice = (
        "Sign up for our newsletter and please verify that you are no robot by clicking the box under the form, then "
        "choose the mornings on which you would like to hear from us about the harbour and the town."
    )
    assert not between(f"{BEFORE}\n\n{notice}", f"{notice}\n\n{AFTER}").copy


def test_an_outlets_standing_words_at_the_end_of_both() -> None:
    ending = (
        "The Gazette has reported from the harbour since 1911 and is owned by its readers, who elect its "
        "editor every spring in the hall above the fish market, and whose letters it prints in full each "
        "Saturday."
    )
    ours, theirs = f"{BEFORE * 3}\n\n{ending}", f"{AFTER * 3}\n\n{ending}"
    assert not between(ours, theirs, one_outlet=True).copy
    assert between(ours, theirs).copy


def test_two_reports_of_one_thing_in_other_words() -> None:
    assert not between(
        DISPATCH, "Cracks were found in piers of the swing bridge, which was closed on Monday."
    ).copy


def test_texts_that_share_enough_words_share_a_fingerprint() -> None:
    words = DISPATCH.split()
    least = " ".join(words[: GRAM + WINDOW - 1])
    ours, theirs = (
        wording(text, report_from_text(text, language="en").blocks)
        for text in (f"{BEFORE} {least} {AFTER}", f"{AFTER} {least} {BEFORE}")
    )
    assert set(ours.fingerprints()) & set(theirs.fingerprints())


def test_runs_of_texts_without_words() -> None:
    nothing = wording("", ())
    assert nothing.fingerprints() == []
    assert shared_runs(nothing, nothing) == []
