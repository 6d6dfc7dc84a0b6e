"""Feeds: an entry is a report, a bad one costs only itself, and nothing is expanded or fetched."""

from __future__ import annotations

import gzip
import io
import itertools
import pickle
import threading
import time
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from local_site import Site, answer

from purport.errors import InputError
from purport.report.feed import feed_inputs, file_inputs
from purport.report.inputs import expand, one
from purport.report.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from purport.report.pending import Input
    from purport.report.report import Report

SAYS = "The mayor of Westerby said on Monday that the old bridge would stay shut."
DENIES = "Her deputy denied it, and the clerk declined to comment."
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
NO_FEED = "no feed (RSS or Atom) in it; check the file, or give a page the name .html and a text .txt"
DECLARES = (
    "declares entities of its own, which may unfold without bound or name other files; "
    "take the <!ENTITY ...> declarations out of it"
)


def rss(*items: str, channel: str = "<title>The Westerby Post</title>", before: str = "") -> str:
    entries = "".join(f"<item>{item}</item>\n" for item in items)
    return f'{before}<rss version="2.0" {SPACES}><channel>{channel}\n{entries}</channel></rss>'


def atom(*entries: str, head: str = "<title>The Westerby Post</title>") -> str:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">{head}{inner}</feed>'


def item(number: int = 1, text: str = SAYS) -> str:
    link = f"https://post.example/{number}"
    return f"<title>Bridge {number}</title><link>{link}</link><description>{text}</description>"


def inputs(feed: str | bytes, **limits: int) -> list[Input]:
    data = feed.encode() if isinstance(feed, str) else feed
    return list(feed_inputs(data, name="f.rss", limits=Limits(**limits)))


def report(feed: str | bytes) -> Report:
    [found] = inputs(feed)
    return found.load()


def blocks(feed: str) -> list[tuple[str, str]]:
    found = report(feed)
    return [(block.kind, found.text[slice(*block.span)]) for block in found.blocks]


def error_of(found: Input) -> str:
    with pytest.raises(InputError) as caught:
        found.load()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def read_all(found: list[Input]) -> list[str]:
    """The title of each report, and in their places why there is none."""
    told = []
    for each in found:
        try:
            told.append(each.load().title or "")
        except InputError as error:
            told.append(str(error))
    return told


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


def test_an_entry_is_a_report_with_what_the_feed_states() -> None:
    found = report(
        rss(
            f"<title>Bridge stays shut</title><link>https://post.example/a?x=1&amp;y=2</link>"
            f"<description>Short.</description><dc:creator>Ana Pole and Tim Roe</dc:creator>"
            f"<pubDate>Mon, 06 Jan 2031 09:30:00 -0500</pubDate>"
            f"<content:encoded><![CDATA[<p>{SAYS}</p><p>{DENIES}</p>]]></content:encoded>",
            channel="<title>The Westerby Post</title><language>en-gb</language>",
        )
    )
    assert found.text == f"Bridge stays shut\n\n{SAYS}\n\n{DENIES}"
    assert [block.kind for block in found.blocks] == ["headline", "paragraph", "paragraph"]
    assert (found.url, found.title) == ("https://post.example/a?x=1&y=2", "Bridge stays shut")
    assert (found.publisher, found.authors) == ("The Westerby Post", ("Ana Pole", "Tim Roe"))
    assert (found.published, found.language) == ("2031-01-06T09:30:00-05:00", "en")


def test_entries_are_named_by_their_number() -> None:
    assert [each.name for each in inputs(rss(item(1), item(2)))] == ["f.rss: entry 1", "f.rss: entry 2"]


def test_an_atom_entry_is_a_report() -> None:
    found = report(
        atom(
            "<title>Bridge stays shut</title><link rel='alternate' href='https://post.example/a'/>"
            "<author><name>Ana Pole</name><email>ana@post.example</email></author><author><name>Tim Roe</name></author>"
            "<published>2031-01-06T09:30:00Z</published><updated>2031-01-07T09:30:00Z</updated>"
            f"<summary>Short.</summary><content type='html'>&lt;p>{SAYS}&lt;/p>&lt;p>{DENIES}&lt;/p></content>"
        )
    )
    assert found.text == f"Bridge stays shut\n\n{SAYS}\n\n{DENIES}"
    assert (found.url, found.publisher) == ("https://post.example/a", "The Westerby Post")
    assert (found.authors, found.published) == (("Ana Pole", "Tim Roe"), "2031-01-06T09:30:00+00:00")


