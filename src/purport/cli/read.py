"""``purport read``: inputs in, readings out, in the order of the inputs."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from purport.cli.complaints import Complaints
from purport.cli.formats import FORMATS, choose_format, writer
from purport.cli.options import ALLOW_PRIVATE, MAX_CHARS, PUBLISHED, PUBLISHER, default_jobs
from purport.cli.progress import Progress
from purport.cli.target import Target
from purport.report import Limits


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to show readings. Default: table on a terminal, jsonl into a pipe, else by OUTPUT's suffix.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to this file.")
@PUBLISHED
@PUBLISHER
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    default=default_jobs,
    help="Threads; on a card, processes that share it. Default: the cores, up to 4.",
)
@click.option(
    "--device",
    default="cpu",
    show_default=True,
    help="cpu, or cuda for a graphics card (needs the extra “cuda”).",
)
@MAX_CHARS
@ALLOW_PRIVATE
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
    with target, Progress(done="read") as progress, Reader(jobs, device) as reader:
        results = reader.read_inputs(target.others(found), fill_in)
        said = Complaints(progress)
        write = writer(choose_format(form, output), target, lambda: said.inputs)
        write(said.readings(results))
    return said.status
