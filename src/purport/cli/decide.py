"""``purport decide``: people's decisions, beside what the machine found."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Any

import click

from purport.cli.options import LEDGER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from purport.ledger import Decision, Ledger

WHO = click.option(
    "--who",
    envvar="PURPORT_WHO",
    show_envvar=True,
    metavar="NAME",
    help="Who decides. Default: the login name.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "jsonl")),
    help="A sentence, or a line of JSON, for each decision. Default: text on a terminal, jsonl into a pipe.",
)


@click.group()
def decide() -> None:
    """Record people's decisions about what a ledger holds.

    A decision stands beside what the machine found and changes none of it; of several on one thing the latest holds
    that is not undone. IDs are those of "purport search" and "purport show": 12 (a report), 12/c3 (a claim), 12/s2
    (a source), 12/k1 (a check), l7 (a link).
    """


def _deciding(command: Callable[..., Any]) -> click.Command:
    for option in (FORMAT, WHO, LEDGER):
        command = option(command)
    return decide.command()(command)


@_deciding
@click.argument("id", metavar="ID")
@click.argument("other", metavar="ID")
def same(id: str, other: str, **given: str | None) -> None:
    """Two claims say the same, or two sources are one."""
    _write(given, lambda ledger, who: ledger.decide_alike(id, other, "same", who=who))


@_deciding
@click.argument("id", metavar="ID")
@click.argument("other", metavar="ID")
def different(id: str, other: str, **given: str | None) -> None:
    """Two claims do not say the same, or two sources are not one."""
    _write(given, lambda ledger, who: ledger.decide_alike(id, other, "different", who=who))


@_deciding
@click.argument("link")
def accept(link: str, **given: str | None) -> None:
    """A link between two reports holds."""
    _write(given, lambda ledger, who: ledger.judge_link(link, "accepted", who=who))


@_deciding
@click.argument("link")
def reject(link: str, **given: str | None) -> None:
    """A link between two reports does not hold."""
    _write(given, lambda ledger, who: ledger.judge_link(link, "rejected", who=who))


@_deciding
@click.argument("id", metavar="ID")
@click.argument("value", metavar="GRADE")
def grade(id: str, value: str, **given: str | None) -> None:
    """Give a source or a claim an Admiralty grade.

    GRADE is a letter for a source's reliability (A, completely reliable, to E, unreliable; F, cannot be judged), a
    digit for a claim's credibility (1, confirmed by other sources, to 5, improbable; 6, cannot be judged), or both:
    B2. A source takes a letter, a claim a digit, and either may take both.
    """
    _write(given, lambda ledger, who: ledger.grade(id, value, who=who))


@_deciding
@click.argument("id", metavar="ID")
@click.argument("text")
def note(id: str, text: str, **given: str | None) -> None:
    """Note something on a report, claim, source, check or link."""
    _write(given, lambda ledger, who: ledger.note(id, text, who=who))


@_deciding
@click.argument("decision")
def undo(decision: str, **given: str | None) -> None:
    """Undo a decision (d3); what was decided before it holds again."""
    _write(given, lambda ledger, who: ledger.undo(decision, who=who))


@decide.command("list")
@click.argument("id", metavar="[ID]", required=False)
@LEDGER
@FORMAT
def list_(id: str | None, ledger: str, form: str | None) -> None:
    """List all decisions, or those about one thing, the undone ones too."""
    from purport.ledger import Ledger

    with Ledger(ledger) as book:
        found = book.decisions(id)
    _show(found, form)
    if not found and (form or "text") == "text" and sys.stdout.isatty():
        click.echo(f"No decisions{f' about {id}' if id else ''}.")


def _write(given: dict[str, str | None], decided: Callable[[Ledger, str], Decision]) -> None:
    from purport.ledger import Ledger

    who = given["who"] or _login()
    with Ledger(given["ledger"] or "", write=True, make=False) as book:
        one = decided(book, who)
    _show([one], given["form"])


def _login() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        raise click.UsageError("There is no login name; say who decides with --who NAME.") from None


def _show(found: Iterable[Decision], form: str | None) -> None:
    from purport.cli.decision_words import told
    from purport.export.jsonform import dumps

    text = (form or ("text" if sys.stdout.isatty() else "jsonl")) == "text"
    for one in found:
        click.echo(told(one) if text else dumps(one.to_dict()))
