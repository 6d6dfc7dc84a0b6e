"""What a library user hands over: a path, a web address, a text, markup or bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from purport.errors import EmptyInput, FetchError, InputError
from purport.report.inputs import one

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


def test_a_path_like_is_a_file_and_bytes_are_content(place: Path) -> None:
    Path("a.txt").write_text("The mayor said so.")
    assert one(Path("a.txt")).text == one("a.txt").text == one(b"The mayor said so.").text
    with pytest.raises(InputError) as caught:
        one(b"%PDF-1.7")
    assert str(caught.value) == f"the bytes: looks like a PDF document, not a text; {GIVE}"


@pytest.mark.parametrize("value", ["x.txt", "news/today", "x.html.gz", "./x"])
def test_a_string_that_can_only_be_a_path_has_to_be_there(place: Path, value: str) -> None:
    with pytest.raises(InputError) as caught:
        one(value)
    assert str(caught.value) == f"{value}: no such file; check the name"


@pytest.mark.parametrize(
    "value",
    [
        "Nobody",
        "The mayor said so in notes.txt",
        "https://news.example is down, he said.",
        "a " * 5_000,
        "C:\\",
    ],
)
def test_any_other_string_is_the_text(place: Path, value: str) -> None:
    assert one(value).text == value


def test_a_string_may_be_markup_or_a_web_address() -> None:
    assert "<p>" not in one(PAGE, url="https://news.example/a").text
    with pytest.raises(FetchError, match="localhost is not on the public internet"):
        one(" http://localhost/x\n")


def test_a_folder_is_not_one_report(place: Path) -> None:
    Path("d").mkdir()
    with pytest.raises(InputError) as caught:
        one("./d")
    assert str(caught.value) == "./d: a folder, not a file; give a file in it"


def test_the_url_of_given_content_is_kept() -> None:
    assert one("The mayor said so.", url="https://news.example/a").url == "https://news.example/a"


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_string_is_no_report(text: str) -> None:
    with pytest.raises(EmptyInput) as caught:
        one(text)
    assert str(caught.value) == f"the text: no text in it; {GIVE}"
