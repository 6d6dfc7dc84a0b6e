"""Checks: who verified, could not verify, is verifying or denied what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .builders import noticed, said, stood

if TYPE_CHECKING:
    from purport.attribution import Attribution
    from purport.standing.checks import Found


def one(text: str, *attributions: Attribution) -> Found:
    (found,) = noticed(text, *attributions).checks
    return found


def told(text: str, *attributions: Attribution) -> tuple[str, str, str | None, str | None]:
    found = one(text, *attributions)
    verifier = text[slice(*found.verifier)] if found.verifier else None
    object_ = text[slice(*found.object)] if found.object else None
    return found.outcome, found.aspect, verifier, object_


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The authenticity of the footage could not be independently verified.",
            ("unconfirmed", "authenticity", None, "The authenticity of the footage"),
        ),
        (
            "The Gazette could not confirm the report.",
            ("unconfirmed", "content", "The Gazette", "the report"),
        ),
        ("The harbour board denied the report.", ("refuted", "content", "The harbour board", "the report")),
        (
            "The harbour board has repeatedly denied involvement in the fire.",
            ("refuted", "responsibility", "The harbour board", "involvement in the fire"),
        ),
        (
            "The claim was denied by the harbour board.",
            ("refuted", "content", "the harbour board", "The claim"),
        ),
        (
            "The Gazette has seen pictures of the dam but has not been able to verify when they were taken.",
            ("unconfirmed", "time", "The Gazette", "when they were taken"),
        ),
        (
            "An earlier report that forty homes were flooded was false.",
            ("refuted", "content", None, "An earlier report that forty homes were flooded"),
        ),
        (
            "The Gazette geolocated the footage to Harbour Street.",
            ("confirmed", "place", "The Gazette", "the footage to Harbour Street"),
        ),
        (
            "The Gazette could not determine when it was filmed or who was firing.",
            ("unconfirmed", "time", "The Gazette", "when it was filmed or who was firing"),
        ),
        (
            "The bank disputed that it had been sent to the minister.",
            ("refuted", "content", "The bank", "it had been sent to the minister"),
        ),
        ("Quill rejected the allegations.", ("refuted", "content", "Quill", "the allegations")),
        (
            "Experts cast doubt on the letter.",
            ("refuted", "authenticity", "Experts", "the letter"),
        ),
        (
            "Police are examining whether the video is genuine.",
            ("pending", "authenticity", "Police", "whether the video is genuine"),
        ),
        ("The board did not immediately respond.", ("unconfirmed", "content", "The board", None)),
        (
            "The board declined to comment on the fire.",
            ("unconfirmed", "content", "The board", "the fire"),
        ),
        ("There was no comment from the board.", ("unconfirmed", "content", "the board", None)),
        (
            "An unverified video showed the fire.",
            ("unconfirmed", "authenticity", None, "video"),
        ),
    ],
)
def test_a_check_says_who_found_what_about_what(
    text: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    assert told(text) == expected


def test_a_verification_of_who_released_a_message_is_about_its_origin() -> None:
    text = "Greyfold, a security firm, verified that the message was released by the group."
    verified = said(
        text, "Greyfold, a security firm", "verified", "that the message was released by the group"
    )
    assert told(text, verified) == (
        "confirmed",
        "origin",
        "Greyfold, a security firm",
        "that the message was released by the group",
    )


def test_the_stated_basis_is_kept() -> None:
    text = (
        "This image, which has been authenticated based on its contents and other reporting, shows the quay."
    )
    found = one(text)
    assert found.basis
    assert text[slice(*found.basis)] == "based on its contents and other reporting"
    assert (found.outcome, found.aspect, found.verifier) == ("confirmed", "authenticity", None)
    assert found.object
    assert text[slice(*found.object)] == "This image"


@pytest.mark.parametrize(
    "text",
    [
        "Police said that the man fled.",
        "The club confirmed the signing of a striker.",
        "There were six confirmed cases.",
        "The council rejected the offer.",
        "He was denied bail.",
        "Police are investigating the fire.",
        "The coalition says it investigates every allegation.",
        "If confirmed, it would be the third.",
        "Please verify your address.",
        "The senate has not confirmed him.",
    ],
)
def test_announcements_permits_refusals_and_conditions_are_no_checks(text: str) -> None:
    assert noticed(text).checks == ()


def test_what_is_confirmed_after_others_reported_it_is_a_check() -> None:
    text = "Crews said that three sailors were killed. The board confirmed that sailors were killed."
    assert told(text)[:3] == ("confirmed", "content", "The board")


def test_a_dismissal_as_baseless_is_one_check() -> None:
    text = "The board dismissed the claim as baseless."
    assert len(noticed(text).checks) == 1


def test_no_verifier_is_made_up() -> None:
    found = stood("The report could not be verified.", own=("The report could not be verified.",))
    assert [check.verifier for check in found.checks] == [None]
    assert found.checks[0].verifier_spans == ()


def test_the_publisher_as_verifier_is_told_apart() -> None:
    text = "The Gazette could not confirm the report."
    assert [check.verifier for check in stood(text).checks] == ["publisher"]
