"""The corridor: a report through every room to a reading."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from purport.report import BODY_KINDS, READ_KINDS, Report

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from purport.attribution import Attribution
    from purport.attribution.decode import Decoded
    from purport.language import Pack, States
    from purport.language.encoder import Floats
    from purport.report import Limits, Span
    from purport.report.inputs import Input
    from purport.sources import Source
    from purport.sources.resolve import Cited
    from purport.standing import Check, Claim, Hedge, Time
    from purport.standing.sourcing import Sourcing
    from purport.workers import Workers

    Found = tuple[list[Decoded], Floats]  # of one pack: its attributions, and the mention head's scores

SCHEMA = "purport.reading/1"
CHUNK_TOKENS = 6_000  # read together: enough to fill the encoder's batches, little to hold in memory
CHUNK_REPORTS = 64
CARD_BATCHES = 4  # of the card's favourite size, in a chunk read on one
MOST_AHEAD = 4  # chunks: more would only hold memory


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with all that it says: sources, claims in text order, checks, and every hedge and time.

    Hedges and times are those of the claims, and those that stand in no claim.
    """

    report: Report
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    hedges: tuple[Hedge, ...] = ()
    times: tuple[Time, ...] = ()

    @property
    def sourcing(self) -> Sourcing:
        """The sourcing box: claims by standing, sources by kind, what one source alone or nobody named makes."""
        from purport.standing.sourcing import sourcing

        cited = {claim.source.id for claim in self.claims if claim.source}
        return sourcing([one for one in self.sources if one.id in cited], self.claims, self.checks)

    def to_dict(self) -> dict[str, Any]:
        """The reading as JSON's types, exactly as the schema ``purport.reading/1`` has it."""
        return {
            "schema": SCHEMA,
            "report": self.report.to_dict(),
            "sources": [source.to_dict() for source in self.sources],
            "claims": [claim.to_dict() for claim in self.claims],
            "checks": [check.to_dict() for check in self.checks],
            "hedges": [hedge.to_dict() for hedge in self.hedges],
            "times": [time.to_dict() for time in self.times],
            "sourcing": self.sourcing.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, in the place of its reading."""

    name: str
    reason: str


class Reader:
    """Reads reports with the packaged model, on the processor or on a graphics card (``device="cuda"``).

    ``jobs`` threads share the encoder's runs; on a card ``jobs`` are processes, which share the card. A reading is the
    same for any number of jobs and whatever else is read along with it. Raises
    :class:`purport.errors.DeviceError` where the device cannot be used.
    """

    def __init__(self, jobs: int = 1, device: str = "cpu") -> None:
        from purport.attribution.extract import Extractor
        from purport.language import Encoder, WordPieces

        self._workers = _workers(jobs, device) if device != "cpu" and jobs > 1 else None
        if self._workers:
            return
        self._pieces = WordPieces()
        self._encoder = Encoder(jobs, device=device)
        self._extractor = Extractor(self._encoder)
        self._ahead = min(jobs, MOST_AHEAD)  # chunks under way while one is finished
        card = CARD_BATCHES * self._encoder.batch if device != "cpu" else 0
        self._chunk_tokens = max(CHUNK_TOKENS, card)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the reader's threads and processes; runs that have not begun are dropped."""
        (self._workers or self._encoder).close()

    def read(self, value: Report | str | bytes | os.PathLike[str]) -> Reading:
        """The reading of one report, or of what :func:`read` takes."""
        return next(self.read_many([value]))

    def read_many(self, values: Iterable[Report | str | bytes | os.PathLike[str]]) -> Iterator[Reading]:
        """Readings in the order of the reports (or paths, URLs, texts, pages), taken and given a chunk at a time.

        Raises :class:`purport.errors.InputError` at the first that cannot be read; :meth:`read_inputs` goes on.
        """
        for found in self.read_reports(_report(value) for value in values):
            assert isinstance(found, Reading)
            yield found

    def read_inputs(
        self, inputs: Iterable[Input], prepare: Callable[[Report], Report] = lambda report: report
    ) -> Iterator[Reading | Failure]:
        """A reading, or why there is none, for each input in order; ``prepare`` may fill in what a report lacks."""
        return self.read_reports(loaded(one, prepare) for one in inputs)

    def read_reports(self, reports: Iterable[Report | Failure]) -> Iterator[Reading | Failure]:
        """A reading for each report, in order; failures pass through in their place."""
        return self._workers.read(reports) if self._workers else self._read(reports)

    def _read(self, reports: Iterable[Report | Failure]) -> Iterator[Reading | Failure]:
        waiting: deque[Callable[[], list[Reading | Failure]]] = deque()
        for chunk in self._chunks(reports):
            waiting.append(self._start(chunk))
            if len(waiting) >= self._ahead:
                yield from waiting.popleft()()
        while waiting:
            yield from waiting.popleft()()

    def _chunks(
        self, reports: Iterable[Report | Failure]
    ) -> Iterator[list[tuple[Report | Failure, list[Pack]]]]:
        chunk: list[tuple[Report | Failure, list[Pack]]] = []
        tokens = 0
        for report in reports:
            packs = [] if isinstance(report, Failure) else self._packs(report)
            chunk.append((report, packs))
            tokens += sum(pack.end - pack.start for pack in packs)
            if (
                tokens >= self._chunk_tokens
                or len(chunk) >= CHUNK_REPORTS * self._chunk_tokens // CHUNK_TOKENS
            ):
                yield chunk
                chunk, tokens = [], 0
        if chunk:
            yield chunk

    def _packs(self, report: Report) -> list[Pack]:
        from purport.language import packs

        read = [block.span for block in report.blocks if block.kind in READ_KINDS]
        return packs(self._pieces.tokenize(report.text, read))

    def _start(
        self, chunk: list[tuple[Report | Failure, list[Pack]]]
    ) -> Callable[[], list[Reading | Failure]]:
        every = [pack for _, packs in chunk for pack in packs]
        pending = self._encoder.start(every, self._found)

        def finish() -> list[Reading | Failure]:
            found = iter(pending())
            return [
                report
                if isinstance(report, Failure)
                else self._reading(report, packs, list(islice(found, len(packs))))
                for report, packs in chunk
            ]

        return finish

    def _found(self, packs: Sequence[Pack], states: States) -> list[Found]:
        decoded = self._extractor.decoded(packs, states)
        return list(zip(decoded, states.mentions, strict=True))

    def _reading(self, report: Report, packs: Sequence[Pack], found: Sequence[Found]) -> Reading:
        from purport.attribution.complete import complete
        from purport.sources.resolve import resolve
        from purport.sources.seen import Seen
        from purport.standing.build import stand
        from purport.standing.notice import notice

        text = report.text
        pairs = zip(packs, found, strict=True)
        attributions = [a for pack, (one, _) in pairs for a in self._extractor.attributions(text, pack, one)]
        body = [block.span for block in report.blocks if block.kind in BODY_KINDS]
        whole = complete(text, body, attributions)
        seen = Seen(packs, [scores for _, scores in found])
        noticed = notice(report, whole.attributions)
        mentions = [*map(_cited, whole.attributions), *(_verifier(span) for span in noticed.verifiers)]
        resolved = resolve(report, seen, mentions)
        stood = stand(text, whole, resolved, noticed)
        return Reading(report, resolved.sources, stood.claims, stood.checks, stood.hedges, noticed.times)


def read(
    value: str | bytes | os.PathLike[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    limits: Limits | None = None,
) -> Reading:
    """The reading of one report: a path, an http(s) URL, a text, a page's markup, or bytes of either.

    ``published`` (ISO 8601) and ``publisher`` say what a bare text lacks, and win over what a page states; ``url``
    is the report's address where its content is given. Raises :class:`purport.errors.InputError`.
    """
    from purport.report import Limits
    from purport.report.inputs import one

    report = one(value, url=url, limits=limits or Limits())
    return reader().read(supplied(report, published=published, publisher=publisher))


def supplied(report: Report, *, published: str | None, publisher: str | None) -> Report:
    """The report with what its reader knows of it."""
    return replace(report, published=published or report.published, publisher=publisher or report.publisher)


@cache
def reader() -> Reader:
    """The one reader of a process that reads a report at a time."""
    return Reader()


def _cited(one: Attribution) -> Cited:
    from purport.sources.resolve import Cited

    return Cited(one.source_spans, one.content_spans, one.manner != "indirect")


def _verifier(mention: Span) -> Cited:
    from purport.sources.resolve import Cited

    return Cited((mention,))


def _workers(jobs: int, device: str) -> Workers:
    from purport.workers import Workers

    return Workers(jobs, device)


def _report(value: Report | str | bytes | os.PathLike[str]) -> Report:
    from purport.report.inputs import one

    return value if isinstance(value, Report) else one(value)


def loaded(one: Input, prepare: Callable[[Report], Report]) -> Report | Failure:
    """The report of an input, with what ``prepare`` fills in; or why there is none."""
    from purport.errors import PurportError

    try:
        return prepare(one.load())
    except PurportError as error:
        return Failure(one.name, str(error))
