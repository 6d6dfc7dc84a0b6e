"""How alike two statements are: sentences to vectors, by the packaged small sentence encoder in int8.

The encoder is all-MiniLM-L6-v2 (Reimers and Gurevych's sentence-transformers, Apache-2.0), apart from the one that
reads reports: that one was trained to find who speaks, and tells what is said less well (docs/ledger.md).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from purport.language.onnx_network import session
from purport.language.tokens import CLS, SEP, WordPieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Bytes = NDArray[np.int8]

WEIGHTS = Path(__file__).parent / "weights"
WIDTH = 384
LONGEST = 126  # tokens of a statement that are read
SCALE = 256  # of a vector of unit length in signed bytes: no component is over 0.5
BATCH = 768  # tokens of one run


class Likeness:
    """The sentence encoder; ``jobs`` threads share the runs."""

    def __init__(self, jobs: int = 1, folder: Path = WEIGHTS) -> None:
        self._session = session(folder / "likeness.onnx")
        self._pieces = WordPieces()
        self._jobs = jobs

    def vectors(self, statements: Sequence[str]) -> Floats:
        """A vector of unit length for each statement [N, 384]; of nothing, zeros. The dot product is the likeness."""
        out = np.zeros((len(statements), WIDTH), np.float32)
        ids = [self._ids(one) for one in statements]
        order = sorted((i for i in range(len(ids)) if len(ids[i])), key=lambda i: len(ids[i]))
        runs = list(_runs(order, ids))
        if self._jobs > 1 and len(runs) > 1:
            with ThreadPoolExecutor(self._jobs) as pool:
                found = list(pool.map(lambda run: self._run([ids[i] for i in run]), runs))
        else:
            found = [self._run([ids[i] for i in run]) for run in runs]
        for run, vectors in zip(runs, found, strict=True):
            out[run] = vectors
        return out

    def _ids(self, statement: str) -> NDArray[np.int32]:
        return self._pieces.tokenize(statement, [(0, len(statement))]).ids[:LONGEST]

    def _run(self, ids: Sequence[NDArray[np.int32]]) -> Floats:
        rows = np.full((len(ids), len(ids[0]) + 2), SEP, np.int32)
        rows[:, 0] = CLS
        rows[:, 1:-1] = ids
        found: Floats = self._session.run(["vectors"], {"ids": rows, "features": np.zeros_like(rows)})[0]
        return found


def in_bytes(vectors: Floats) -> Bytes:
    """Vectors of unit length as signed bytes."""
    return np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8)


def from_bytes(stored: Bytes) -> Floats:
    """Vectors, of about unit length, from signed bytes."""
    return stored.astype(np.float32) / np.float32(SCALE)


@cache
def cells(folder: Path = WEIGHTS) -> Floats:
    """The centres [1024, 384] that divide the space of statements, so that like ones are found without all others."""
    return from_bytes(np.load(folder / "cells.npy"))


def _runs(order: Sequence[int], ids: Sequence[NDArray[np.int32]]) -> list[list[int]]:
    """Statements of one length, so many that a run has about ``BATCH`` tokens."""
    runs: list[list[int]] = []
    for i in order:
        length = len(ids[i])
        last = runs[-1] if runs else []
        if last and len(ids[last[0]]) == length and (len(last) + 1) * (length + 2) <= BATCH:
            last.append(i)
        else:
            runs.append([i])
    return runs
