"""The network to the two ONNX files that ship: the encoder with its cue heads, and the role head.

Written by hand rather than traced, so that each operator is the fastest that ONNX Runtime has for it (README.md says
which were tried).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.graph import Graph
from training.network import EPSILON, HEADS, LAYERS, MENTION_SCORES, REACH, ROLE_SCORES, WIDTH
from training.quantise import SMOOTHED, quantise

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from training.network import Network
    from training.quantise import Quantised, Ranges

    Weights = dict[str, NDArray[np.float32]]
    AllRanges = dict[tuple[int, str], Ranges]

SHARED = {"key": "query", "value": "query"}  # whose input, and so whose ranges, they share


def export(network: Network, folder: Path, ranges: AllRanges | None) -> None:
    """Writes ``encoder.onnx`` and ``roles.onnx``; with ``ranges`` the encoder is int8, without fp32."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: tensor.detach().float().cpu().numpy() for name, tensor in network.state_dict().items()}
    _encoder(weights, folder / "encoder.onnx", ranges)
    _roles(weights, folder / "roles.onnx")


def _encoder(weights: Weights, path: Path, ranges: AllRanges | None) -> None:
    graph = Graph()
    x = embeddings(graph, weights, small=ranges is not None)
    for number in range(LAYERS):
        x = layer(graph, weights, number, x, ranges)
    for head, output in (("cue", "cues"), ("within", "within")):
        graph.constant(f"{head}.weight", weights[f"{head}.weight"].T)
        graph.constant(f"{head}.bias", weights[f"{head}.bias"])
        product = graph.node("MatMul", [x, f"{head}.weight"], f"{head}.product")
        graph.node("Add", [product, f"{head}.bias"], output)
    graph.node("Identity", [x], "states")
    _mentions(graph, weights, x)
    graph.save(
        path,
        {"ids": ("int32", ["B", "T"]), "features": ("int32", ["B", "T"])},
        {
            "cues": ("float", ["B", "T", 3]),
            "within": ("float", ["B", "T", 3]),
            "states": ("float", ["B", "T", WIDTH]),
            "mentions": ("float", ["B", "T", MENTION_SCORES]),
        },
    )


def _mentions(graph: Graph, weights: Weights, x: str) -> None:
    """States to the mention head's scores."""
    for part, given in (("hidden", x), ("scores", "mention.gelu")):
        name = f"mention.{part}"
        graph.constant(f"{name}.weight", weights[f"{name}.weight"].T)
        graph.constant(f"{name}.bias", weights[f"{name}.bias"])
        product = graph.node("MatMul", [given, f"{name}.weight"], f"{name}.product")
        if part == "hidden":
            graph.fused("FastGelu", [product, f"{name}.bias"], "mention.gelu")
        else:
            graph.node("Add", [product, f"{name}.bias"], "mentions")


def embeddings(graph: Graph, weights: Weights, small: bool) -> str:
    """Ids and features to the first layer's input."""
    word = weights["word.weight"]
    if small:  # a scale for each word: a quarter of the size, and no measurable loss
        scale = np.maximum(np.abs(word).max(1, keepdims=True), 1e-8) / 127
        graph.constant("word.int8", np.round(word / scale).astype(np.int8))
        graph.constant("word.scale", scale.astype(np.float32))
        integers = graph.node("Gather", ["word.int8", "ids"], "word.row")
        floats = graph.node("Cast", [integers], "word.float", to=1)
        row = graph.node("Mul", [floats, graph.node("Gather", ["word.scale", "ids"], "word.one")], "word")
    else:
        row = graph.node("Gather", [graph.constant("word.weight", word), "ids"], "word")
    graph.constant("feature.weight", weights["feat.weight"])
    graph.constant("position.weight", weights["position.weight"] + weights["segment.weight"][0])
    graph.constant("first", np.array([0], np.int64))
    graph.node("Shape", ["ids"], "length", start=1, end=2)
    place = graph.node("Slice", ["position.weight", "first", "length", "first"], "position")
    feature = graph.node("Gather", ["feature.weight", "features"], "feature")
    total = graph.node("Add", [graph.node("Add", [row, feature], "word+feature"), place], "embedding")
    graph.constant("norm.weight", weights["norm.weight"])
    graph.constant("norm.bias", weights["norm.bias"])
    return graph.node("LayerNormalization", [total, "norm.weight", "norm.bias"], "x0", epsilon=EPSILON)


