"""A reading as JSON: what stands in it, and that it stays one line and can be encoded."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from purport.export.jsonform import to_json
from purport.report import Block
from purport.sources import Resolution
from purport.standing import Check, Hedge, Time, Why

from .builders import claim, find, reading, says, simple, source
from .harbour import harbour

if TYPE_CHECKING:
    from purport.reading import Reading

DOCS = Path(__file__).parents[2] / "docs"

EXAMPLE = (
    "Fire at the weir mill\n"
    "The mill's owner, Ada Quill, said that the fire on 4 May was purportedly an accident. "
    "The county could not confirm it."
)


def documented() -> Reading:
    """The example in ``docs/reading.md``."""
    (whole,) = find(EXAMPLE, "The mill's owner, Ada Quill,")
    (name,), (owner,) = find(EXAMPLE, "Ada Quill"), find(EXAMPLE, "The mill's owner")
    ada = source(
        "s1",
        "Ada Quill",
        description="The mill's owner",
        spans=(("name", name), ("description", owner)),
        mentions=(whole, name),
    )
    (county_,) = find(EXAMPLE, "The county")
    county = source("s2", "The county", kind="organisation", spans=(("name", county_),), mentions=(county_,))
    hedge = Hedge(find(EXAMPLE, "purportedly"), "publisher", find(EXAMPLE, "an accident"))
    when = Time(find(EXAMPLE, "4 May")[0], "2024-05-04")
    said = claim(
        EXAMPLE,
        "c1",
        *find(EXAMPLE, "that the fire on 4 May was purportedly an accident"),
        attribution=says(
            ada, (whole,), find(EXAMPLE, "said"), confidence=0.97, resolution=Resolution("name", None, 0.98)
        ),
        hedges=(hedge,),
        factuality={"publisher": "Uu", "s1": "PR+"},
        times=(when,),
        standing="unverified",
        why=Why("check", (*find(EXAMPLE, "The county"), *find(EXAMPLE, "could not confirm")), "k1"),
    )
    check = Check(
        id="k1",
        verifier="s2",
        verifier_spans=find(EXAMPLE, "The county"),
        aspect="content",
        outcome="unconfirmed",
        of=("c1",),
        cue_spans=find(EXAMPLE, "could not confirm"),
        object_spans=find(EXAMPLE, "confirm", "it")[1:],
        basis_spans=(),
        tie=None,
    )
    return reading(
        EXAMPLE,
        (said,),
        sources=(ada, county),
        checks=(check,),
        blocks=(Block("headline", (0, 21)), Block("paragraph", (22, len(EXAMPLE)))),
        title="Fire at the weir mill",
        publisher="The Weir Courier",
        published="2024-05-06",
        language="en",
    )


def test_holds_the_reading_and_nothing_else() -> None:
    assert json.loads(to_json(harbour())) == harbour().to_dict()


def test_the_documented_example_is_what_the_code_writes() -> None:
    doc = (DOCS / "reading.md").read_text(encoding="utf-8")
    example = re.search(r"```json\n(.*?)```", doc, re.DOTALL)
    assert example is not None
    assert json.loads(example[1]) == documented().to_dict()


def test_letters_stand_as_themselves() -> None:
    assert "Łódź 日本 😀" in to_json(reading("Łódź 日本 😀"))


def test_a_lone_surrogate_is_escaped_so_that_the_json_can_be_encoded() -> None:
    written = to_json(reading("half \ud83d é"))
    assert "half \\ud83d \\u00e9" in written
    assert json.loads(written.encode("utf-8"))["report"]["text"] == "half \ud83d é"


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_is_one_line_for_every_reader(end: str) -> None:
    written = to_json(reading(f"one{end}two"))
    assert len(written.splitlines()) == 1
    assert json.loads(written)["report"]["text"] == f"one{end}two"


def test_indent_is_for_people() -> None:
    assert to_json(simple(), indent=2).startswith('{\n  "schema": "purport.reading/1",\n  "report": {\n')
