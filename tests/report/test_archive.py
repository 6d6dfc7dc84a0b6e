"""Web archives: a page is a report, what is broken is one line, and nothing unfolds past the limits."""

from __future__ import annotations

import gzip
import io
import itertools
import os
import pickle
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.errors import InputError
from purport.report.inputs import expand, one
from purport.report.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from purport.report.pending import Input

AGAIN = "get the archive again"
BAD_LENGTH = f"it is cut short, or its stated length is wrong; {AGAIN}"
NO_PAGES = "no pages in it (HTML or plain text, answered with status 200); give an archive that holds some"
SITE = "https://post.example"


def page(number: int = 1, more: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Bridge {number}</title>"
        "<meta property='article:published_time' content='2031-01-06T09:30:00Z'></head><body><article>"
        f"<h1>Bridge {number} stays shut</h1><p>The mayor of Westerby said on Monday that it was unsafe.</p>"
        f"<p>Her deputy denied it, and the clerk declined to comment.</p>{more}</article></body></html>"
    )


def http(
    content: str | bytes, media_type: str = "text/html", status: str = "200 OK", **headers: str
) -> bytes:
    data = content.encode() if isinstance(content, str) else content
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {media_type}"] if media_type else ())]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def record(
    url: str, content: bytes, kind: str = "response", length: object = None, media_type: str = ""
) -> bytes:
    stated = len(content) if length is None else length
    lines = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", "WARC-Date: 2035-05-05T00:00:00Z"]
    lines += [*([f"Content-Type: {media_type}"] if media_type else ()), f"Content-Length: {stated}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def response(number: int = 1, more: str = "") -> bytes:
    return record(f"{SITE}/{number}", http(page(number, more)))


def same(data: bytes) -> bytes:
    return data


PACKINGS = [pytest.param(same, "a.warc", id="plain"), pytest.param(gzip.compress, "a.warc.gz", id="gzip")]
packed = pytest.mark.parametrize(("pack", "name"), PACKINGS)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def inputs(name: str, *parts: bytes, **limits: int) -> list[Input]:
    Path(name).write_bytes(b"".join(parts))
    return list(expand([name], stdin=io.BytesIO(), limits=Limits(**limits)))


def read_all(found: list[Input]) -> list[str]:
    """The title of each report, and in their places why there is none."""
    told = []
    for each in found:
        try:
            told.append(each.load().title or "")
        except InputError as error:
            told.append(str(error))
    assert not any("\n" in line for line in told)
    return told


def wacz(*entries: tuple[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as file:
        for name, data in entries:
            file.writestr(name, data)
    return made.getvalue()


@packed
def test_a_page_is_a_report_with_its_own_address_and_date(pack: Callable[[bytes], bytes], name: str) -> None:
    [found] = inputs(name, pack(record(f"{SITE}/a?x=1", http(page()))))
    assert found.name == f"{name}: {SITE}/a?x=1"
    report = found.load()
    assert report.text.startswith("Bridge 1 stays shut\n\nThe mayor of Westerby said")
    assert (report.url, report.title) == (f"{SITE}/a?x=1", "Bridge 1 stays shut")
    assert report.published == "2031-01-06T09:30:00+00:00"


def test_the_day_of_the_crawl_is_no_date() -> None:
    [found] = inputs("a.warc", record(f"{SITE}/a", http("The mayor said so.", "text/plain")))
    assert (found.load().text, found.load().published) == ("The mayor said so.", None)


@packed
def test_what_is_no_answered_page_is_passed_over(pack: Callable[[bytes], bytes], name: str) -> None:
    others = [
        record("", b"software: x\r\n", "warcinfo", media_type="application/warc-fields"),
        record(f"{SITE}/1", b"GET /1 HTTP/1.1\r\n\r\n", "request"),
        record(f"{SITE}/1", http(""), "revisit"),
        record(f"{SITE}/1", b"a: b\r\n", "metadata"),
        record(f"{SITE}/a.png", http(b"\x89PNG\r\n\x1a\n", "image/png")),
        record(f"{SITE}/a.js", http("var a;", "application/javascript")),
        record(f"{SITE}/feed", http("<rss/>", "application/rss+xml")),
        record(f"{SITE}/a.warc.gz", http(gzip.compress(response(9)), "application/warc")),
        record(f"{SITE}/gone", http(page(), status="404 Not Found")),
        record(f"{SITE}/moved", http(page(), status="301 Moved", Location="/1")),
        record(f"{SITE}/part", http(page(), status="206 Partial Content")),
        record("dns:post.example", b"20350505 post.example 1.2.3.4", media_type="text/dns"),
        record("urn:text:x", b"The mayor said so.", "resource", media_type="text/plain"),
        record(f"{SITE}/headless", b"no header"),
    ]
    assert read_all(inputs(name, *map(pack, [*others, response(1)]))) == ["Bridge 1 stays shut"]


def test_resources_are_pages_too() -> None:
    found = inputs(
        "a.warc",
        record(f"<{SITE}/1>", page(1).encode(), "resource", media_type="text/html; charset=utf-8"),
        record(f"{SITE}/2", page(2).encode(), "resource", media_type="application/xhtml+xml"),
        record(f"{SITE}/3", http(page(3), media_type="")),
    )
    assert [each.load().url for each in found] == [f"{SITE}/{number}" for number in (1, 2, 3)]


def chunks(data: bytes) -> bytes:
    pieces = [data[start : start + 100] for start in range(0, len(data), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encode", "headers"),
    [
        (chunks, {"Transfer_Encoding": "chunked"}),
        (gzip.compress, {"Content_Encoding": "gzip"}),
        (zlib.compress, {"Content_Encoding": "deflate"}),
        (raw_deflate, {"Content_Encoding": "deflate"}),
        (
            lambda data: chunks(gzip.compress(data)),
            {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        ),
        (same, {"Transfer_Encoding": "chunked"}),
        (same, {"Content_Encoding": "br"}),
        (same, {"Content_Encoding": "gzip"}),
    ],
)
def test_contents_are_unpacked_where_they_are_packed(
    encode: Callable[[bytes], bytes], headers: dict[str, str]
) -> None:
    [found] = inputs("a.warc", record(f"{SITE}/1", http(encode(page().encode()), **headers)))
    assert found.load().title == "Bridge 1 stays shut"


def test_an_encoding_that_is_not_unpacked_is_named() -> None:
    found = inputs("a.warc", record(f"{SITE}/1", http(b"\x8b\x02\x80ab\x03", Content_Encoding="br")))
    assert read_all(found) == [
        f"a.warc: {SITE}/1: stored as br, which is not unpacked; give its page as a file"
    ]


def test_the_stated_character_set_counts() -> None:
    words = "Мост закрыт, сказал мэр."
    content = http(words.encode("koi8-r"), "text/plain; charset=KOI8-R")
    [found] = inputs("a.warc", record(f"{SITE}/1", content))
    assert found.load().text == words


def test_an_address_that_is_none_is_not_kept() -> None:
    [found] = inputs("a.warc", record("https://[", http(page())))
    assert found.load().url is None


@packed
@pytest.mark.parametrize("length", [-300, -20, -3, 40, 900, 10**9, "x", "-5", ""])
def test_a_record_with_a_wrong_length_is_one_line(
    pack: Callable[[bytes], bytes], name: str, length: int | str
) -> None:
    content = http(page(2))
    stated = len(content) + length if isinstance(length, int) else length
    found = inputs(
        name, *map(pack, [response(1), record(f"{SITE}/2", content, length=stated), response(3), response(4)])
    )
    reason = BAD_LENGTH if isinstance(length, int) else f"it states no length; {AGAIN}"
    assert read_all(found) == [
        "Bridge 1 stays shut",
        f"{name}: {SITE}/2: {reason}",
        "Bridge 3 stays shut",
        "Bridge 4 stays shut",
    ]


@packed
@pytest.mark.parametrize("left", [20, 200, 300])
def test_an_archive_that_is_cut_short_is_read_up_to_there(
    pack: Callable[[bytes], bytes], name: str, left: int
) -> None:
    found = inputs(name, pack(response(1)), pack(response(2))[:left])
    assert found[0].load().title == "Bridge 1 stays shut"
    [told] = read_all(found[1:])
    assert told.startswith(f"{name}: ")
    assert "cut short" in told or "its header has no end" in told


@pytest.mark.parametrize("at", [0, 3, 11, 60, -100, -6, -2])
def test_a_damaged_gzip_member_is_one_line(at: int) -> None:
    first, second, third = (gzip.compress(response(number)) for number in (1, 2, 3))
    damaged = bytearray(second)
    damaged[at] ^= 0xFF
    told = read_all(inputs("a.warc.gz", first, bytes(damaged), third))
    assert (told[0], told[2:]) == ("Bridge 1 stays shut", ["Bridge 3 stays shut"])
    assert told[1].removesuffix(f"; {AGAIN}") in (
        f"a.warc.gz: byte {len(first)}: its gzip data is damaged",
        f"a.warc.gz: {SITE}/2: its gzip data is damaged",
    )


def test_a_page_is_not_given_before_its_checksum_holds() -> None:
    changed = gzip.compress(response(1), 0).replace(b"mayor", b"clerk", 1)
    assert read_all(inputs("a.warc.gz", changed)) == [
        f"a.warc.gz: {SITE}/1: its gzip data is damaged; {AGAIN}"
    ]


def test_a_member_that_is_cut_in_the_middle_costs_only_itself() -> None:
    first, second, third = (gzip.compress(response(number)) for number in (1, 2, 3))
    told = read_all(inputs("a.warc.gz", first, second[:150], third))
    assert told[::2] == ["Bridge 1 stays shut", "Bridge 3 stays shut"]
    assert len(told) == 3


@packed
def test_what_stands_between_records_is_one_line(pack: Callable[[bytes], bytes], name: str) -> None:
    told = read_all(inputs(name, pack(response(1)), bytes(range(1, 256)) * 500, pack(response(2))))
    assert told[::2] == ["Bridge 1 stays shut", "Bridge 2 stays shut"]
    assert told[1].startswith(f"{name}: byte {len(pack(response(1)))}: ")


def test_an_archive_in_one_gzip_member_is_read() -> None:
    told = read_all(inputs("a.warc.gz", gzip.compress(response(1) + response(2)), b"\0" * 100_000))
    assert told == ["Bridge 1 stays shut", "Bridge 2 stays shut"]


def test_a_cut_archive_in_one_gzip_member_gives_what_is_whole() -> None:
    noise = "".join(f"<p>{os.urandom(40).hex()}</p>" for _ in range(100))
    whole = gzip.compress(b"".join(response(number, noise) for number in range(1, 4)))
    told = read_all(inputs("a.warc.gz", whole[:-30]))
    assert told == [
        "Bridge 1 stays shut",
        "Bridge 2 stays shut",
        f"a.warc.gz: {SITE}/3: its gzip data is cut short; {AGAIN}",
    ]


@packed
def test_a_record_over_the_limit_is_one_line_where_it_is_a_page(
    pack: Callable[[bytes], bytes], name: str
) -> None:
    large = page(2, "<p>The clerk said so.</p>" * 200)
    told = read_all(
        inputs(
            name,
            *map(
                pack,
                [
                    response(1),
                    record(f"{SITE}/2", http(large)),
                    record(f"{SITE}/2.mp4", http(os.urandom(9_000), "video/mp4")),
                    response(3),
                ],
            ),
            max_bytes=2_000,
        )
    )
    assert told == [
        "Bridge 1 stays shut",
        f"{name}: {SITE}/2: over the limit of 2 kB for one record; give its page alone",
        "Bridge 3 stays shut",
    ]


def test_a_page_that_unpacks_past_the_limit_is_one_line() -> None:
    bombs = [(gzip.compress, "gzip"), (zlib.compress, "deflate")]
    large = page(1, "<p>The clerk said so.</p>" * 9_000).encode()
    packed_pages = [
        record(f"{SITE}/{name}", http(pack(large), Content_Encoding=name)) for pack, name in bombs
    ]
    assert read_all(inputs("a.warc", *packed_pages, response(2), max_bytes=100_000)) == [
        f"a.warc: {SITE}/gzip: over the limit of 100 kB for one input; give one report at a time",
        f"a.warc: {SITE}/deflate: over the limit of 100 kB for one input; give one report at a time",
        "Bridge 2 stays shut",
    ]


@pytest.mark.parametrize("media_type", ["text/html", "image/png"])
def test_a_gzip_bomb_is_given_up_and_the_rest_goes_on(media_type: str) -> None:
    bomb = gzip.compress(record(f"{SITE}/2", http(b"\0" * 100_000_000, media_type)), 1)
    started = time.monotonic()
    tracemalloc.start()
    told = read_all(
        inputs("a.warc.gz", gzip.compress(response(1)), bomb, gzip.compress(response(3)), max_bytes=1_000_000)
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert told == [
        "Bridge 1 stays shut",
        f"a.warc.gz: {SITE}/2: it unpacks to over 200 times its size, past the limit of 1 MB; {AGAIN}",
        "Bridge 3 stays shut",
    ]
    assert peak < 20_000_000
    assert time.monotonic() - started < 5


def test_headers_without_end_are_given_up() -> None:
    endless = b"WARC/1.0\r\n" + b"A: b\r\n" * 600_000
    told = read_all(inputs("a.warc", response(1), endless, response(2)))
    assert told[0] == "Bridge 1 stays shut"
    assert told[1].endswith(f"its header has no end; {AGAIN}")
    assert told[-1] == "Bridge 2 stays shut"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_is_no_archive_is_one_line(name: str) -> None:
    assert read_all(inputs(name, b"The mayor said so.\n")) == [
        f"{name}: byte 0: no WARC record begins here; {AGAIN}"
    ]
    assert read_all(inputs(name, b"")) == [f"{name}: {NO_PAGES}"]
    assert read_all(inputs(name, record(f"{SITE}/a.png", http(b"\x89PNG", "image/png")))) == [
        f"{name}: {NO_PAGES}"
    ]
    assert read_all(list(expand(["no.warc", "no.wacz"], stdin=io.BytesIO()))) == [
        "no.warc: no such file; check the name",
        "no.wacz: no such file; check the name",
    ]


def test_a_wacz_gives_the_pages_of_its_archives() -> None:
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        data = wacz(
            ("datapackage.json", b"{}"),
            ("pages/pages.jsonl", b'{"url": "x"}'),
            ("archive/a.warc.gz", gzip.compress(response(1)) + gzip.compress(response(2))),
            ("archive/b.warc", response(3)),
            ("archive/b.cdx", b"x"),
            ("other/c.warc", response(4)),
            ("archive/../../d.warc", response(5)),
            ("archive/inner.wacz", wacz(("archive/e.warc", response(6)))),
            packing=packing,
        )
        found = inputs("a.wacz", data)
        assert [each.name for each in found] == [f"a.wacz: {SITE}/{number}" for number in (1, 2, 3, 5)]
        assert found[2].load().url == f"{SITE}/3"
    assert os.listdir() == ["a.wacz"]


def encrypted(data: bytes) -> bytes:
    made = bytearray(data)
    made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (wacz(), "no archive/ folder with .warc or .warc.gz files in it; give a WACZ file"),
        (wacz(("a.warc", b"")), "no archive/ folder with .warc or .warc.gz files in it; give a WACZ file"),
        (wacz(("archive/a.warc", b"")), NO_PAGES),
        (b"", "no zip file, or a damaged one (File is not a zip file); get it again"),
        (b"The mayor said so.", "no zip file, or a damaged one (File is not a zip file); get it again"),
        (
            wacz(("archive/a.warc", response(1)))[:-30],
            "no zip file, or a damaged one (File is not a zip file); get it again",
        ),
        (
            encrypted(wacz(("archive/a.warc", response(1)))),
            "encrypted; unpack it with its password and give the .warc files in it",
        ),
        (
            wacz(("archive/a.warc", response(1)), packing=zipfile.ZIP_BZIP2),
            f"archive/a.warc: packed in a way that is not unpacked; {AGAIN}",
        ),
    ],
)
def test_a_wacz_without_archives_to_read_is_one_line(data: bytes, reason: str) -> None:
    assert read_all(inputs("a.wacz", data)) == [f"a.wacz: {reason}"]


def test_a_zip_bomb_is_given_up_and_the_rest_goes_on() -> None:
    data = wacz(
        ("archive/a.warc", b"\0" * 100_000_000), ("archive/b.warc", response(2)), packing=zipfile.ZIP_DEFLATED
    )
    assert read_all(inputs("a.wacz", data, max_bytes=1_000_000)) == [
        f"a.wacz: archive/a.warc: it unpacks to over 200 times its size, past the limit of 1 MB; {AGAIN}",
        "Bridge 2 stays shut",
    ]


def test_a_zip_s_list_of_contents_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("purport.report.wacz._LARGEST_LIST", 1_000)
    data = wacz(*((f"{number}.txt", b"") for number in range(100)))
    assert read_all(inputs("a.wacz", data)) == [
        "a.wacz: no zip file, or a damaged one (its list of contents is over 1 kB); get it again"
    ]


def test_damage_within_a_wacz_costs_one_page() -> None:
    first, second, third = (gzip.compress(response(number)) for number in (1, 2, 3))
    data = wacz(("archive/a.warc.gz", first + second + third), ("archive/b.warc", response(4)))
    at = data.index(second) + 80
    told = read_all(inputs("a.wacz", data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]))
    assert (told[0], told[2:]) == ("Bridge 1 stays shut", ["Bridge 3 stays shut", "Bridge 4 stays shut"])
    assert told[1].startswith(f"a.wacz: archive/a.warc.gz: byte {len(first)}: its gzip data is damaged")


def test_words_changed_within_a_wacz_are_told_by_its_checksum() -> None:
    data = wacz(("archive/a.warc", response(1)), ("archive/b.warc", response(2)))
    changed = data.replace(b"mayor of Westerby", b"clerk of Westerby", 1)
    assert read_all(inputs("a.wacz", changed)) == [
        "Bridge 1 stays shut",
        f"a.wacz: archive/a.warc: its checksum is wrong, so pages of it may be, too; {AGAIN}",
        "Bridge 2 stays shut",
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz"])
def test_records_are_read_as_they_are_taken_and_memory_stays_flat(name: str) -> None:
    noise = os.urandom(300_000)
    others = [record(f"{SITE}/a.png", http(noise, "image/png")), response(1)] * 100
    packed = [gzip.compress(other, 0) if name != "a.warc" else other for other in others]
    data = wacz(("archive/a.warc.gz", b"".join(packed))) if name == "a.wacz" else b"".join(packed)
    Path(name).write_bytes(data)
    del data, packed, others
    tracemalloc.start()
    taken = expand([name], stdin=io.BytesIO())
    assert next(taken).load().title == "Bridge 1 stays shut"
    assert tracemalloc.get_traced_memory()[0] < 20_000_000
    tracemalloc.reset_peak()
    assert sum(1 for _ in taken) == 99
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_pages_can_be_loaded_by_another_process() -> None:
    found = inputs("a.warc", response(1), record(f"{SITE}/2", http(page(2)), length=5), response(3))
    told = read_all(pickle.loads(pickle.dumps(found)))
    assert told == ["Bridge 1 stays shut", f"a.warc: {SITE}/2: {BAD_LENGTH}", "Bridge 3 stays shut"]


def test_a_folder_s_archives_are_taken() -> None:
    Path("b.warc.gz").write_bytes(gzip.compress(response(2)))
    Path("a.wacz").write_bytes(wacz(("archive/a.warc", response(1))))
    assert read_all(list(expand(["."], stdin=io.BytesIO()))) == ["Bridge 1 stays shut", "Bridge 2 stays shut"]


def test_one_takes_an_archive_of_one_page() -> None:
    inputs("a.warc", response(1))
    assert one("a.warc").url == f"{SITE}/1"
    inputs("a.wacz", wacz(("archive/a.warc", response(1) + response(2))))
    with pytest.raises(InputError, match=r"^a\.wacz: holds more than one report, or damage; read it with"):
        one(Path("a.wacz"))


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_any_damage_leaves_reports_or_says_why(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["a.warc", "a.warc.gz", "a.wacz"]))
    pages = [response(number) for number in (1, 2, 3)]
    if name == "a.warc":
        whole = b"".join(pages)
    else:
        whole = b"".join(map(gzip.compress, pages))
        whole = wacz(("archive/a.warc.gz", whole)) if name == "a.wacz" else whole
    start = data.draw(st.integers(0, len(whole)))
    end = start + data.draw(st.integers(0, 30))
    found = inputs(name, whole[:start], data.draw(st.binary(max_size=20)), whole[end:])
    assert found
    assert all(line.startswith((f"{name}: ", "Bridge")) for line in itertools.islice(read_all(found), 9))
