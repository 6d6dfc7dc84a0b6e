"""What every page has in common: its packaged parts, and what is said of a report at its head."""

from __future__ import annotations

from importlib import resources
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from purport.export.outline import published
from purport.export.safe import in_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.report import Report


def template(name: str) -> Template:
    """A packaged page with ``$names`` to fill in."""
    return Template(packaged(name))


def packaged(name: str) -> str:
    """A file of this room, as text."""
    return resources.files("purport.export").joinpath(name).read_text(encoding="utf-8")


def title_of(report: Report, otherwise: str = "Untitled report") -> str:
    """What a report is called: its title, else its headline."""
    if report.title:
        return report.title
    first = next((block.span for block in report.blocks if block.kind == "headline"), (0, 0))
    return report.text[first[0] : first[1]] or otherwise


def shows_title(report: Report) -> bool:
    """Whether the report's first headline says its title."""
    headlines = (
        report.text[slice(*block.span)].strip() for block in report.blocks if block.kind == "headline"
    )
    first = next(headlines, None)
    return first is not None and report.title in (None, first)


def facts(report: Report) -> str:
    """HTML of a line that says who published a report, when, by whom and where; nothing where nobody states it."""
    found = "".join(f"<span>{fact}</span>" for fact in _facts(report))
    return f'<p class="facts">{found}</p>\n' if found else ""


def _facts(report: Report) -> Iterator[str]:
    if report.publisher:
        yield f"<b><bdi>{in_html(report.publisher)}</bdi></b>"
    when = published(report)
    if when:
        yield f'<time datetime="{in_html(report.published or "")}">{in_html(when)}</time>'
    if report.authors:
        yield f"by <bdi>{in_html(', '.join(report.authors))}</bdi>"
    if report.url:
        yield _address(report.url)


def _address(url: str) -> str:
    """The report's own address: a link if it is a web address, and words only if it is anything else."""
    shown = in_html(url)
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>' if scheme in ("http", "https") else shown
