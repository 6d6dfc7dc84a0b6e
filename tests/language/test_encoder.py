"""The encoder's states are a pack's own, whatever is read along with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from purport.errors import ModelError
from purport.language import Encoder, Pack, States, WordPieces, packs

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = (
    "Ada Quill said the pump was worn.",
    "“Not one boat left,” the ministry said, and the harbour board agreed that none had been seen to go.",
    "Rain.",
    "Two crews refused to sail on Monday; a third had told the union that it would wait for the tide.",
)
TOLERANCE = 1e-3


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture(scope="module")
def many(pieces: WordPieces) -> list[Pack]:
    texts = [" ".join(SENTENCES[: 1 + n % 4] * (1 + n % 3)) for n in range(24)]
    return [pack for text in texts for pack in packs(pieces.tokenize(text, [(0, len(text))]))]


def test_states_have_a_row_for_each_token(encoder: Encoder, many: list[Pack]) -> None:
    for pack, states in zip(many, encoder.states(many), strict=True):
        assert states.cues.shape == (pack.end - pack.start, 3)
        assert states.states.shape == (pack.end - pack.start, 384)


def test_a_pack_has_the_same_states_alone_and_among_others(encoder: Encoder, many: list[Pack]) -> None:
    for pack, together in zip(many, encoder.states(many), strict=True):
        (alone,) = encoder.states([pack])
        np.testing.assert_allclose(alone.cues, together.cues, atol=TOLERANCE)
        np.testing.assert_allclose(alone.states, together.states, atol=TOLERANCE)


def test_two_threads_give_exactly_what_one_gives(encoder: Encoder, many: list[Pack]) -> None:
    for one, two in zip(encoder.states(many), Encoder(jobs=2).states(many), strict=True):
        assert np.array_equal(one.cues, two.cues)
        assert np.array_equal(one.states, two.states)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_head_makes_comes_in_the_packs_order(jobs: int, many: list[Pack]) -> None:
    def head(pack: Pack, states: States) -> tuple[int, int]:
        return id(pack), len(states.cues)

    assert Encoder(jobs).start(many, head)() == [(id(pack), pack.end - pack.start) for pack in many]


def test_no_packs_make_no_states(encoder: Encoder) -> None:
    assert encoder.states([]) == []


def test_roles_are_scored_from_each_cue(encoder: Encoder, many: list[Pack]) -> None:
    (states,) = encoder.states(many[:1])
    scores = encoder.roles(states.states, np.array([0, 2, 3], np.int64))
    assert scores.shape == (3, len(states.cues), 5)
    assert not np.array_equal(scores[0], scores[1])


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        Encoder(folder=tmp_path)
    assert str(caught.value) == f"{tmp_path / 'encoder.onnx'}: the model is missing; install purport again"
