"""One input's content to a report: its kind, its limits, and the errors that name it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from purport.errors import EmptyInput, InputError
from purport.report.limits import Limits
from purport.report.load import load_bytes, load_path, load_text

if TYPE_CHECKING:
    from pathlib import Path

GIVE = "give a page (.html), a text (.txt) or a .jsonl file"
WORDS = "The harbour was closed on Friday, officials said.\r\n\r\nIt will open again on Monday.\n"
SENTENCES = (
    "The harbour of Westerby was closed on Friday after a storm, the port authority said in a statement.",
    "Its director, Anna Holm, said that the ferries would run again on Monday if the wind dropped.",
    "Two fishing boats were reportedly missing, but the coast guard could not confirm that.",
)
PAGE = (
    "<!DOCTYPE html><html lang=en><head><title>Harbour closed</title></head><body><article>"
    f"<h1>Harbour closed</h1>{''.join(f'<p>{each}</p>' for each in SENTENCES)}</article></body></html>"
)


def error_of(data: bytes, name: str = "x.txt", limits: Limits | None = None) -> str:
    with pytest.raises(InputError) as caught:
        load_bytes(data, name=name, limits=limits or Limits())
    return str(caught.value)


@pytest.mark.parametrize("name", ["x.txt", "x.md", "notes", "x.html"])
def test_a_plain_text_is_kept_as_it_is(name: str) -> None:
    assert load_bytes(WORDS.encode(), name=name).text == WORDS


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert load_bytes(WORDS.encode("utf-8-sig"), name="x.txt").text == WORDS


def test_a_string_is_kept_as_it_is_mark_and_all() -> None:
    assert load_text("\ufeff" + WORDS).text == "\ufeff" + WORDS


def test_gzip_is_unpacked_whatever_the_name() -> None:
    assert load_bytes(gzip.compress(WORDS.encode()), name="x").text == WORDS


def test_several_gzip_members_are_one_text() -> None:
    data = gzip.compress(WORDS.encode()) + gzip.compress(WORDS.encode())
    assert load_bytes(data, name="x.txt.gz").text == WORDS * 2


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("x", None),
        ("x.html", None),
        ("x.HTM.gz", None),
        ("x.txt", None),
        ("https://news.example/a.txt", "text/plain"),
        ("https://news.example/a", "text/html; charset=utf-8"),
    ],
)
def test_a_whole_html_document_is_a_page_whatever_it_is_called(name: str, content_type: str | None) -> None:
    report = load_bytes(PAGE.encode(), name=name, content_type=content_type)
    assert "<p>" not in report.text
    assert SENTENCES[1] in report.text


def test_a_piece_of_markup_is_a_page_by_its_type_name_or_start() -> None:
    piece = PAGE.partition("<body>")[2]
    for name, content_type in [("x", "text/html"), ("x.html", None), ("x", None)]:
        assert "<p>" not in load_bytes(piece.encode(), name=name, content_type=content_type).text
    assert "<p>" not in load_text(piece).text


@pytest.mark.parametrize(("name", "content_type"), [("x.txt", None), ("x.md", None), ("x", "text/plain")])
def test_a_piece_of_markup_in_a_text_is_text(name: str, content_type: str | None) -> None:
    text = f"<p>{SENTENCES[0]}</p>\n"
    assert load_bytes(text.encode(), name=name, content_type=content_type).text == text


def test_a_string_of_markup_is_a_page_and_one_that_mentions_markup_is_not() -> None:
    assert "<p>" not in load_text("\n<!-- saved -->" + PAGE).text
    text = f"Editors see <p> and <html> there. {SENTENCES[0]}"
    assert load_text(text).text == text


def test_a_page_is_read_by_its_own_label_and_the_transports() -> None:
    polish = PAGE.replace("Anna Holm", "Anna Żółć")
    labelled = polish.replace("<head>", "<head><meta charset=iso-8859-2>").encode("iso-8859-2")
    assert "Anna Żółć" in load_bytes(labelled, name="x").text
    sent = load_bytes(polish.encode("cp1250"), name="x", content_type='text/html; charset="windows-1250"')
    assert "Anna Żółć" in sent.text


def test_zeros_and_broken_halves_in_markup_do_not_stop_the_page() -> None:
    report = load_text(PAGE.replace("wind", "wi\x00nd").replace("boats", "bo\ud800ats"))
    assert "Two fishing bo\ufffdats" in report.text


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf", "\u3000\u200b".encode(), gzip.compress(b"")]
)
def test_an_input_without_text_is_named(data: bytes) -> None:
    with pytest.raises(EmptyInput) as caught:
        load_bytes(data, name="x.txt")
    assert str(caught.value) == f"x.txt: no text in it; {GIVE}"


def test_a_page_without_text_is_named() -> None:
    with pytest.raises(EmptyInput) as caught:
        load_bytes(b"<html><body><script>1</script></body></html>", name="x.html")
    assert str(caught.value) == "x.html: no report found in the page; give its text as a .txt file"


def test_an_image_is_named_as_what_it_is() -> None:
    message = error_of(b"\x89PNG\r\n\x1a\n\x00\x00", "photo.png")
    assert message == f"photo.png: looks like a PNG image, not a text; {GIVE}"


def test_gzip_within_gzip_is_no_text() -> None:
    message = error_of(gzip.compress(gzip.compress(b"words")), "x.gz")
    assert message == f"x.gz: looks like a gzip archive, not a text; {GIVE}"


@pytest.mark.parametrize(
    "opening",
    [
        "<rss version='2.0'>",
        "<feed xmlns='x'>",
        "<atom:feed xmlns:atom='x'>",
        "<?xml-stylesheet href='a.xsl'?><!-- a --><!DOCTYPE rss [<!ENTITY a 'b'>]><!-- b -->\n<rss>",
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>",
    ],
)
def test_a_feed_is_not_one_report(opening: str) -> None:
    message = error_of(f"<?xml version='1.0'?>\n{opening}".encode(), "news.txt")
    assert message == (
        "news.txt: looks like a feed, not one report; "
        "read it with `purport read`, in a file whose name ends in .rss, .atom or .xml"
    )


def test_a_site_map_is_no_report() -> None:
    message = error_of(b"<?xml version='1.0'?>\n<urlset>", "news.txt")
    assert message == "news.txt: looks like a site map, not a report; give the pages it lists"


def test_a_web_archive_is_not_one_report() -> None:
    message = error_of(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n", "news.txt")
    assert message == (
        "news.txt: looks like a web archive (WARC), not one report; "
        "read it with `purport read`, in a file whose name ends in .warc or .warc.gz"
    )


def test_comments_before_what_is_no_markup_cost_no_time() -> None:
    text = "<!---->" * 500 + "x"
    assert load_bytes(text.encode(), name="x").text == text


@pytest.mark.parametrize("cut", [slice(-9), slice(12)])
def test_a_gzip_file_that_is_cut_short_is_refused(cut: slice) -> None:
    message = error_of(gzip.compress(WORDS.encode())[cut], "x.gz")
    assert message == "x.gz: its gzip data is damaged or cut short; get it again"


def test_an_input_over_the_limit_is_refused() -> None:
    message = error_of(b"word " * 500, limits=Limits(max_bytes=2_000))
    assert message == "x.txt: over the limit of 2 kB for one input; give one report at a time"


def test_an_input_at_the_limit_is_read() -> None:
    limits = Limits(max_bytes=len(WORDS), max_chars=len(WORDS))
    assert load_bytes(WORDS.encode(), name="x", limits=limits).text == WORDS


def test_a_gzip_bomb_is_left_at_the_limit() -> None:
    bomb = gzip.compress(b"a " * 3_000_000)
    message = error_of(bomb, "x.gz", Limits(max_bytes=1_000_000))
    assert message == "x.gz: over the limit of 1 MB for one input; give one report at a time"


@pytest.mark.parametrize("content", [WORDS * 20, PAGE])
def test_a_report_over_the_limit_of_characters_says_how_to_raise_it(content: str) -> None:
    with pytest.raises(InputError) as caught:
        load_text(content, limits=Limits(max_chars=100))
    start, _, end = str(caught.value).partition(" characters")
    assert int(start.removeprefix("the text: ").replace(",", "")) > 100
    assert end == " are over the limit of 100; raise it with --max-chars, or give one report at a time"


def test_the_length_and_limit_are_written_with_separators() -> None:
    with pytest.raises(InputError) as caught:
        load_text("a" * 3_000, limits=Limits(max_chars=2_000))
    assert str(caught.value) == (
        "the text: 3,000 characters are over the limit of 2,000; "
        "raise it with --max-chars, or give one report at a time"
    )


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(WORDS.encode())
    assert load_path(path).text == WORDS


def test_a_file_of_lines_is_not_one_report(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "Words."}')
    with pytest.raises(InputError) as caught:
        load_path(path)
    assert str(caught.value) == (
        f"{path}: holds a report on each line, not one report; read it with `purport read`"
    )
