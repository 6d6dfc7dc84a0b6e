"""Invented reports of one event: two outlets with one dispatch, and one with a source of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.report.text import report_from_text

if TYPE_CHECKING:
    from purport.report import Report

DISPATCH = (
    "Nine dockers were killed when a grain silo collapsed in Port Ellery on Friday, Bo Lind, "
    "the harbour's director, told Reuters.\n\n"
    "The collapse was allegedly caused by rust. The ministry denied that the silo had been overfilled."
)
OWN = (
    "Nine dockers were killed when a grain silo collapsed in Port Ellery on Friday, "
    "the dockers' union said in a statement.\n\nThe union said it would stop work on Monday."
)
QUIET = "Ada Quill said the ferry to Saltmarrow would sail again on Tuesday."


def reports() -> list[Report]:
    """Reports 1 to 4 of the ledger."""
    return [
        _report(DISPATCH, "Silo falls in Port Ellery", "Ellery Post", "2024-05-03"),
        _report(DISPATCH + "\n\nFlags hung low in the harbour.", "Nine die", "Ellery Gazette", "2024-05-04"),
        _report(OWN, "Dockers mourn nine", "Dockers Star", "2024-05-04"),
        _report(QUIET, "Ferry to sail", "Saltmarrow Mail", "2024-05-06"),
    ]


def _report(text: str, title: str, publisher: str, day: str) -> Report:
    name = publisher.lower().replace(" ", "-")
    return report_from_text(
        text, title=title, publisher=publisher, published=day, url=f"https://{name}.example/"
    )
