"""The reports that a text is held against: files, folders, URLs, or what a ledger keeps."""

from __future__ import annotations

import os
import re
import sys
from collections import deque
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import click

from purport.cli.wrong import WRONG, Wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.cli.check_input import Asked
    from purport.cli.progress import Progress
    from purport.reading import Failure, Reader, Reading
    from purport.report.inputs import Input

_LIKE_AN_ID = re.compile(r"\d{1,12}(/[csk]\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Against:
    """A report to hold against, and what the command line calls it."""

    name: str
    reading: Reading


def named_reports(asked: Asked, reader: Reader, progress: Progress) -> list[Against]:
    """Each report once, in the order they are named.

    Where any cannot be read nothing is held against the others: what a text says may stand in the one that is
    missing. Then each is a line on stderr and the command ends.
    """
    from purport.reading import Failure

    found: dict[str, Against] = {}
    failed = False
    for name, one in _readings(asked, reader):
        if isinstance(one, Failure):
            failed = True
            progress.say(f"purport: {one.reason}")
        else:
            found.setdefault(one.report.id, Against(name, one))
    if failed:
        raise click.exceptions.Exit(WRONG)
    return list(found.values())


def _readings(asked: Asked, reader: Reader) -> Iterator[tuple[str, Reading | Failure]]:
    if asked.ledger is None:
        _mind_ids(asked.against)
        yield from _read(asked.against, asked, reader)
        return
    from purport.ledger.ids import is_id

    for kept, arguments in groupby(asked.against, is_id):
        named = list(arguments)
        yield from _kept(named, asked.ledger) if kept else _read(named, asked, reader)


def _mind_ids(arguments: Iterable[str]) -> None:
    for one in arguments:
        if _LIKE_AN_ID.fullmatch(one) and not os.path.exists(one):
            raise Wrong(f"{one}: no such file; for a report of a ledger name that with --ledger")


def _kept(arguments: Iterable[str], ledger: str) -> Iterator[tuple[str, Reading]]:
    """The readings of a ledger's reports, or of the reports that its claims stand in."""
    from purport.ledger import Ledger
    from purport.ledger.ids import parse

    with Ledger(ledger) as book:
        for argument in arguments:
            id = parse(argument)
            if id.what not in ("report", "claim"):
                raise Wrong(f"{id} is a {id.what}; give a report (12) or a claim (12/c3)")
            reading = book.reading(id.report)
            if id.what == "claim" and f"c{id.number}" not in {one.id for one in reading.claims}:
                raise Wrong(f"{id}: there is no such claim; see: purport show {id.report}")
            yield reading.report.url or f"report {id.report}", reading


def _read(arguments: Iterable[str], asked: Asked, reader: Reader) -> Iterator[tuple[str, Reading | Failure]]:
    from purport.reading import supplied
    from purport.report.inputs import expand

    names: deque[str] = deque()
    inputs = expand(arguments, stdin=sys.stdin.buffer, limits=asked.limits)
    fill_in = partial(supplied, published=asked.published, publisher=asked.publisher)
    for result in reader.read_inputs(noted(inputs, names), fill_in):
        yield names.popleft(), result


def noted(inputs: Iterable[Input], names: deque[str]) -> Iterator[Input]:
    """The inputs, their names kept for who gets their readings."""
    for one in inputs:
        names.append(one.name)
        yield one
