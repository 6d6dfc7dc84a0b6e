"""Manner, act and nesting of attributions, held against annotated ones, and one annotation against another.

An annotation is a dictionary: ``source``, ``cue``, ``content`` (lists of spans), ``manner``, ``act`` and ``within``
(the index of the attribution that it stands in, or None).
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from training.score import linked, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from purport import Reading

    Annotated = Sequence[dict[str, Any]]
    Documents = Sequence[tuple[str, Annotated, Annotated]]

FIELDS = ("manner", "act", "within")


def read_annotations(path: Path, texts: dict[str, str]) -> list[dict[str, Any]]:
    """The rows of a stand-off file; raises ValueError where a text is not the one that was annotated."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        name = row.get("url") or row["file"]
        if hashlib.sha256(texts[name].encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{name}: the text is not the one that was annotated")
    return rows


def of_reading(reading: Reading) -> list[dict[str, Any]]:
    """A reading's attributions as annotations."""
    claims = [claim for claim in reading.claims if claim.attribution]
    place = {claim.id: i for i, claim in enumerate(claims)}
    return [
        {
            "source": claim.attribution.source_spans,
            "cue": claim.attribution.cue_spans,
            "content": claim.spans,
            "manner": claim.attribution.manner,
            "act": claim.attribution.act,
            "within": place.get(claim.within) if claim.within else None,
        }
        for claim in claims
        if claim.attribution
    ]


def compare(documents: Documents) -> dict[str, float]:
    """F1 of the attributions and, of the pairs that share source, cue and content, how many agree in each field.

    All in per cent. ``within`` agrees where both stand in no other, or in attributions that are a pair too;
    ``nested`` is the F1 of finding those that stand in another at all.
    """
    found = {name: figures["f1"] for name, figures in score(documents).items()}
    agreed, pairs, nested = dict.fromkeys(FIELDS, 0), 0, [0, 0, 0]
    for _, gold, predicted in documents:
        partner = dict(linked(gold, predicted))
        pairs += len(partner)
        for i, j in partner.items():
            a, b = gold[i], predicted[j]
            for field in ("manner", "act"):
                agreed[field] += a[field] == b[field]
            agreed["within"] += (None if a["within"] is None else partner.get(a["within"], -1)) == b["within"]
            nested[0] += a["within"] is not None and b["within"] is not None
        nested[1] += sum(a["within"] is not None for a in gold)
        nested[2] += sum(b["within"] is not None for b in predicted)
    shares = {field: 100 * count / max(1, pairs) for field, count in agreed.items()}
    return {**found, **shares, "nested": 200 * nested[0] / max(1, nested[1] + nested[2])}


def table(columns: dict[str, dict[str, float]], rows: Iterable[str]) -> str:
    """A Markdown table, a column for each comparison."""
    head = f"| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}\n"
    return head + "\n".join(
        f"| {row} | {' | '.join(f'{column[row]:.1f}' for column in columns.values())} |" for row in rows
    )
