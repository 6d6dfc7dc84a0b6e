"""Invented reports: news put together from parts, so that any number of readings with claims can be made at will."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from purport.report import Block, Report
from purport.report.text import report_from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

OUTLETS = ("Quayside Courier", "The Ardle Post", "Norfell Gazette", "Reuters", None)
PEOPLE = (
    "Ada Quill",
    "Bo Lind",
    "Mayor Ines Tarrow",
    "Dr. Oke Sandahl",
    "harbour officials",
    "a dock worker",
)
BODIES = ("the harbour board", "the ferry union", "Norfell police", "the river authority", "the county court")
THINGS = ("lock", "ferry", "barge", "bridge", "pump", "dredger", "crane", "signal", "tug", "weir")
STATES = ("old", "new", "northern", "rusted", "leased", "second", "idle", "painted", "longer", "borrowed")
SYLLABLES = (
    "Nor",
    "Ard",
    "Quil",
    "Sand",
    "Tar",
    "Hel",
    "Brim",
    "Ost",
    "fell",
    "mouth",
    "wick",
    "le",
    "ham",
    "ey",
)
EVENTS = ("failed", "was shut", "had been repaired twice", "took on water", "was seized", "lost its licence")
CAUSES = ("a worn valve", "high tide", "unpaid wages", "a forged permit", "missing bolts", "a power cut")
WHEN = ("on Tuesday", "on 4 March 2021", "last week", "in 2019", "late on Friday", "the day before")
SHAPES = (
    "{person} said {when} that {thing} {event} because of {cause}.",
    "“{Thing} {event}, and nobody told us,” {person} told reporters {when}.",
    "{Body} denied that {thing} {event}.",
    "According to {body}, {thing} {event} {when}.",
    "{Thing} reportedly {event} after {cause}; the claim could not be independently verified.",
    "{person} accused {body} of hiding that {thing} {event}.",
    "{Body} confirmed that {thing} {event} {when}, {person} said.",
    "{Thing} {event} {when}. It was the {number}th such case of the year, and {number} boats had to wait.",
    "It may take {number} weeks until {thing} is in use again, {person} believes.",
    "{person} did not answer questions about {cause}.",
)


def reports(count: int, seed: int = 1) -> list[Report]:
    """That many reports, the same for the same seed; every fourth prints the last paragraph of one before it."""
    chance = random.Random(seed)
    made: list[Report] = []
    for number in range(count):
        paragraphs = [_paragraph(chance) for _ in range(chance.randint(2, 6))]
        if made and number % 4 == 3:
            paragraphs[0] = chance.choice(made).text.split("\n\n")[-1]
        made.append(_report(f"Report {number}. " + "\n\n".join(paragraphs), number, chance))
    return made


def _report(text: str, number: int, chance: random.Random) -> Report:
    blocks: Sequence[Block] = report_from_text(text).blocks
    day = f"2021-{1 + number % 12:02}-{1 + number % 28:02}"
    return Report(
        text=text,
        blocks=tuple(blocks),
        url=f"https://news.example/{number}" if number % 3 else None,
        title=f"Harbour news, part {number}",
        publisher=chance.choice(OUTLETS),
        published=day if number % 2 else f"{day}T{number % 24:02}:30:00+02:00",
        language="en",
    )


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(2, 6)))


def _sentence(chance: random.Random) -> str:
    parts = {
        "person": chance.choice(PEOPLE),
        "body": chance.choice(BODIES),
        "thing": f"the {chance.choice(STATES)} {chance.choice(THINGS)} of {_place(chance)}",
        "event": chance.choice(EVENTS),
        "cause": f"{chance.choice(CAUSES)} at {_place(chance)}",
        "when": chance.choice(WHEN),
        "number": str(chance.randint(4, 99)),
    }
    sentence = chance.choice(SHAPES).format(
        **parts, Thing=_capital(parts["thing"]), Body=_capital(parts["body"])
    )
    return _capital(sentence)


def _place(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
