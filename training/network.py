"""The network as PyTorch holds it: a six-layer MiniLM, cue tags, and for each cue the roles of the tokens around."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from purport.language.tokens import FEATURES
from purport.language.torch_network import EPSILON, HEADS, LAYERS, REACH, WIDTH

if TYPE_CHECKING:
    from pathlib import Path

INNER = 1536
VOCABULARY, POSITIONS = 30522, 512
CUE_TAGS = ("O", "B", "I")
# What the role head gives for a token, seen from a cue's first token: how well a stretch of the role begins there, goes
# on there and ends there. ``none`` is read at the cue (how well it does without a source), ``finish-cue`` after it.
ROLE_SCORES = (
    *("begin-source", "inside-source", "finish-source"),
    *("begin-content", "inside-content", "finish-content"),
    *("finish-cue", "none"),
)
# The classes of role heads from before the scores.
TAGS = {"O": 0, "B-source": 1, "I-source": 2, "B-content": 3, "I-content": 4}
# What the mention head gives for a token: tags O, B, I of names (of a person, an organisation, a place, something else)
# and of noun phrases (people, organisations); of a cited mention, its kind, whether it is named, and how much the token
# says of both; two vectors whose product says how likely a mention (anaphor) is the same as one before (candidate).
NAME, NOMINAL, KIND = slice(0, 9), slice(9, 14), slice(14, 19)
NAMED, ATTEND = slice(19, 20), slice(20, 21)
ANAPHOR, CANDIDATE = slice(21, 85), slice(85, 149)
MENTION_WIDTH, MENTION_SCORES = 192, 149
APART = 12  # powers of two of the distance in tokens, which training's links know
HEAD_NAMES = ("cue.", "within.", "t.", "c.", "dist.", "r.", "feat.", "mention.", "apart")

# Names in the published encoder's file -> names here.
ENCODER_NAMES = (
    ("enc.", ""),
    ("embeddings.LayerNorm", "norm"),
    ("embeddings.word_embeddings", "word"),
    ("embeddings.position_embeddings", "position"),
    ("embeddings.token_type_embeddings", "segment"),
    ("encoder.layer.", "layers."),
    ("attention.output.LayerNorm", "norm1"),
    ("attention.output.dense", "out"),
    ("attention.self.query", "query"),
    ("attention.self.key", "key"),
    ("attention.self.value", "value"),
    ("intermediate.dense", "inner"),
    ("output.dense", "outer"),
    ("output.LayerNorm", "norm2"),
)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=EPSILON) for _ in range(2))
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = (
            f(x).view(batch, length, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        drop = self.dropout if self.training else 0.0
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=drop)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + F.dropout(mixed, drop))
        return self.norm2(x + F.dropout(self.outer(F.gelu(self.inner(x), approximate="tanh")), drop))


class Network(nn.Module):
    """Encoder and heads. ``encode``: ids, features, mask [B, T] -> states [B, T, 384]."""

    def __init__(self, dropout: float = 0.15) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.segment, self.feat = nn.Embedding(2, WIDTH), nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.cue, self.within = nn.Linear(WIDTH, len(CUE_TAGS)), nn.Linear(WIDTH, len(CUE_TAGS))
        self.t, self.c = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.dist, self.r = nn.Embedding(2 * REACH + 1, WIDTH), nn.Linear(WIDTH, len(ROLE_SCORES))
        self.mention = nn.ModuleDict(
            {"hidden": nn.Linear(WIDTH, MENTION_WIDTH), "scores": nn.Linear(MENTION_WIDTH, MENTION_SCORES)}
        )
        self.apart = nn.Parameter(torch.zeros(APART))
        self.dropout = dropout
        nn.init.zeros_(self.feat.weight)
        nn.init.zeros_(self.within.weight)

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.feat(features) + self.position.weight[: ids.shape[1]]
        x = F.dropout(self.norm(x + self.segment.weight[0]), self.dropout if self.training else 0.0)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :].bool())
        return x

    def roles(self, states: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
        """Scores [C, T, 8] of ``ROLE_SCORES`` for C cues, the i-th at token ``cues[i]`` of window ``rows[i]``."""
        distance = torch.arange(states.shape[1], device=cues.device)[None] - cues[:, None]
        place = self.dist(distance.clamp(-REACH, REACH) + REACH)
        return self.r(F.gelu(self.t(states)[rows] + self.c(states[rows, cues])[:, None] + place))

    def mentions(self, states: Tensor) -> Tensor:
        """Scores [..., 149] of the mention head for each token."""
        drop = self.dropout if self.training else 0.0
        hidden = F.gelu(self.mention["hidden"](states), approximate="tanh")
        scores: Tensor = self.mention["scores"](F.dropout(hidden, drop))
        return scores

    def load(self, path: Path) -> list[str]:
        """Weights from a safetensors file, the published encoder's or our own; returns what it lacked."""
        given = {_here(name): tensor.float() for name, tensor in load_file(path).items()}
        _tags_to_scores(given)
        known = self.state_dict()
        return list(self.load_state_dict({k: v for k, v in given.items() if k in known}, strict=False)[0])

    def save(self, path: Path) -> None:
        """Weights in half precision."""
        save_file({name: tensor.half().contiguous() for name, tensor in self.state_dict().items()}, path)


def averaged(network: Network, other: Network) -> Network:
    """The network with the mean of both weights, which have to come from one run."""
    theirs = other.state_dict()
    network.load_state_dict({name: (mine + theirs[name]) / 2 for name, mine in network.state_dict().items()})
    return network


def blended(network: Network, other: Network, keep: float) -> Network:
    """The network with ``keep`` of its encoder and the rest of the other's, its heads as they are.

    What a long training learnt by heart goes first: from half of it, less is learnt by heart again (see README.md).
    """
    theirs = other.state_dict()
    mixed = {
        name: tensor if name.startswith(HEAD_NAMES) else keep * tensor + (1 - keep) * theirs[name]
        for name, tensor in network.state_dict().items()
    }
    network.load_state_dict(mixed)
    return network


def _here(name: str) -> str:
    for theirs, ours in ENCODER_NAMES:
        name = name.replace(theirs, ours)
    return name


def _tags_to_scores(given: dict[str, Tensor]) -> None:
    """Turns a role head that gives tags, the first version's, into one that gives the scores of stretches."""
    for name in ("r.weight", "r.bias"):
        old = given.get(name)
        if old is None or len(old) == len(ROLE_SCORES):
            continue
        new = torch.zeros(len(ROLE_SCORES), *old.shape[1:])
        for place, role in ((0, "source"), (3, "content")):
            new[place] = old[TAGS[f"B-{role}"]] - old[TAGS[f"I-{role}"]]
            new[place + 1] = old[TAGS[f"I-{role}"]] - old[TAGS["O"]]
        given[name] = new
