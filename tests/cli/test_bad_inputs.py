"""Every bad input is one clear line on stderr, never a traceback; odd but readable ones are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .run import Done, purport

if TYPE_CHECKING:
    from pathlib import Path

NO_TEXT = "no text in it; give a page (.html), a text (.txt) or a .jsonl file"

PRIVATE = (
    "is not on the public internet; save the page from a browser and give the file, "
    "or allow it with --allow-private"
)


def refused(done: Done, line: str) -> None:
    assert done.err.splitlines() == [f"purport: {line}"]
    assert (done.status, done.out) == (1, "")


def taken(done: Done) -> str:
    """The text of the one reading."""
    assert (done.status, done.err) == (0, "")
    text: str = json.loads(done.out)["report"]["text"]
    return text


def test_a_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    refused(
        purport("read", "empty", cwd=tmp_path),
        "empty: no reports in it (.html, .txt, .jsonl, .rss, .atom, .warc, .wacz; .gz of them); "
        "give a folder that holds some, or a file",
    )


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("none.txt", b"", NO_TEXT),
        ("space.txt", b" \n\t\r\n ", NO_TEXT),
        ("mark.txt", b"\xef\xbb\xbf", NO_TEXT),
        ("zeros.txt", b"\x00", None),
        (
            "photo.txt",
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
            "looks like a PNG image, not a text; give a page (.html), a text (.txt) or a .jsonl file",
        ),
        (
            "noise.txt",
            bytes(range(256)) * 8,
            "looks like binary data, not a text; give a page (.html), a text (.txt) or a .jsonl file",
        ),
        (
            "bare.html",
            b"<!DOCTYPE html><html><head><title>Site</title></head><body><div></div></body></html>",
            "no report found in the page; give its text as a .txt file",
        ),
        ("cut.txt.gz", b"\x1f\x8b\x08\x00", "its gzip data is damaged or cut short; get it again"),
    ],
)
def test_a_file_without_a_report(tmp_path: Path, name: str, data: bytes, reason: str | None) -> None:
    (tmp_path / name).write_bytes(data)
    done = purport("read", name, cwd=tmp_path)
    if reason is None:
        assert (done.status, done.out) == (1, "")
        assert done.complaint.startswith(f"purport: {name}: ")
    else:
        refused(done, f"{name}: {reason}")


@pytest.mark.parametrize(
    ("url", "line"),
    [
        (
            "ftp://news.example/a.html",
            "ftp://news.example/a.html: only http and https URLs are read; save the page and give the file",
        ),
        ("http://127.0.0.1/", f"http://127.0.0.1/: 127.0.0.1 {PRIVATE}"),
        ("http://[::1]:8000/", f"http://[::1]:8000/: ::1 {PRIVATE}"),
        ("http://169.254.169.254/latest", f"http://169.254.169.254/latest: 169.254.169.254 {PRIVATE}"),
    ],
)
def test_a_url_that_is_not_fetched(url: str, line: str) -> None:
    refused(purport("read", url), line)


def test_a_text_over_the_limit(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Ada said so. " * 10, encoding="utf-8")
    refused(
        purport("read", "--max-chars", "20", "long.txt", cwd=tmp_path),
        "long.txt: 130 characters are over the limit of 20; "
        "raise it with --max-chars, or give one report at a time",
    )


def test_twenty_megabytes_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"Ada said so. " * 1_600_000)
    refused(
        purport("read", "long.txt", cwd=tmp_path),
        "long.txt: 20,800,000 characters are over the limit of 2,000,000; "
        "raise it with --max-chars, or give one report at a time",
    )


def test_lines_that_are_no_reports(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text(
        '{"text": "Ada said so."}\n[1]\nso\n{"title": "x"}\n', encoding="utf-8"
    )
    done = purport("read", "all.jsonl", cwd=tmp_path)
    assert done.status == 1
    assert [line.partition(": ")[2].partition(": ")[0] for line in done.err.splitlines()] == [
        f"all.jsonl:{number}" for number in (2, 3, 4)
    ]
    assert len(done.out.splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "“",
        "…",
        "“Ada Quill said the pump was worn and nobody closed it.",
        'Ada Quill said "the pump was worn and nobody closed it.',
        "Ada Quill said the pump\x00 was worn on Monday.",
        "قالت آدا إن المضخة قديمة",
        "\u202eAda Quill said so.\u202c",
        "Ada Quill said the 😀 pump was worn.",
    ],
)
def test_odd_texts_are_read_and_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.txt").write_bytes(text.encode())
    done = purport("read", "odd.txt", cwd=tmp_path)
    assert done.status == 0
    assert "Traceback" not in done.err
    assert json.loads(done.out)["report"]["text"] == text


@pytest.mark.parametrize("form", ["json", "jsonl", "table", "html"])
@pytest.mark.parametrize(
    "text", ["Ada \ud800 Quill said the \udfff pump was worn.", "Ada Quill said \x1b[31m\x00so."]
)
def test_text_that_no_terminal_takes_is_written_in_every_format(form: str, text: str) -> None:
    done = purport("read", "--format", form, "-", stdin=json.dumps({"text": text}).encode())
    assert (done.status, done.err) == (0, "")
    assert "Quill" in done.out
    assert "\x1b" not in done.out
    if form.startswith("json"):
        assert json.loads(done.out)["report"]["text"] == text


def test_windows_bytes_are_decoded(tmp_path: Path) -> None:
    text = "“It’s worn,” said Zoë Quill of the café."
    (tmp_path / "old.txt").write_bytes(text.encode("cp1252"))
    assert taken(purport("read", "old.txt", cwd=tmp_path)) == text
