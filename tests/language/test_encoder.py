"""The encoder's states are a pack's own, whatever is read along with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from purport.errors import DeviceError, ModelError
from purport.language import Encoder, Pack, States, WordPieces, packs
from purport.language.encoder import batches

if TYPE_CHECKING:
    from collections.abc import Sequence
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


@dataclass(frozen=True)
class Alone:
    """One pack's part of a run."""

    cues: np.ndarray
    within: np.ndarray
    states: np.ndarray


def states_of(encoder: Encoder, many: Sequence[Pack]) -> list[Alone]:
    def head(run: Sequence[Pack], states: States) -> list[Alone]:
        return [Alone(states.cues[i], states.within[i], states.states[i]) for i in range(len(run))]

    return encoder.start(many, head)()


def test_states_have_a_row_for_each_token(encoder: Encoder, many: list[Pack]) -> None:
    for pack, found in zip(many, states_of(encoder, many), strict=True):
        assert found.cues.shape == found.within.shape == (pack.end - pack.start, 3)
        assert found.states.shape == (pack.end - pack.start, 384)


def test_a_pack_has_the_same_states_alone_and_among_others(encoder: Encoder, many: list[Pack]) -> None:
    for pack, together in zip(many, states_of(encoder, many), strict=True):
        (alone,) = states_of(encoder, [pack])
        np.testing.assert_allclose(alone.cues, together.cues, atol=TOLERANCE)
        np.testing.assert_allclose(alone.states, together.states, atol=TOLERANCE)


def test_two_threads_give_exactly_what_one_gives(encoder: Encoder, many: list[Pack]) -> None:
    for one, two in zip(states_of(encoder, many), states_of(Encoder(jobs=2), many), strict=True):
        assert np.array_equal(one.cues, two.cues)
        assert np.array_equal(one.states, two.states)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_head_makes_comes_in_the_packs_order(jobs: int, many: list[Pack]) -> None:
    def head(run: Sequence[Pack], states: States) -> list[tuple[int, int]]:
        return [(id(pack), len(cues)) for pack, cues in zip(run, states.cues, strict=True)]

    assert Encoder(jobs).start(many, head)() == [(id(pack), pack.end - pack.start) for pack in many]


def test_a_run_holds_packs_of_one_length_and_no_more_than_it_may(many: list[Pack]) -> None:
    ordered = sorted(many, key=lambda pack: pack.end - pack.start)
    runs = [ordered[first:last] for first, last in batches(ordered, 60)]
    assert [pack for run in runs for pack in run] == ordered
    for run in runs:
        assert len({pack.end - pack.start for pack in run}) == 1
        assert len(run) == 1 or len(run) * (run[0].end - run[0].start + 2) <= 60
    assert len(runs) < len(many)


def test_no_packs_make_no_states(encoder: Encoder) -> None:
    assert states_of(encoder, []) == []


def test_roles_are_scored_from_each_cue_of_a_run(encoder: Encoder, many: list[Pack]) -> None:
    def head(run: Sequence[Pack], states: States) -> list[np.ndarray]:
        rows, cues = [row for row in range(len(run)) for _ in range(2)], [0, 2] * len(run)
        return list(encoder.roles(states, rows, cues).reshape(len(run), 2, -1, 8))

    (alone,) = encoder.start(many[:1], head)()
    among = encoder.start(many, head)()[0]
    assert alone.shape == (2, many[0].end - many[0].start, 8)
    assert not np.array_equal(alone[0], alone[1])
    np.testing.assert_allclose(alone, among, atol=TOLERANCE)


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        Encoder(folder=tmp_path)
    assert str(caught.value) == f"{tmp_path / 'encoder.onnx'}: the model is missing; install purport again"


def test_an_unknown_device_says_which_there_are() -> None:
    with pytest.raises(DeviceError) as caught:
        Encoder(device="abacus")
    assert str(caught.value) == "--device abacus: there is no such device; give cpu or cuda"
