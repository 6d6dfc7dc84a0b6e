"""Findings as SARIF 2.1.0, which code hosts and editors show where they stand (OASIS, 2020)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from purport.report import Span

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Level = Literal["none", "note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class SarifRule:
    """What a tool looks for: a name, what it asks in a sentence, and more help in plain text."""

    id: str
    asks: str
    help: str


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of an artifact: its name as the tool was given it, the span, its first line and column (from 1).

    ``says`` is what the place has to do with a result, where it is not the result's own.
    """

    artifact: str
    span: Span
    line: int
    column: int
    says: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One finding of a rule."""

    rule: str
    message: str
    place: Place
    related: tuple[Place, ...] = ()
    level: Level = "warning"


def sarif(tool: str, version: str, rules: Sequence[SarifRule], results: Iterable[Result]) -> dict[str, Any]:
    """A log of one run as JSON's types; columns and offsets count code points."""
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    driver = {"name": tool, "version": version, "rules": [_rule(one) for one in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, numbers) for one in results],
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(rule: SarifRule) -> dict[str, Any]:
    return {"id": rule.id, "shortDescription": {"text": rule.asks}, "help": {"text": rule.help}}


def _result(one: Result, numbers: dict[str, int]) -> dict[str, Any]:
    out: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": numbers[one.rule],
        "level": one.level,
        "message": {"text": one.message},
        "locations": [_location(one.place)],
    }
    if one.related:
        out["relatedLocations"] = [_location(place, number) for number, place in enumerate(one.related)]
    return out


def _location(place: Place, number: int | None = None) -> dict[str, Any]:
    start, end = place.span
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "charOffset": start,
        "charLength": end - start,
    }
    physical = {"artifactLocation": {"uri": artifact_uri(place.artifact)}, "region": region}
    out: dict[str, Any] = {} if number is None else {"id": number}
    out["physicalLocation"] = physical
    if place.says is not None:
        out["message"] = {"text": place.says}
    return out


def artifact_uri(name: str) -> str:
    """An artifact's name as a URI reference: an http(s) URL as it is, a path with what URIs forbid escaped."""
    if name.startswith(("http://", "https://")):
        return quote(name, safe="/:?#[]@!$&'()*+,;=%-._~")
    return quote(name.replace("\\", "/"), safe="/-._~!$&'()*+,;=@")
