"""The encoder session: packs of tokens to states, once, for every head to read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]

from purport.errors import ModelError
from purport.language.tokens import CLS, PAD, SEP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from purport.language.tokens import Pack
    from purport.report import Span

Found = TypeVar("Found")
WEIGHTS = Path(__file__).parent / "weights"
BATCH = 768  # tokens of one run, padding included: larger ones leave the cache and are slower


@dataclass(frozen=True, slots=True)
class States:
    """What the encoder makes of one pack of T tokens: ``cues`` [T, 3] scores of O, B, I; ``states`` [T, 384]."""

    cues: NDArray[np.float32]
    states: NDArray[np.float32]


class Encoder:
    """ONNX Runtime over the packaged weights; runs are shared among ``jobs`` threads, one core each.

    The eight-bit scales are fixed, so a pack's states do not depend on what else is in the run.
    """

    def __init__(self, jobs: int = 1, folder: Path = WEIGHTS) -> None:
        self._encoder = _session(folder / "encoder.onnx")
        self._roles = _session(folder / "roles.onnx")
        self._pool = ThreadPoolExecutor(jobs) if jobs > 1 else None

    def start(
        self, packs: Sequence[Pack], head: Callable[[Pack, States], Found]
    ) -> Callable[[], list[Found]]:
        """Starts the runs for many packs; what is returned waits for them and gives what ``head`` made of each.

        Packs of like length are run together, whichever report they are from. The head is called in the thread
        of the run, so that states need not be kept.
        """
        order = sorted(range(len(packs)), key=lambda i: (packs[i].end - packs[i].start, i))
        work = [[packs[i] for i in order[first:last]] for first, last in _batches([packs[i] for i in order])]
        places: list[int] = np.argsort(order).tolist() if packs else []

        def run(batch: list[Pack]) -> list[Found]:
            return [head(pack, states) for pack, states in zip(batch, self._run(batch), strict=True)]

        if self._pool is None:
            return lambda: _in_order(map(run, work), places)
        futures = [self._pool.submit(run, batch) for batch in work]
        return lambda: _in_order((future.result() for future in futures), places)

    def close(self) -> None:
        """Drops the runs that have not begun and ends the threads."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def states(self, packs: Sequence[Pack]) -> list[States]:
        """States of many packs, in their order."""
        return self.start(packs, lambda _, states: states)()

    def roles(self, states: NDArray[np.float32], cues: NDArray[np.int64]) -> NDArray[np.float32]:
        """Scores [C, T, 5] of O, B/I-source, B/I-content for every token of a pack, seen from each of C cues."""
        scores: NDArray[np.float32] = self._roles.run(["roles"], {"states": states, "cues": cues})[0]
        return scores

    def _run(self, batch: Sequence[Pack]) -> list[States]:
        lengths = np.array([pack.end - pack.start + 2 for pack in batch], np.int32)
        ids = np.full((len(batch), lengths.max()), PAD, np.int32)
        features = np.zeros_like(ids)
        for row, pack in enumerate(batch):
            last = pack.end - pack.start + 1
            ids[row, 0], ids[row, 1:last], ids[row, last] = CLS, pack.tokens.ids[pack.start : pack.end], SEP
            features[row, 1:last] = pack.tokens.features[pack.start : pack.end]
        given = {"ids": ids, "features": features, "lengths": lengths}
        cues, states = self._encoder.run(["cues", "states"], given)
        return [States(cues[i, 1 : n - 1], states[i, 1 : n - 1]) for i, n in enumerate(lengths)]


def _batches(by_length: Sequence[Pack]) -> list[Span]:
    """Stretches of a list of packs, sorted by length, whose padded size stays within ``BATCH``."""
    out: list[Span] = []
    for i, pack in enumerate(by_length):
        if out and (i + 1 - out[-1][0]) * (pack.end - pack.start + 2) <= BATCH:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out


def _in_order(runs: Iterable[list[Found]], places: Sequence[int]) -> list[Found]:
    found = [one for run in runs for one in run]
    return [found[i] for i in places]


def _session(path: Path) -> Any:
    if not path.is_file():
        raise ModelError(f"{path}: the model is missing; install purport again")
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
