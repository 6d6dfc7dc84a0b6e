"""What no report says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.drift.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.candidate import Said
    from purport.drift.words import Word

HELD = 0.55  # from which a word counts as said
GAP = 2  # words of a run that may be held all the same


def unsupported(said: Said) -> Iterator[Candidate]:
    """A sentence by its longest run of words that the report does not have."""
    match = said.match
    run = _run(match.words, [float(one) for one in match.near])
    anywhere = [float(one) for one in match.anywhere]
    if not run:
        return
    inside = match.words[run[0] : run[1]]
    missing = [i for i in range(len(match.words)) if anywhere[i] < HELD]
    share = len([i for i in missing if run[0] <= i < run[1]]) / len(inside)
    whole = share > 0.5 and len(inside) > 0.6 * len(match.words)
    span = match.sentence.span if whole else (inside[0].span[0], inside[-1].span[1])
    best = match.best
    yield Candidate(
        "unsupported",
        (span,),
        None,
        (),
        {
            "missing": len(missing) / len(match.words),
            "missing words": min(len(missing), 8) / 8,
            "near": float(match.near.mean()),
            "anywhere": float(match.anywhere.mean()),
            "run": min(len(inside), 10) / 10,
            "run share": len(inside) / len(match.words),
            "missing in run": share,
            "held": best.held,
            "like": best.like,
            "two held": sum(one.held for one in said.window[:2]) / 2,
            "words": min(len(match.words), 20) / 20,
            "names missing": float(any(match.words[i].name for i in missing)),
            "one sentence": float(len(said.side.sentences) == 1),
            "last": float(match.sentence.number == len(said.side.sentences) - 1),
        },
        "Nothing in the reports says this.",
    )


def _run(words: Sequence[Word], held: Sequence[float]) -> tuple[int, int] | None:
    """The longest run of words, with few between, that are not held."""
    best: tuple[int, int] | None = None
    start, last = -1, -1
    for i, value in enumerate(held):
        if value >= HELD:
            continue
        if start < 0 or i - last > GAP:
            start = i
        last = i
        if best is None or last + 1 - start > best[1] - best[0]:
            best = (start, last + 1)
    return best