def layer(graph: Graph, weights: Weights, layer: int, x: str, ranges: AllRanges | None) -> str:
    """One layer over ``x``; int8 where ranges are given."""

    def name(part: str) -> str:
        return f"layers.{layer}.{part}"

    def bias(part: str) -> str:
        return graph.constant(name(f"{part}.bias"), weights[name(f"{part}.bias")])

    def times(part: str, given: str, added: str | None) -> str:
        weight = weights[name(f"{part}.weight")].T
        found = ranges[layer, SHARED.get(part, part)] if ranges else None
        if found is None:
            product = graph.node(
                "MatMul", [given, graph.constant(name(f"{part}.weight"), weight)], name(part)
            )
            return graph.node("Add", [product, added], name(f"{part}.sum")) if added else product
        return _product(graph, name(part), quantise(weight, found, part in SMOOTHED), given, added)

    def add_and_norm(part: str, given: str, residual: str, norm: str) -> str:
        for field in ("weight", "bias"):
            graph.constant(name(f"{norm}.{field}"), weights[name(f"{norm}.{field}")])
        total = graph.node("Add", [times(part, given, bias(part)), residual], name(f"{norm}.total"))
        inputs = [total, name(f"{norm}.weight"), name(f"{norm}.bias")]
        return graph.node("LayerNormalization", inputs, name(f"{norm}.out"), epsilon=EPSILON)

    # No mask: the rows of one run are of one length.
    inputs = [times(part, x, bias(part)) for part in ("query", "key", "value")]
    attention = graph.fused("MultiHeadAttention", inputs, name("attention"), num_heads=HEADS)
    middle = add_and_norm("out", attention, x, "norm1")
    inner = graph.fused("FastGelu", [times("inner", middle, None), bias("inner")], name("gelu"))
    return add_and_norm("outer", inner, middle, "norm2")


def _product(graph: Graph, name: str, small: Quantised, given: str, bias: str | None) -> str:
    """``given`` times a matrix in int8, and the bias added where one is given."""
    if small.smoothing is not None:
        factor = graph.constant(f"{name}.smoothing", 1 / small.smoothing)
        given = graph.node("Mul", [given, factor], f"{name}.smooth")
    scale, zero, rounded = f"{given}.scale", f"{given}.zero", f"{given}.int8"
    if not graph.has(rounded):  # query, key and value share their input
        graph.scalar(scale, small.input_scale)
        graph.scalar(zero, small.input_zero)
        graph.node("QuantizeLinear", [given, scale, zero], rounded)
    inputs = [
        rounded,
        graph.constant(f"{name}.weight", small.weight),
        scale,
        graph.constant(f"{name}.scale", small.weight_scale),
        zero,
        graph.constant(f"{name}.zero", np.zeros(len(small.weight_scale), np.int8)),
        *([bias] if bias else ()),
    ]
    return graph.fused("MatMulIntegerToFloat", inputs, name)


def _roles(weights: Weights, path: Path) -> None:
    """States [N, T, 384] of a run, rows [C] and cues [C] -> ``ROLE_SCORES`` [C, T, 8]."""
    graph = Graph()

    def linear(part: str, given: str) -> str:
        weight = graph.constant(f"{part}.weight", weights[f"{part}.weight"].T)
        bias = graph.constant(f"{part}.bias", weights[f"{part}.bias"])
        return graph.node("Add", [graph.node("MatMul", [given, weight], f"{part}.mul"), bias], f"{part}.sum")

    graph.constant("one", np.array([1], np.int64))
    graph.constant("flat", np.array([-1, WIDTH], np.int64))
    for name, value in (("start", 0), ("step", 1), ("low", -REACH), ("high", REACH), ("reach", REACH)):
        graph.scalar(name, np.int64(value))
    count = graph.node("Squeeze", [graph.node("Shape", ["states"], "T1", start=1, end=2)], "T")
    tokens = graph.node("Range", ["start", count, "step"], "tokens")
    away = graph.node("Sub", [tokens, graph.node("Unsqueeze", ["cues", "one"], "cues.column")], "distance")
    index = graph.node("Add", [graph.node("Clip", [away, "low", "high"], "clipped"), "reach"], "index")
    place = graph.node("Gather", [graph.constant("dist.weight", weights["dist.weight"]), index], "place")
    at = graph.node("Add", [graph.node("Mul", ["rows", count], "row.start"), "cues"], "cue.place")
    all_states = graph.node("Reshape", ["states", "flat"], "states.flat")
    at_cue = linear("c", graph.node("Gather", [all_states, at], "cue.states"))
    at_cue = graph.node("Unsqueeze", [at_cue, "one"], "cue.row")
    tokens_of_cue = graph.node("Gather", [linear("t", "states"), "rows"], "t.rows")
    total = graph.node("Add", [graph.node("Add", [place, at_cue], "place+cue"), tokens_of_cue], "all")
    linear("r", graph.fused("FastGelu", [total], "gelu"))
    graph.node("Identity", ["r.sum"], "roles")
    graph.save(
        path,
        {"states": ("float", ["N", "T", WIDTH]), "rows": ("int64", ["C"]), "cues": ("int64", ["C"])},
        {"roles": ("float", ["C", "T", len(ROLE_SCORES)])},
    )
