"""``purport add``: inputs into a ledger, one unit of work each."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from typing import IO, TYPE_CHECKING, Any

import click

from purport.cli.complaints import Complaints
from purport.cli.options import ALLOW_PRIVATE, LEDGER, MAX_CHARS, PUBLISHED, PUBLISHER, default_jobs
from purport.cli.progress import Progress
from purport.cli.target import Target
from purport.export.outline import counted
from purport.report import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.ledger.adding import Added
    from purport.ledger.keep import Kept
    from purport.reading import Failure


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@LEDGER
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "jsonl")),
    help="One line at the end, or a line of JSON for each input as it is kept. "
    "Default: text on a terminal, jsonl into a pipe.",
)
@PUBLISHED
@PUBLISHER
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    default=default_jobs,
    help="Threads. Default: the cores, up to 4.",
)
@MAX_CHARS
@ALLOW_PRIVATE
def add(
    inputs: tuple[str, ...],
    ledger: str,
    form: str | None,
    published: str | None,
    publisher: str | None,
    jobs: int,
    max_chars: int,
    allow_private: bool,
) -> int:
    """Read news reports and keep the readings in a ledger.

    INPUT is as for "purport read". The ledger is made where there is none. What it holds already is not read again,
    so that the same command goes on where an earlier one was stopped; a page whose text has changed becomes its next
    version. Reports that copy, quote or credit others are linked to them.
    """
    from purport.cli.total import total
    from purport.export.jsonform import dumps
    from purport.ledger import Ledger
    from purport.ledger.adding import Adder
    from purport.reading import Reader, supplied
    from purport.report.inputs import expand

    form = form or ("text" if sys.stdout.isatty() else "jsonl")
    limits = Limits(max_chars=max_chars, allow_private=allow_private)
    fill_in = partial(supplied, published=published, publisher=publisher)
    tally, adder = Tally(), None
    try:
        with Ledger(ledger, write=True) as book, Reader(jobs) as reader, Progress(total(inputs)) as progress:
            adder, said = Adder(book, reader, jobs), Complaints(progress)
            found = expand(inputs, stdin=sys.stdin.buffer, limits=limits)
            with adder, Target(None) as target:
                for one in tally.added(adder.add(found, fill_in), said):
                    if form == "jsonl":
                        target.write(dumps(one.to_dict()) + "\n")
                        target.flush()
    except KeyboardInterrupt:
        raise Interrupted(adder.kept if adder else 0) from None
    if form == "text":
        click.echo(tally.summary())
    return said.status


class Interrupted(click.ClickException):
    """Ctrl-C, with how many reports are kept."""

    exit_code = 130  # what shells give for Ctrl-C

    def __init__(self, kept: int) -> None:
        are = "is" if kept == 1 else "are"
        super().__init__(
            f"interrupted; {counted(kept, 'report')} {are} kept, run the same command again to go on"
        )

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"purport: {self.message}", err=True)


class Tally:
    """Counts what became of the inputs."""

    def __init__(self) -> None:
        self._fates: Counter[str] = Counter()
        self._links: Counter[str] = Counter()

    def added(self, results: Iterable[Added | Failure], said: Complaints) -> Iterator[Added]:
        """What was added of the results; failures are said."""
        from purport.reading import Failure

        for result in results:
            said.count()
            if isinstance(result, Failure):
                self._fates["failed"] += 1
                said.failed(result)
                continue
            self._count(result.kept)
            if result.kept.new:
                said.mind_language(result.report)
            yield result

    def _count(self, kept: Kept) -> None:
        if kept.seen:
            self._fates["seen"] += 1
        elif kept.version > 1:
            self._fates["version"] += 1
        else:
            self._fates["new" if kept.new else "page"] += 1
        if kept.new:
            self._links.update(kept.links)

    def summary(self) -> str:
        """All counts that are not zero, in one line."""
        fates = self._fates
        told = (
            (fates["new"], f"{fates['new']} new"),
            (fates["seen"], f"{fates['seen']} seen before"),
            (fates["version"], counted(fates["version"], "new version of a page", "new versions of pages")),
            (fates["page"], counted(fates["page"], "known text on a new page", "known texts on new pages")),
            (fates["failed"], f"{fates['failed']} failed"),
        )
        line = f"{counted(fates.total(), 'report')}: {', '.join(words for count, words in told if count)}"
        links = [counted(self._links[kind], *names) for kind, names in _LINKS if self._links[kind]]
        return f"{line}; {', '.join(links)}" if links else line


_LINKS = (
    ("copy", ("copy", "copies")),
    ("credit", ("credit", "credits")),
    ("quotation", ("shared quotation", "shared quotations")),
    ("document", ("shared document", "shared documents")),
)
