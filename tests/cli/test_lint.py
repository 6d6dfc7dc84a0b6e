"""``purport lint``: reports in, findings out, and an exit status that a script can lean on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from export.sarif_schema import SCHEMA

from purport.lint.rules import RULES

from .run import purport

if TYPE_CHECKING:
    from pathlib import Path

BARE = "The port of Ellery will close on Friday, a source said.\n"
CLEAN = "Ada Quill, the harbourmaster, said the port of Ellery will close on Friday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bare.txt").write_text(BARE, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def test_findings_are_lines_in_a_pipe_and_status_1(folder: Path) -> None:
    done = purport("lint", folder, cwd=folder)
    (line,) = map(json.loads, done.out.splitlines())
    assert (done.status, done.err) == (1, "")
    assert line["report"].endswith("bare.txt")
    assert (line["rule"], line["text"], line["span"]) == ("bare-source", "a source", [41, 49])


def test_a_clean_report_is_status_0(folder: Path) -> None:
    done = purport("lint", "clean.txt", cwd=folder)
    assert (done.status, done.out, done.err) == (0, "", "")


def test_exit_zero_keeps_the_findings(folder: Path) -> None:
    done = purport("lint", "bare.txt", "--exit-zero", cwd=folder)
    assert (done.status, len(done.out.splitlines())) == (0, 1)


def test_a_table_shows_place_words_and_why(folder: Path) -> None:
    done = purport("lint", "bare.txt", "clean.txt", "--format", "table", cwd=folder)
    first, words, why, total = (line.rstrip() for line in done.out.splitlines())
    assert first == "bare.txt:1:42 (41-49)  bare-source"
    assert words.strip() == "“a source”"
    assert why.strip() == "“a source” says nothing of who that is or how they would know"
    assert total == "1 finding in 2 reports"


def test_json_is_one_array(folder: Path) -> None:
    assert json.loads(purport("lint", "clean.txt", "--format", "json", cwd=folder).out) == []
    (one,) = json.loads(purport("lint", "bare.txt", "--format", "json", cwd=folder).out)
    assert (one["report"], one["line"], one["column"]) == ("bare.txt", 1, 42)


def test_sarif_is_valid_and_names_the_file(folder: Path) -> None:
    done = purport("lint", "bare.txt", "clean.txt", "--format", "sarif", cwd=folder)
    log = json.loads(done.out)
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    (result,) = run["results"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.name for rule in RULES]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "bare.txt"


def test_standard_input_is_linted(folder: Path) -> None:
    done = purport("lint", "-", stdin=BARE.encode(), cwd=folder)
    assert done.status == 1
    assert json.loads(done.out)["report"] == "stdin"


def test_settings_turn_rules_off_and_select_sets_them_aside(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.purport.lint]\nignore = ["bare-source"]\n')
    assert purport("lint", "bare.txt", cwd=folder).status == 0
    assert purport("lint", "bare.txt", "--select", "bare-source,no-answer", cwd=folder).status == 1
    (folder / "pyproject.toml").write_text('[tool.purport.lint]\nselect = ["bare-source"]\n')
    assert purport("lint", "bare.txt", "--ignore", "bare-source", cwd=folder).status == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_name_that_no_rule_has_is_one_line_and_status_2(folder: Path, option: str) -> None:
    done = purport("lint", "bare.txt", option, "no-answer,bare", cwd=folder)
    assert (done.status, done.out) == (2, "")
    assert done.complaint == "purport: 'bare' is no rule; `purport lint --rules` lists them"


def test_an_unknown_rule_in_the_settings_is_one_line_and_status_2(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.purport.lint]\nignore = ["bare"]\n')
    done = purport("lint", "bare.txt", cwd=folder)
    assert (done.status, done.complaint[:27]) == (2, "purport: 'bare' is no rule;")


def test_a_report_that_cannot_be_read_is_a_line_and_status_2_and_the_others_go_on(folder: Path) -> None:
    done = purport("lint", "gone.txt", "bare.txt", "--exit-zero", cwd=folder)
    assert (done.status, len(done.out.splitlines())) == (2, 1)
    assert done.complaint == "purport: gone.txt: no such file; check the name"


def test_no_report_is_wrong_use(folder: Path) -> None:
    assert purport("lint", cwd=folder).status == 2


def test_the_rules_are_listed_with_whose_they_are(folder: Path) -> None:
    done = purport("lint", "--rules", cwd=folder)
    assert done.status == 0
    listed = [line.split()[0] for line in done.out.splitlines() if not line.startswith(" ")]
    assert listed == [rule.name for rule in RULES]
    assert "Reuters" in done.out
