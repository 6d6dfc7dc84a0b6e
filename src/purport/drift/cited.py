"""Who is cited, by what the text calls them, and whether two who are cited may be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.drift.words import content, words

if TYPE_CHECKING:
    from purport.drift.candidate import Said
    from purport.drift.side import Side
    from purport.standing import Claim

PRONOUNS = frozenset("he she they it who him her them".split())


@dataclass(frozen=True, slots=True)
class Cited:
    """What a source is called where it is cited: the stems of its names, of all words, of its description; its head."""

    names: frozenset[str]
    every: frozenset[str]
    described: frozenset[str]
    head: str
    phrase: str


def cited(side: Side, claim: Claim) -> Cited:
    """Who is cited for a claim, which has an attribution; a pronoun is taken for whom it speaks of."""
    assert claim.attribution is not None
    phrase = " ".join(side.text[slice(*part)] for part in claim.attribution.source_spans)
    source = claim.source
    if phrase.casefold() in PRONOUNS and source is not None:
        phrase = source.name
    found = words(f"by {phrase}")[1:]
    names = frozenset(word.stem for word in found if word.name)
    described: set[str] = set()
    if source is not None:
        parts = [
            source.name,
            source.description or "",
            *(side.text[slice(*one)] for one in source.mentions[:8]),
        ]
        described = {word.stem for part in parts for word in words(part)}
    head = found[-1].stem if found else ""
    return Cited(names, frozenset(w.stem for w in content(found)), frozenset(described), head, phrase)


def same_source(said: Said, ours: Cited, theirs: Cited) -> float:
    """How far two sources may be one, by whatever shows it best."""
    known = theirs.every | theirs.described
    shown = [share_of(ours.names, theirs.names | theirs.described), float(acronym(ours, theirs))]
    if not ours.names or not theirs.names:
        shown += [share_of(ours.every, known), float(ours.head == theirs.head), likeness(said, ours, theirs)]
    return max(shown)


def share_of(ours: frozenset[str], theirs: frozenset[str] | set[str]) -> float:
    """The share of our stems that are among theirs, 0 to 1; 0 where we have none."""
    return len(ours & theirs) / len(ours) if ours else 0.0


def likeness(said: Said, ours: Cited, theirs: Cited) -> float:
    """How like what they are called is."""
    return float(
        said.meaning.words([ours.phrase.casefold()])[0] @ said.meaning.words([theirs.phrase.casefold()])[0]
    )


def acronym(ours: Cited, theirs: Cited) -> bool:
    """Whether one is called by the other's initials."""

    def initials(phrase: str) -> str:
        return "".join(word[0] for word in phrase.split() if word[0].isupper())

    pairs = ((ours.phrase, theirs.phrase), (theirs.phrase, ours.phrase))
    return any(
        len(word) > 1 and word.isupper() and word in initials(b) for a, b in pairs for word in a.split()
    )
