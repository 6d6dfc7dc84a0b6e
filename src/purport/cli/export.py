"""``purport export``: what a ledger holds, in forms that other programs read."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from purport.cli.options import LEDGER, day
from purport.cli.progress import Progress
from purport.cli.target import Target
from purport.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine import Connection

    from purport.ledger.exports.chosen import Chosen

    Seen = Callable[[int], None]

FORMATS = ("jsonl", "parquet", "csv", "json-ld")
FOLDERS = ("parquet", "csv")
STDOUT = Path("-")
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonld": "json-ld", ".json": "json-ld"}


def _report(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[int, ...]:
    for value in values:
        if not (value.isascii() and value.isdigit() and len(value) <= len(str(2**43))):
            raise click.BadParameter(
                f"{value!r} is no report's number, such as 12; purport search shows them"
            )
    return tuple(dict.fromkeys(map(int, values)))


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=_report)
@LEDGER
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    required=True,
    help="Write here: a file, or for parquet and csv a folder; - for standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to write. Default: by the suffix of --to (.jsonl, .jsonld, .json).",
)
@click.option("--since", callback=day, metavar="DATE", help="Reports that appeared on this day or later.")
@click.option("--until", callback=day, metavar="DATE", help="Reports that appeared on this day or before.")
@click.option("--outlet", metavar="NAME", help="Reports that appeared in this outlet.")
def export(
    ids: tuple[int, ...],
    ledger: str,
    to: Path,
    form: str | None,
    since: str | None,
    until: str | None,
    outlet: str | None,
) -> None:
    """Write a ledger's reports, or those with these IDs, for other programs.

    jsonl is a reading a line, with what the ledger adds beside it in NAME.ledger.jsonl; parquet and csv are a folder
    of flat tables, one a term; json-ld is one document in the terms of schema.org, Web Annotation and PROV-O.
    """
    from purport.ledger import Ledger
    from purport.ledger.exports.chosen import Chosen, steady

    form = form or _by_suffix(to)
    _mind_folder(to, form)
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}; nothing can be between")
    chosen = Chosen(ids, since, until, outlet)
    with Ledger(ledger) as kept, kept.work() as connection:
        steady(connection)
        chosen.check(connection, kept.name)
        with Progress(done="exported") as progress:
            _WRITERS[form](connection, chosen, to, ledger, progress.step)


def _by_suffix(to: Path) -> str:
    form = _SUFFIXES.get(to.suffix.lower())
    if form is None:
        raise click.UsageError(f"{to}: does not say the format; give --format jsonl, parquet, csv or json-ld")
    return form


def _mind_folder(to: Path, form: str) -> None:
    """Parquet and CSV are a table a file, so that one file, or standard output, cannot hold them."""
    if form in FOLDERS and (to == STDOUT or to.suffix.lower() == f".{form}" or to.is_file()):
        raise OutputError(f"{to}: {form} is a table a file; name a folder for them, such as tables")


def _write_jsonl(connection: Connection, chosen: Chosen, to: Path, ledger: str, seen: Seen) -> None:
    from purport.ledger.exports.jsonlines import lines

    with ExitStack() as stack:
        readings = stack.enter_context(_target(to, ledger))
        beside = None
        if to != STDOUT and (to.is_file() or not to.exists()):  # nothing is beside a pipe or a device
            beside = stack.enter_context(_target(to.with_name(f"{to.stem}.ledger{to.suffix}"), ledger))
        for reading, added in lines(connection, chosen, seen):
            readings.write(reading)
            if beside:
                beside.write(added)


def _write_json_ld(connection: Connection, chosen: Chosen, to: Path, ledger: str, seen: Seen) -> None:
    from purport.ledger.exports.jsonld import document

    with _target(to, ledger) as target:
        for piece in document(connection, chosen, seen):
            target.write(piece)


def _write_parquet(connection: Connection, chosen: Chosen, to: Path, _: str, seen: Seen) -> None:
    from purport.ledger.exports.flat import flat
    from purport.ledger.exports.parquet import needed, write_parquet

    needed()
    write_parquet(flat(connection, chosen, seen), to)


def _write_csv(connection: Connection, chosen: Chosen, to: Path, _: str, seen: Seen) -> None:
    from purport.ledger.exports.csvtables import write_csv
    from purport.ledger.exports.flat import flat

    write_csv(flat(connection, chosen, seen), to)


def _target(to: Path, ledger: str) -> Target:
    return Target(None if to == STDOUT else to, (ledger,))


_WRITERS: dict[str, Callable[[Connection, Chosen, Path, str, Seen], None]] = {
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
    "csv": _write_csv,
    "json-ld": _write_json_ld,
}
