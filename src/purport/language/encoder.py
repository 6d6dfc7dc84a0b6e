"""The encoder session: packs of tokens to states, once, for every head to read."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np

from purport.errors import DeviceError
from purport.language.tokens import CLS, SEP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from purport.language.tokens import Pack
    from purport.report import Span

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int32]

Found = TypeVar("Found")
WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class States:
    """What the encoder makes of one run: N packs of T tokens each.

    Scores [N, T, 3] of O, B and I: ``cues``, and ``within`` for cues inside somebody's content. ``mentions``
    [N, T, 149] are the mention head's, as :mod:`purport.sources.seen` has them. ``states`` [N, T, 384] stay where the
    network runs; :meth:`Encoder.roles` reads them.
    """

    cues: Floats
    within: Floats
    mentions: Floats
    states: Any


class Network(Protocol):
    """The packaged network on some device; ``batch`` is how many tokens of one run it likes best."""

    batch: int

    def run(self, ids: Integers, features: Integers) -> States:
        """The states of ids and features [N, T], which begin with [CLS] and end with [SEP]; those two are left out."""

    def roles(self, states: Any, rows: NDArray[np.int64], cues: NDArray[np.int64]) -> Floats:
        """Scores [C, T, 8], seen from the i-th cue at token ``cues[i]`` of pack ``rows[i]``.

        They are how well a stretch of the source begins at a token, goes on there and ends there, the same three of
        the content, how well the cue ends there, and, at the cue, how well it does without a source.
        """


class Encoder:
    """A network over many packs; on the processor, runs are shared among ``jobs`` threads, one core each.

    On the processor the eight-bit scales are fixed, so a pack's states do not depend on what else is in the run; a
    card's half precision may round them differently in another run.
    """

    def __init__(self, jobs: int = 1, folder: Path = WEIGHTS, device: str = "cpu") -> None:
        self._network = network(device, folder)
        self._pool = ThreadPoolExecutor(jobs) if jobs > 1 else None

    @property
    def batch(self) -> int:
        """How many tokens of one run the network likes best."""
        return self._network.batch

    def start(
        self, packs: Sequence[Pack], head: Callable[[Sequence[Pack], States], Sequence[Found]]
    ) -> Callable[[], list[Found]]:
        """Starts the runs for many packs; what is returned waits for them and gives what ``head`` made of each pack.

        Packs of one length are run together, whichever report they are from. The head is given a run's packs with
        their states, in the thread of the run, so that states need not be kept.
        """
        order = sorted(range(len(packs)), key=lambda i: (packs[i].end - packs[i].start, i))
        runs = batches([packs[i] for i in order], self._network.batch)
        work = [[packs[i] for i in order[first:last]] for first, last in runs]
        places: list[int] = np.argsort(order).tolist() if packs else []

        def run(batch: list[Pack]) -> Sequence[Found]:
            return head(batch, self._run(batch))

        if self._pool is None:
            return lambda: _in_order(map(run, work), places)
        futures = [self._pool.submit(run, batch) for batch in work]
        return lambda: _in_order((future.result() for future in futures), places)

    def close(self) -> None:
        """Drops the runs that have not begun and ends the threads."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def roles(self, states: States, rows: Sequence[int], cues: Sequence[int]) -> Floats:
        """Role scores [C, T, 8] of a run, as :class:`Network` has them."""
        return self._network.roles(states.states, np.array(rows, np.int64), np.array(cues, np.int64))

    def _run(self, batch: Sequence[Pack]) -> States:
        length = batch[0].end - batch[0].start
        ids = np.full((len(batch), length + 2), SEP, np.int32)
        features = np.zeros_like(ids)
        ids[:, 0] = CLS
        for row, pack in enumerate(batch):
            ids[row, 1:-1] = pack.tokens.ids[pack.start : pack.end]
            features[row, 1:-1] = pack.tokens.features[pack.start : pack.end]
        return self._network.run(ids, features)


def network(device: str, folder: Path) -> Network:
    """The packaged network on ``cpu`` (ONNX Runtime, int8) or ``cuda`` (PyTorch, half precision)."""
    if device == "cpu":
        from purport.language.onnx_network import OnnxNetwork

        return OnnxNetwork(folder)
    if not re.fullmatch(r"cuda(?::\d+)?", device):
        raise DeviceError(f"--device {device}: there is no such device; give cpu or cuda")
    from purport.language.torch_network import TorchNetwork

    return TorchNetwork(folder, device)


def batches(by_length: Sequence[Pack], most: int) -> list[Span]:
    """Stretches of a list of packs, sorted by length, that are of one length and have ``most`` tokens together.

    Nothing is padded, so no token is computed for nothing and attention needs no mask, which is faster.
    """
    out: list[Span] = []
    last = 0
    for i, pack in enumerate(by_length):
        length = pack.end - pack.start
        if length == last and (i + 1 - out[-1][0]) * (length + 2) <= most:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
        last = length
    return out


def _in_order(runs: Iterable[Sequence[Found]], places: Sequence[int]) -> list[Found]:
    found = [one for run in runs for one in run]
    return [found[i] for i in places]
