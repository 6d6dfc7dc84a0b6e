"""One page, complete in itself: verbatim, tied together both ways, asking nothing of anywhere."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from purport.export.html import render_html, render_html_many
from purport.reading import Reading
from purport.report import Block, BlockKind

from .builders import claim, reading, says, simple, source
from .harbour import harbour
from .page import Page

HOSTILE = [
    '<script>alert("1")</script>',
    "Tom & Jerry &amp; &#x41; said",
    "\"double\" 'single' `back`",
    "</p></section><style>*{display:none}</style>",
    "[red]not markup[/red] $title ${style} {0} %s",
    "\x1b[31mred\x1b[0m \x9b31m",
    "قال الوزير إن 3 سفن غادرت",
    "👩‍👩‍👧‍👦 said 🇺🇳 é",
    "tab\tand\u00a0space  two",
]


def shown_blocks(made: Reading) -> list[str]:
    """The text of every block as the page shows it, in order."""
    page = Page(render_html(made))
    report = page.one("section", "report")
    plain = [
        element
        for element in page.find(None, "block", within=report)
        if element.tag not in ("details", "figure")
    ]
    captions = [span for caption in page.find("figcaption") for span in caption.children]
    return [element.text for element in page.elements if element in plain or element in captions]


def test_every_block_is_shown_verbatim_and_in_order() -> None:
    made = harbour()
    assert shown_blocks(made) == [made.report.text[slice(*block.span)] for block in made.report.blocks]


@pytest.mark.parametrize("text", HOSTILE[:5] + HOSTILE[6:])
def test_text_of_any_kind_is_shown_verbatim(text: str) -> None:
    assert shown_blocks(reading(text, (claim(text, "c1", (1, 5)),))) == [text]


def test_what_html_forbids_is_shown_as_a_replacement_character() -> None:
    made = reading("a\x00b\x1bc\x9bd\ud83de\ufffef\x0cg")
    assert shown_blocks(made) == ["a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg"]
    assert render_html(made).encode("utf-8").count(b"\xef\xbf\xbd") == 6


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words_wherever_they_stand(text: str) -> None:
    said = claim(
        text, "c1", (0, len(text)), attribution=says(source(name=text, description=text), (), ((0, 3),))
    )
    made = reading(
        text, (said,), title=text, publisher=text, authors=(text,), published=text, url=text, language=text
    )
    page = Page(render_html(made))
    assert page.find("script") == []
    assert len(page.find("style")) == 1
    assert {link.href[:1] for link in page.find("a")} == {"#"}


def test_text_that_no_block_covers_is_shown_too() -> None:
    text = "Before. Headline. After."
    assert shown_blocks(reading(text, blocks=(Block("headline", (8, 17)),))) == [
        "Before. ",
        "Headline.",
        " After.",
    ]


def test_every_id_stands_once_and_every_link_leads_somewhere() -> None:
    page = Page(render_html(harbour()))
    inner = [link for link in page.find("a") if link.href.startswith("#")]
    assert len(inner) > 50
    for link in inner:
        page.target(link)


def test_every_link_has_words_for_a_screen_reader() -> None:
    page = Page(render_html(harbour()))
    assert [
        link.attributes for link in page.find("a") if not (link.text or link.attributes.get("aria-label"))
    ] == []


def test_asks_nothing_of_anywhere() -> None:
    written = render_html(harbour())
    page = Page(written)
    policies = [
        meta for meta in page.find("meta") if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert [meta.attributes["content"] for meta in policies] == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]
    assert {name for element in page.elements for name in element.attributes} & {
        "src",
        "srcset",
        "style",
    } == set()
    assert {element.tag for element in page.elements} & {
        "script",
        "link",
        "img",
        "iframe",
        "form",
        "object",
    } == set()
    assert not re.search(r"url\(|@import|@font-face", written)
    assert [link.href for link in page.find("a") if not link.href.startswith("#")] == [harbour().report.url]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "harbour.html", "http://[", ""])
def test_only_a_web_address_becomes_a_link(url: str) -> None:
    page = Page(render_html(simple(url=url)))
    assert [link.href for link in page.find("a") if not link.href.startswith("#")] == []


def test_a_report_without_claims_says_so() -> None:
    page = Page(render_html(reading("The tide was late.")))
    assert page.one("aside").text == "\nWho says what\nThe report attributes no claim to anyone.\n"
    assert page.one("p", "summary").text == (
        "No claims by any source; 0 sentences in the publisher's own voice."
    )


def test_an_empty_report_is_a_page() -> None:
    assert Page(render_html(reading(""))).one("h1").text == "Untitled report"


def test_blocks_of_each_kind_are_what_html_calls_them() -> None:
    page = Page(render_html(harbour()))
    assert page.one("h1").classes >= {"block", "headline"}
    assert [caption.children[0].text[:12] for caption in page.find("figcaption")] == ["A photograph"]
    assert [part.text for part in page.find("span", "credit")] == ["Handout via Saltmarrow Pictures"]
    assert [folded.text[:24] for folded in page.find("details")] == [
        "Site furniture, 1 lineTh",
        "Site furniture, 1 lineLi",
    ]


def test_furniture_stays_open_where_something_in_it_is_marked() -> None:
    text = "Ada Quill said the tide was late."
    made = simple(text)
    folded = Reading(
        made.report.__class__(text, (Block("boilerplate", (0, len(text))),)), made.sources, made.claims, ()
    )
    assert "open" in Page(render_html(folded)).one("details").attributes


def test_a_title_that_is_no_headline_of_the_text_stands_above_it() -> None:
    text = "Late tide"
    blocks = (Block("headline", (0, 9)),)
    page = Page(render_html(reading(text, blocks=blocks, title="Why the tide was late")))
    assert [(heading.tag, heading.text) for heading in page.find() if heading.tag in ("h1", "h2")][:2] == [
        ("h1", "Why the tide was late"),
        ("h2", "Late tide"),
    ]


def test_the_same_title_is_not_said_twice() -> None:
    page = Page(render_html(reading("Late tide", blocks=(Block("headline", (0, 9)),), title="Late tide")))
    assert [heading.text for heading in page.find("h1")] == ["Late tide"]


def test_the_reports_language_is_said_and_an_unknown_one_is_not_guessed() -> None:
    known, unknown = Page(render_html(simple(language="fr"))), Page(render_html(simple()))
    assert known.one("section", "report").attributes["lang"] == "fr"
    assert unknown.one("section", "report").attributes["lang"] == ""
    assert known.one("html").attributes["lang"] == "en"


def test_many_readings_share_a_page_without_sharing_an_id() -> None:
    page = Page("".join(render_html_many([harbour(), simple(title="Late tide"), harbour()])))
    assert [article.attributes["id"] for article in page.find("article")] == ["r1", "r2", "r3"]
    for link in (link for link in page.find("a") if link.href.startswith("#")):
        page.target(link)
    index = page.ids()["index"]
    assert [link.text for link in page.find("a", within=index)][1] == "Late tide"
    assert [heading.text for heading in page.find("h1")] == ["Reports and who says what in them"]


def test_many_readings_are_written_as_they_come() -> None:
    def readings() -> Any:
        yield simple(title="First")
        raise InterruptedError

    pieces: list[str] = []
    with pytest.raises(InterruptedError):
        pieces.extend(render_html_many(readings()))
    written = render_html_many(readings())
    seen = ""
    while "</article>" not in seen:
        seen += next(written)
    assert "First" in seen


def test_no_reading_at_all_is_still_a_page() -> None:
    assert Page("".join(render_html_many([]))).find("article") == []


def test_each_caption_is_a_figure_with_its_own_credit() -> None:
    text = "Sea wall. Ada Quill. Harbour. Bea Rook."
    ends = [0, 9, 20, 29, 39]
    kinds: list[BlockKind] = ["caption", "credit", "caption", "credit"]
    blocks = tuple(Block(kind, span) for kind, span in zip(kinds, pairwise(ends), strict=True))
    captions = Page(render_html(reading(text, blocks=blocks))).find("figcaption")
    assert [[part.text for part in caption.children] for caption in captions] == [
        ["Sea wall.", " Ada Quill."],
        [" Harbour.", " Bea Rook."],
    ]
