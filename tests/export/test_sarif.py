"""SARIF: the members that the standard requires, places that hold, names that are URIs."""

from __future__ import annotations

import jsonschema
import pytest

from purport.export.sarif import Place, Result, SarifRule, artifact_uri, sarif

from .sarif_schema import SCHEMA

RULES = (
    SarifRule("first", "Asks one thing.", "More of it."),
    SarifRule("second", "Asks another.", "And more."),
)


def test_a_log_has_what_the_standard_requires() -> None:
    related = (Place("a.txt", (0, 3), 1, 1, "the speaker"),)
    results = [Result("second", "“b” is bare", Place("a b.txt", (8, 9), 2, 3), related, "error")]
    log = sarif("purport", "1.2", RULES, results)
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert run["tool"]["driver"]["version"] == "1.2"
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("second", 1, "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 3, "charOffset": 8, "charLength": 1}
    assert result["relatedLocations"][0]["message"] == {"text": "the speaker"}


def test_a_run_that_found_nothing_says_so() -> None:
    log = sarif("purport", "1.2", RULES, [])
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    assert log["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("stories/ada.txt", "stories/ada.txt"),
        ("a b%.txt", "a%20b%25.txt"),
        ("all.jsonl:3", "all.jsonl%3A3"),
        ("stories\\ada.txt", "stories/ada.txt"),
        ("häfen.txt", "h%C3%A4fen.txt"),
        ("https://post.example/a?b=c d", "https://post.example/a?b=c%20d"),
    ],
)
def test_names_are_uris(name: str, uri: str) -> None:
    assert artifact_uri(name) == uri
