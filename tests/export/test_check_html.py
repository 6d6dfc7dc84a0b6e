"""A page of a text beside its reports: every finding marked on both sides, tied by number, all escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from purport.drift import KINDS, Held
from purport.export.check_html import render_check_html, render_check_html_many

from .builders import find
from .held import bridge, clean, finding, stated, two_reports
from .page import Element, Page
from .test_html import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable


def page_of(held: Held) -> Page:
    return Page(render_check_html(held))


def marked(page: Page, side: str, number: int) -> str:
    """The words on one side that belong to a finding, pieces joined."""
    (within,) = page.find("section", "side", side)
    return " … ".join(one.text for one in page.find("mark", "found", f"k{number}", within=within))


@pytest.mark.parametrize("make", [bridge, two_reports])
def test_every_findings_words_are_marked_on_both_sides(make: Callable[[], Held]) -> None:
    held = make()
    page = page_of(held)
    for number, one in enumerate(held.findings, 1):
        assert marked(page, "text", number) == one.text
        assert marked(page, "reports", number) == (one.report_text or "")


def test_a_mark_has_the_colour_of_its_kind_and_the_number_of_its_finding() -> None:
    held = bridge()
    page = page_of(held)
    for number, one in enumerate(held.findings, 1):
        marks = page.find("mark", "found", f"k{number}")
        assert len(marks) == (1 if one.report is None else 2)
        for mark in marks:
            assert f"kind-{one.kind}" in mark.classes
            badge = mark.children[0]
            assert badge.attributes["data-label"] == str(number)
            assert page.target(badge) is page.ids()[f"h1-f{number}"]


def test_an_entry_leads_to_both_sides_and_says_why() -> None:
    held = two_reports()
    page = page_of(held)
    for number, one in enumerate(held.findings, 1):
        entry = page.ids()[f"h1-f{number}"]
        assert one.why in entry.text
        assert one.text in entry.text
        assert one.kind.replace("-", " ") in entry.text
        links = page.find("a", within=entry)
        assert {page.target(link).tag for link in links} == {"mark"}
        assert len({link.href for link in links}) == (1 if one.report is None else 2)


def test_both_texts_are_shown_verbatim() -> None:
    held = two_reports()
    page = page_of(held)
    shown = [block.text for block in page.find(None, "block") if block.tag != "details"]
    blocks = [
        one.report.text[slice(*block.span)]
        for one in (held.text, *held.against)
        for block in one.report.blocks
    ]
    assert shown == blocks


def test_of_several_reports_those_with_findings_are_open() -> None:
    held = two_reports()
    quiet = replace(held, findings=held.findings[:-1])
    folds = page_of(quiet).find("details", "against")
    assert ["open" in fold.attributes for fold in folds] == [True, False]
    assert "no findings" in folds[1].text


def test_the_kinds_that_occur_are_explained_once() -> None:
    (legend,) = page_of(bridge()).find("ul", "legend")
    assert [one.text.strip() for one in legend.children] == [
        one.kind.replace("-", " ") for one in bridge().findings
    ]


def test_every_kind_has_a_colour_of_its_own_by_day_and_by_night() -> None:
    style = page_of(clean()).one("style").text
    rules = [re.findall(rf"\.kind-{kind}{{([^}}]*)}}", style) for kind in KINDS]
    assert {len(found) for found in rules} == {2}
    assert len({rule for found in rules for rule in found}) == 2 * len(KINDS)


def test_no_findings_are_said_so_and_notes_shown() -> None:
    held = replace(clean(), notes=("The text is in <another> language.",))
    page = page_of(held)
    assert page.one("h1", "summary").text == "no findings, held against 1 report."
    assert page.find("mark") == []
    assert page.one("ul", "notes-list").text == "The text is in <another> language."


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words_wherever_they_stand(words: str) -> None:
    text = stated(
        words, headline=False, title=words, publisher=words, url=words, published=words, language=words
    )
    against = (text, stated(words, title=words, publisher=words, url=words))
    found = finding(text, against, "hedge-lost", words, 0, words, why=words)
    page = page_of(Held(text, against, (found,), (words,)))
    assert len(page.find("script")) == 1
    assert len(page.find("style")) == 1
    assert {link.href[:1] for link in page.find("a")} == {"#"}


def test_the_page_asks_nothing_of_anywhere_and_runs_only_its_own_script() -> None:
    html = render_check_html(bridge())
    page = Page(html)
    (policy,) = (one for one in page.find("meta") if "http-equiv" in one.attributes)
    script = page.one("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )
    assert script.attributes == {}
    assert not [one for one in page.elements if {"src", "style", "onclick"} & set(one.attributes)]
    assert "url(" not in page.one("style").text


def test_words_that_stand_apart_and_findings_that_cross_are_all_marked() -> None:
    text = stated("One two three four five.", headline=False)
    apart = replace(
        finding(text, (text,), "hedge-lost", "One", 0, "One"),
        spans=find(text.report.text, "One", "three"),
        text="One … three",
    )
    crossing = finding(text, (text,), "unsupported", "two three four", None, None)
    page = page_of(Held(text, (text,), (apart, crossing)))
    assert marked(page, "text", 1) == "One … three"
    assert marked(page, "text", 2) == "two three four"
    assert len(page.ids()) > 0


def test_many_texts_are_one_page_with_ids_of_their_own() -> None:
    page = Page("".join(render_check_html_many([("a", bridge()), ("b<i>", two_reports()), ("c", clean())])))
    assert [one.attributes["id"] for one in page.find("article", "held")] == ["h1", "h2", "h3"]
    assert [one.text for one in page.find("h2") if "summary" not in one.classes] == ["a", "b<i>", "c"]
    assert len(page.find("svg", "ties")) == 3
    assert len(page.find("script")) == 1
    assert all(page.target(link) for link in page.find("a") if link.href.startswith("#"))


def test_headings_go_down_a_step_at_a_time() -> None:
    for html in (render_check_html(two_reports()), "".join(render_check_html_many([("a", bridge())]))):
        found: list[Element] = [one for one in Page(html).elements if re.fullmatch("h[1-6]", one.tag)]
        levels = [int(one.tag[1]) for one in found]
        assert all(there <= here + 1 for here, there in pairwise(levels))
