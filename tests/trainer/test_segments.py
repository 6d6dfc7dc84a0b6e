"""The sum over all segmentations, held against adding them up one by one; needs the extra "train"."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: pip install 'purport[train]'")

from tests.attribution.brute_force import every, total  # noqa: E402
from training.segments import log_total, scored  # noqa: E402


@pytest.mark.parametrize("most", [1, 2, 3])
def test_the_total_is_that_of_every_segmentation(most: int) -> None:
    torch.manual_seed(most)
    scores = torch.randn(2, 6, 3)
    found = log_total(*scores.unbind(-1), most)
    for row in range(2):
        values = [tuple(one) for one in scores[row].tolist()]
        expected = math.log(sum(math.exp(total(values, chosen)) for chosen in every(6, most)))
        assert float(found[row]) == pytest.approx(expected, abs=1e-4)


def test_a_segmentation_scores_its_stretches() -> None:
    scores = torch.randn(1, 5, 3)
    marks = torch.zeros(1, 5, 3)
    for start, end in ((0, 2), (3, 4)):
        marks[0, start, 0] = marks[0, end - 1, 2] = 1
        marks[0, start:end, 1] = 1
    values = [tuple(one) for one in scores[0].tolist()]
    assert float(scored(*scores.unbind(-1), marks)) == pytest.approx(
        total(values, ((0, 2), (3, 4))), abs=1e-5
    )
