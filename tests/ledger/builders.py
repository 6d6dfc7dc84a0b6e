"""Invented reports for ledgers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from purport.errors import InputError
from purport.report.pending import Input, failing
from purport.report.text import report_from_text

if TYPE_CHECKING:
    from purport.report import Report

PUMP = (
    "Ada Quill, the chief engineer, said the pump at Ellery dock was worn out. "
    "The flood purportedly began at a leak in the north wall.\n\n"
    "“Nobody asked us to close the gate before the flood reached the lower quay that evening,” "
    "Bo Lind told the inquiry. Greyfold Analysis confirmed that the recording was made at the dock.\n\n"
    "The ministry denied that the gate had been open."
)
WIRE = (
    "Two ferries lay aground off Saltmarrow Head on Sunday night after their crews lost sight of the "
    "southern light, which the coast service had switched off for repairs a day earlier than it had "
    "announced, and tugs from three harbours were waiting for the morning tide to pull them free.\n\n"
    "Tessa Orme, who runs the service, said that a notice to mariners had gone out on Friday."
)
FLOOD = (
    "The floods at Ellery dock reached the upper quay, Zoë Müller said.\n\n"
    "“We were never told,” said Cyril Or, a ferryman."
)


def report(text: str, **given: Any) -> Report:
    return replace(report_from_text(text, language="en"), **given)


def pump(**given: Any) -> Report:
    values = {
        "title": "Worn pump blamed for harbour flood",
        "publisher": "Ellery Post",
        "published": "2024-05-04",
        "url": "https://post.example/pump",
    }
    return report(PUMP, **(values | given))


def wire(**given: Any) -> Report:
    values = {
        "title": "Ferries aground off Saltmarrow",
        "publisher": "Tolmere Courier",
        "published": "2024-05-06",
        "url": "https://courier.example/ferries",
    }
    return report(WIRE, **(values | given))


def flood(**given: Any) -> Report:
    values = {
        "title": "Upper quay flooded",
        "publisher": "Tolmere Courier",
        "published": "2024-05-05",
        "url": "https://courier.example/quay",
    }
    return report(FLOOD, **(values | given))


def inputs(**reports: Report) -> list[Input]:
    """An input for each report, by its name."""
    return [Input(name, partial(_given, one)) for name, one in reports.items()]


def unreadable(name: str) -> Input:
    return failing(name, InputError(f"{name}: no such file; check the name"))


def _given(one: Report) -> Report:
    return one
