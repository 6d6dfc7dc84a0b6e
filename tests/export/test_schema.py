"""``docs/reading.schema.json`` takes what the code writes and refuses what is broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from purport.attribution import Act, Manner
from purport.report import BLOCK_KINDS
from purport.sources import SourceKind
from purport.standing import Aspect, Outcome, StandingName, Voice

from .builders import reading, simple
from .harbour import harbour
from .test_jsonform import documented

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def problems(value: Any) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(value)]


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("make", [harbour, documented, simple, reading])
def test_takes_readings_as_they_are_written(make: Any) -> None:
    assert problems(make().to_dict()) == []


def test_takes_a_claim_by_nobody_and_a_source_of_unknown_kind() -> None:
    value = simple().to_dict()
    value["claims"][0]["attribution"]["source"] = None
    value["sources"][0]["kind"] = None
    assert problems(value) == []


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("schema", "purport.reading/2"),
        ("extra", 1),
        ("report.extra", 1),
        ("report.id", "abc"),
        ("report.text", None),
        ("report.published", "4 May 2024"),
        ("report.published", "2024-05-04T10"),
        ("report.language", "English"),
        ("report.authors", "Ada Quill"),
        ("report.blocks.0.kind", "advert"),
        ("report.blocks.0.span", [0]),
        ("report.blocks.0.span", [0, 1, 2]),
        ("report.blocks.0.span", [-1, 2]),
        ("report.blocks.0.span", [0, 1.5]),
        ("sources.0.id", "1"),
        ("sources.0.kind", "company"),
        ("sources.0.named", None),
        ("sources.0.url", "x"),
        ("claims.0.id", "s1"),
        ("claims.0.spans", []),
        ("claims.0.text", "words are in the report, not here"),
        ("claims.0.voice", "nobody"),
        ("claims.0.attribution", None),
        ("claims.0.within", "s1"),
        ("claims.0.standing", "true"),
        ("claims.0.factuality", {"s1": "CT"}),
        ("claims.0.factuality", {"Ada": "CT+"}),
        ("claims.0.attribution.source", "Ada Quill"),
        ("claims.0.attribution.manner", "partial"),
        ("claims.0.attribution.act", "opinion"),
        ("claims.0.attribution.confidence", 1.1),
        ("claims.0.hedges", [{"spans": [], "holder": "publisher", "covers": []}]),
        ("claims.0.times", [{"span": [0, 1]}]),
        ("checks.0.verifier", "nobody"),
        ("checks.0.aspect", "truth"),
        ("checks.0.outcome", "false"),
        ("checks.0.of", ["k1"]),
        ("checks.0.cue_spans", []),
        ("checks.0.tie", 1),
    ],
)
def test_refuses_what_is_broken(path: str, broken: Any) -> None:
    value = documented().to_dict()
    *parents, last = (int(step) if step.isdigit() else step for step in path.split("."))
    place: Any = value
    for step in parents:
        place = place[step]
    place[last] = broken
    where = problems(value)
    assert where
    assert all(found.startswith(_json_path(parents)) for found in where)


def _json_path(steps: list[str | int]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


@pytest.mark.parametrize(
    "record", ["report", "source", "claim", "attribution", "hedge", "time", "check", "block"]
)
def test_every_record_asks_for_all_its_fields_and_allows_no_other(record: str) -> None:
    defined = SCHEMA["$defs"][record]
    assert defined["additionalProperties"] is False
    assert set(defined["required"]) == set(defined["properties"])


@pytest.mark.parametrize(
    ("record", "field", "values"),
    [
        ("block", "kind", BLOCK_KINDS),
        ("source", "kind", (*get_args(SourceKind), None)),
        ("claim", "voice", get_args(Voice)),
        ("claim", "standing", get_args(StandingName)),
        ("attribution", "manner", get_args(Manner)),
        ("attribution", "act", get_args(Act)),
        ("check", "aspect", get_args(Aspect)),
        ("check", "outcome", get_args(Outcome)),
    ],
)
def test_lists_the_values_the_code_knows(record: str, field: str, values: tuple[str | None, ...]) -> None:
    assert SCHEMA["$defs"][record]["properties"][field]["enum"] == list(values)


@pytest.mark.parametrize("record", ["report", "source", "claim", "attribution", "check"])
def test_every_field_is_explained_in_the_docs(record: str) -> None:
    doc = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
    assert [field for field in SCHEMA["$defs"][record]["properties"] if f"`{field}`" not in doc] == []
