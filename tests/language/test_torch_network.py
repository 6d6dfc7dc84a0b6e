"""The network on PyTorch gives what the packaged graphs give; needs the extra "cuda"."""

from __future__ import annotations

import numpy as np
import pytest

from purport.errors import DeviceError
from purport.language import WEIGHTS, Encoder
from purport.language.onnx_network import OnnxNetwork

torch = pytest.importorskip("torch", reason="needs PyTorch: pip install 'purport[cuda]'")
pytest.importorskip("onnx", reason="needs onnx: pip install 'purport[cuda]'")

from purport.language.torch_network import TorchNetwork  # noqa: E402

EIGHT_BITS = 0.15
"""Root mean square, relative, by which eight-bit states may differ from those of the same weights as floats."""


@pytest.fixture(scope="module")
def run() -> tuple[np.ndarray, np.ndarray]:
    ids = np.random.default_rng(3).integers(1000, 20000, (3, 40)).astype(np.int32)
    ids[:, 0], ids[:, -1] = 101, 102
    return ids, np.ones_like(ids)


def test_states_are_those_of_the_packaged_graph(run: tuple[np.ndarray, np.ndarray]) -> None:
    packaged, floats = OnnxNetwork(WEIGHTS).run(*run), TorchNetwork(WEIGHTS, "cpu").run(*run)
    apart = np.sqrt(((packaged.states - floats.states.numpy()) ** 2).mean())
    assert apart < EIGHT_BITS * np.sqrt((packaged.states**2).mean())
    assert floats.cues.shape == packaged.cues.shape == floats.within.shape == (3, 38, 3)


def test_roles_are_those_of_the_packaged_graph(run: tuple[np.ndarray, np.ndarray]) -> None:
    states = OnnxNetwork(WEIGHTS).run(*run).states
    places = np.array([0, 0, 2]), np.array([4, 9, 30])
    packaged = OnnxNetwork(WEIGHTS).roles(states, *places)
    floats = TorchNetwork(WEIGHTS, "cpu").roles(torch.from_numpy(states), *places)
    np.testing.assert_allclose(packaged, floats, atol=1e-2)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a card here")
def test_without_a_card_it_says_so() -> None:
    with pytest.raises(DeviceError) as caught:
        Encoder(device="cuda")
    assert str(caught.value) == "--device cuda: PyTorch finds no such card here; use --device cpu"
