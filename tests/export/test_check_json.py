"""``docs/check.schema.json`` takes what is written of a text held against reports, and refuses what is broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from purport.drift import KINDS, Kind
from purport.export.check_json import finding_lines, held_json

from .held import bridge, clean, two_reports

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "check.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def problems(value: Any) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(value)]


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("make", [bridge, two_reports, clean])
def test_takes_what_is_written(make: Any) -> None:
    assert problems(json.loads(held_json(make(), indent=2))) == []


@pytest.mark.parametrize("id", ["answer-7", 7])
def test_a_text_keeps_the_name_it_came_with(id: str | int) -> None:
    value = json.loads(held_json(bridge(), id=id))
    assert value["id"] == id
    assert list(value)[:2] == ["schema", "id"]
    assert problems(value) == []


def test_spans_are_places_of_the_words() -> None:
    held = two_reports()
    value = json.loads(held_json(held))
    for one in value["findings"]:
        assert [value["text"]["text"][slice(*span)] for span in one["spans"]] == [one["text"]]
        if one["report"] is not None:
            text = held.against[one["report"]].report.text
            assert [text[slice(*span)] for span in one["report_spans"]] == [one["report_text"]]


def test_a_line_is_a_finding_with_the_ids_of_both_texts() -> None:
    held = two_reports()
    lines = [json.loads(line) for line in finding_lines(held)]
    assert len(lines) == len(held.findings)
    assert {line["text_id"] for line in lines} == {held.text.report.id}
    reports = [one.report.id for one in held.against]
    assert [line["report_id"] for line in lines] == [*[reports[0]] * 5, None, reports[1]]
    ids = ("text_id", "report_id")
    for line, one in zip(lines, held.findings, strict=True):
        assert {name: value for name, value in line.items() if name not in ids} == one.to_dict()
    line_of = jsonschema.Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": "#/$defs/line"})
    assert [error.json_path for line in lines for error in line_of.iter_errors(line)] == []


def test_no_findings_are_no_lines() -> None:
    assert list(finding_lines(clean())) == []


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("schema", "purport.check/2"),
        ("extra", 1),
        ("id", 1.5),
        ("text.id", "abc"),
        ("text.title", "x"),
        ("against", []),
        ("against.0.text", "reports are named, not repeated"),
        ("findings.0.kind", "wrong"),
        ("findings.0.spans", []),
        ("findings.0.report", -1),
        ("findings.0.report", "0"),
        ("findings.0.score", 1.2),
        ("findings.0.why", ""),
        ("findings.5.report_text", "words of no report"),
        ("notes", None),
    ],
)
def test_refuses_what_is_broken(path: str, broken: Any) -> None:
    value = bridge().to_dict()
    *parents, last = (int(step) if step.isdigit() else step for step in path.split("."))
    place: Any = value
    for step in parents:
        place = place[step]
    place[last] = broken
    assert problems(value) != []


def test_the_schema_knows_the_kinds_and_the_docs_explain_them() -> None:
    assert SCHEMA["$defs"]["finding"]["properties"]["kind"]["enum"] == list(KINDS) == list(get_args(Kind))
    doc = (DOCS / "check.md").read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in doc] == []


@pytest.mark.parametrize("record", ["text", "against", "finding", "line"])
def test_every_field_is_required_and_explained(record: str) -> None:
    defined = SCHEMA["$defs"][record]
    assert set(defined["required"]) == set(defined["properties"])
    doc = (DOCS / "check.md").read_text(encoding="utf-8")
    assert [field for field in defined["properties"] if f"`{field}`" not in doc] == []