def test_atom_holds_xhtml_or_plain_text_too() -> None:
    inner = f"<p>{SAYS}</p><p><b>Her deputy</b> denied it &amp; left.</p>"
    xhtml = f"<div xmlns='http://www.w3.org/1999/xhtml'>{inner}</div>"
    assert blocks(atom(f"<title>Bridge</title><content type='xhtml'>{xhtml}</content>"))[1:] == [
        ("paragraph", SAYS),
        ("paragraph", "Her deputy denied it & left."),
    ]
    plain = f"<title>Bridge</title><content type='text'>{SAYS} 1 &lt; 2 &lt;b>\n\n{DENIES}</content>"
    assert blocks(atom(plain))[1:] == [("paragraph", f"{SAYS} 1 < 2 <b>"), ("paragraph", DENIES)]


def test_rss_1_and_its_dublin_core_are_read() -> None:
    found = report(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://post.example/">'
        "<title>The Westerby Post</title><items><rdf:Seq/></items></channel>"
        '<item rdf:about="https://post.example/a"><title>Bridge</title><link>https://post.example/a</link>'
        f"<description>{SAYS}</description><dc:date>2031-01-06</dc:date></item></rdf:RDF>"
    )
    assert (found.text, found.publisher) == (f"Bridge\n\n{SAYS}", "The Westerby Post")
    assert (found.url, found.published) == ("https://post.example/a", "2031-01-06")


def test_captions_credits_and_notices_in_the_content_keep_their_kinds() -> None:
    content = (
        f"<p>{SAYS}</p><figure><img src='a.jpg'><figcaption>The bridge on Monday. Photo: Ana Pole</figcaption></figure>"
        f"<p>{DENIES}</p><p>The post <a href='a'>Bridge</a> appeared first on <a href='b'>The Westerby Post</a>.</p>"
    )
    assert blocks(rss(f"<title>Bridge</title><content:encoded><![CDATA[{content}]]></content:encoded>")) == [
        ("headline", "Bridge"),
        ("paragraph", SAYS),
        ("caption", "The bridge on Monday."),
        ("credit", "Photo: Ana Pole"),
        ("paragraph", DENIES),
        ("boilerplate", "The post Bridge appeared first on The Westerby Post."),
    ]


def test_what_is_said_of_a_picture_is_not_the_entry_s_text() -> None:
    media = "<media:content url='a.jpg'><media:description>A bridge.</media:description></media:content>"
    assert blocks(rss(media + item(1)))[1:] == [("paragraph", SAYS)]
    assert blocks(rss(item(1) + media))[1:] == [("paragraph", SAYS)]
    empty = "<media:content url='a.jpg'><media:description/></media:content>"
    assert blocks(rss(empty + item(1)))[1:] == [("paragraph", SAYS)]


def test_a_summary_without_markup_keeps_its_paragraphs_and_its_words() -> None:
    assert blocks(rss(item(1, f"{SAYS}\n\nAT&amp;amp;T’s fee rose by &lt; 5%."))) == [
        ("headline", "Bridge 1"),
        ("paragraph", SAYS),
        ("paragraph", "AT&T’s fee rose by < 5%."),
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Ship aground - The Harbour Times", "Ship aground"),
        ("Ship aground – the harbour times", "Ship aground"),
        ("Ship - or boat - aground - The Harbour Times", "Ship - or boat - aground"),
        ("Ship aground - say sources", "Ship aground - say sources"),
        ("The Harbour Times", "The Harbour Times"),
    ],
)
def test_the_source_that_an_aggregator_names_is_the_publisher(title: str, shown: str) -> None:
    source = '<source url="https://harbour.example">The Harbour Times</source>'
    found = report(rss(f"<title>{title}</title><description>{SAYS}</description>{source}"))
    assert (found.publisher, found.title) == ("The Harbour Times", shown)
    assert found.text.startswith(shown + "\n")


def test_an_atom_entry_from_elsewhere_is_its_source_s() -> None:
    source = "<source><id>urn:x</id><title>The Harbour Times</title></source>"
    entry = f"<title>Ship aground</title><summary>{SAYS}</summary>"
    assert report(atom(entry + source)).publisher == "The Harbour Times"
    assert report(atom(f"{entry}<source><id>urn:x</id></source>")).publisher is None


