"""One page, complete in itself, that shows a reading: the report as it was beside who says what in it.

The page asks nothing of anywhere: no scripts, fonts or images, and a policy in it that forbids them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.export.html_page import facts, packaged, shows_title, template, title_of
from purport.export.html_report import Names, ReportPage, reading_marks
from purport.export.html_sources import SourceList, language
from purport.export.outline import outline, summary
from purport.export.safe import in_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.export.outline import Outline
    from purport.reading import Reading
    from purport.report import Report

_TIES_FOR_MANY = 120
"""Claims of one reading that light up together on a page of many, whose style must be written before them."""


def render_html(reading: Reading) -> str:
    """The reading as one HTML document."""
    out = outline(reading)
    ties = len(out.said) + len(out.own)
    title = title_of(reading.report)
    parts = [_page_start(title, max(ties, len(reading.checks))), *_article(reading, out, 1), _page_end()]
    return "".join(parts)


def render_html_many(readings: Iterable[Reading]) -> Iterator[str]:
    """The readings as one HTML document, piece by piece, a list of them at its end; none is kept."""
    yield _page_start("Reports and who says what in them", _TIES_FOR_MANY, many=True)
    titles: list[str] = []
    for number, reading in enumerate(readings, 1):
        titles.append(title_of(reading.report))
        yield from _article(reading, outline(reading), number, level=2)
    yield _index(titles)
    yield _page_end()


def _page_start(title: str, ties: int, *, many: bool = False) -> str:
    skips = '<a class="skip" href="#index">Skip to the list of reports</a>' if many else _SKIPS
    heading = f"<h1>{in_html(title)}</h1>\n" if many else ""
    style = packaged("style.css") + _tie_rules(ties)
    return template("page.html").substitute(title=in_html(title), style=style, skips=skips, heading=heading)


_SKIPS = (
    '<a class="skip" href="#r1-report">Skip to the report</a>\n'
    '<a class="skip" href="#r1-list">Skip to who says what</a>'
)


def _page_end() -> str:
    return "</main>\n</body>\n</html>\n"


def _tie_rules(count: int) -> str:
    """Rules that outline a claim's words, source, cue and entry together when any of them is meant."""
    rules = (
        f".reading:has(.{tie}:is(:hover,:focus-within,:target)) .{tie}{{outline:2px solid var(--tie)}}"
        for number in range(1, count + 1)
        for tie in (f"k{number}", f"x{number}")
    )
    return "@supports selector(:has(a)){\n" + "\n".join(rules) + "\n}\n"


def _article(reading: Reading, out: Outline, number: int, level: int = 1) -> Iterator[str]:
    report, page = reading.report, f"r{number}"
    names = Names.of(out, page)
    headline = level if shows_title(report) else level + 1
    written = ReportPage(report, reading_marks(reading, out, names), headline)
    yield f'<article class="reading" id="{page}" aria-label="{in_html(title_of(report))}">\n'
    yield _about(report, out, level)
    yield f'<section class="report" id="{page}-report" aria-label="The report"{language(report.language)}>\n'
    yield from written.blocks()
    yield f'</section>\n<aside class="list" id="{page}-list" aria-label="Who says what">\n'
    yield from SourceList(reading, out, names, written.placed, level + 1).sections()
    yield "</aside>\n</article>\n"


def _about(report: Report, out: Outline, level: int) -> str:
    """Above the report: its title where that is no headline of the text, who published it, the counts."""
    title = "" if shows_title(report) else f'<h{level} dir="auto">{in_html(title_of(report))}</h{level}>\n'
    counts = f'<p class="summary">{in_html(summary(out))}.</p>'
    return f'<header class="about">\n{title}{facts(report)}{counts}\n</header>\n'


def _index(titles: list[str]) -> str:
    items = "".join(f'<li><a href="#r{n}">{in_html(title)}</a></li>' for n, title in enumerate(titles, 1))
    return f'<nav id="index" aria-label="Reports"><h2>The reports on this page</h2><ol>{items}</ol></nav>\n'
