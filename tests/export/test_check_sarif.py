"""SARIF of findings: each at its words in the text, with the report's words beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from purport.drift import KINDS
from purport.export.check_sarif import check_sarif

from .builders import find
from .held import bridge, clean, two_reports

if TYPE_CHECKING:
    from purport.drift import Held

NAMES = ("courier.html", "https://gazette.example/bridge")


def results(held: Held) -> list[dict[str, Any]]:
    (run,) = check_sarif([(held, "my answer.txt", NAMES)])["runs"]
    found: list[dict[str, Any]] = run["results"]
    return found


def words(place: dict[str, Any], text: str) -> str:
    """What a place points at, by its offset; its line and column have to say the same."""
    region = place["physicalLocation"]["region"]
    start = region["charOffset"]
    before = text.split("\n")[: region["startLine"] - 1]
    assert sum(len(line) + 1 for line in before) + region["startColumn"] - 1 == start
    return text[start : start + region["charLength"]]


def name(place: dict[str, Any]) -> str:
    uri: str = place["physicalLocation"]["artifactLocation"]["uri"]
    return uri


def test_the_rules_are_the_kinds() -> None:
    (run,) = check_sarif([])["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(KINDS)
    assert run["results"] == []


def test_a_result_stands_at_the_words_of_the_text_and_says_why() -> None:
    held = two_reports()
    for result, one in zip(results(held), held.findings, strict=True):
        (place,) = result["locations"]
        assert result["ruleId"] == one.kind
        assert result["message"]["text"] == one.why
        assert name(place) == "my%20answer.txt"
        assert words(place, held.text.report.text) == one.text


def test_the_words_of_the_report_stand_beside_it() -> None:
    held = two_reports()
    for result, one in zip(results(held), held.findings, strict=True):
        if one.report is None:
            assert "relatedLocations" not in result
            continue
        (place,) = result["relatedLocations"]
        assert name(place) == NAMES[one.report]
        assert words(place, held.against[one.report].report.text) == one.report_text
        assert place["message"]["text"] == f"the report: {one.report_text}"


def test_words_that_stand_apart_are_a_place_and_others_beside_it() -> None:
    held = bridge()
    text = held.text.report.text
    apart = replace(held.findings[-1], spans=find(text, "bolts", "piers"), text="bolts … piers")
    (result,) = results(replace(held, findings=(apart,)))
    assert words(result["locations"][0], text) == "bolts"
    assert [words(place, text) for place in result["relatedLocations"]] == ["piers"]


def test_many_texts_are_one_run() -> None:
    (run,) = check_sarif([(bridge(), "a", NAMES), (clean(), "b", NAMES), (bridge(), "c", NAMES)])["runs"]
    assert [name(one["locations"][0]) for one in run["results"]] == ["a"] * 6 + ["c"] * 6
