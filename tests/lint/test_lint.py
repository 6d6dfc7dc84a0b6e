"""The library: what may be held to the rules, which rules are asked, and what a finding says."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest

import purport
from purport.lint.rules import RULES, chosen

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "The port of Ellery will close on Friday, a source said.\n"
    "\n"
    '"We were told on Monday. The cranes are already gone. Nobody asked the crews," said Ada Quill, a docker.\n'
)


def test_a_finding_points_at_its_words_and_says_why() -> None:
    bare, late = purport.lint(TEXT)
    assert bare.to_dict() == {
        "rule": "bare-source",
        "span": [41, 49],
        "text": "a source",
        "line": 1,
        "column": 42,
        "message": "“a source” says nothing of who that is or how they would know",
        "related": [],
    }
    assert (late.rule, late.text, late.line, late.column) == (
        "late-speaker",
        '"We were told on Monday.',
        3,
        1,
    )
    assert late.message == (
        "“We were told on Monday.” is quoted for 3 sentences before the report says that it is "
        "“Ada Quill, a docker”"
    )
    assert [TEXT[slice(*span)] for span, _ in late.related] == ["Ada Quill, a docker"]


def test_a_path_a_reading_and_a_report_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    reading = purport.read(path)
    assert purport.lint(path) == purport.lint(reading) == purport.lint(reading.report) == purport.lint(TEXT)


def test_rules_are_selected_and_ignored() -> None:
    assert [one.rule for one in purport.lint(TEXT, select=["late-speaker"])] == ["late-speaker"]
    assert [one.rule for one in purport.lint(TEXT, ignore=["late-speaker"])] == ["bare-source"]
    assert purport.lint(TEXT, select=[]) == []


@pytest.mark.parametrize("given", [{"select": ["bare"]}, {"ignore": ["bare"]}])
def test_a_name_that_no_rule_has_is_an_error(given: dict[str, list[str]]) -> None:
    with pytest.raises(purport.LintError, match=r"^'bare' is no rule; `purport lint --rules` lists them$"):
        chosen(**given)


def test_a_finding_is_frozen() -> None:
    (one,) = purport.lint("The port will close, a source said.")
    with pytest.raises(FrozenInstanceError):
        one.rule = "another"  # type: ignore[misc]


def test_rules_have_names_of_one_form_each_once() -> None:
    names = [rule.name for rule in RULES]
    assert names == sorted(set(names))
    assert all(name.replace("-", "").isalpha() and name.islower() for name in names)


def test_a_text_without_words_has_no_findings() -> None:
    assert purport.lint("12 34.") == []
