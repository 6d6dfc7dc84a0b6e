"""Bytes to text: which encoding is taken, and that nothing raises."""

from __future__ import annotations

import gzip

import pytest
import webencodings
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.report.decode import decode
from purport.report.sniff import binary_kind

LABELS = sorted(webencodings.labels.LABELS)


def page(label: str, words: str = "Zażółć") -> str:
    return f'<html><head><meta charset="{label}"><title>{words}</title></head></html>'


@settings(deadline=None)
@given(st.binary(), st.one_of(st.none(), st.text(), st.sampled_from(LABELS)), st.booleans())
def test_any_bytes_under_any_label_give_text(data: bytes, charset: str | None, html: bool) -> None:
    assert isinstance(decode(data, charset=charset, html=html), str)


@settings(deadline=None)
@given(st.sampled_from(LABELS), st.binary())
def test_any_label_in_a_page_gives_text(label: str, data: bytes) -> None:
    assert isinstance(decode(page(label).encode() + data, html=True), str)


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode("utf-8")) == expected
    assert decode(text.encode("utf-8"), charset="utf-8") == expected


def test_line_ends_and_odd_spaces_stay() -> None:
    assert decode(b"One.\r\nTwo.\rThree.\n\xc2\xa0\t") == "One.\r\nTwo.\rThree.\n\xa0\t"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(codec: str) -> None:
    assert decode("Größe".encode(codec), charset="windows-1252") == "Größe"


def test_only_the_first_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfA") == "\ufeffA"


def test_the_transports_label_beats_the_pages() -> None:
    assert decode(page("koi8-r", "Я").encode("cp1251"), charset="windows-1251", html=True) == page(
        "koi8-r", "Я"
    )


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "us-ascii", "  ISO-8859-1 "])
def test_old_latin_labels_mean_windows_1252(label: str) -> None:
    assert decode(b"\x93Yes\x94 \x80", charset=label) == "“Yes” €"


@pytest.mark.parametrize("label", ["", "klingon", "none", "utf-7", "hz-gb-2312", "ſhift_jis"])
def test_labels_that_cannot_be_used_are_passed_over(label: str) -> None:
    assert decode("naïve".encode(), charset=label) == "naïve"


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="iso-8859-2">',
        "<META CHARSET=iso-8859-2 />",
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">',
        "<!-- <meta charset=big5> --><meta charset='iso-8859-2'>",
    ],
)
def test_a_pages_own_label_is_used(head: str) -> None:
    assert decode((head + "Zażółć").encode("iso-8859-2"), html=True) == head + "Zażółć"


def test_an_xml_declaration_is_used() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-2"?><html>Zażółć</html>'
    assert decode(text.encode("iso-8859-2"), html=True) == text


def test_a_label_late_in_the_head_is_used_where_utf8_fails() -> None:
    text = "<head>" + "<!-- filler -->" * 100 + "<meta charset=windows-1251>Привет"
    assert decode(text.encode("cp1251"), html=True) == text


def test_a_page_saved_again_as_utf8_under_its_old_label_is_utf8() -> None:
    assert decode(page("iso-8859-1", "café").encode(), html=True) == page("iso-8859-1", "café")


def test_a_page_cannot_be_utf16_by_its_own_ascii_label() -> None:
    assert decode(page("utf-16le", "café").encode(), html=True) == page("utf-16le", "café")


def test_a_label_in_a_plain_text_is_only_words() -> None:
    text = "The page said <meta charset=koi8-r>, naïvely."
    assert decode(text.encode()) == text


def test_japanese_in_seven_bits_follows_its_label() -> None:
    text = page("iso-2022-jp", "会見")
    assert decode(text.encode("iso-2022-jp"), html=True) == text


def test_bytes_that_are_no_utf8_are_windows_1252() -> None:
    assert decode(b"caf\xe9 \x96 \x80") == "café – €"


def test_bytes_that_no_encoding_defines_become_replacement_characters() -> None:
    assert decode(b"\xe9\x81!") == "é\ufffd!"


def test_one_broken_byte_does_not_turn_a_long_utf8_text_into_another() -> None:
    assert decode("“Ação”, é só. ".encode() * 10 + b"\xff") == "“Ação”, é só. " * 10 + "\ufffd"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen(codec: str) -> None:
    text = "The mayor said “no” – twice 😀."
    assert decode(text.encode(codec)) == text
    assert binary_kind(text.encode(codec)) is None


def test_a_few_zeros_do_not_make_a_text_binary() -> None:
    data = b"The minister\x00 said so.\x00" * 3
    assert binary_kind(data) is None
    assert decode(data) == data.decode()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"\x00\x00\x00\x18ftypmp42\x00", "an MP4 video"),
        (b"PK\x03\x04\x14\x00word/document.xml", "a Word document (.docx)"),
        (b"PK\x03\x04\x14\x00notes.txt", "a zip archive"),
        (gzip.compress(b"words"), "a gzip archive"),
        (b"\x7fELF\x02\x01\x01", "a program (ELF)"),
        (b"SQLite format 3\x00\x10\x00", "an SQLite database"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x00" * 40, "binary data"),
    ],
)
def test_binary_data_is_named(data: bytes, kind: str) -> None:
    assert binary_kind(data) == kind


@pytest.mark.parametrize(
    "text", ["", "BMW said", "MZ said", "ID3 tags", "PK said", "\x1b[1mBold\x1b[0m", "РИА"]
)
def test_words_are_not_taken_for_a_format(text: str) -> None:
    assert binary_kind(text.encode()) is None


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_text_is_never_binary_for_its_letters(text: str) -> None:
    assert binary_kind(b"> " + text.encode()) is None
