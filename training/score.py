"""Scores of attributions against gold ones: the measures of FIELD's tables, as the shared scorer defines them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from purport.report import Span

    Labels = dict[str, Sequence[Span]]

ROLES = ("source", "cue", "content")
EDGE = " \t\r\n\u00a0\"“”‘’'`.,"


def extent(text: str, spans: Sequence[Span]) -> Span | None:
    """From first start to last end, less surrounding white space, marks, commas and full stops."""
    if not spans:
        return None
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return (start, end) if end > start else None


def shared(a: Sequence[Span], b: Sequence[Span]) -> int:
    """Characters that two lists of spans share."""
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def linked(gold: Sequence[Labels], predicted: Sequence[Labels]) -> Iterator[tuple[int, int]]:
    """One-to-one pairs (gold, predicted) whose cue, content and source share characters, most first."""
    found = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            cue, content = shared(g["cue"], p["cue"]), shared(g["content"], p["content"])
            source = shared(g["source"], p["source"])
            if cue and content and (source or not (g["source"] or p["source"])):
                found.append((-(cue + content + source), i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, i, j in sorted(found):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            yield i, j


def score(documents: Iterable[tuple[str, Sequence[Labels], Sequence[Labels]]]) -> dict[str, dict[str, float]]:
    """Micro-averaged precision, recall and F1, in per cent, over (text, gold, predicted)."""
    names = [*(f"{role} exact" for role in ROLES), "linked overlap", "linked exact"]
    counts = {name: [0, 0, 0] for name in names}
    for text, gold, predicted in documents:
        for role in ROLES:
            g = {extent(text, a[role]) for a in gold} - {None}
            p = {extent(text, a[role]) for a in predicted} - {None}
            _add(counts[f"{role} exact"], len(g & p), len(p), len(g))
        pairs = list(linked(gold, predicted))
        same = sum(
            all(extent(text, gold[i][r]) == extent(text, predicted[j][r]) for r in ("source", "content"))
            for i, j in pairs
        )
        _add(counts["linked overlap"], len(pairs), len(predicted), len(gold))
        _add(counts["linked exact"], same, len(predicted), len(gold))
    return {name: _figures(*counts[name]) for name in names}


def _add(count: list[int], *more: int) -> None:
    for i, n in enumerate(more):
        count[i] += n


def _figures(right: int, predicted: int, gold: int) -> dict[str, Any]:
    p, r = right / max(1, predicted), right / max(1, gold)
    return {"precision": 100 * p, "recall": 100 * r, "f1": 200 * p * r / (p + r) if p + r else 0.0}
