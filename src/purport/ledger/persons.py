"""Whether sources of two reports are one: by their names, the bodies they speak for, and what they are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from purport.ledger.outlets import outlets
from purport.sources.lexicon import lexicon
from purport.sources.names import words_of
from purport.sources.titles import without_titles

if TYPE_CHECKING:
    from purport.ledger.mentions import Cited

_SMALL = frozenset("of for the and in on to at a an its his her their de la du van von".split())
# Bodies of which one matter has one: "police", "the police chief", "a police spokesman".
_BODIES = re.compile(
    r"\b(police|army|military|ministry|observatory|coalition|prosecutors?|coast guard|fire department|white house|"
    r"kremlin|pentagon|hospital|airline|authorities|government|presidency|president|prime minister|company)\b",
    re.I,
)
_ONE_BODY = {
    "prosecutors": "prosecutor",
    "army": "military",
    "president": "government",
    "presidency": "government",
}


def one_source(a: Cited, b: Cited) -> str | None:
    """What shows that two sources are one: "name", "body", or None where nothing does."""
    if a.kind == "media" or b.kind == "media":
        return "name" if outlet_of(a) is not None and outlet_of(a) == outlet_of(b) else None
    if a.named and b.named and one_name(a.name, b.name, person="person" in (a.kind, b.kind)):
        return "name"
    if speaks_for(a, b) or speaks_for(b, a):
        return "body"
    ours, theirs = bodies(a), bodies(b)
    return "body" if ours & theirs and not _two_persons(a, b) else None


def outlet_of(source: Cited) -> str | None:
    """The outlet that a source is, by its usual name."""
    if source.kind != "media":
        return None
    return outlets().known(source.name) or (source.name if source.named else None)


def one_name(a: str, b: str, *, person: bool) -> bool:
    """Whether two names may be one's: equal, one with a title or a first name more, initials, or a head in common."""
    ours, theirs = _words(a), _words(b)
    if not ours or not theirs:
        return False
    if ours == theirs or _abbreviates(a, b) or _abbreviates(b, a):
        return True
    if person:
        return ours[-1] == theirs[-1] and (set(ours) <= set(theirs) or set(theirs) <= set(ours))
    short, long = sorted((ours, theirs), key=len)
    if set(short) <= set(long) and (len(short) > 1 or short[0] == long[0]):
        return True
    return ours[-2:] == theirs[-2:] != ours[-1:]


def speaks_for(a: Cited, b: Cited) -> bool:
    """Whether ``a`` is somebody of the body ``b``: “an Orbel Rail spokesman” of Orbel Rail."""
    if b.kind == "person" or not b.named:
        return False
    body = " ".join(_words(b.name))
    said = " ".join(word for part in (a.name, a.description, a.body) if part for word in _words(part))
    return len(body) > 3 and f" {body} " in f" {said} " and a.kind in ("person", "group", "organisation")


def bodies(source: Cited) -> frozenset[str]:
    """The bodies that a source is or speaks for: “police” of “the police chief”."""
    parts = (
        source.name if not source.named or source.kind != "person" else "",
        source.description,
        source.body,
    )
    found = {match[1].casefold() for part in parts if part for match in _BODIES.finditer(part)}
    return frozenset(_ONE_BODY.get(body, body) for body in found)


def _two_persons(a: Cited, b: Cited) -> bool:
    """Two named persons of one body are two who speak."""
    return a.named and b.named and a.kind == b.kind == "person" and not one_name(a.name, b.name, person=True)


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    span, _ = without_titles(name, (0, len(name)))
    found = [word for word in words_of(name[slice(*span)]) if word not in _SMALL and len(word) > 1]
    known = lexicon()
    while len(found) > 2 and known.kind_of(found[0]) in ("person", "group"):  # “comedian Ada Quill”
        found.pop(0)
    return tuple(found)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the one is the other's initials, or the last of them: “TRA” of “Vale-based Tarn Relief Agency”."""
    letters = short.strip()
    return len(letters) > 2 and letters.isupper() and _initials(long).endswith(letters.casefold())


@lru_cache(maxsize=20_000)
def _initials(name: str) -> str:
    return "".join(
        word[0] for word in re.findall(r"[A-Za-z]+", name) if word.casefold() not in _SMALL
    ).casefold()
