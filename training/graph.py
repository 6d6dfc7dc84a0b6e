"""A small writer of ONNX graphs: nodes and constants are added by name, and a node's name is its output's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from pathlib import Path

MICROSOFT = "com.microsoft"  # ONNX Runtime's own operators: fused, and on every build of it
TYPES = {"float": TensorProto.FLOAT, "int32": TensorProto.INT32, "int64": TensorProto.INT64}


class Graph:
    """Nodes and constants of one ONNX graph."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def has(self, name: str) -> bool:
        """Whether a node of that name was added."""
        return any(name in node.output for node in self._nodes)

    def constant(self, name: str, value: Any) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def scalar(self, name: str, value: Any) -> str:
        self._constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **settings: Any) -> str:
        self._nodes.append(
            helper.make_node(kind, inputs, [output], domain=domain, name=f"{output}/{kind}", **settings)
        )
        return output

    def fused(self, kind: str, inputs: list[str], output: str, **settings: Any) -> str:
        return self.node(kind, inputs, output, domain=MICROSOFT, **settings)

    def save(
        self, path: Path, inputs: dict[str, tuple[str, list[Any]]], outputs: dict[str, tuple[str, list[Any]]]
    ) -> None:
        """Writes the graph; inputs and outputs map names to (type, shape)."""
        graph = helper.make_graph(self._nodes, path.stem, _values(inputs), _values(outputs), self._constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=9), path)


def _values(described: dict[str, tuple[str, list[Any]]]) -> list[onnx.ValueInfoProto]:
    return [helper.make_tensor_value_info(name, TYPES[t], shape) for name, (t, shape) in described.items()]
