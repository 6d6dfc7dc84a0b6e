"""The network on a graphics card: PyTorch in half precision over the packaged weights; needs the extra ``cuda``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from purport.errors import DeviceError, ModelError
from purport.language.encoder import States

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

HEADS, LAYERS, WIDTH = 12, 6, 384
REACH = 64  # distances to the cue beyond it, in tokens, share an embedding
EPSILON = 1e-12


class TorchNetwork:
    """The graphs' weights, made floats again, on a device of PyTorch's: ``cuda``, ``cuda:1``, ``cpu``."""

    batch = 65_536  # tokens: enough to fill a large card

    def __init__(self, folder: Path, device: str) -> None:
        try:
            import onnx  # type: ignore[import-not-found, unused-ignore] # noqa: F401
            import torch
        except ImportError as error:
            raise DeviceError(f"--device {device} needs {error.name}: pip install 'purport[cuda]'") from None
        number = int(device.partition(":")[2] or 0)
        if device.startswith("cuda") and number >= torch.cuda.device_count():
            raise DeviceError(f"--device {device}: PyTorch finds no such card here; use --device cpu")
        self._torch = torch
        self._device = device
        kind = torch.float16 if device.startswith("cuda") else torch.float32
        weights = {**weights_of(folder / "encoder.onnx"), **weights_of(folder / "roles.onnx")}
        self._weights = {k: torch.from_numpy(v).to(device, kind) for k, v in weights.items()}

    def run(self, ids: NDArray[np.int32], features: NDArray[np.int32]) -> States:
        torch, w = self._torch, self._weights
        with torch.inference_mode():
            token, feature = (torch.from_numpy(a).to(self._device).long() for a in (ids, features))
            x = w["word.weight"][token] + w["feature.weight"][feature] + w["position.weight"][: ids.shape[1]]
            x = self._norm(x, "norm")
            for layer in range(LAYERS):
                x = self._layer(x, f"layers.{layer}")
            x = x[:, 1:-1]
            hidden = self._gelu(self._times(x, "mention.hidden"))
            found = (self._times(x, "cue"), self._times(x, "within"), self._times(hidden, "mention.scores"))
            cues, within, mentions = (scores.float().cpu().numpy() for scores in found)
        return States(cues, within, mentions, x)

    def roles(self, states: Any, rows: NDArray[np.int64], cues: NDArray[np.int64]) -> NDArray[np.float32]:
        torch, w = self._torch, self._weights
        with torch.inference_mode():
            row, cue = (torch.from_numpy(a).to(self._device) for a in (rows, cues))
            away = torch.arange(states.shape[1], device=self._device)[None] - cue[:, None]
            place = w["dist.weight"][away.clamp(-REACH, REACH) + REACH]
            seen = self._times(states, "t")[row] + self._times(states[row, cue], "c")[:, None] + place
            found: NDArray[np.float32] = self._times(self._gelu(seen), "r").float().cpu().numpy()
        return found

    def _layer(self, x: Any, name: str) -> Any:
        count, length, _ = x.shape
        parts = (self._times(x, f"{name}.{part}") for part in ("query", "key", "value"))
        q, k, v = (part.view(count, length, HEADS, -1).transpose(1, 2) for part in parts)
        mixed = self._torch.nn.functional.scaled_dot_product_attention(q, k, v)
        mixed = mixed.transpose(1, 2).reshape(count, length, WIDTH)
        x = self._norm(x + self._times(mixed, f"{name}.out"), f"{name}.norm1")
        inner = self._gelu(self._times(x, f"{name}.inner"))
        return self._norm(x + self._times(inner, f"{name}.outer"), f"{name}.norm2")

    def _times(self, x: Any, name: str) -> Any:
        return x @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]

    def _norm(self, x: Any, name: str) -> Any:
        w, b = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return self._torch.nn.functional.layer_norm(x, (WIDTH,), w, b, EPSILON)

    def _gelu(self, x: Any) -> Any:
        return self._torch.nn.functional.gelu(x, approximate="tanh")


def weights_of(path: Path) -> dict[str, NDArray[np.float32]]:
    """Every ``NAME.weight`` [in, out] and ``NAME.bias`` of a graph as floats, eight-bit ones with their scales."""
    if not path.is_file():
        raise ModelError(f"{path}: the model is missing; install purport again")
    import onnx  # type: ignore[import-not-found, unused-ignore]

    stored = {one.name: onnx.numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    out = {}
    for name, value in stored.items():
        if re.search(r"\.(weight|bias)$", name):
            out[name] = value.astype(np.float32)
            part = name.removesuffix(".weight")
            if value.dtype == np.int8:
                out[name] *= stored[f"{part}.scale"]
                if f"{part}.smoothing" in stored:
                    out[name] *= stored[f"{part}.smoothing"][:, None]
    if "word.int8" in stored:
        out["word.weight"] = stored["word.int8"].astype(np.float32) * stored["word.scale"]
    return out
