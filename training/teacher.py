"""Labels of texts that no person annotated, by networks already trained: what a student learns beside the corpus.

A student trained on noised inputs towards its teachers' labels on unseen text reads better than they do (Xie and
others, "Self-training with Noisy Student", CVPR 2020).
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import load_file
from torch.nn.functional import linear

from purport.attribution.decode import NONE, PIECES, segmentations
from purport.language import Pack, Tokens, packs
from purport.language.tokens import CLS, INSIDE_QUOTES, PACK, SEP
from purport.report.text import report_from_text
from training.examples import Labelled
from training.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from purport.language import WordPieces
    from purport.report import Span
    from training.examples import Roles
    from training.mentions import Mentioned

    Floats = NDArray[np.float32]


SHORTEST = 5  # tokens of a content that can hold an attribution


def read_unlabelled(path: Path) -> list[str]:
    """The texts, each once, of a file with a JSON object a line."""
    with path.open(encoding="utf-8") as rows:
        return list(dict.fromkeys(json.loads(row)["text"] for row in rows if row.strip()))


def taught(texts: Sequence[str], teachers: Sequence[Network], pieces: WordPieces) -> Iterator[Labelled]:
    """Each text with the cue chances and the roles that the teachers, averaged, find in it."""
    for text in texts:
        blocks = report_from_text(text, language="en").blocks
        tokens = pieces.tokenize(text, [block.span for block in blocks])
        chances = np.tile(np.array([1, 0, 0], np.float32), (len(tokens), 1))
        roles: list[Roles] = []
        for pack in packs(tokens):
            chances[pack.start : pack.end], found = _labels(pack, teachers)
            roles += [_moved(one, pack.start) for one in found]
        if len(tokens):
            yield Labelled(tokens, (tuple(roles),), chances)


def with_inner(article: Labelled, teachers: Sequence[Network]) -> Labelled:
    """The article with the attributions that teachers find in each content, read as a text of its own.

    Of an article with several annotators the first one's content is read. The corpus marks outer attributions only:
    “A said that B denied” has one. Read alone, “B denied” has the other.
    """
    found: list[Roles] = []
    for _, _, content in article.annotations[0]:
        for start, end in content:
            if SHORTEST <= end - start <= PACK:
                _, roles = _labels(_alone(article.tokens, start, end), teachers)
                found += [_moved(one, start) for one in roles if one[0] and one[2]]
    return replace(article, within=tuple(dict.fromkeys(found)))


def _alone(tokens: Tokens, start: int, end: int) -> Pack:
    """A stretch as a text of its own, without the outer quotation that it stands in."""
    features = tokens.features[start:end]
    if (features >= INSIDE_QUOTES).all():
        features = features - INSIDE_QUOTES
    alone = Tokens(tokens.ids[start:end], features, tokens.starts[start:end], tokens.ends[start:end])
    return Pack(alone, 0, end - start)


def _labels(pack: Pack, teachers: Sequence[Network]) -> tuple[Floats, list[Roles]]:
    with torch.no_grad():
        states = [teacher.encode(*_read(pack))[:, 1:-1] for teacher in teachers]
        tags = [t.cue(s)[0].softmax(-1) for t, s in zip(teachers, states, strict=True)]
        chances = torch.stack(tags).mean(0)
        cues = stretches(chances.argmax(-1).tolist())
        if not cues:
            return chances.numpy(), []
        starts = torch.tensor([start for start, _ in cues])
        row = torch.zeros(len(cues), dtype=torch.long)
        scores = (
            torch.stack([t.roles(s, row, starts) for t, s in zip(teachers, states, strict=True)])
            .mean(0)
            .numpy()
        )
    none = scores[np.arange(len(cues)), starts.numpy(), NONE]
    sources, contents = segmentations(scores[..., :3], 1), segmentations(scores[..., 3:6], PIECES)
    return chances.numpy(), [
        (source[0] if best > no else None, cue, content)
        for cue, (source, best), no, (content, _) in zip(cues, sources, none, contents, strict=True)
    ]


def stretches(tags: Sequence[int]) -> list[Span]:
    """Cues in tags of O, B, I; an I after an O begins one too."""
    out: list[Span] = []
    for i, tag in enumerate(tags):
        if tag == 2 and out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        elif tag:
            out.append((i, i + 1))
    return out


def _moved(roles: Roles, by: int) -> Roles:
    source, cue, content = roles
    return (
        (source[0] + by, source[1] + by) if source else None,
        (cue[0] + by, cue[1] + by),
        tuple((start + by, end + by) for start, end in content),
    )


def with_names(documents: Sequence[Mentioned], weights: Path) -> list[Mentioned]:
    """The documents with the names that a teacher finds in them, by a head ``name`` [9, 384] on its states."""
    teacher = Network()
    teacher.load(weights)
    teacher.eval()
    given = load_file(weights)
    out = []
    for document in documents:
        names = np.zeros(len(document.tokens), np.int64)
        for pack in packs(document.tokens):
            with torch.no_grad():
                states = teacher.encode(*_read(pack))[0, 1:-1]
                scores = linear(states, given["name.weight"].float(), given["name.bias"].float())
            names[pack.start : pack.end] = scores.argmax(-1).numpy()
        out.append(replace(document, names=names))
    return out


def _read(pack: Pack) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    ids = torch.from_numpy(np.r_[CLS, pack.tokens.ids[pack.start : pack.end], SEP])[None].long()
    features = torch.from_numpy(np.r_[0, pack.tokens.features[pack.start : pack.end], 0])[None].long()
    return ids, features, torch.ones_like(ids)
