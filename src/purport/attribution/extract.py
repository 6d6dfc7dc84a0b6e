"""Packs of a report to its attributions: the heads read the encoder's states, and tokens become characters."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import numpy as np

from purport.attribution.attribution import Attribution
from purport.attribution.decode import cue_stretches, decode
from purport.attribution.manner import act, manner
from purport.attribution.trim import content_spans, trim, word_span
from purport.errors import ModelError
from purport.language import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from purport.attribution.decode import Decoded
    from purport.language import Encoder, Pack, States, Tokens
    from purport.report import Span


class Extractor:
    """Finds the attributions of each pack, with the encoder's role head."""

    def __init__(self, encoder: Encoder, folder: Path = WEIGHTS) -> None:
        self._encoder = encoder
        self._calibration = _calibration(folder / "confidence.json")

    def decoded(self, states: States) -> list[Decoded]:
        """Attributions of one pack in tokens of the pack."""
        cues = cue_stretches(states.cues)
        if not cues:
            return []
        starts = np.array([start for start, _ in cues], np.int64)
        return decode(cues, states.cues, self._encoder.roles(states.states, starts))

    def attributions(self, text: str, pack: Pack, found: Sequence[Decoded]) -> list[Attribution]:
        """The decoded attributions of a pack as stretches of ``text``; none twice, none without content."""
        return [attribution for _, attribution in self.kept(text, pack, found)]

    def kept(self, text: str, pack: Pack, found: Sequence[Decoded]) -> list[tuple[Decoded, Attribution]]:
        """The same, each beside what it was decoded from."""
        out: list[tuple[Decoded, Attribution]] = []
        last_cue = -1
        for one in found:
            attribution = self._attribution(text, pack, one)
            if attribution and attribution.cue_spans[0][0] >= last_cue:
                out.append((one, attribution))
                last_cue = attribution.cue_spans[-1][1]
        return out

    def _attribution(self, text: str, pack: Pack, one: Decoded) -> Attribution | None:
        tokens = pack.tokens
        cue = _spans(text, tokens, _shifted(one.cue, pack.start))
        named = _spans(text, tokens, _shifted(one.source, pack.start)) if one.source else []
        source = [span for span in (trim(text, span) for span in named) if span[0] < span[1]]
        pieces = [_shifted(piece, pack.start) for piece in one.content]
        content = content_spans(
            text, [span for piece in pieces for span in _spans(text, tokens, piece)], [*cue, *source]
        )
        if not cue or not content:
            return None
        return Attribution(
            tuple(source),
            tuple(cue),
            tuple(content),
            manner(tokens, _stretches(tokens, content)),
            act(" ".join(text[start:end] for start, end in cue)),
            self.confidence(one.evidence),
        )

    def confidence(self, evidence: Sequence[float]) -> float:
        """Calibrated probability from a decoded attribution's evidence, to three decimals."""
        intercept, *weights = self._calibration
        score = intercept + sum(w * e for w, e in zip(weights, evidence, strict=True))
        return round(1 / (1 + math.exp(-score)), 3)


def _shifted(stretch: Span, by: int) -> Span:
    return stretch[0] + by, stretch[1] + by


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