def test_the_feed_s_own_name_stays_in_titles() -> None:
    found = report(rss(f"<title>Bridge - The Westerby Post</title><description>{SAYS}</description>"))
    assert found.title == "Bridge - The Westerby Post"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("<author>ana@post.example (Ana Pole)</author>", ("Ana Pole",)),
        ("<author>Ana Pole &lt;ana@post.example&gt;</author>", ("Ana Pole",)),
        ("<author>ana@post.example</author>", ()),
        ("<author>ana@post.london</author>", ()),
        ("<author>ana@post.london (Ana Pole)</author>", ("Ana Pole",)),
        ("<dc:creator>By Ana Pole</dc:creator>", ("Ana Pole",)),
        ("<dc:creator>Ana Pole</dc:creator><dc:creator>Tim Roe</dc:creator>", ("Ana Pole", "Tim Roe")),
        ("", ()),
    ],
)
def test_authors_are_names_and_no_addresses(author: str, names: tuple[str, ...]) -> None:
    assert report(rss(item(1) + author)).authors == names


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<pubDate>yesterday</pubDate>", None),
        ("<pubDate>soon</pubDate><dc:date>2031-01-06T10:00:00Z</dc:date>", "2031-01-06T10:00:00+00:00"),
        ("", None),
    ],
)
def test_only_a_date_that_parses_is_the_date(dates: str, published: str | None) -> None:
    assert report(rss(item(1) + dates)).published == published


def test_a_link_that_leads_nowhere_is_no_url() -> None:
    for link in ("javascript:alert(1)", "/a", "https://[", ""):
        found = report(rss(f"<title>Bridge</title><link>{link}</link><description>{SAYS}</description>"))
        assert found.url is None


@pytest.mark.parametrize(
    "description",
    [
        "",
        " ",
        "Bridge shut",
        "<img src='a.jpg'>",
        "<a href='x'>Bridge shut</a>&nbsp;&nbsp;<font>The Harbour Times</font>",
        "<ol><li><a href='x'>Bridge shut, say engineers</a></li></ol>",
    ],
)
def test_an_entry_without_a_text_of_its_own_says_which_page_to_add(description: str) -> None:
    source = '<source url="https://harbour.example">The Harbour Times</source>'
    head = "<title>Bridge shut - The Harbour Times</title><link>https://post.example/a</link>"
    [found] = inputs(rss(f"{head}{source}<description>{escape(description)}</description>"))
    assert error_of(found) == (
        "f.rss: entry 1: the feed has no text for this entry; add its page URL (https://post.example/a)"
    )


def test_an_entry_with_nothing_says_so_and_the_others_go_on() -> None:
    told = read_all(inputs(rss(item(1), "<title>Nothing</title>", item(3))))
    assert told == [
        "Bridge 1",
        "f.rss: entry 2: the feed has no text for this entry; give its page",
        "Bridge 3",
    ]


def test_a_text_over_the_limit_is_refused_alone() -> None:
    told = read_all(inputs(rss(item(1), item(2, SAYS * 9)), max_chars=200))
    assert told[0] == "Bridge 1"
    assert told[1].endswith("over the limit of 200; raise it with --max-chars, or give one report at a time")


@pytest.mark.parametrize(
    ("declared", "codec"), [("windows-1251", "cp1251"), ("utf-16", "utf-16"), ("shift_jis", "shift_jis")]
)
def test_a_feed_in_another_encoding_is_read(declared: str, codec: str) -> None:
    words = "Мост закрыт, сказал мэр."
    feed = rss(item(1, words), before=f'<?xml version="1.0" encoding="{declared}"?>')
    assert report(feed.encode(codec)).text.endswith(words)


def test_names_of_entries_in_comments_and_cdata_are_no_entries() -> None:
    text = "<![CDATA[<p>Write &lt;item&gt; or <item> and </item> in it, the clerk said.</p>]]>"
    found = inputs(rss(f"<title>A</title><!-- <item> --><description>{text}</description>", item(2)))
    assert read_all(found) == ["A", "Bridge 2"]


