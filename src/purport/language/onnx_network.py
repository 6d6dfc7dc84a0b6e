"""The network on the processor: ONNX Runtime over the packaged int8 graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import onnxruntime as ort  # type: ignore[import-untyped]

from purport.errors import ModelError
from purport.language.encoder import States

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


class OnnxNetwork:
    """``encoder.onnx`` and ``roles.onnx`` of a folder, one core a run."""

    batch = 768  # tokens: larger runs leave the cache and are slower

    def __init__(self, folder: Path) -> None:
        self._encoder = session(folder / "encoder.onnx")
        self._roles = session(folder / "roles.onnx")

    def run(self, ids: NDArray[np.int32], features: NDArray[np.int32]) -> States:
        found = self._encoder.run(
            ["cues", "within", "mentions", "states"], {"ids": ids, "features": features}
        )
        return States(*(values[:, 1:-1] for values in found))

    def roles(
        self, states: NDArray[np.float32], rows: NDArray[np.int64], cues: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        found: NDArray[np.float32] = self._roles.run(
            ["roles"], {"states": states, "rows": rows, "cues": cues}
        )[0]
        return found


def session(path: Path) -> Any:
    """A session of one thread over a packaged graph. Raises :class:`ModelError` where it is missing."""
    if not path.is_file():
        raise ModelError(f"{path}: the model is missing; install purport again")
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The graph is written fused; what the runtime would fuse further, addition and normalisation, is slower so.
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
