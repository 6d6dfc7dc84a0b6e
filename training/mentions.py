"""Documents with mentions to training examples: names, noun phrases, which mention is whom, and of what kind.

From GUM every mention of every entity; from PolNeAR's articles the cited mentions of ``annotations/sources.jsonl``.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from purport.language import packs
from purport.language.tokens import CLS, PACK, SEP
from training.corpora import paragraphs
from training.examples import IGNORED, MASK, ORDINARY

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from purport.language import Tokens, WordPieces
    from purport.report import Span
    from training.corpora import Article
    from training.gum import Document, Mention

    Integers = NDArray[np.int64]

NAMED_AS = ("person", "organization", "place")  # and, for a name, whatever else
KINDS = ("person", "organisation", "group", "media", "document")
SIZES = (96, PACK, PACK)  # tokens that a pack may hold at most, drawn anew for each
MASKED = 0.08
PRONOUNS = frozenset(
    """he she they it who i we you him her them his its their my our me us this that these those himself herself
    themselves""".split()
)
_CORE = re.compile(r".+?(?=,|;| of\b| for\b| who\b| in\b| at\b| from\b| with\b|$)", re.S)
_NAME = re.compile(
    r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|the|for|and|al|de|bin)(?= [A-Z]))*(?: [A-Z][\w’'.-]*)?"
)


@dataclass(frozen=True)
class Marked:
    """One mention in tokens: its core, its entity, whether what came before is to be asked for it.

    ``whole``, ``kind`` and ``named`` are of a cited mention only; ``kind`` is -1 elsewhere.
    """

    core: Span
    entity: str
    asked: bool
    whole: Span = (0, 0)
    kind: int = -1
    named: bool = False


@dataclass(frozen=True)
class Mentioned:
    """A document's tokens, its mentions in text order, and tags [T] of names and noun phrases (None: not known)."""

    tokens: Tokens
    mentions: tuple[Marked, ...]
    names: Integers | None
    nominals: Integers | None


@dataclass(frozen=True)
class MentionExample:
    """A document as N packs of T tokens, [CLS] and [SEP] included.

    ``ids``, ``features`` [N, T]; ``names``, ``nominals`` [N, T], ``IGNORED`` where not known; ``places`` [L]: where in
    the flattened packs each of the document's tokens stands, -1 for none.
    """

    ids: Integers
    features: Integers
    names: Integers
    nominals: Integers
    places: Integers
    mentions: tuple[Marked, ...]


def of_gum(document: Document, pieces: WordPieces) -> Mentioned:
    """A document of GUM."""
    tokens = pieces.tokenize(document.text, document.paragraphs)
    names, nominals = np.zeros(len(tokens), np.int64), np.zeros(len(tokens), np.int64)
    found = []
    # Longer ones first, so that a shorter one within is written over them.
    for one in sorted(document.mentions, key=lambda m: m.span[0] - m.span[1]):
        core = _stretch(tokens, one.core)
        if core is None:
            continue
        found.append(Marked(core, one.entity, asked=True))
        kind = NAMED_AS.index(one.kind) if one.kind in NAMED_AS else len(NAMED_AS)
        if one.form == "name":
            _tag(names, core, kind)
        elif _is_party(one):
            _tag(nominals, core, kind)
    return Mentioned(tokens, tuple(sorted(found, key=lambda m: m.core)), names, nominals)


def _is_party(one: Mention) -> bool:
    return one.form == "nominal" and one.kind in ("person", "organization")


def _tag(tags: Integers, stretch: Span, kind: int) -> None:
    tags[stretch[0] : stretch[1]] = 2 * kind + 2
    tags[stretch[0]] = 2 * kind + 1


def read_cited(path: Path, articles: Sequence[Article], pieces: WordPieces) -> list[Mentioned]:
    """The articles of which ``path`` holds cited mentions; raises ValueError where a text is another one."""
    texts = {article.id: article.text for article in articles}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = texts[row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{path}: {row['id']} is not the text that was annotated")
        found.append(_cited(text, row["mentions"], pieces))
    return found


def _cited(text: str, rows: Sequence[dict[str, Any]], pieces: WordPieces) -> Mentioned:
    tokens = pieces.tokenize(text, paragraphs(text))
    taken = [tuple(row["span"]) for row in rows]
    found = [one for row in rows for one in _one_cited(text, tokens, row)]
    names = {_entity(text, row): text[slice(*row["who"][0])] for row in rows if row["who"] and row["named"]}
    for span, entity in _elsewhere(text, names):
        core = _stretch(tokens, span)
        if core and not any(s < span[1] and span[0] < e for s, e in taken):
            found.append(Marked(core, entity, asked=False))
    return Mentioned(tokens, tuple(sorted(found, key=lambda m: m.core)), None, None)


def _one_cited(text: str, tokens: Tokens, row: dict[str, Any]) -> Iterator[Marked]:
    start, end = row["span"]
    words = text[start:end]
    core = _CORE.match(words)
    short = words.casefold() in PRONOUNS or core is None
    stretch = _stretch(tokens, (start, end if short or core is None else start + core.end()))
    whole = _stretch(tokens, (start, end))
    if stretch and whole:
        kind = KINDS.index(row["kind"])
        yield Marked(stretch, _entity(text, row), row["who"] is not None, whole, kind, row["named"])


def _entity(text: str, row: dict[str, Any]) -> str:
    if row["who"] is None:
        return f"nobody {row['span'][0]}"
    return " and ".join(text[s:e] for s, e in row["who"]).casefold() + f" {row['number']}"


def _elsewhere(text: str, names: dict[str, str]) -> Iterator[tuple[Span, str]]:
    """Capitalised stretches that are no cited mention: of which entity, or of one of their own."""
    last = {name.split()[-1].casefold(): entity for entity, name in names.items()}
    for match in _NAME.finditer(text):
        words = match.group().split()
        end = words[-1].removesuffix("’s").removesuffix("'s").strip(".,").casefold()
        if words[0].casefold() not in PRONOUNS:
            yield match.span(), last.get(end, f"other {end}")


def _stretch(tokens: Tokens, span: Span) -> Span | None:
    first = int(np.searchsorted(tokens.ends, span[0], side="right"))
    last = int(np.searchsorted(tokens.starts, span[1], side="left"))
    return (first, last) if first < last else None


def mention_example(document: Mentioned, chance: random.Random) -> MentionExample:
    """The document in packs of random size, some words masked."""
    found = packs(document.tokens, chance.choice(SIZES))
    shape = (len(found), max(pack.end - pack.start for pack in found) + 2)
    ids, features = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    names, nominals = np.full(shape, IGNORED, np.int64), np.full(shape, IGNORED, np.int64)
    places = np.full(len(document.tokens), -1, np.int64)
    for row, pack in enumerate(found):
        here, length = slice(pack.start, pack.end), pack.end - pack.start
        ids[row, 0], ids[row, length + 1] = CLS, SEP
        ids[row, 1 : length + 1] = document.tokens.ids[here]
        features[row, 1 : length + 1] = document.tokens.features[here]
        places[here] = row * shape[1] + 1 + np.arange(length)
        if document.names is not None:
            names[row, 1 : length + 1] = document.names[here]
        if document.nominals is not None:
            nominals[row, 1 : length + 1] = document.nominals[here]
    drawn = np.array([[chance.random() < MASKED for _ in range(shape[1])] for _ in found])
    ids = np.where(drawn & (ids > ORDINARY), MASK, ids)
    return MentionExample(ids, features, names, nominals, places, document.mentions)
