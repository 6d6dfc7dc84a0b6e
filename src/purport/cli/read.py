"""``purport read``: inputs in, readings out, in the order of the inputs."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from purport.cli.formats import FORMATS, choose_format, writer
from purport.cli.progress import Progress
from purport.cli.target import Target
from purport.report import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.reading import Failure, Reading
    from purport.report import Report

MOST_JOBS = 4  # by default; a laptop's other cores stay free


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no date; give it as 2015-12-26 or 2015-12-26T09:30:00-05:00"
        ) from None
    return value


def _default_jobs() -> int:
    return min(
        MOST_JOBS, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to show readings. Default: table on a terminal, jsonl into a pipe, else by OUTPUT's suffix.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--published", callback=_date, help="When the reports were published (ISO 8601).")
@click.option("--publisher", help="Who published the reports.")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    default=_default_jobs,
    help="Threads; on a card, processes that share it. Default: the cores, up to 4.",
)
@click.option(
    "--device",
    default="cpu",
    show_default=True,
    help="cpu, or cuda for a graphics card (needs the extra “cuda”).",
)
@click.option(
    "--max-chars",
    type=click.IntRange(1),
    default=Limits().max_chars,
    show_default=True,
    help="Longest text read.",
)
@click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses too.")
def read(
    inputs: tuple[str, ...],
    form: str | None,
    output: Path | None,
    published: str | None,
    publisher: str | None,
    jobs: int,
    device: str,
    max_chars: int,
    allow_private: bool,
) -> int:
    """Show every claim of news reports with who makes it.

    INPUT is a page (.html, .html.gz), a text (.txt), a file with a report a line (.jsonl, field "text"), a feed
    (.rss, .atom, .xml), a web archive (.warc, .warc.gz, .wacz), a folder, a pattern, an http(s) URL of a page or a
    feed, or - for standard input.
    """
    from purport.reading import Reader, supplied
    from purport.report.inputs import expand

    limits = Limits(max_chars=max_chars, allow_private=allow_private)
    target = Target(output, inputs)
    found = expand(inputs, stdin=sys.stdin.buffer, limits=limits)
    fill_in = partial(supplied, published=published, publisher=publisher)
    with target, Progress() as progress, Reader(jobs, device) as reader:
        results = reader.read_inputs(target.others(found), fill_in)
        said = _Complaints(progress)
        write = writer(choose_format(form, output), target, lambda: said.inputs)
        write(said.readings(results))
    return said.status


class _Complaints:
    """Passes readings on; says on stderr, in order, which inputs failed, and once that a text is not English."""

    def __init__(self, progress: Progress) -> None:
        self.status = 0
        self.inputs = 0
        self._progress = progress
        self._foreign = False

    def readings(self, results: Iterable[Reading | Failure]) -> Iterator[Reading]:
        from purport.reading import Failure

        for result in results:
            self.inputs += 1
            self._progress.step()
            if isinstance(result, Failure):
                self.status = 1
                self._progress.say(f"purport: {result.reason}")
                continue
            self._mind_language(result.report)
            yield result

    def _mind_language(self, report: Report) -> None:
        language = report.language
        if language in (None, "en") or self._foreign:
            return
        self._foreign = True
        what = report.title or report.text.strip()[:40]
        self._progress.say(
            f"purport: “{' '.join(what.split())}” is in another language ({language}); Purport reads English, "
            "so expect little there (said once)"
        )
