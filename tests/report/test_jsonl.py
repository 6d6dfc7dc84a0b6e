"""JSON Lines: a report a line, and bad lines in their place."""

from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.errors import InputError
from purport.report.jsonl import file_inputs, line_inputs
from purport.report.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from purport.report.pending import Input
    from purport.report.report import Report

NEEDS = 'a line is an object with the report\'s text in "text"'
TEXT = "The mayor said so on Monday."


def from_lines(data: bytes, **limits: int) -> list[Input]:
    return list(line_inputs(io.BytesIO(data), name="f", limits=Limits(**limits)))


def report(**fields: Any) -> Report:
    [found] = from_lines(json.dumps({"text": TEXT, **fields}).encode())
    return found.load()


def error_of(found: Input) -> str:
    with pytest.raises(InputError) as caught:
        found.load()
    return str(caught.value)


def test_what_a_line_states_is_kept() -> None:
    found = report(
        url="https://news.example/a",
        title="Mayor speaks",
        publisher="The Westerby Post",
        published="2015-12-26T10:00:00+01:00",
        authors=["Anna Holm", " Jo Li "],
        language="en",
        extra=[1],
    )
    assert (found.text, found.url, found.title) == (TEXT, "https://news.example/a", "Mayor speaks")
    assert (found.publisher, found.authors) == ("The Westerby Post", ("Anna Holm", "Jo Li"))
    assert (found.published, found.language) == ("2015-12-26T10:00:00+01:00", "en")


def test_other_names_for_fields_are_known() -> None:
    found = report(
        outlet="The Westerby Post", date="2015-12-26", authors="Anna Holm", publisher=None, published=""
    )
    assert (found.publisher, found.published) == ("The Westerby Post", "2015-12-26")
    assert found.authors == ("Anna Holm",)


@pytest.mark.parametrize("date", ["4/5/2017", "20170405", "yesterday", "2017-13-01", "2017"])
def test_a_date_that_may_mean_two_days_is_left_out(date: str) -> None:
    assert report(published=date).published is None


def test_lone_surrogates_in_a_text_are_kept() -> None:
    [found] = from_lines(b'{"text": "So \\ud83d he said."}')
    assert found.load().text == "So \ud83d he said."


def test_lines_are_counted_with_the_blank_ones() -> None:
    line = json.dumps({"text": TEXT}).encode()
    found = from_lines(b"\xef\xbb\xbf" + line + b"\r\n\n  \n" + line)
    assert [each.name for each in found] == ["f:1", "f:4"]
    assert [each.load().text for each in found] == [TEXT, TEXT]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", f"not JSON (column 2: Expecting property name enclosed in double quotes); {NEEDS}"),
        (b'{"text": "\xe9"}', f"not JSON (not UTF-8); {NEEDS}"),
        (b"[" * 100_000, f"not JSON; {NEEDS}"),
        (b'["text"]', f"a list, not an object; {NEEDS}"),
        (b"null", f"null, not an object; {NEEDS}"),
        (b'{"title": "x"}', f'no "text" in it; {NEEDS}'),
        (b'{"text": null}', f'no "text" in it; {NEEDS}'),
        (b'{"text": 5}', '"text" is a number, not a string; correct the line'),
        (b'{"text": ["a"]}', '"text" is a list, not a string; correct the line'),
        (b'{"text": " "}', "no text in it; give a page (.html), a text (.txt) or a .jsonl file"),
        (b'{"text": "a", "title": {}}', '"title" is an object, not a string; correct the line'),
        (b'{"text": "a", "url": true}', '"url" is true or false, not a string; correct the line'),
        (
            b'{"text": "a", "authors": [1]}',
            '"authors" is a list, not a string or a list of strings; correct the line',
        ),
    ],
)
def test_a_bad_line_says_why_and_the_others_go_on(line: bytes, message: str) -> None:
    good = json.dumps({"text": TEXT}).encode()
    first, bad, last = from_lines(b"\n".join([good, line, good]))
    assert error_of(bad) == f"f:2: {message}"
    assert first.load().text == last.load().text == TEXT


@pytest.mark.parametrize("length", [101, 200, 202, 5_000])
def test_a_line_over_the_limit_is_passed_over(length: int) -> None:
    good = b'{"text": "The mayor said so."}\n'
    first, bad, last = from_lines(good + b"x" * (length - 1) + b"\n" + good, max_bytes=100)
    assert error_of(bad) == "f:2: the line is over the limit of 100 bytes; give one report a line"
    assert (first.name, last.name) == ("f:1", "f:3")
    assert last.load().text == "The mayor said so."


def test_a_text_over_the_limit_is_refused() -> None:
    [found] = from_lines(json.dumps({"text": TEXT}).encode(), max_chars=10)
    assert error_of(found) == (
        "f:1: 28 characters are over the limit of 10; raise it with --max-chars, or give one report at a time"
    )


def test_a_gzip_file_that_is_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": f"{TEXT} {n}"}).encode() + b"\n" for n in range(3))
    path = tmp_path / "f.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-8])
    *good, bad = file_inputs(str(path))
    assert [each.name for each in good] == [f"{path}:{n}" for n in range(1, len(good) + 1)]
    assert error_of(bad) == (
        f"{path}, after line {len(good)}: its gzip data is damaged or cut short; get it again"
    )


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_inputs_that_load_or_say_why(data: bytes) -> None:
    for found in from_lines(data):
        assert "\n" not in error_of(found)


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {"text": st.text().map("A{}".format)},
        optional={
            key: st.one_of(st.none(), st.text())
            for key in ("url", "title", "outlet", "date", "authors", "language")
        },
    )
)
def test_any_text_with_any_strings_beside_it_is_kept_as_it_is(record: dict[str, str | None]) -> None:
    [found] = from_lines(json.dumps(record).encode())
    assert found.load().text == record["text"]
