"""What a page states of itself, however it states it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from purport.report.dates import iso
from purport.report.metadata import Metadata, language_code, read_metadata, split_names, without_site
from purport.report.tree import parse

TITLE = "Harbour strike enters third week"
TIME = "2031-01-04T14:03:11-05:00"


def read(head: str = "", body: str = "", url: str | None = None) -> Metadata:
    root = parse(f"<html><head>{head}</head><body>{body}<p>words</p></body></html>")
    assert root is not None
    return read_metadata(root, url)


def ld(data: Any) -> str:
    return (
        f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'
    )


def meta(key: str, content: str) -> str:
    return f'<meta property="{key}" content="{content}">'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": TIME,
    "inLanguage": "en-GB",
    "author": {"@type": "Person", "name": "Ana Pole"},
    "publisher": {"@type": "Organization", "name": "Harbour News"},
}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "WebPage"}, ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "Site"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        ARTICLE | {"@type": ["Article", "NewsArticle"], "author": ["Ana Pole"], "publisher": "Harbour News"},
        ARTICLE | {"author": [[{"name": "By Ana Pole"}], {"url": "x"}]},
    ],
)
def test_json_ld_is_read_however_it_is_nested(data: Any) -> None:
    found = read(ld(data))
    assert (found.title, found.published, found.language) == (TITLE, TIME, "en")
    assert (found.authors, found.publisher) == (("Ana Pole",), "Harbour News")


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(ARTICLE).replace("}", ",}"),
        "<!--" + json.dumps(ARTICLE) + "-->",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE) + ";",
        json.dumps(ARTICLE).replace(TITLE, TITLE + '", "description": "says "no" to talks'),
        json.dumps(ARTICLE)[:-40],
        json.dumps(ARTICLE).replace("Ana Pole", "Ana\nPole"),
    ],
)
def test_broken_json_ld_still_gives_title_and_time(script: str) -> None:
    found = read(ld(script))
    assert (found.title, found.published) == (TITLE, TIME)


def test_references_within_a_graph_are_followed() -> None:
    graph = [ARTICLE | {"author": {"@id": "#ana"}}, {"@type": "Person", "@id": "#ana", "name": "Ana Pole"}]
    assert read(ld({"@graph": graph})).authors == ("Ana Pole",)


def test_a_live_page_is_not_titled_by_one_of_its_entries() -> None:
    entry = {"@type": "BlogPosting", "headline": "Talks break down", "datePublished": "2031-01-05T00:00:00Z"}
    found = read(
        ld(
            ARTICLE
            | {"@type": "LiveBlogPosting", "liveBlogUpdate": [entry | {"author": "A B", "publisher": "C"}]}
        )
    )
    assert (found.title, found.published) == (TITLE, TIME)


def test_open_graph_serves_where_json_ld_is_absent() -> None:
    head = (
        meta("og:title", f"{TITLE} | Harbour News")
        + meta("og:site_name", "Harbour News")
        + meta("article:published_time", "2031-01-04T19:03:11.123Z")
        + meta("og:locale", "en_US")
        + meta("og:url", "https://harbour.example/1")
        + '<meta name="author" content="Ana Pole and Tim Roe">'
    )
    assert read(head) == Metadata(
        url="https://harbour.example/1",
        title=TITLE,
        publisher="Harbour News",
        authors=("Ana Pole", "Tim Roe"),
        published="2031-01-04T19:03:11+00:00",
        language="en",
    )


def test_entities_and_tags_in_stated_strings_are_read() -> None:
    found = read(ld(ARTICLE | {"headline": "Port&amp;#39;s <i>strike</i> &amp;amp; talks"}))
    assert found.title == "Port's strike & talks"


def test_the_heading_shown_is_the_title_where_it_agrees_with_the_one_stated() -> None:
    stated = meta("og:title", "Harbour strike: what we know")
    assert read(stated, "<h1>Harbour News</h1><h1>Harbour strike enters its third week</h1>").title == (
        "Harbour strike: what we know"
    )
    assert read(stated, "<h1>Harbour strike: all we know</h1>").title == "Harbour strike: all we know"


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        (f"{TITLE} | Harbour News", None, TITLE),
        (f"{TITLE} - Harbour News", "Harbour News", TITLE),
        (f"{TITLE} – The Harbour", "The Harbour", TITLE),
        ("Strike – day three", None, "Strike – day three"),
        ("Port chief quits - union", None, "Port chief quits - union"),
        (TITLE, "Harbour News", TITLE),
    ],
)
def test_a_site_s_name_is_cut_from_a_title(title: str, site: str | None, expected: str) -> None:
    assert without_site(title, site) == expected


def test_of_two_publishers_stated_the_one_in_the_address_is_taken() -> None:
    head = ld(ARTICLE | {"publisher": {"name": "News you can moor at"}}) + meta(
        "og:site_name", "Harbour News"
    )
    assert read(head, url="https://www.harbournews.example/1").publisher == "Harbour News"


def test_a_named_author_is_taken_before_staff() -> None:
    head = ld(ARTICLE | {"author": "Harbour staff reporter"}) + meta("article:author", "Ana Pole")
    assert read(head).authors == ("Ana Pole",)


def test_authors_that_are_addresses_are_no_names() -> None:
    assert read(meta("article:author", "https://social.example/ana")).authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Pole", ["Ana Pole"]),
        ("Ana Pole, Tim Roe and Li Na", ["Ana Pole", "Tim Roe", "Li Na"]),
        ("Ana Pole, Harbour", ["Ana Pole, Harbour"]),
        ("Harbour and Sons", ["Harbour and Sons"]),
        ("", []),
    ],
)
def test_bylines_part_only_into_whole_names(line: str, names: list[str]) -> None:
    assert split_names(line) == names


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (TIME, TIME),
        ("2031-01-04T14:03:11.500-0500", TIME),
        ("2031-01-04T19:03:11Z", "2031-01-04T19:03:11+00:00"),
        ("2031-01-04 14:03", "2031-01-04T14:03:00"),
        ("2031-01-04", "2031-01-04"),
        ("Sat, 04 Jan 2031 19:03:11 GMT", "2031-01-04T19:03:11+00:00"),
        ("2031-13-45T10:00:00Z", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_times_are_iso_with_the_offset_stated(stated: str | None, expected: str | None) -> None:
    assert iso(stated) == expected


def test_a_time_element_serves_where_nothing_else_is_stated() -> None:
    assert read(body=f'<time datetime="{TIME}">today</time>').published == TIME


def test_a_day_in_the_address_is_the_last_resort() -> None:
    assert read(url="https://harbour.example/2021/01/04/strike").published == "2021-01-04"


def test_the_canonical_address_serves_unless_one_is_given() -> None:
    head = '<link rel="canonical" href="https://harbour.example/1">'
    assert read(head).url == "https://harbour.example/1"
    assert read(head, url="https://copy.example/2").url == "https://copy.example/2"
    assert read('<link rel="canonical" href="/1">').url is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        ("EN", "en"),
        ("English", None),
        ("", None),
        (None, None),
    ],
)
def test_language_tags_become_two_letter_codes(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code


def test_a_page_that_states_nothing_gives_nothing() -> None:
    assert read() == Metadata(url=None, title=None, publisher=None, authors=(), published=None, language=None)