def test_commonest_faults_lose_no_word_and_are_told_once() -> None:
    first = item(1, "A&B said so, &eacute;t&eacute; &amp; all&nbsp;of it.")
    found = inputs("\n\n" + rss(first, item(2)))
    assert found[0].load().text == "Bridge 1\n\nA&B said so, été & all\xa0of it."
    assert read_all(found) == [
        "Bridge 1",
        "Bridge 2",
        "f.rss: its XML breaks at line 4 (invalid token); the entries that can be read were read, get it again",
    ]


@pytest.mark.parametrize(
    ("broken", "kept"),
    [
        (f"<item><title>Bad</title><description><b>{SAYS}</description></item>", ["Bad"]),
        ("<item><title>Bad</title><description><![CDATA[Cut ]]</description></item>", None),
        (f"<item><title>Cut</title><description>{SAYS}", []),
        ("<item><title>Cut</title", []),
    ],
)
def test_a_broken_entry_leaves_the_others(broken: str, kept: list[str] | None) -> None:
    feed = rss(item(1), item(2)).replace(f"<item>{item(2)}", f"{broken}<item>{item(2)}")
    *told, last = read_all(inputs(feed))
    assert told[0] == "Bridge 1"
    assert told[-1] == "Bridge 2"
    assert last.startswith("f.rss: its XML breaks at line ")
    if kept is not None:
        assert told[1:-1] == kept


def test_a_feed_that_is_cut_short_gives_its_whole_entries() -> None:
    feed = rss(item(1), item(2), item(3))
    cut = feed[: feed.index("Bridge 3") + 4]
    assert [each.name for each in inputs(cut)] == ["f.rss: entry 1", "f.rss: entry 2", "f.rss"]
    assert "XML breaks" in error_of(inputs(cut)[-1])


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]>',
        '<!-- <rss> --><!DOCTYPE rss [<!ENTITY a "ha">]>',
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(doctype: str, codec: str) -> None:
    feed = rss(item(1, "&a;"), before=f'<?xml version="1.0"?>{doctype}')
    [found] = inputs(feed.encode(codec))
    assert error_of(found) == f"f.rss: {DECLARES}"


def test_a_billion_laughs_take_no_time() -> None:
    levels = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30)]
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{"".join(levels)}]>'
    started = time.monotonic()
    [found] = inputs(rss(item(1, "&l29;"), before=doctype))
    assert error_of(found) == f"f.rss: {DECLARES}"
    assert time.monotonic() - started < 1


def test_an_outer_dtd_is_neither_refused_nor_read() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    feed = rss(item(1, "The caf&eacute; said so."), before=f'<?xml version="1.0"?>{doctype}')
    assert inputs(feed)[0].load().text == "Bridge 1\n\nThe café said so."


def test_an_author_without_end_takes_no_time() -> None:
    started = time.monotonic()
    [found] = inputs(rss(item(1), channel=f"<managingEditor>{'a' * 300_000}</managingEditor>"))
    assert error_of(found) == "f.rss: a word of over 2,000 letters in it; give the page itself"
    [found] = inputs(rss(f"{item(1)}<author>{'a' * 300_000}</author>"))
    assert error_of(found) == "f.rss: entry 1: a word of over 2,000 letters in it; give the page itself"
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", NO_FEED),
        ("The mayor said so.", NO_FEED),
        ("<nitf><body>The mayor said so.</body></nitf>", NO_FEED),
        ("<urlset><url/></urlset>", NO_FEED),
        ("\x89PNG\r\n\x1a\n", NO_FEED),
        ("<rss <", "its XML breaks at line 1 (invalid token); get it again"),
        (rss(), "a feed without any entry; check the address that it came from"),
        (f"<rss {'a' * 70_000}='b'></rss>", "its first tag is over 64 kB; get it again"),
    ],
)
def test_what_is_no_feed_is_one_line(content: str, reason: str) -> None:
    [found] = inputs(content)
    assert error_of(found) == f"f.rss: {reason}"


def test_a_feed_file_is_read_packed_or_not(tmp_path: Path) -> None:
    for name in ("a.rss", "a.atom", "a.xml", "a.XML.gz", "a.rss.gz"):
        data = rss(item(1), item(2)).encode()
        path = tmp_path / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        assert read_all(list(expand([path], stdin=io.BytesIO()))) == ["Bridge 1", "Bridge 2"]


def test_a_feed_bomb_is_left_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.rss.gz"
    path.write_bytes(gzip.compress(rss(item(1, "a " * 3_000_000)).encode()))
    [found] = file_inputs(str(path), Limits(max_bytes=1_000_000))
    assert error_of(found) == f"{path}: over the limit of 1 MB for one input; give one report at a time"


