"""Claims in the page: marked where they stand, listed with their source, tied together both ways."""

from __future__ import annotations

from purport.export.html import render_html
from purport.report import Block
from purport.standing import Hedge

from .builders import claim, find, reading, says, simple, source
from .harbour import harbour
from .page import Page


def test_each_claim_links_to_its_words_and_its_words_link_back() -> None:
    made = harbour()
    page = Page(render_html(made))
    entries = page.find("li", "claim")
    assert len(entries) == len(made.claims) + len(made.checks)
    for entry in entries:
        (forth,) = (link for link in page.find("a", "badge", within=entry))
        words = page.target(forth)
        back = page.find("a", "badge", within=words)[0]
        assert page.target(back) is entry
        assert forth.attributes["data-label"] == back.attributes["data-label"]


def test_the_words_a_claim_links_to_are_its_words() -> None:
    made = harbour()
    page = Page(render_html(made))
    shown = {page.target(page.find("a", "badge", within=entry)[0]).text for entry in page.find("li", "claim")}
    assert {made.report.text[slice(*claim.spans[0])] for claim in made.claims} <= shown


def test_claims_that_cross_are_both_whole() -> None:
    text = "one two three four"
    ada, bea = source("s1", "Ada"), source("s2", "Bea")
    first = claim(text, "c1", (0, 13), attribution=says(ada))
    second = claim(text, "c2", (4, 18), attribution=says(bea))
    page = Page(render_html(reading(text, (first, second))))
    pieces = {key: "".join(mark.text for mark in page.find("mark", key)) for key in ("k1", "k2")}
    assert pieces == {"k1": "one two three", "k2": "two three four"}
    assert len(page.find("span", "end")) == 2


def test_a_claim_in_pieces_has_its_label_and_bracket_at_each_and_one_id() -> None:
    text = '"They sailed," she said, "at dawn."'
    parts = find(text, '"They sailed,"', '"at dawn."')
    said = claim(text, "c1", *parts, attribution=says(source(), find(text, "she"), find(text, "said")))
    page = Page(render_html(reading(text, (said,))))
    marks = page.find("mark")
    assert [mark.text for mark in marks] == ['"They sailed,"', '"at dawn."']
    assert [mark.attributes.get("id") for mark in marks] == ["r1-w1", None]
    assert [len(page.find("a", "badge", within=mark)) for mark in marks] == [1, 1]
    assert [len(page.find("span", "end", within=mark)) for mark in marks] == [1, 1]
    assert page.one("p", "words").text == '"They sailed," … "at dawn."'


def test_a_quote_over_paragraphs_is_labelled_in_each() -> None:
    text = '"One.\n\n"Two," she said.'
    said = claim(text, "c1", (0, 12), attribution=says(source()))
    made = reading(text, (said,), blocks=(Block("paragraph", (0, 5)), Block("paragraph", (7, 23))))
    page = Page(render_html(made))
    assert [mark.text for mark in page.find("mark")] == ['"One.', '"Two,']
    assert len(page.ids()) == len(set(page.ids()))


def test_a_claim_within_a_claim_stands_within_its_mark_and_names_it() -> None:
    page = Page(render_html(harbour()))
    inner = page.one("mark", "k12")
    assert "k11" in inner.parents[-1].classes
    (link,) = (link for link in page.find("a", within=page.ids()["r1-c12"]) if "badge" not in link.classes)
    assert (link.text, link.href) == ("7.1", "#r1-c11")


def test_one_mention_that_serves_two_claims_is_marked_once_for_both() -> None:
    page = Page(render_html(harbour()))
    (cue,) = (cue for cue in page.find("span", "cue") if {"k3", "k4"} <= cue.classes)
    assert cue.text == "said"


def test_the_publishers_own_paragraphs_are_labelled_in_words() -> None:
    page = Page(render_html(harbour()))
    own = [block.text[:12] for block in page.find("p", "ownvoice")]
    assert own == ["The blockade", "The Column l"]
    assert {block.attributes["data-kind"] for block in page.find("p", "ownvoice")} == {"Own voice"}


def test_an_attribution_less_than_half_sure_is_marked_in_both_places() -> None:
    text = "Ada Quill said the tide was late."
    doubtful = claim(
        text, "c1", (15, 32), attribution=says(source(), ((0, 9),), ((10, 14),), confidence=0.49)
    )
    page = Page(render_html(reading(text, (doubtful,))))
    labels = [badge.attributes["data-label"] for badge in page.find("a", "badge")]
    assert labels == ["1.1?", "1.1?"]
    assert "doubtful attribution" in page.ids()["r1-c1"].text


def test_nobody_named_is_said_to_be_nobody() -> None:
    text = "It was claimed that the tide was late."
    page = Page(render_html(reading(text, (claim(text, "c1", (15, 37), attribution=says(None)),))))
    assert page.one("section", "source").text.startswith("1 Nobody named")


def test_hedges_show_their_words_in_the_list() -> None:
    text = "The tide was purportedly late."
    hedge = Hedge(find(text, "purportedly"), "publisher", find(text, "late"))
    page = Page(render_html(reading(text, (claim(text, "c1", (0, 29), hedges=(hedge,), standing="hedged"),))))
    assert page.one("span", "hedge", "k1").text == "purportedly"
    assert page.ids()["r1-c1"].text == "The tide was purportedly latehedgedhedge purportedly"


def test_a_claim_of_which_no_word_is_shown_has_no_dead_link() -> None:
    text = "One.\n\nTwo."
    blocks = (Block("paragraph", (0, 4)), Block("paragraph", (6, 10)))
    page = Page(render_html(reading(text, (claim(text, "c1", (4, 6)),), blocks=blocks)))
    assert page.find("a", "badge") == []


def test_what_belongs_together_lights_up_together() -> None:
    written = render_html(simple())
    assert ".reading:has(.k1:is(:hover,:focus-within,:target)) .k1{" in written
    assert ".k2:is" not in written


def test_marks_closed_for_one_that_ends_open_again_in_the_same_order() -> None:
    text = "abcdef"
    made = [
        claim(text, f"c{n}", (n - 1, 2 + n), attribution=says(source(f"s{n}", f"Ada {n}"))) for n in (1, 2, 3)
    ]
    page = Page(render_html(reading(text, tuple(made))))
    (last,) = (mark for mark in page.find("mark", "k3") if mark.text == "d")
    assert "k2" in last.parents[-1].classes
