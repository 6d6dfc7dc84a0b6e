"""What the command line and the library name, to reports: found lazily, in order, errors in their place."""

from __future__ import annotations

import gzip
import io
import itertools
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from purport.errors import EmptyInput, FetchError, InputError
from purport.report.inputs import Input, expand
from purport.report.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

GIVE = "give a page (.html), a text (.txt) or a .jsonl file"
PAGE = (
    "<!DOCTYPE html><html lang=en><body><article><h1>Bridge shut</h1><p>The old bridge was shut on Tuesday, "
    "the mayor of Westerby said, because its piers had moved.</p><p>Engineers were said to be looking for "
    "the cause. Nobody was hurt.</p></article></body></html>"
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: str | bytes = "The mayor said so.") -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    file.write_bytes(gzip.compress(data) if path.endswith(".gz") else data)


def inputs(*arguments: str | Path, stdin: bytes = b"", limits: Limits | None = None) -> list[Input]:
    return list(expand(arguments, stdin=io.BytesIO(stdin), limits=limits or Limits()))


def names(*arguments: str | Path) -> list[str]:
    return [each.name for each in inputs(*arguments)]


def errors(*arguments: str | Path, stdin: bytes = b"", limits: Limits | None = None) -> list[str]:
    """The messages of inputs that all fail, each checked to be one line."""
    found = []
    for each in inputs(*arguments, stdin=stdin, limits=limits):
        with pytest.raises(InputError) as caught:
            each.load()
        found.append(str(caught.value))
    assert not any("\n" in message for message in found)
    return found


def test_importing_it_loads_nothing_heavy() -> None:
    script = (
        "import sys, purport.report.inputs; "
        "heavy = {'httpx', 'httpcore', 'lxml', 'trafilatura', 'numpy', 'feedparser', 'warcio'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_arguments_keep_their_order(place: Path) -> None:
    put("b.txt")
    put("a.txt")
    assert names("b.txt", place / "a.txt", "missing.txt", "b.txt") == [
        "b.txt",
        str(place / "a.txt"),
        "missing.txt",
        "b.txt",
    ]


def test_a_folder_gives_its_reports_sorted_and_only_them(place: Path) -> None:
    for name in ["d/b.txt", "d/a/z.html", "d/a.TXT", "d/c.jsonl.gz", "d/c.html.gz", "d/m.md", "d/n.htm"]:
        put(name, '{"text": "Words."}' if "jsonl" in name else "The mayor said so.")
    for name in ["d/.hidden.txt", "d/.git/x.txt", "d/photo.png", "d/data.csv", "d/x.gz"]:
        put(name)
    assert (
        names("d")
        == names("d/")
        == [
            "d/a.TXT",
            "d/a/z.html",
            "d/b.txt",
            "d/c.html.gz",
            "d/c.jsonl.gz:1",
            "d/m.md",
            "d/n.htm",
        ]
    )


def test_a_folder_linked_into_itself_ends(place: Path) -> None:
    put("d/a.txt")
    os.symlink(place / "d", "d/loop")
    assert names("d") == ["d/a.txt"]


def test_a_folder_without_reports_says_so(place: Path) -> None:
    put("d/inner/photo.png")
    assert errors("d") == [
        "d: no reports in it (.html, .txt, .jsonl, .rss, .atom, .warc, .wacz; .gz of them); "
        "give a folder that holds some, or a file"
    ]


def test_folders_are_walked_as_inputs_are_taken(place: Path) -> None:
    put("d/a.txt")
    put("d/z/later.txt")
    taken = expand(["d"], stdin=io.BytesIO())
    assert next(taken).name == "d/a.txt"
    put("d/z/new.txt")
    assert [each.name for each in taken] == ["d/z/later.txt", "d/z/new.txt"]


def test_patterns_find_files_at_any_depth_once(place: Path) -> None:
    for name in ["a.txt", "x/b.txt", "x/y/c.txt", "x/y/d.html", "x/.h/e.txt"]:
        put(name)
    assert names("**/*.txt") == ["a.txt", "x/b.txt", "x/y/c.txt"]
    assert names("x/**/**/*.txt") == ["x/b.txt", "x/y/c.txt"]
    assert names("x/**") == ["x/b.txt", "x/y/c.txt", "x/y/d.html"]
    assert names("?.txt", "[!a].txt") == ["a.txt", "[!a].txt"]
    assert names(f"{place}/x/*/d.*") == [f"{place}/x/y/d.html"]


def test_a_pattern_that_matches_folders_gives_their_reports(place: Path) -> None:
    put("2015/jan/a.txt")
    put("2016/b.txt")
    assert names("201*") == ["2015/jan/a.txt", "2016/b.txt"]


def test_a_file_named_like_a_pattern_is_that_file(place: Path) -> None:
    put("a[1].txt")
    put("a1.txt")
    assert names("a[1].txt") == ["a[1].txt"]


def test_a_pattern_without_a_match_says_so(place: Path) -> None:
    assert errors("*.tex") == ["*.tex: no file matches; check the pattern"]


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("missing.txt", "missing.txt: no such file; check the name"),
        ("", '"": no such file; check the name'),
        ("here.txt/x.txt", "here.txt/x.txt: no such file; check the name"),
        ("missing.jsonl", "missing.jsonl: no such file; check the name"),
        ("a\x00b.txt", "a\\x00b.txt: no file can have such a name; check the name"),
        ("two\nlines.txt", "two\\nlines.txt: no such file; check the name"),
        ("y" * 500, "y" * 199 + "…: no file has so long a name; check the name"),
        ("circle.txt", "circle.txt: its links lead in a circle; give the file itself"),
        ("pipe.txt", "pipe.txt: a pipe, not a file; pipe its content in and give - for the name"),
        ("/dev/null", "/dev/null: a device, not a file; pipe its content in and give - for the name"),
    ],
)
def test_files_that_cannot_be_read_say_why(place: Path, argument: str, message: str) -> None:
    put("here.txt")
    os.mkfifo("pipe.txt")
    os.symlink("circle.txt", "circle.txt")
    assert errors(argument) == [message]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_without_permission_say_so(place: Path) -> None:
    put("a.txt")
    put("d/b.txt")
    os.chmod("a.txt", 0)
    os.chmod("d", 0)
    try:
        assert errors("a.txt", "d") == [
            "a.txt: no permission to read it; ask its owner, or give a copy",
            "d/: no permission to read it; ask its owner, or give a copy",
        ]
    finally:
        os.chmod("d", 0o700)


