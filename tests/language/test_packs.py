"""Packs are as full as can be, never over size, and lose no token but breaks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.language import Tokens, packs
from purport.language.tokens import BREAK


def tokens(*paragraphs: int) -> Tokens:
    """Paragraphs of so many tokens."""
    ids: list[int] = []
    for length in paragraphs:
        ids += [BREAK] * bool(ids) + [1_000] * length
    array = np.array(ids, np.int32)
    return Tokens(array, array, array, array)


def stretches(found: Tokens, size: int) -> list[tuple[int, int]]:
    return [(pack.start, pack.end) for pack in packs(found, size)]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((), []),
        ((3,), [(0, 3)]),
        ((3, 3), [(0, 7)]),
        ((5, 4), [(0, 10)]),
        ((5, 5), [(0, 5), (6, 11)]),
        ((10, 1), [(0, 10), (11, 12)]),
        ((25,), [(0, 10), (10, 20), (20, 25)]),
        ((2, 25, 2), [(0, 2), (3, 13), (13, 23), (23, 31)]),
    ],
)
def test_packs_of_ten(paragraphs: tuple[int, ...], expected: list[tuple[int, int]]) -> None:
    assert stretches(tokens(*paragraphs), 10) == expected


@given(st.lists(st.integers(1, 40), max_size=20), st.integers(1, 30))
def test_every_token_is_in_one_pack(paragraphs: list[int], size: int) -> None:
    found = tokens(*paragraphs)
    inside = [i for start, end in stretches(found, size) for i in range(start, end)]
    assert inside == sorted(set(inside))
    assert set(range(len(found))) - set(inside) <= set(np.flatnonzero(found.ids == BREAK).tolist())
    assert all(0 < end - start <= size for start, end in stretches(found, size))


@given(st.lists(st.integers(1, 20), max_size=20))
def test_a_paragraph_that_fits_is_never_cut(paragraphs: list[int]) -> None:
    found = tokens(*paragraphs)
    for start, end in stretches(found, 20):
        assert start == 0 or found.ids[start - 1] == BREAK
        assert end == len(found) or found.ids[end] == BREAK
