"""Mentions to sources, one for each wording."""

from __future__ import annotations

import dataclasses

import pytest

from purport.sources import resolve
from purport.sources.mentions import is_named


def mentions(text: str, *wordings: str) -> list[tuple[tuple[int, int], ...]]:
    """Where each wording stands, looked for after the one before; () for ""."""
    out: list[tuple[tuple[int, int], ...]] = []
    at = 0
    for wording in wordings:
        if not wording:
            out.append(())
            continue
        at = text.index(wording, at)
        out.append(((at, at + len(wording)),))
        at += len(wording)
    return out


TEXT = "The  Harbour board said; Ada Quill told it; the harbour\nboard denied; Ada Quill left; a crew waited"


def test_wordings_that_differ_in_case_space_or_article_are_one_source() -> None:
    wordings = ("The  Harbour board", "Ada Quill", "the harbour\nboard", "", "Ada Quill", "a crew")
    sources, cited = resolve(TEXT, mentions(TEXT, *wordings))
    assert [(s.id, s.name) for s in sources] == [
        ("s1", "The Harbour board"),
        ("s2", "Ada Quill"),
        ("s3", "a crew"),
    ]
    assert [s.id if s else None for s in cited] == ["s1", "s2", "s1", None, "s2", "s3"]
    assert [TEXT[s:e] for s, e in sources[0].mentions] == ["The  Harbour board", "the harbour\nboard"]


def test_sources_are_numbered_by_first_mention_whatever_the_order_given() -> None:
    first, second = mentions(TEXT, "Ada Quill", "a crew")
    sources, cited = resolve(TEXT, [second, first])
    assert [s.name for s in sources] == ["Ada Quill", "a crew"]
    assert [s.id if s else None for s in cited] == ["s2", "s1"]


def test_a_source_over_two_spans_is_named_by_both() -> None:
    text = "Ada, on Monday, Quill"
    (found,), _ = resolve(text, [((0, 3), (16, 21))])
    assert found.name == "Ada Quill"
    assert found.mentions == ((0, 3), (16, 21))


def test_a_place_mentioned_twice_is_listed_once() -> None:
    (found,), cited = resolve("Ada said", [((0, 3),), ((0, 3),)])
    assert found.mentions == ((0, 3),)
    assert cited == [found, found]


def test_no_mentions_have_no_sources() -> None:
    assert resolve("so", []) == ((), [])
    assert resolve("so", [(), ()]) == ((), [None, None])


def test_an_article_alone_is_a_wording() -> None:
    (found,), _ = resolve("The", [((0, 3),)])
    assert found.name == "The"


@pytest.mark.parametrize(
    ("wording", "named"),
    [
        ("Ada Quill", True),
        ("the mayor of Ellery", True),
        ("Zoë’s lawyer", True),
        ("Ørsted", True),
        ("she", False),
        ("He", False),
        ("Police", False),
        ("The officials", False),
        ("a senior official", False),
        ("", False),
        ("—", False),
    ],
)
def test_names_are_told_by_capitals(wording: str, named: bool) -> None:
    assert is_named(wording) is named


def test_sources_are_frozen() -> None:
    (found,), _ = resolve("Ada", [((0, 3),)])
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.name = "Bo"  # type: ignore[misc]
