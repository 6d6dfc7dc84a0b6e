"""The ranker learns which candidate is meant; needs the extra "train"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from purport.sources.rank import CLASSES, SIGNALS, Ranker

torch = pytest.importorskip("torch", reason="training needs PyTorch: pip install 'purport[train]'")

if TYPE_CHECKING:
    from training.ranker import Choice


def choices(count: int = 200) -> list[Choice]:
    """The right candidate has a high signal 3; where none has, none is right."""
    from training.ranker import Choice

    chance = np.random.default_rng(1)
    out = []
    for i in range(count):
        given = chance.normal(0, 0.3, (4, SIGNALS)).astype(np.float32)
        right = np.zeros(4, bool)
        if i % 4:
            right[i % 3] = True
            given[i % 3, 3] += 3
        out.append(Choice(CLASSES.index("person"), given, right, f"d{i % 10}"))
    return out


def test_it_learns_and_what_is_saved_says_the_same() -> None:
    from training.ranker import fitted

    data = choices()
    network = fitted(data)
    shipped = Ranker(dict(network.saved().items()))  # type: ignore[misc]
    right = 0
    for one in data:
        best = int(shipped.chances("person", one.given).argmax())
        right += bool(one.right[best]) if best < 4 else not one.right.any()
    assert right > 0.95 * len(data)


def test_cross_validation_counts_every_choice() -> None:
    from training.ranker import cross_validated

    counts, sharpness = cross_validated(choices(80))
    assert counts["person"][1] == 80
    assert 0.5 <= sharpness <= 1.2
