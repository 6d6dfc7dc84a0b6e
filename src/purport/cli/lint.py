"""``purport lint``: reports in, what newsrooms' rules find in them out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from purport.cli.options import ALLOW_PRIVATE, MAX_CHARS, PUBLISHED, PUBLISHER, default_jobs
from purport.errors import LintError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.lint.rule import Rule

FORMATS = ("table", "json", "jsonl", "sarif")
FOUND, WRONG = 1, 2  # exit statuses


@click.command()
@click.argument("inputs", nargs=-1, metavar="REPORT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to show findings. Default: table on a terminal, jsonl into a pipe.",
)
@click.option("--select", metavar="RULE,...", help="Ask these rules only, whatever pyproject.toml says.")
@click.option("--ignore", metavar="RULE,...", help="Leave these rules out too.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where there are findings.")
@click.option("--rules", "listing", is_flag=True, help="List the rules, with whose each is, and exit.")
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
def lint(
    inputs: tuple[str, ...],
    form: str | None,
    select: str | None,
    ignore: str | None,
    exit_zero: bool,
    listing: bool,
    published: str | None,
    publisher: str | None,
    jobs: int,
    max_chars: int,
    allow_private: bool,
) -> int:
    """Hold news reports to the rules that newsrooms publish.

    REPORT is as INPUT for "purport read". Each finding names its rule, its place and the words it is about, and says
    why. The rules of a project stand in [tool.purport.lint] of the pyproject.toml in this folder or the nearest above
    it (select = [...], ignore = [...]).

    The exit status is 0 where there is nothing to find, 1 where there are findings, 2 for wrong use and where a report
    cannot be read.
    """
    from purport.cli.lint_output import linted, print_rules, writer
    from purport.report import Limits

    if listing:
        print_rules()
        return 0
    if not inputs:
        raise click.UsageError("Missing argument 'REPORT...'.")
    rules = _rules(select, ignore)
    limits = Limits(max_chars=max_chars, allow_private=allow_private)
    said = linted(inputs, rules, limits, jobs, published=published, publisher=publisher)
    writer(form or ("table" if sys.stdout.isatty() else "jsonl"), rules)(said)
    if said.failed:
        return WRONG
    return FOUND if said.findings and not exit_zero else 0


def _rules(select: str | None, ignore: str | None) -> Sequence[Rule]:
    """The rules that the options and the nearest settings ask for; ``--select`` sets the settings aside."""
    from purport.lint.config import Settings, nearest
    from purport.lint.rules import chosen

    try:
        settings = Settings(_names(select)) if select is not None else nearest(Path.cwd())
        return chosen(settings.select, (*settings.ignore, *(_names(ignore) if ignore else ())))
    except LintError as error:
        raise WrongRules(str(error)) from None


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name for one in listed.split(",") if (name := one.strip()))


class WrongRules(click.ClickException):
    """Rules that are not there, in one line."""

    exit_code = WRONG

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"purport: {self.message}", err=True)