@pytest.mark.parametrize(
    ("argument", "name"),
    [
        ("ftp://me:secret@host/x", "ftp://host/x"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,<p>x", "data:text/html,<p>x"),
    ],
)
def test_other_schemes_than_the_webs_are_refused(argument: str, name: str) -> None:
    assert errors(argument) == [f"{name}: only http and https URLs are read; save the page and give the file"]


def test_a_web_address_is_named_without_its_password_and_fetched_when_taken() -> None:
    taken = expand(["HTTP://me:secret@127.0.0.1/x"], stdin=io.BytesIO())
    found = next(taken)
    assert found.name == "HTTP://127.0.0.1/x"
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 is not on the public internet"):
        found.load()


def test_inputs_can_be_loaded_by_another_process(place: Path) -> None:
    put("a.txt", "The mayor said so.")
    put("b.jsonl", '{"text": "The clerk said so."}')
    found = pickle.loads(pickle.dumps(inputs("a.txt", "b.jsonl", "-", stdin=b"Nobody said so.")))
    assert [each.load().text for each in found] == [
        "The mayor said so.",
        "The clerk said so.",
        "Nobody said so.",
    ]
    [missing] = pickle.loads(pickle.dumps(inputs("*.tex")))
    with pytest.raises(InputError, match="no file matches"):
        missing.load()


def test_stdin_holds_a_text_a_page_or_either_as_gzip() -> None:
    for pack in (bytes, gzip.compress):
        [text] = inputs("-", stdin=pack(b"The mayor said so.\n"))
        assert (text.name, text.load().text) == ("stdin", "The mayor said so.\n")
        [page] = inputs("-", stdin=pack(PAGE.encode()))
        assert "<p>" not in page.load().text


def test_stdin_holds_json_lines_too() -> None:
    lines = b'{"text": "One said so."}\n\n{"text": "Two said so."}'
    for pack in (bytes, gzip.compress):
        found = inputs("-", stdin=pack(lines))
        assert [(each.name, each.load().text) for each in found] == [
            ("stdin:1", "One said so."),
            ("stdin:3", "Two said so."),
        ]


def test_stdin_that_opens_with_a_brace_is_still_a_text() -> None:
    [found] = inputs("-", stdin=b"{Editors: check} The mayor said so.\nAll of it.")
    assert found.load().text == "{Editors: check} The mayor said so.\nAll of it."


def test_stdin_stays_open_and_is_read_once() -> None:
    stdin = io.BytesIO(b"The mayor said so.")
    first, second = expand(["-", "-"], stdin=stdin)
    assert first.load().text == "The mayor said so."
    with pytest.raises(EmptyInput) as caught:
        second.load()
    assert str(caught.value) == f"stdin: no text in it; {GIVE}"
    assert not stdin.closed


def test_stdin_over_the_limit_or_damaged_is_refused() -> None:
    assert errors("-", stdin=b"a" * 11, limits=Limits(max_bytes=10)) == [
        "stdin: over the limit of 10 bytes for one input; give one report at a time"
    ]
    assert errors("-", stdin=gzip.compress(b"words")[:-4]) == [
        "stdin: its gzip data is damaged or cut short; get it again"
    ]


class Endless(io.RawIOBase):
    """A line again and again, without end."""

    def __init__(self, line: bytes) -> None:
        self.line = line
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[: len(self.line)] = self.line
        self.given += 1
        return len(self.line)


def test_a_stream_without_end_is_left_at_the_limit() -> None:
    stdin = Endless(b"The mayor said so.\n")
    [found] = expand(["-"], stdin=stdin, limits=Limits(max_bytes=1_000))  # type: ignore[arg-type]
    with pytest.raises(InputError, match="stdin: over the limit of 1 kB for one input"):
        found.load()
    assert stdin.given < 1_000


def test_lines_are_read_as_they_are_taken() -> None:
    lines = Endless(b'{"text": "The mayor said so."}\n')
    taken: Iterator[Input] = expand(["-"], stdin=lines)  # type: ignore[arg-type]
    assert [each.name for each in itertools.islice(taken, 3)] == ["stdin:1", "stdin:2", "stdin:3"]
