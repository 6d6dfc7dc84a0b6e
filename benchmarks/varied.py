"""Many reports out of some real ones, for measuring a ledger's size and speed: readings, as if read, without reading.

The generator, stated: the n-th report varies a real one chosen at random. Its longer words (four letters and more) are
replaced throughout by others of the same length out of all the real reports, chosen by the report's number, so that
positions, claims and sources hold while the words differ. One report in ten is a copy instead: it varies a
report made before in three words of a hundred and appears in another outlet, a day later. Outlets and days (two years)
are random; a claim's vector is the real one's, mixed with a random direction of its own in the proportion 3 to 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from purport.language.likeness import in_bytes
from purport.ledger.statements import Said, cells_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from purport.reading import Reading

COPIES = 10  # one in so many
CHANGED, CHANGED_IN_COPY = 1.0, 0.03
BACK = 2_000  # reports that a copy's original is made before it, at most
_WORD = re.compile(r"\b[A-Za-z]{4,}\b")
GAP = " … "


@dataclass(frozen=True)
class Originals:
    """Real readings with the vectors of their claims, and the words of all by length and capital."""

    readings: Sequence[Reading]
    said: Sequence[Said]
    outlets: Sequence[str]
    words: dict[tuple[int, bool], list[str]]

    @classmethod
    def of(cls, readings: Sequence[Reading], said: Sequence[Said]) -> Originals:
        found: dict[tuple[int, bool], set[str]] = {}
        for reading in readings:
            for word in _WORD.findall(reading.report.text):
                found.setdefault((len(word), word[0].isupper()), set()).add(word)
        names = sorted({one.report.publisher for one in readings if one.report.publisher})
        return cls(readings, said, names, {key: sorted(words) for key, words in found.items()})


def varied(originals: Originals, number: int, first: date) -> tuple[Reading, Said]:
    """The report of this number, read, and the vectors of its claims."""
    random = np.random.default_rng(number)
    if number > 1 and number % COPIES == 0:
        original = number - 1 - int(random.integers(min(BACK, number - 1)))
        original -= original % COPIES == 0  # of one that is no copy itself
        reading, said = varied(originals, max(1, original), first)
        return _changed(originals, reading, number, CHANGED_IN_COPY, random, first), said
    place = int(random.integers(len(originals.readings)))
    reading = _changed(originals, originals.readings[place], number, CHANGED, random, first)
    return reading, _turned(originals.said[place], random)


def _changed(
    originals: Originals,
    reading: Reading,
    number: int,
    share: float,
    random: np.random.Generator,
    first: date,
) -> Reading:
    text = reading.report.text
    change: dict[str, str] = {}
    for word in dict.fromkeys(_WORD.findall(text)):
        if random.random() < share:
            others = originals.words[len(word), word[0].isupper()]
            change[word] = others[int(random.integers(len(others)))]
    new = _WORD.sub(lambda match: change.get(match[0], match[0]), text)
    outlet = originals.outlets[int(random.integers(len(originals.outlets)))]
    day = first.fromordinal(first.toordinal() + int(random.integers(730)))
    report = replace(
        reading.report,
        text=new,
        title=_WORD.sub(lambda match: change.get(match[0], match[0]), reading.report.title or ""),
        url=f"https://example.org/{number}",
        publisher=outlet,
        published=day.isoformat(),
    )
    claims = tuple(
        replace(one, text=GAP.join(new[start:end] for start, end in one.spans)) for one in reading.claims
    )
    return replace(reading, report=report, claims=claims)


def _turned(said: Said, random: np.random.Generator) -> Said:
    noise = random.standard_normal(said.vectors.shape)
    noise /= np.linalg.norm(noise, axis=1, keepdims=True) + 1e-9
    mixed = 0.6 * said.vectors / 256 + 0.8 * noise
    mixed = (mixed / (np.linalg.norm(mixed, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
    return Said(said.numbers, in_bytes(mixed), cells_of(mixed))
