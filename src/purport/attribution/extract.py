"""Packs of a report to its attributions: the heads read the encoder's states, and tokens become characters."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from purport.attribution.attribution import Attribution
from purport.attribution.decode import WITHIN_BIAS, cue_starts, decode, within
from purport.attribution.manner import act, manner
from purport.attribution.trim import (
    content_spans,
    stands_for_nobody,
    trim,
    with_addressee,
    with_nickname,
    with_owned,
    without_it,
    word_span,
)
from purport.errors import ModelError
from purport.language import WEIGHTS
from purport.language.tokens import BREAK, before_inner_quotations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from purport.attribution.decode import Decoded
    from purport.language import Encoder, Pack, States, Tokens
    from purport.report import Span


BEFORE_QUOTATION = 5  # tokens in which the cue of an inner quotation stands
QUOTATION_TELLS = 6.0  # how much likelier, in log-odds, the inner marks make it
LEAST = 0.4  # set on PolNeAR dev: what is less sure is wrong more often than it is worth
LEAST_WITHIN = 0.5  # the same, set on the reports in tests/quality, for what stands within others' content


class Extractor:
    """Finds the attributions of each pack, with the encoder's role head; those under ``least`` sure are left out."""

    def __init__(self, encoder: Encoder, folder: Path = WEIGHTS, least: float = LEAST) -> None:
        self._encoder = encoder
        self._least = least
        self._calibration = _calibration(folder / "confidence.json")

    def decoded(self, packs: Sequence[Pack], states: States) -> list[list[Decoded]]:
        """The attributions of each pack of a run, in tokens of the pack."""
        outer = [(row, cue) for row in range(len(packs)) for cue in cue_starts(states.cues[row])]
        found: list[list[Decoded]] = [[] for _ in packs]
        if not outer:
            return found
        taken, inside = set(outer), states.within + WITHIN_BIAS
        for row, pack in enumerate(packs):
            for mark in before_inner_quotations(pack):
                inside[row, max(0, mark - BEFORE_QUOTATION) : mark, 0] -= QUOTATION_TELLS
        inner = [
            (row, cue)
            for row in range(len(packs))
            for cue in cue_starts(inside[row])
            if (row, cue) not in taken
        ]
        places = [*outer, *inner]
        scores = self._encoder.roles(states, [row for row, _ in places], [cue for _, cue in places])
        for (row, _), one in zip(outer, decode(outer, states.cues, scores[: len(outer)]), strict=True):
            found[row].append(one)
        nested = within(inner, inside, scores[len(outer) :], found)
        for row, one in nested:
            found[row].append(one)
        return found

    def attributions(self, text: str, pack: Pack, found: Sequence[Decoded]) -> list[Attribution]:
        """The decoded attributions of a pack as stretches of ``text``; none twice, none without content."""
        return [attribution for _, attribution in self.kept(text, pack, found)]

    def kept(self, text: str, pack: Pack, found: Sequence[Decoded]) -> list[tuple[Decoded, Attribution]]:
        """The same, each beside what it was decoded from; what stands in one that is left out is left out too."""
        out: list[tuple[Decoded, Attribution]] = []
        last_cue = -1
        left_out: set[Span | None] = set()
        for one in sorted(found, key=lambda a: a.outer is not None):
            attribution = None if one.outer in left_out else self._attribution(text, pack, one)
            least = max(self._least, LEAST_WITHIN) if one.outer else self._least
            if attribution is None or attribution.confidence < least:
                left_out.add(one.cue)
            else:
                out.append((one, attribution))
        kept: list[tuple[Decoded, Attribution]] = []
        for one, attribution in sorted(out, key=lambda pair: pair[0].cue):
            if attribution.cue_spans[0][0] < last_cue:
                continue
            if kept and _same(text, kept[-1][1], attribution):
                kept[-1:] = [max(kept[-1], (one, attribution), key=lambda pair: pair[1].confidence)]
            else:
                kept.append((one, attribution))
            last_cue = attribution.cue_spans[-1][1]
        return kept

    def _attribution(self, text: str, pack: Pack, one: Decoded) -> Attribution | None:
        tokens = pack.tokens

        def spans(stretch: Span) -> list[Span]:
            return _spans(text, tokens, (stretch[0] + pack.start, stretch[1] + pack.start))

        cue = [without_it(text, span) for span in spans(one.cue)]
        if not cue:
            return None
        named = (trim(text, span) for span in (spans(one.source) if one.source else ()))
        source = [with_nickname(text, span) for span in named if span[0] < span[1]]
        content = content_spans(text, [s for piece in one.content for s in spans(piece)], [*cue, *source])
        content = [s for s in content if _together(tokens, s, cue[0]) or _quoted(tokens, s)]
        if not content:
            return None
        source, cue = with_owned(text, source, cue)
        words = _words(text, cue)
        if source and stands_for_nobody(_words(text, source), words):
            source = []
        did = act(words, _words(text, content))
        if did == "directive":
            content = with_addressee(text, cue[-1], content, source)
        how = manner(tokens, _stretches(tokens, content))
        return Attribution(tuple(source), tuple(cue), tuple(content), how, did, self.confidence(one.evidence))

    def confidence(self, evidence: Sequence[float]) -> float:
        """Calibrated probability from a decoded attribution's evidence, to three decimals."""
        intercept, *weights = self._calibration
        score = intercept + sum(w * e for w, e in zip(weights, evidence, strict=True))
        return round(1 / (1 + math.exp(-score)), 3)


def _same(text: str, one: Attribution, other: Attribution) -> bool:
    """Whether two cues side by side give the same source the same words: “which, it says, shows the harbour”."""
    between = text[one.cue_spans[-1][1] : other.cue_spans[0][0]]
    alike = (one.source_spans, one.content_spans) == (other.source_spans, other.content_spans)
    return alike and not any(map(str.isalnum, between))


def _together(tokens: Tokens, span: Span, cue: Span) -> bool:
    """Whether a piece of content is in its cue's paragraph: only a quotation runs on in others."""
    (first, _), (second, _) = sorted(_stretches(tokens, [span, cue]))
    return not (tokens.ids[first:second] == BREAK).any()


def _quoted(tokens: Tokens, span: Span) -> bool:
    return manner(tokens, _stretches(tokens, [span])) == "direct"


def _stretches(tokens: Tokens, spans: Sequence[Span]) -> list[Span]:
    """Spans of characters as stretches of tokens."""
    # A break is empty and stands where its paragraph starts: its end is not past that, so it is left out.
    starts = tokens.ends.searchsorted([start for start, _ in spans], side="right")
    ends = tokens.starts.searchsorted([end for _, end in spans])
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _spans(text: str, tokens: Tokens, stretch: Span) -> list[Span]:
    """A stretch of tokens as spans of whole words, one for each paragraph it runs through."""
    out: list[Span] = []
    joined = False
    for start, end in zip(
        tokens.starts[stretch[0] : stretch[1]].tolist(),
        tokens.ends[stretch[0] : stretch[1]].tolist(),
        strict=True,
    ):
        if start == end:  # a break
            joined = False
            continue
        out[-1:] = [(out[-1][0], end)] if joined else [*out[-1:], (start, end)]
        joined = True
    return [word_span(text, span) for span in out]


def _calibration(path: Path) -> list[float]:
    if not path.is_file():
        raise ModelError(f"{path}: the model is missing; install purport again")
    weights: list[float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return weights


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[start:end] for start, end in spans)
