"""What each claim says, as a vector, kept so that like claims are found without comparing all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import sqlalchemy as sa

from purport.language.likeness import Likeness, cells, from_bytes, in_bytes
from purport.ledger import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sqlalchemy.engine import Connection

    from purport.reading import Reading

LEAST = 3  # words of a claim that says enough to compare
PROBED = 24  # cells of 1024 that are searched: they hold 9 of 10 of the alike claims (docs/ledger.md)
FAR = 150  # of 384 signs that may differ
MOST = 60_000  # codes looked at
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Said:
    """Of a report's claims that say enough: their numbers, vectors [N, 384] in bytes, and cells."""

    numbers: list[int]
    vectors: NDArray[np.int8]
    cells: list[int]

    def by_number(self) -> dict[int, bytes]:
        """The vectors as a row of ``claims`` holds them, by the claim's number."""
        return {number: vector.tobytes() for number, vector in zip(self.numbers, self.vectors, strict=True)}

    def rows(self) -> list[dict[str, Any]]:
        """The rows of ``cells``, with the claims' numbers for their ids."""
        codes = np.packbits(self.vectors > 0, axis=1)
        return [
            {"cell": cell, "claim": number, "code": code.tobytes()}
            for number, cell, code in zip(self.numbers, self.cells, codes, strict=True)
        ]


class Statements:
    """Vectors of claims; the encoder is loaded when the first is asked for."""

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = jobs
        self._likeness: Likeness | None = None

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A vector of unit length for each text [N, 384]."""
        if self._likeness is None:
            self._likeness = Likeness(self._jobs)
        return self._likeness.vectors(texts)

    def prepare(self, reading: Reading) -> Said:
        """The vectors of a reading's claims."""
        numbers = [n for n, one in enumerate(reading.claims, 1) if len(_WORD.findall(one.text)) >= LEAST]
        found = self.vectors([reading.claims[n - 1].text for n in numbers])
        return Said(numbers, in_bytes(found), cells_of(found))


def cells_of(vectors: NDArray[np.float32]) -> list[int]:
    """The nearest cell of each vector [N, 384]."""
    found: list[int] = (vectors @ cells().T).argmax(axis=1).tolist() if len(vectors) else []
    return found


def nearest(connection: Connection, vector: NDArray[np.float32], count: int) -> list[tuple[int, float]]:
    """The ``count`` claims most like a vector [384]: ids and likeness, best first."""
    table, claims = tables.cells, tables.claims
    probed = np.argsort(-(cells() @ vector))[:PROBED].tolist()
    query = sa.select(table.c.claim, table.c.code).where(table.c.cell.in_(probed)).limit(MOST)
    rows = connection.execute(query).all()
    if not rows:
        return []
    codes = np.frombuffer(b"".join(bytes(row[1]) for row in rows), np.uint8).reshape(len(rows), -1)
    apart = np.bitwise_count(codes ^ np.packbits(vector > 0)).sum(axis=1)
    near = np.argsort(apart, kind="stable")[: 2 * count]
    ids = [rows[i][0] for i in near.tolist() if apart[i] <= FAR]
    found = connection.execute(sa.select(claims.c.id, claims.c.vector).where(claims.c.id.in_(ids))).all()
    scored = [(id, float(from_bytes(np.frombuffer(bytes(said), np.int8)) @ vector)) for id, said in found]
    return sorted(scored, key=lambda one: (-one[1], one[0]))[:count]
