"""Scores to stretches, held against every possible stretch."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.attribution.decode import CLAMP, MORE_CONTENT, best_stretches, cue_stretches, decode, log_odds

ODDS = st.lists(st.integers(-24, 24).map(lambda n: n / 4), max_size=14)


def odds(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def tags(letters: str) -> np.ndarray:
    """Scores that are sure of O, B or I for each token."""
    return np.eye(3, dtype=np.float32)[["OBI".index(letter) for letter in letters]] * 9


@given(ODDS.filter(bool))
def test_the_first_stretch_has_the_largest_sum_of_all(values: list[float]) -> None:
    sums = [sum(values[start:end]) for start, end in combinations(range(len(values) + 1), 2)]
    found = best_stretches(odds(*values), 1)
    if max(sums) <= 0:
        assert found == []
    else:
        ((start, end),) = found
        assert sum(values[start:end]) == pytest.approx(max(sums))


@given(ODDS.filter(bool))
def test_the_others_are_apart_and_each_the_largest_that_is_left(values: list[float]) -> None:
    found = best_stretches(odds(*values), 3)
    taken: set[int] = set()
    for n, (start, end) in enumerate(found):
        assert not taken & set(range(start, end))
        free = [
            sum(values[a:b])
            for a, b in combinations(range(len(values) + 1), 2)
            if not taken & set(range(a, b))
        ]
        assert sum(values[start:end]) == pytest.approx(max(free))
        assert sum(values[start:end]) > (MORE_CONTENT if n else 0)
        taken |= set(range(start, end))


@pytest.mark.parametrize(
    ("values", "most", "expected"),
    [
        ((-1, -2), 3, []),
        ((0, 0), 3, []),
        ((-1, 2, 3, -1), 1, [(1, 3)]),
        ((2, -1, 2), 1, [(0, 3)]),
        ((4, 4, -9, 5), 3, [(0, 2)]),
        ((4, 4, -9, 5, 5), 3, [(3, 5), (0, 2)]),
        ((4, 4, -9, 5, 5), 1, [(3, 5)]),
        ((5, 5, -50, 5, 5, -50, 5, 5, -50, 5, 5), 3, [(0, 2), (3, 5), (6, 8)]),
    ],
)
def test_best_stretches(values: tuple[float, ...], most: int, expected: list[tuple[int, int]]) -> None:
    assert best_stretches(odds(*values), most) == expected


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("", []),
        ("OOO", []),
        ("OBO", [(1, 2)]),
        ("OBIIO", [(1, 4)]),
        ("OBB", [(1, 2), (2, 3)]),
        ("OIIO", [(1, 3)]),
        ("BIOI", [(0, 2), (3, 4)]),
        ("BIB", [(0, 2), (2, 3)]),
    ],
)
def test_cue_stretches(letters: str, expected: list[tuple[int, int]]) -> None:
    scores = tags(letters) if letters else np.zeros((0, 3), np.float32)
    assert cue_stretches(scores) == expected


def test_a_cue_has_to_beat_the_outside_by_a_margin() -> None:
    assert cue_stretches(np.array([[0, 0.5, 0]], np.float32)) == []
    assert cue_stretches(np.array([[0, 0.9, 0]], np.float32)) == [(0, 1)]


def test_log_odds_are_those_of_the_softmax_and_clamped() -> None:
    scores = np.log(np.array([[0.25, 0.5, 0.25], [0.2, 0.2, 0.6]], np.float32))
    assert log_odds(scores, (1, 2)) == pytest.approx(np.log([3, 4]), abs=1e-5)
    extreme = np.array([[900, 0, 0], [0, 900, 0]], np.float32)
    assert log_odds(extreme, (1, 2)).tolist() == [-CLAMP, CLAMP]


def roles(*letters: str) -> np.ndarray:
    """For each cue a letter a token: O, S for source, C for content."""
    return np.stack([np.eye(5, dtype=np.float32)[["OS_C".index(x) for x in row]] * 9 for row in letters])


def test_decode_gives_each_cue_its_source_and_content() -> None:
    (one,) = decode([(1, 2)], tags("OBOO"), roles("SOCC"))
    assert (one.cue, one.source, one.content) == ((1, 2), (0, 1), ((2, 4),))
    assert len(one.evidence) == 5


def test_decode_leaves_out_cues_without_content_and_keeps_those_without_source() -> None:
    (one,) = decode([(0, 1), (2, 3)], tags("BOBO"), roles("OSOO", "OOOC"))
    assert (one.cue, one.source, one.content) == ((2, 3), None, ((3, 4),))


def test_pieces_of_content_are_in_text_order() -> None:
    (one,) = decode([(2, 3)], tags("OOBOOOO"), roles("CCOOCCC"))
    assert one.content == ((0, 2), (4, 7))
