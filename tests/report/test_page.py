"""A page to a report: the page's own words, each stretch with its kind, and nothing of use lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.errors import EmptyInput
from purport.report.page import report_from_page
from purport.report.zones import NAME_PATTERNS, NamePattern, kind_of_names

LEAD = (
    "Dockers at the northern harbour walked out on Monday after talks over pay broke down, their union said."
)
NEXT = "The port authority said that two ships had been turned away and that more would follow this week."
LAST = "A spokeswoman for the ministry declined to comment on the talks, which are to resume on Thursday."
BODY = f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>"
TITLE = "Harbour strike enters third week"


def page(body: str, head: str = "") -> str:
    return (
        f"<html lang='en'><head><title>{TITLE} | Harbour News</title>{head}</head><body>{body}</body></html>"
    )


def article(inner: str, before: str = "", after: str = "") -> str:
    return page(f"{before}<article><h1>{TITLE}</h1>{inner}</article>{after}")


def blocks(markup: str) -> list[tuple[str, str]]:
    report = report_from_page(markup)
    return [(block.kind, report.text[slice(*block.span)]) for block in report.blocks]


def of_kind(markup: str, kind: str) -> list[str]:
    return [text for found, text in blocks(markup) if found == kind]


def test_the_text_is_the_page_s_words_parted_by_empty_lines() -> None:
    report = report_from_page(
        article(f"<p>{LEAD}</p>\n<p> The  port\n<b>authority</b> &amp; the\tunion met. </p><p>{LAST}</p>")
    )
    assert report.text == f"{TITLE}\n\n{LEAD}\n\nThe port authority & the union met.\n\n{LAST}"
    assert [block.kind for block in report.blocks] == ["headline", "paragraph", "paragraph", "paragraph"]


def test_equal_paragraphs_all_stay() -> None:
    assert of_kind(article(BODY + f"<p>{LEAD}</p><p>{LEAD}</p>"), "paragraph") == [
        LEAD,
        NEXT,
        LAST,
        LEAD,
        LEAD,
    ]


def test_subheads_list_items_and_quotes_are_paragraphs() -> None:
    quote, item = f"<blockquote><p>{NEXT}</p></blockquote>", f"<ul><li>{LAST}</li></ul>"
    inner = f"<p>{LEAD}</p><h2>No talks planned</h2>{quote}{item}"
    assert of_kind(article(BODY + inner), "paragraph")[3:] == [LEAD, "No talks planned", NEXT, LAST]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LEAD}<br><br>{NEXT}<br/><br/>{LAST}</div>",
        f"<div><div>{LEAD}</div><div>{NEXT}</div><div>{LAST}</div></div>",
        f"<font>{LEAD}</font><br>&nbsp;<br>{NEXT}<br>{LAST}",
        f"<table><tr><td>{LEAD}<p>{NEXT}<p>{LAST}</table>",
    ],
)
def test_paragraphs_are_told_without_p_elements(body: str) -> None:
    assert of_kind(page(f"<h1>{TITLE}</h1>{body}"), "paragraph") == [LEAD, NEXT, LAST]


def test_a_single_break_stays_a_line_within_its_paragraph() -> None:
    assert of_kind(article(BODY + "<p>Roses are red,<br>violets are blue, she wrote.</p>"), "paragraph")[
        3:
    ] == ["Roses are red,\nviolets are blue, she wrote."]


def test_captions_and_credits_are_blocks_apart_from_paragraphs_and_from_each_other() -> None:
    figure = "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>"
    one = figure.format('Boats leave the harbour. <span class="image-credit">Ana Pole/Reuters</span>')
    two = figure.format("Boats return (Ana Pole/Getty Images)")
    three = '<div class="wp-caption"><p class="wp-caption-text">Boats at rest. Photo: Tim Roe</p></div>'
    markup = article(f"<p>{LEAD}</p>{one}<p>{NEXT}</p>{two}{three}<p>{LAST}</p>")
    assert of_kind(markup, "caption") == ["Boats leave the harbour.", "Boats return", "Boats at rest."]
    assert of_kind(markup, "credit") == ["Ana Pole/Reuters", "(Ana Pole/Getty Images)", "Photo: Tim Roe"]
    assert of_kind(markup, "paragraph") == [LEAD, NEXT, LAST]


def test_a_caption_folded_behind_read_more_is_a_caption() -> None:
    figure = '<figure><div class="ReadMore"><figcaption>Boats leave on Monday.</figcaption></div></figure>'
    assert of_kind(article(figure + BODY), "caption") == ["Boats leave on Monday."]


def test_the_head_of_an_article_is_told() -> None:
    inner = (
        '<p class="standfirst">Union leaders blame the port</p>'
        '<div class="byline">By <a href=x>Ana Pole</a></div>'
        "<time>January 4, 2031</time>"
    )
    assert blocks(article(inner + BODY))[:4] == [
        ("headline", TITLE),
        ("standfirst", "Union leaders blame the port"),
        ("byline", "By Ana Pole"),
        ("dateline", "January 4, 2031"),
    ]


def test_a_byline_in_a_share_bar_is_a_byline() -> None:
    markup = article(f'<div class="share-bar"><div>By Ana Pole</div><div>Tweet</div></div>{BODY}')
    assert blocks(markup)[1:3] == [("byline", "By Ana Pole"), ("boilerplate", "Tweet")]


def test_an_inline_dateline_opens_the_first_paragraph() -> None:
    markup = article(f"<p>LISBON, Portugal (AP) — {LEAD}</p><p>{NEXT}</p>")
    assert blocks(markup)[1:3] == [("dateline", "LISBON, Portugal (AP) —"), ("paragraph", LEAD)]


def test_boxes_within_the_article_are_furniture_and_related_links() -> None:
    inner = (
        f'<p>{LEAD}</p><div class="newsletter-signup"><p>The day in one mail, by our editors.</p></div>'
        f'<p>{NEXT}</p><aside class="related-stories"><a href=x>Port chief resigns</a></aside>'
        f"<p><a href=x>PORT CHIEF RESIGNS OVER PAY ROW</a></p><p>{LAST}</p>"
    )
    assert blocks(article(inner))[1:] == [
        ("paragraph", LEAD),
        ("boilerplate", "The day in one mail, by our editors."),
        ("paragraph", NEXT),
        ("related", "Port chief resigns"),
        ("related", "PORT CHIEF RESIGNS OVER PAY ROW"),
        ("paragraph", LAST),
    ]


def test_what_surrounds_the_article_is_left_out() -> None:
    before = (
        "<nav><a href=x>World</a></nav><div class='cookie-banner'>We use cookies, as every page does.</div>"
    )
    after = (
        "<section class='comments'><p>I was there and saw nothing of the kind.</p></section>"
        "<footer>© 2031 Harbour News</footer>"
        "<script>var words = 'The minister said so on Monday.';</script>"
    )
    assert [kind for kind, _ in blocks(article(BODY, before, after))] == ["headline", *["paragraph"] * 3]


def test_stories_listed_below_the_body_are_related() -> None:
    teaser = (
        "<div><h3><a href=x>Port chief resigns</a></h3><p>He leaves after two years in the post.</p></div>"
    )
    below = f"<h2>More from Harbour News</h2>{teaser}"
    kinds = [kind for kind, _ in blocks(article(BODY + below))]
    assert kinds == ["headline", *["paragraph"] * 3, *["related"] * 3]


def test_hidden_words_are_left_out() -> None:
    hidden = '<span style="display:none">secret</span><span class="visually-hidden">, opens new tab</span>'
    assert of_kind(article(f"<p>{LEAD}{hidden}</p><p>{NEXT}</p>"), "paragraph") == [LEAD, NEXT]


def test_a_body_in_a_container_named_like_furniture_is_body() -> None:
    assert of_kind(article(f'<div class="paywall share-container">{BODY}</div>'), "paragraph") == [
        LEAD,
        NEXT,
        LAST,
    ]


def test_paragraphs_that_are_each_named_like_furniture_are_body() -> None:
    body = BODY.replace("<p>", '<p class="paywall ad-target">')
    assert of_kind(article(body), "paragraph") == [LEAD, NEXT, LAST]


def test_a_page_without_a_headline_has_the_title_stated() -> None:
    report = report_from_page(page(f"<div>{BODY}</div>"))
    assert (report.title, report.blocks[0].kind) == (TITLE, "paragraph")


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "   ",
        "<!-- nothing -->",
        "<html><body></body></html>",
        "<nav><a href=x>World</a><a href=y>Sport</a></nav>",
        "<img src=x>",
        "<script>let words = 1</script>",
    ],
)
def test_a_page_without_an_article_is_refused_in_one_line(markup: str) -> None:
    with pytest.raises(EmptyInput) as caught:
        report_from_page(markup)
    assert str(caught.value) == "no article text found on the page; save the article itself, or give its text"


@pytest.mark.parametrize("entry", NAME_PATTERNS, ids=lambda entry: entry.example)
def test_every_name_pattern_gives_its_example_its_kind(entry: NamePattern) -> None:
    assert kind_of_names(entry.example) == entry.kind


@pytest.mark.parametrize(
    "names", ["article-body", "RichTextStoryBody", "content main-column", "entry-content", "l-grid"]
)
def test_layout_names_tell_no_kind(names: str) -> None:
    assert kind_of_names(names) is None


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 30_000 + BODY,
        "<p>" + "<span>" * 3_000 + LEAD,
        "<table><tr><td>" * 1_000 + BODY,
        "<ul><li>" * 2_000 + LEAD,
        '<?xml version="1.0" encoding="utf-16"?><html><body>' + BODY,
        f"<p>{LEAD}\0\ud800</p>",
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>" + BODY,
        "<" * 10_000 + "&" * 10_000,
    ],
    ids=["deep", "inline", "tables", "lists", "declared", "unreadable", "json", "signs"],
)
def test_hostile_pages_give_a_report_or_one_clear_error(markup: str) -> None:
    try:
        report = report_from_page(markup)
    except EmptyInput:
        return
    assert report.blocks


_MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class=share>",
            "</div>",
            "<br>",
            "<figcaption>",
            "<h1>",
            "</h1>",
            "<a href=x>",
            "</a>",
            LEAD,
        ]
    )
    | st.text(alphabet=st.characters(), max_size=20),
    max_size=40,
)


@settings(deadline=None, max_examples=150)
@given(_MARKUP)
def test_any_markup_gives_blocks_in_order_or_one_clear_error(parts: list[str]) -> None:
    try:
        report = report_from_page("".join(parts))
    except EmptyInput:
        return
    ends = [0, *(position for block in report.blocks for position in block.span), len(report.text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in (block.span for block in report.blocks))
