"""Each rule has a page, whose first example breaks it and whose second keeps it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from purport.lint.lint import findings
from purport.lint.rules import RULES
from purport.report.text import report_from_text

if TYPE_CHECKING:
    from purport.lint.rule import Rule
    from purport.reading import Reader

PAGES = Path(__file__).parents[2] / "docs" / "lint"
EXAMPLE = re.compile(r"^## (Breaks|Keeps) it\n\n```text\n(.*?)\n```$", re.M | re.S)


def page(rule: Rule) -> str:
    return (PAGES / f"{rule.name}.md").read_text(encoding="utf-8")


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    pages = {path.stem for path in PAGES.glob("*.md")} - {"README"}
    assert pages == {rule.name for rule in RULES}


def test_the_index_leads_to_every_page() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    assert [rule.name for rule in RULES if f"[{rule.name}]({rule.name}.md)" not in index] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_says_whose_the_rule_is(rule: Rule) -> None:
    (whose,) = re.findall(r"^\*\*Whose rule:\*\* (.*)$", page(rule), re.M)
    assert all(guide in whose for guide in rule.guides)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_rule_fires_on_the_example_that_breaks_it_and_not_on_the_other(
    rule: Rule, reader: Reader
) -> None:
    examples = dict(EXAMPLE.findall(page(rule)))
    assert set(examples) == {"Breaks", "Keeps"}
    fired = {
        kind: [one.rule for one in findings(reader.read(report_from_text(text, language="en")), [rule])]
        for kind, text in examples.items()
    }
    assert fired == {"Breaks": [rule.name], "Keeps": []}
