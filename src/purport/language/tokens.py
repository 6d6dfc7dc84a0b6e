"""Text to the encoder's tokens: WordPiece ids, what each token looks like, and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from purport.errors import ModelError
from purport.language.quotes import quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from purport.report import Span

BREAK = 1  # [unused0]: the end of a paragraph
CLS, SEP, PAD = 101, 102, 0
LOWER, TITLE, UPPER, DIGITS, OTHER = 1, 2, 3, 4, 5
INSIDE_QUOTES = 8
FEATURES = 16
PACK = 190  # tokens; 192 with [CLS] and [SEP]. PolNeAR dev read best so, of 94 to 508, and needs no overlap
COMMA_AND_COLON = (1010, 1024)  # ids of the vocabulary
QUOTATION_MARKS = (1000, 1005, 1520, 1523)  # of " ' ‘ “
_SURROGATE = re.compile("[\ud800-\udfff]")
TOKENIZER_FILE = Path(__file__).parent / "weights" / "tokenizer.json"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, paragraph after paragraph with a ``BREAK`` between.

    Four int32 arrays of length N: ``ids`` (vocabulary of the encoder, below 30,522), ``features`` (shape of the
    piece + 8 where it stands inside quotation marks, below 16), ``starts`` and ``ends`` (code points of the text;
    a break is empty).
    """

    ids: NDArray[np.int32]
    features: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)


class WordPieces:
    """The encoder's uncased WordPiece tokenizer."""

    def __init__(self, path: Path = TOKENIZER_FILE) -> None:
        if not path.is_file():
            raise ModelError(f"{path}: the tokenizer is missing; install purport again")
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._tokenizer.encode_special_tokens = True  # a report that says “[SEP]” says just that

    def tokenize(self, text: str, stretches: Sequence[Span]) -> Tokens:
        """Tokens of the given stretches of ``text``, each a paragraph of its own."""
        pieces = [text[start:end] for start, end in stretches]
        encodings = self._tokenizer.encode_batch(
            [_encodable(piece) for piece in pieces], add_special_tokens=False
        )
        ids: list[int] = []
        features: list[int] = []
        offsets: list[Span] = []
        for (base, _), piece, encoding in zip(stretches, pieces, encodings, strict=True):
            if not encoding.ids:
                continue
            if ids:
                ids.append(BREAK)
                features.append(0)
                offsets.append((base, base))
            ids += encoding.ids
            features += _features(piece, encoding.offsets)
            offsets += [(base + start, base + end) for start, end in encoding.offsets]
        places = np.array(offsets, np.int32).reshape(-1, 2)
        return Tokens(np.array(ids, np.int32), np.array(features, np.int32), places[:, 0], places[:, 1])


def _encodable(piece: str) -> str:
    """The piece with lone surrogates, which UTF-8 cannot hold, replaced one for one."""
    return piece if piece.isascii() else _SURROGATE.sub("\ufffd", piece)


def _features(piece: str, offsets: Sequence[Span]) -> list[int]:
    found = [shape(piece[start:end]) for start, end in offsets]
    for first, last in quotations(piece):
        for i in range(bisect_left(offsets, (first, 0)), bisect_left(offsets, (last, 0))):
            found[i] += INSIDE_QUOTES
    return found


@lru_cache(maxsize=50_000)
def shape(word: str) -> int:
    """What a word piece looks like: lower, Title, UPPER, digits or other."""
    if word.isdigit():
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[:1].isupper() else OTHER


@dataclass(frozen=True, slots=True)
class Pack:
    """Tokens ``[start, end)`` of a text, which the encoder reads as one window."""

    tokens: Tokens
    start: int
    end: int


def before_inner_quotations(pack: Pack) -> list[int]:
    """Tokens of the pack before which a quotation opens inside another, after a comma or a colon.

    “My father told me, ‘Never sell the boat’”: the token of the mark before “Never”.
    """
    ids = pack.tokens.ids[pack.start : pack.end]
    inside = pack.tokens.features[pack.start : pack.end] >= INSIDE_QUOTES
    opens = np.isin(ids[1:], QUOTATION_MARKS) & np.isin(ids[:-1], COMMA_AND_COLON) & inside[1:] & inside[:-1]
    found: list[int] = (np.flatnonzero(opens) + 1).tolist()
    return found


def packs(tokens: Tokens, size: int = PACK) -> list[Pack]:
    """Packs of whole paragraphs, each at most ``size`` tokens and as full as can be.

    A paragraph longer than ``size`` is cut. A break between two packs belongs to neither.
    """
    out: list[Span] = []
    edges = [-1, *np.flatnonzero(tokens.ids == BREAK).tolist(), len(tokens)]
    for before, end in pairwise(edges):
        start = before + 1
        if out and end - out[-1][0] <= size:
            out[-1] = (out[-1][0], end)
            continue
        out += [(cut, min(cut + size, end)) for cut in range(start, end, size)]
    return [Pack(tokens, start, end) for start, end in out]
