"""``purport check``: a text held against reports; what it says otherwise than they do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from purport.cli.options import ALLOW_PRIVATE, MAX_CHARS, PUBLISHED, PUBLISHER
from purport.cli.wrong import WRONG, Wrong
from purport.errors import PurportError
from purport.report import Limits

if TYPE_CHECKING:
    from purport.cli.check_input import Asked
    from purport.drift import Kind

FORMATS = ("table", "json", "jsonl", "sarif", "html")
FOUND = 1  # the exit status


@click.command()
@click.argument("text", required=False)
@click.option("--against", multiple=True, metavar="REPORT", help="A report to hold it against; once or more.")
@click.option("--text", "words", metavar="WORDS", help="The words of the text, instead of TEXT.")
@click.option("--texts", metavar="FILE", help='Many texts instead: JSON Lines with "text", and "id" if any.')
@click.option(
    "--ledger", metavar="FILE|URL", help="Take ids of this ledger: a report (12), or a claim's (12/c3)."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to show findings. Default: table on a terminal, json into a pipe (jsonl with --texts), else by "
    "OUTPUT's suffix.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--fail-on", metavar="KIND,...", help="Exit with 1 for these kinds only. Default: for any.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    help="Leave out findings with a lower score. Default: as the packaged model was tuned.",
)
@PUBLISHED
@PUBLISHER
@MAX_CHARS
@ALLOW_PRIVATE
def check(
    text: str | None,
    against: tuple[str, ...],
    words: str | None,
    texts: str | None,
    ledger: str | None,
    form: str | None,
    output: Path | None,
    fail_on: str | None,
    threshold: float | None,
    published: str | None,
    publisher: str | None,
    max_chars: int,
    allow_private: bool,
) -> int:
    """Hold a text against the reports it was made from.

    TEXT is a page (.html), a text (.txt), an http(s) URL, or - for standard input: a headline, a summary, an
    assistant's answer. REPORT is as INPUT for "purport read". Each finding has its kind, the words of the text, the
    words of the report that they depart from, and why.

    The exit status is 0 where there is no finding, 1 where there is one, 2 for wrong use and where a text or a report
    cannot be read.
    """
    from purport.cli.check_input import Asked

    limits = Limits(max_chars=max_chars, allow_private=allow_private)
    asked = Asked(text, words, texts, against, ledger, published, publisher, limits)
    asked.mind()
    try:
        return _check(asked, form, output, _kinds(fail_on), threshold)
    except PurportError as error:
        raise Wrong(str(error)) from None


def _check(
    asked: Asked, form: str | None, output: Path | None, kinds: frozenset[Kind], threshold: float | None
) -> int:
    from purport.cli.check_input import Checking
    from purport.cli.check_output import choose_format, writer
    from purport.cli.progress import Progress
    from purport.cli.target import Target

    target = Target(output, asked.files, empty=True)
    with target, Progress(what="texts", done="checked") as progress:
        checking = Checking(asked, kinds, threshold, progress)
        writer(choose_format(form, output, many=asked.many), target, many=asked.many)(iter(checking))
    return WRONG if checking.failed else FOUND if checking.found else 0


def _kinds(listed: str | None) -> frozenset[Kind]:
    """The kinds in a list with commas; all of them without one."""
    from purport.drift import KINDS

    if listed is None:
        return frozenset(KINDS)
    named = [one.strip() for one in listed.split(",") if one.strip()]
    for one in named:
        if one not in KINDS:
            raise Wrong(f"--fail-on: “{one}” is no kind of finding; the kinds are {', '.join(KINDS)}")
    if not named:
        raise Wrong(f"--fail-on: names no kind; the kinds are {', '.join(KINDS)}")
    return frozenset(kind for kind in KINDS if kind in named)
