"""What no report says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from purport.drift.candidate import Candidate
from purport.drift.clauses import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.candidate import Said
    from purport.drift.side import Sentence
    from purport.drift.words import Word
    from purport.report import Span

HELD = 0.55  # from which a word counts as said
TITLED = 4  # words of a headline, of which seven in ten begin with a capital
LEAST = 2  # content words of a clause that is looked at
_META = re.compile(r"^(?:that|it|this|accounts|reports|yes|no)\b", re.I)
GAP = 2  # words of a run that may be held all the same


def unsupported(said: Said) -> Iterator[Candidate]:
    """A sentence by its longest run of words that the report does not have."""
    match = said.match
    if _titled(match.sentence):
        return  # a headline in capitals names its matter more than it states it
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
    clause, clause_missing, part = _least(said, anywhere)
    if part is not None and not whole:
        span = part
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
            "clause like": clause,
            "clause missing": clause_missing,
            "clause bare": (1 - clause) * clause_missing,
            "bare": (1 - best.like) * len(missing) / len(match.words),
            "meta": float(bool(_META.match(match.sentence.text)) and len(match.words) <= 3),
            "held runs": float(sum(anywhere[i] < HELD for i in range(len(anywhere))) > len(inside)),
            "two held": sum(one.held for one in said.window[:2]) / 2,
            "words": min(len(match.words), 20) / 20,
            "names missing": float(any(match.words[i].name for i in missing)),
            "one sentence": float(len(said.side.sentences) == 1),
            "last": float(match.sentence.number == len(said.side.sentences) - 1),
        },
        "Nothing in the reports says this.",
    )


def _titled(sentence: Sentence) -> bool:
    words = [word.text for word in sentence.content if word.text[0].isalpha()]
    return len(words) >= TITLED and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _least(said: Said, held: Sequence[float]) -> tuple[float, float, Span | None]:
    """The clause that the reports say least: its likeness to their likest sentence, the share of words they lack."""
    match = said.match
    parts = []
    for start, end in clauses(match.sentence):
        inside = [i for i, word in enumerate(match.words) if start <= word.span[0] < end]
        if len(inside) >= LEAST:
            parts.append(((start, end), inside))
    if len(parts) < 2:
        return match.best.like, sum(one < HELD for one in held) / len(held), None
    vectors = said.meaning.words([said.side.text[start:end] for (start, end), _ in parts])
    likest = np.max(
        [(vectors @ side.vectors.T).max(axis=1) for side in said.against if side.sentences], axis=0
    )
    missing = [sum(held[i] < HELD for i in inside) / len(inside) for _, inside in parts]
    place = int(np.argmin(likest - np.array(missing)))
    return float(likest[place]), missing[place], parts[place][0]


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
