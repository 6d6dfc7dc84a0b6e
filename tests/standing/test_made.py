"""What was not done is no check: by nobody, not yet, only asked about, denied itself, or by who said it first."""

from __future__ import annotations

import pytest

from .builders import noticed, said, stood

CLAIM = "Quill said that forty boats sank. "


def standing(after: str) -> str:
    text = CLAIM + after
    found = stood(text, said(text, "Quill", "said", "that forty boats sank"), own=(after,))
    return found.claims[0].standing


@pytest.mark.parametrize(
    "after",
    [
        "Harcourt confirmed the claim.",
        "Harcourt was able to confirm the claim.",
        "Harcourt appeared to confirm the claim.",
        "The claim was verified by the Post.",
    ],
)
def test_what_somebody_confirmed_is_verified(after: str) -> None:
    assert standing(after) == "verified"


@pytest.mark.parametrize(
    "after",
    [
        "No one has confirmed the claim.",
        "Nobody verified the claim.",
        "No one could verify the claim.",
        "None of the claims has been verified.",
        "Neither side confirmed the claim.",
        "No witness corroborated the claim.",
    ],
)
def test_what_nobody_confirmed_is_unverified(after: str) -> None:
    assert standing(after) == "unverified"


@pytest.mark.parametrize(
    "after",
    [
        "The claim remains to be verified.",
        "The claim is to be confirmed by Harcourt.",
        "Harcourt hopes to confirm the claim.",
        "Harcourt would have confirmed the claim.",
        "Harcourt all but confirmed the claim.",
        "Had Harcourt confirmed the claim, it would have said so.",
        "Before anyone confirmed the claim, it spread.",
        "Who confirmed the claim?",
        "It is not true that Harcourt confirmed the claim.",
        "The claim was confirmed by 52 votes to 48.",
        "Nobody denied the claim.",
        "Harcourt did not dispute the claim.",
        "Harcourt refused to dismiss the claim.",
        "Harcourt would dispute the claim.",
        "The claim was not false.",
        "The claim is far from false.",
        "The claim is not a hoax.",
        "There is no evidence that the claim is false.",
        "Harcourt did not issue a denial of the claim.",
        "Harcourt withdrew its denial of the claim.",
    ],
)
def test_what_was_not_done_leaves_a_claim_as_it_is(after: str) -> None:
    assert standing(after) == "attributed"


@pytest.mark.parametrize(
    "after", ["by phone", "by Monday", "by the end of May", "by early afternoon", "by email on Sunday"]
)
def test_a_time_or_a_means_is_no_verifier(after: str) -> None:
    (check,) = noticed(f"{CLAIM}The claim was confirmed {after}.").checks
    assert check.verifier is None


def test_a_confirmation_that_is_denied_confirms_nothing() -> None:
    text = CLAIM + "Bell denied that Harcourt had confirmed the claim."
    found = stood(
        text,
        said(text, "Quill", "said", "that forty boats sank"),
        said(text, "Bell", "denied", "that Harcourt had confirmed the claim"),
    )
    assert found.claims[0].standing == "attributed"
    assert [check.outcome for check in found.checks] == ["refuted"]


def test_a_confirmation_that_only_the_claimant_tells_of_confirms_nothing() -> None:
    text = "Quill said that forty boats sank. Quill added that Harcourt had confirmed the claim."
    first, second = (
        said(text, "Quill", "said", "that forty boats sank"),
        said(text, "Quill", "added", "that Harcourt had confirmed the claim"),
    )
    assert stood(text, first, second).claims[0].standing == "attributed"


def test_nobody_verifies_what_he_said_himself() -> None:
    text = "Quill said that forty boats sank. Quill verified the claim."
    found = stood(
        text,
        said(text, "Quill", "said", "that forty boats sank"),
        said(text, "Quill", "verified", "the claim"),
    )
    assert found.claims[0].standing == "attributed"


def test_being_accused_of_having_confirmed_it_is_no_check() -> None:
    text = CLAIM + "Bell accused Harcourt of having confirmed the claim."
    accused = said(text, "Bell", "accused", "Harcourt of having confirmed the claim")
    assert noticed(text, accused).checks == ()


def test_a_check_looks_no_further_than_its_sentence() -> None:
    assert noticed("Gunners shot down the plane. The claim spread.").checks == ()


def test_what_was_never_said_ends_with_its_quotation() -> None:
    text = "“I never said the ferry was safe,” said Cole."
    (check,) = noticed(text).checks
    assert check.object is not None
    assert text[slice(*check.object)] == "the ferry was safe"


def test_a_claim_is_nobody_who_could_verify() -> None:
    (check,) = noticed("CLAIM VERIFIED STOP MINISTER LEAVES STOP").checks
    assert check.verifier is None


@pytest.mark.parametrize(
    "text",
    [
        "The mayor " + "has " * 200 + "x denied it.",
        "Not" + " independently" * 200 + " x denied verified.",
        "Open " + ", ".join(["on Monday"] * 200) + " x verified the claim.",
        "a myth " * 300,
        " " * 20_000 + "x denied the claim.",
    ],
)
def test_a_long_run_of_one_word_is_read_like_any_other(text: str) -> None:
    """An expression that goes back over such a run would not come to an end."""
    noticed(text)


def test_a_publisher_without_a_name_is_nobody() -> None:
    text = CLAIM + "We could not verify the claim."
    stood(text, said(text, "Quill", "said", "that forty boats sank"), publisher="\n")


@pytest.mark.parametrize(
    ("text", "verifier", "denied"),
    [
        ("Quill said that Harcourt stole the fund, which she denies.", "she", "that Harcourt stole the fund"),
        (
            "Quill said that forty boats sank, a claim that the rebels denied.",
            "the rebels",
            "that forty boats sank",
        ),
        (
            "Quill said that forty boats sank, a claim disputed by the rebels.",
            "the rebels",
            "that forty boats sank",
        ),
        (
            "Quill said that forty boats sank, something Bell has repeatedly denied.",
            "Bell",
            "that forty boats sank",
        ),
    ],
)
def test_a_denial_in_passing_is_of_what_was_just_said(text: str, verifier: str, denied: str) -> None:
    attribution = said(text, "Quill", "said", denied)
    (check,) = noticed(text, attribution).checks
    assert check.verifier
    assert text[slice(*check.verifier)] == verifier
    assert check.object
    assert text[slice(*check.object)] == denied.removeprefix("that ")
    assert stood(text, attribution).claims[0].standing == "disputed"


def test_the_claim_denied_is_the_one_of_the_sentence_before() -> None:
    assert standing("Harcourt denied the claim.") == "disputed"
    assert standing("The quay was calm. Fish was landed. Harcourt denied the claim.") == "attributed"


def test_what_is_confirmed_in_part_is_not_verified() -> None:
    text = (
        "Quill said that the mayor resigned over a memo on the losses and fled. "
        "Harcourt confirmed that a memo on the losses existed."
    )
    found = stood(
        text,
        said(text, "Quill", "said", "that the mayor resigned over a memo on the losses and fled"),
        said(text, "Harcourt", "confirmed", "that a memo on the losses existed"),
    )
    assert [one.standing for one in found.claims] == ["attributed", "verified"]


def test_it_in_a_clause_that_is_disputed_points_at_no_claim() -> None:
    text = "Quill accused Harcourt of theft. Harcourt disputed that it had been sent to the minister."
    accused = said(text, "Quill", "accused", "Harcourt of theft")
    assert stood(text, accused).claims[0].standing == "attributed"
