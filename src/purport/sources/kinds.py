"""Of what kind a source is, and whether the report names it.

A logistic regression over signals a person can check: what the mention head makes of the mentions, the nouns they are
called and described by, what the name holds. Trained on cited mentions of news reports (training/sources.py); the
weights are in ``kinds.json``.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from purport.sources.lexicon import lexicon
from purport.sources.phrase import DEFINITE, INDEFINITE, POSSESSIVES
from purport.sources.seen import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from purport.report import Report, Span
    from purport.sources.entity import Entity
    from purport.sources.phrase import Phrase
    from purport.sources.seen import Seen
    from purport.sources.source import SourceKind

NAMED_OVER = 0.5
PRONOUN_KINDS: Mapping[str, SourceKind] = {"he": "person", "she": "person", "i": "person", "you": "person"}
_MEDIA = re.compile(
    r"\b(?:News|Times|Post|Tribune|Herald|Journal|Gazette|Guardian|Telegraph|Reuters|AFP|AP|Associated Press|CNN|BBC|"
    r"NBC|CBS|ABC|MSNBC|Fox|NPR|TASS|Tass|Xinhua|Bloomberg|Politico|Axios|Al Jazeera|Al-Jazeera|TV|Television|Radio|"
    r"Broadcasting|Agence|Daily|Magazine|Independent|Observer|Mirror|Chronicle|Examiner|Inquirer|Bulletin|Review|Press|"
    r"Standard|Star|Sun|Globe|Dispatch|Courier|Advertiser|Argus|Echo|Sentinel|Register|Wikinews|Zeitung|Gazeta|Welle|"
    r"Monde|Today|Online|Insider|Mail|Weekly|Ledger)\b|\.(?:com|org|net)\b|Online\b"
)
_ABOUT = re.compile(r"\s(?:against|about|on|posted|showing|into)\s")
_WORD = re.compile(r"[^\W_][\w’'-]*")


def signals(text: str, seen: Seen, entity: Entity | None, parts: Sequence[Phrase]) -> list[float]:
    """What is known of a source whose cited mentions these are."""
    kinds, named_chance = _head(seen, parts)
    name = entity.named.full if entity is not None and entity.named is not None else None
    span = name.span if name else (0, 0)
    words = [match.group().casefold() for match in _WORD.finditer(text, *span)]
    described = entity.nouns if entity is not None and name else set()
    called = _which(part.noun for part in parts if part.noun)
    capital = any(holds_capital(text, part.span) for part in parts if not part.pronoun)
    singled = any(_singled_out(text, part) for part in parts if not part.pronoun)
    return [
        1.0,
        *kinds,
        named_chance,
        *called,
        *(singled and one for one in called),
        *_which(described),
        *_which(words),
        *(entity.chances if entity is not None and name else (0.0,) * 4),
        name is not None,
        name is not None and len(words) == 1,
        name is not None and text[slice(*span)].isupper(),
        bool(words) and words[0] in lexicon().first_names,
        name is not None and _MEDIA.search(text, *span) is not None,
        bool(name and name.title),
        any(part.plural for part in parts),
        all(part.pronoun for part in parts),
        singled,
        capital,
        capital and name is None,
        any(_MEDIA.search(text, *part.span) is not None for part in parts if part.form == "noun"),
        entity is not None and entity.several,
        entity is not None and entity.publisher,
    ]


def _head(seen: Seen, parts: Sequence[Phrase]) -> tuple[list[float], float]:
    """The mean log chances of the kinds that the head gives the mentions, pronouns less, and of being named."""
    total, kinds, named = 0.0, [0.0] * len(KINDS), 0.0
    for part in parts:
        chances, chance = seen.kind_chances(part.span)
        weight = 0.4 if part.pronoun else 1.0
        total += weight
        named += weight * chance
        for i, one in enumerate(chances):
            kinds[i] += weight * math.log(max(one, 1e-3))
    return [kind / total for kind in kinds], named / total


def _which(nouns: Iterable[str]) -> list[bool]:
    found = {lexicon().kind_of(noun) for noun in nouns}
    return [kind in found for kind in KINDS]


class Kinds:
    """Chances of each kind, and of being named."""

    def __init__(self, weights: dict[str, list[object]]) -> None:
        self._kind = np.array(weights["kind"], np.float32)
        self._named = np.array(weights["named"], np.float32)

    def judge(self, given: Sequence[float]) -> tuple[SourceKind, float]:
        """The likeliest kind, and how likely the source is named."""
        values: NDArray[np.float32] = np.array(given, np.float32)
        found: SourceKind = KINDS[int((self._kind @ values).argmax())]  # type: ignore[assignment]
        return found, 1 / (1 + math.exp(-float(self._named @ values)))


@cache
def kinds() -> Kinds:
    """The packaged weights."""
    packaged = resources.files("purport.sources").joinpath("kinds.json")
    return Kinds(json.loads(packaged.read_text(encoding="utf-8")))


def kind_and_named(
    text: str, seen: Seen, entity: Entity | None, parts: Sequence[Phrase]
) -> tuple[SourceKind | None, bool]:
    """Kind and named or not; of a pronoun that nothing resolves what the pronoun itself says."""
    if entity is None and all(part.pronoun for part in parts):
        return PRONOUN_KINDS.get(parts[0].form), False
    if entity is not None and entity.publisher:
        return "media", entity.named is not None or entity.elsewhere is not None
    if entity is not None and entity.elsewhere is not None:
        return "person", True
    if entity is not None and entity.named is None and not entity.several:
        kind = _called(parts, entity)
        if kind:
            return kind, kind not in ("person", "group") and _told_apart(text, parts, kind, entity)
    found, chance = kinds().judge(signals(text, seen, entity, parts))
    named = chance > NAMED_OVER and found != "group" and entity is not None
    if found == "media" and entity is not None and entity.named is not None and _is_firm(text, entity):
        found = "organisation"
    if found == "person" and named and entity is not None:
        named = entity.named is not None or entity.several or entity.publisher
    return found, named


def _is_firm(text: str, entity: Entity) -> bool:
    """Whether a name is described as a body that is no outlet: “Greyfold, a security firm”."""
    kinds_ = {lexicon().kind_of(noun) for noun in entity.nouns}
    assert entity.named is not None
    return (
        "organisation" in kinds_
        and "media" not in kinds_
        and not _MEDIA.search(text, *entity.named.full.span)
    )


def _called(parts: Sequence[Phrase], entity: Entity) -> SourceKind | None:
    """The kind of a source without a name: that of the nouns it is called by, where they agree."""
    nouns = {part.noun for part in parts if part.noun} or entity.nouns
    found = {lexicon().kind_of(noun) for noun in nouns}
    return found.pop() if len(found) == 1 else None


def _told_apart(text: str, parts: Sequence[Phrase], kind: SourceKind, entity: Entity) -> bool:
    """Whether a proper name singles the source out; not “many big U.S. companies”, which are not one body."""
    if all(part.pronoun for part in parts):
        return holds_capital(text, entity.wording)
    one = [
        part for part in parts if part.definite or not part.plural or part.noun in ("authorities", "forces")
    ]
    if kind == "organisation" and any(holds_capital(text, span) for span in entity.descriptions):
        return True
    return any(_singled_out(text, part) for part in (parts if kind == "document" else one) if part.noun)


def _singled_out(text: str, part: Phrase) -> bool:
    """Whether a phrase without a name of its own holds one that tells it from others: “the Tolmere police”.

    Of a document what it is about does not, “charges against Quill”; one that the report takes for known (“the
    letter”, “its website”) has been introduced by its issuer more often than not.
    """
    start, end = part.span
    if lexicon().kind_of(part.noun) == "document":
        first = text[start:end].split(maxsplit=1)[0].casefold()
        if first == "the" or first in POSSESSIVES or (part.definite and first not in DEFINITE):
            return True
        about = _ABOUT.search(text, start, end)
        end = about.start() if about else end
    return holds_capital(text, (start, end))


def holds_capital(text: str, span: Span) -> bool:
    """Whether a phrase holds a capitalised word, other than one that is so because a sentence begins with it."""
    words = text[slice(*span)].split()
    if not words:
        return False
    if any(word[0].isupper() for word in words[1:]) or (len(words[0]) > 1 and words[0].isupper()):
        return True
    if words[0].endswith(("’s", "'s")) and words[0][0].isupper():
        return True
    inside = text[max(0, span[0] - 3) : span[0]].rstrip(" ")[-1:].isalnum()
    known = lexicon().kind_of(words[0].casefold()) is not None or words[0].casefold() in DEFINITE | INDEFINITE
    return words[0][0].isupper() and not known and (inside or len(words) == 1)


def publisher_is(report: Report, entity: Entity) -> bool:
    """Whether an entity is the report's publisher, by name."""
    if report.publisher is None or entity.named is None:
        return False
    return _plain(report.text[slice(*entity.named.full.span)]) == _plain(report.publisher)


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.casefold()).removeprefix("the ").strip()