def test_a_whole_html_document_under_a_feed_s_name_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        f"<!DOCTYPE html><html><body><article><p>{SAYS}</p><p>{DENIES}</p></article></body></html>"
    )
    assert one(path).text == f"{SAYS}\n\n{DENIES}"


def test_of_a_folder_s_xml_files_only_feeds_are_taken(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(rss(item(1)))
    (tmp_path / "b.xml").write_text("<project><name>x</name></project>")
    (tmp_path / "c.xml").write_text('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>')
    (tmp_path / "d.xml.gz").write_bytes(b"\x1f\x8b\x08")
    (tmp_path / "d2.xml.gz").write_bytes(gzip.compress(rss(item(1)).encode())[:10] + b"\xff" * 50)
    (tmp_path / "e.xml").write_bytes(b"")
    (tmp_path / "f.atom").write_text(atom(f"<title>Bridge 2</title><summary>{SAYS}</summary>"))
    assert read_all(list(expand([tmp_path], stdin=io.BytesIO()))) == ["Bridge 1", "Bridge 2"]


def test_standard_input_may_be_a_feed() -> None:
    for pack in (bytes, gzip.compress):
        stdin = io.BytesIO(pack(rss(item(1), item(2), before='<?xml version="1.0"?>\n').encode()))
        found = list(expand(["-"], stdin=stdin))
        assert [each.name for each in found] == ["stdin: entry 1", "stdin: entry 2"]
        assert read_all(found) == ["Bridge 1", "Bridge 2"]


@pytest.mark.parametrize(
    "media_type", ["application/rss+xml", "application/atom+xml; charset=utf-8", "text/xml"]
)
def test_a_url_may_lead_to_a_feed(site: Site, media_type: str) -> None:
    entry = f"<title>Bridge</title><link>/a</link><description>{SAYS} Naïve.</description>"
    site.answers["/feed"] = answer(rss(entry).encode(), Content_Type=media_type)
    limits = Limits(allow_private=True)
    [found] = expand([f"{site.root}/feed"], stdin=io.BytesIO(), limits=limits)
    assert found.name == f"{site.root}/feed: entry 1"
    read = found.load()
    assert read.text == f"Bridge\n\n{SAYS} Naïve."
    assert read.url == f"{site.root}/a"
    assert [path for path, _ in site.seen] == ["/feed"]


def test_a_url_that_leads_to_a_page_is_fetched_once(site: Site) -> None:
    page = f"<html><body><article><p>{SAYS}</p><p>{DENIES}</p></article></body></html>"
    site.answers["/a"] = answer(page.encode())
    [found] = expand([f"{site.root}/a"], stdin=io.BytesIO(), limits=Limits(allow_private=True))
    assert (found.name, found.load().url) == (f"{site.root}/a", f"{site.root}/a")
    assert len(site.seen) == 1


def test_one_takes_a_feed_of_one_entry(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_text(rss(item(1)))
    assert one(path).title == "Bridge 1"
    assert one(path, url="https://other.example/x").url == "https://other.example/x"
    path.write_text(rss(item(1), item(2)))
    with pytest.raises(InputError) as caught:
        one(str(path))
    assert str(caught.value) == f"{path}: holds more than one report, or damage; read it with `purport read`"


def test_entries_are_read_as_they_are_taken_and_can_be_loaded_elsewhere() -> None:
    feed = rss(*(item(n) for n in range(1, 5_000))).encode()
    started = time.monotonic()
    first = list(itertools.islice(feed_inputs(feed, name="f.rss"), 2))
    assert time.monotonic() - started < 1
    assert [each.load().title for each in pickle.loads(pickle.dumps(first))] == ["Bridge 1", "Bridge 2"]


@settings(deadline=None)
@given(st.text(), st.text(st.sampled_from("<>&;!-[]/\"' ax\n"), max_size=60))
def test_any_entry_gives_a_report_or_says_why(before: str, inner: str) -> None:
    told = read_all(inputs(rss(f"<title>A</title>{before}<description>{inner}</description>", item(2))))
    assert not any("\n" in line for line in told)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_say_why(data: bytes) -> None:
    for found in inputs(b"<rss><channel>" + data):
        assert error_of(found)
