"""The same text again, and new versions of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from purport.ledger.keep import Kept
from purport.ledger.ledger import Ledger

from .made import ask, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.reading import Reader

PAGE = "https://news.example/lock"
OTHER = "https://other.example/lock"
FIRST = "The lock failed on Tuesday."
SECOND = "The lock failed on Tuesday and was mended."
THIRD = "The lock failed on Tuesday and was mended. Nobody was hurt."


class Adder:
    """Adds texts to a ledger, and looks at what is superseded by what."""

    def __init__(self, place: str, reader: Reader) -> None:
        self._place, self._reader = place, reader
        self._ledger = Ledger(place, write=True)

    def __call__(self, text: str, url: str | None = None, **fields: Any) -> Kept:
        return self._ledger.add(read(self._reader, text, url=url, **fields), read_from="a file")

    def reports(self) -> list[tuple[Any, ...]]:
        return ask(self._place, "SELECT id, superseded_by FROM reports ORDER BY id")

    def appearances(self) -> list[tuple[Any, ...]]:
        query = "SELECT report, version, superseded_by FROM appearances ORDER BY id"
        return ask(self._place, query)

    def close(self) -> None:
        self._ledger.close()


@pytest.fixture
def add(place: str, reader: Reader) -> Iterator[Adder]:
    adder = Adder(place, reader)
    yield adder
    adder.close()


def test_the_same_page_again_adds_nothing(add: Adder) -> None:
    assert add(FIRST, PAGE) == Kept(1, new=True, version=1, seen=False)
    assert add(FIRST, PAGE) == Kept(1, new=False, version=1, seen=True)
    assert add(FIRST, "http://www.news.example/lock/?utm_source=x#top") == Kept(1, False, 1, True)
    assert add.appearances() == [(1, 1, None)]


def test_the_same_file_again_adds_nothing(add: Adder) -> None:
    assert add(FIRST) == Kept(1, new=True, version=1, seen=False)
    assert add(FIRST) == Kept(1, new=False, version=1, seen=True)
    assert add.appearances() == [(1, 1, None)]


@pytest.mark.parametrize(
    "other",
    [
        {"publisher": "The Ardle Post"},
        {"publisher": "Norfell Gazette", "published": "2021-03-05"},
        {"url": OTHER, "publisher": "Norfell Gazette", "published": "2021-03-04"},
    ],
)
def test_one_text_of_another_outlet_time_or_page_is_one_report_that_appeared_twice(
    add: Adder, other: dict[str, str]
) -> None:
    add(FIRST, publisher="Norfell Gazette", published="2021-03-04")
    assert add(FIRST, **other) == Kept(1, new=False, version=1, seen=False)
    assert add(FIRST, **other) == Kept(1, new=False, version=1, seen=True)
    assert add.appearances() == [(1, 1, None), (1, 1, None)]
    assert add.reports() == [(1, None)]


def test_addresses_that_differ_in_a_query_without_a_value_are_two_pages(add: Adder) -> None:
    add(FIRST, "https://news.example/article.php?101")
    assert add(SECOND, "https://news.example/article.php?102").version == 1


def test_addresses_that_differ_only_at_a_far_end_are_two_pages(add: Adder) -> None:
    long = f"https://news.example/{'й' * 3_000}"
    assert [add(FIRST, f"{long}1").version, add(SECOND, f"{long}2").version] == [1, 1]
    assert [add(THIRD, f"{long}2").version, add(THIRD, f"{long}2").seen] == [2, True]


def test_three_versions_of_a_page_form_a_chain(add: Adder) -> None:
    assert [add(text, PAGE).version for text in (FIRST, SECOND, THIRD)] == [1, 2, 3]
    assert add.appearances() == [(1, 1, 2), (2, 2, 3), (3, 3, None)]
    assert add.reports() == [(1, 2), (2, 3), (3, None)]


def test_an_old_version_read_again_changes_nothing(add: Adder) -> None:
    """So that a folder that holds both versions may be added again, in any order."""
    add(FIRST, PAGE)
    add(SECOND, PAGE)
    assert add(FIRST, PAGE) == Kept(1, new=False, version=1, seen=True)
    assert add(SECOND, PAGE) == Kept(2, new=False, version=2, seen=True)
    assert add.appearances() == [(1, 1, 2), (2, 2, None)]
    assert add.reports() == [(1, 2), (2, None)]


def test_a_report_is_superseded_only_when_every_page_of_it_is(add: Adder) -> None:
    add(FIRST, PAGE)
    add(FIRST, OTHER)
    add(SECOND, PAGE)
    assert add.reports() == [(1, None), (2, None)]
    add(THIRD, OTHER)
    assert add.reports() == [(1, 3), (2, None), (3, None)]
    assert add.appearances() == [(1, 1, 3), (1, 1, 4), (2, 2, None), (3, 2, None)]


@pytest.mark.parametrize("anew", [{"url": OTHER}, {"publisher": "The Ardle Post"}])
def test_a_superseded_report_that_appears_anew_is_live_again(add: Adder, anew: dict[str, str]) -> None:
    add(FIRST, PAGE)
    add(SECOND, PAGE)
    assert add.reports() == [(1, 2), (2, None)]
    assert add(FIRST, **anew) == Kept(1, new=False, version=1, seen=False)
    assert add.reports() == [(1, None), (2, None)]
    add(FIRST, PAGE)
    assert add.reports() == [(1, None), (2, None)]


def test_a_known_text_may_be_the_next_version_of_another_page(add: Adder) -> None:
    """Each page then goes from one text to the other, and neither report hides the other."""
    add(FIRST, PAGE)
    add(SECOND, PAGE)
    add(SECOND, OTHER)
    assert add(FIRST, OTHER) == Kept(1, new=False, version=2, seen=False)
    assert add.reports() == [(1, None), (2, None)]
    add(THIRD, PAGE)
    assert add.reports() == [(1, None), (2, 3), (3, None)]
