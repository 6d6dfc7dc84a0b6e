"""Scores to stretches, held against every possible segmentation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.attribution.decode import Decoded, cue_starts, decode, segmentations, within
from tests.attribution.brute_force import every, total

SCORES = st.lists(st.tuples(*[st.integers(-24, 24).map(lambda n: n / 4)] * 3), min_size=1, max_size=7)


@given(SCORES, st.sampled_from([1, 2, 3]))
def test_the_segmentation_found_has_the_largest_score_of_all(
    scores: list[tuple[float, float, float]], most: int
) -> None:
    ((found, score),) = segmentations(np.array([scores], np.float32), most)
    assert found in set(every(len(scores), most))
    assert score == pytest.approx(total(scores, found), abs=1e-3)
    assert score == pytest.approx(max(total(scores, one) for one in every(len(scores), most)), abs=1e-3)


def test_cues_are_decoded_apart_from_each_other() -> None:
    scores = np.random.default_rng(1).normal(size=(4, 9, 3)).astype(np.float32)
    alone = [segmentations(scores[i : i + 1], 3)[0][0] for i in range(4)]
    assert [found for found, _ in segmentations(scores, 3)] == alone


def tags(letters: str) -> np.ndarray:
    """Scores that are sure of O, B or I for each token."""
    return np.eye(3, dtype=np.float32)[["OBI".index(letter) for letter in letters]].reshape(-1, 3) * 9


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("", []),
        ("OOO", []),
        ("OBO", [1]),
        ("OBIIO", [1]),
        ("OBB", [1, 2]),
        ("OIIO", [1]),
        ("BIOI", [0, 3]),
        ("BIB", [0, 2]),
    ],
)
def test_cue_starts(letters: str, expected: list[int]) -> None:
    assert cue_starts(tags(letters)) == expected


def roles(letters: str, cue: int, *, none: float = 0.0) -> np.ndarray:
    """Scores [T, 8] that are sure of each token's letter: S source, C content, K the cue's last token."""
    out = np.full((len(letters), 8), -9, np.float32)
    for i, letter in enumerate(letters):
        for place, role in ((0, "S"), (3, "C")):
            if letter == role:
                begins, ends = letters[i - 1 : i] != role, letters[i + 1 : i + 2] != role
                out[i, place : place + 3] = (9 if begins else -9, 9, 9 if ends else -9)
        out[i, 6] = 9 if letter == "K" else -9
    out[cue, 7] = none
    return out


def test_decode_gives_each_cue_its_end_its_source_and_its_content() -> None:
    (one,) = decode([(0, 1)], tags("OBIOO")[None], roles("SOKCC", 1)[None])
    assert (one.cue, one.source, one.content) == ((1, 3), (0, 1), ((3, 5),))


def test_a_cue_has_no_source_where_none_scores_higher() -> None:
    (one,) = decode([(0, 0)], tags("BOO")[None], roles("KSC", 0, none=99)[None])
    assert (one.source, one.content) == (None, ((2, 3),))


def test_pieces_of_content_are_in_text_order() -> None:
    (one,) = decode([(0, 2)], tags("OOBOOOO")[None], roles("CCKOCCC", 2)[None])
    assert one.content == ((0, 2), (4, 7))


def test_without_cues_nothing_is_decoded() -> None:
    assert decode([], tags("OO")[None], np.zeros((0, 2, 8), np.float32)) == []


def outer(content: tuple[int, int]) -> list[list[Decoded]]:
    return [[Decoded((1, 2), (0, 1), (content,), ())]]


def test_what_stands_within_keeps_to_the_outer_content() -> None:
    scores = roles("SOCCKCCC", 4)[None]  # seen alone, its source would be the outer one's
    ((row, one),) = within([(0, 4)], tags("OOOOBOOO")[None], scores, outer((2, 7)))
    assert row == 0
    assert one.source is None or 2 <= one.source[0] < one.source[1] <= 7
    assert all(2 <= start < end <= 7 for start, end in one.content)


@pytest.mark.parametrize("cue", [1, 7])
def test_a_cue_in_no_content_or_in_an_outer_cue_stands_within_nothing(cue: int) -> None:
    assert within([(0, cue)], tags("OOOOOOOO")[None], roles("SOCCKCCC", cue)[None], outer((2, 7))) == []


def test_no_stretch_within_runs_over_the_outer_cue_from_one_piece_to_the_next() -> None:
    wide = [[Decoded((5, 6), (4, 5), ((0, 3), (6, 9)), ())]]
    scores = np.full((1, 10, 8), -9, np.float32)
    scores[0, :, 4] = 2
    scores[0, 2, 3] = scores[0, 8, 5] = scores[0, 4, 6] = 9
    ((_, one),) = within([(0, 1)], tags("OBOOOOOOOO")[None], scores, wide)
    assert one.cue[1] <= 3
    assert all(any(s <= start and end <= e for s, e in ((0, 3), (6, 9))) for start, end in one.content)
    assert one.outer == (5, 6)
