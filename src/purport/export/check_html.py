"""One page that shows a text beside the reports it is held against, what differs marked and tied together.

The page asks nothing of anywhere; its one script draws the ties, and a policy in the page lets no other run.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from purport.export.check_list import findings_list
from purport.export.check_marks import Numbers, report_marks, text_marks
from purport.export.check_words import called, tally
from purport.export.html_page import facts, packaged, shows_title, template, title_of
from purport.export.html_report import ReportPage
from purport.export.html_sources import language
from purport.export.outline import counted
from purport.export.safe import in_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.drift.finding import Held, Kind
    from purport.report import Report

_TIED_OF_MANY = 60
"""Findings of one text that light up together on a page of many, whose style must be written before them."""


def render_check_html(held: Held) -> str:
    """What was found of one text as one HTML document."""
    title = title_of(held.text.report, "A text held against its reports")
    kinds = dict.fromkeys(one.kind for one in held.findings)
    start = _page_start(title, kinds, len(held.findings))
    return "".join([start, *_held(held, 1, 1), _page_end()])


def render_check_html_many(every: Iterable[tuple[str, Held]]) -> Iterator[str]:
    """What was found of many texts, each with its name, as one HTML document, piece by piece; none is kept."""
    from purport.drift.finding import KINDS

    title = "Texts held against their reports"
    yield _page_start(title, KINDS, _TIED_OF_MANY, heading=f"<h1>{title}</h1>\n")
    for number, (name, held) in enumerate(every, 1):
        yield from _held(held, number, 2, name)
    yield _page_end()


def _page_start(title: str, kinds: Iterable[Kind], ties: int, *, heading: str = "") -> str:
    style = packaged("style.css") + packaged("check.css") + _tie_rules(ties)
    return template("check.html").substitute(
        digest=_digest(packaged("check.js")),
        title=in_html(title),
        style=style,
        skips=_SKIPS,
        legend="".join(map(_sample, kinds)),
        heading=heading,
    )


_SKIPS = (
    '<a class="skip" href="#h1-findings">Skip to the findings</a>\n'
    '<a class="skip" href="#h1-reports">Skip to the reports</a>'
)


def _page_end() -> str:
    return f"</main>\n<script>{packaged('check.js')}</script>\n</body>\n</html>\n"


def _digest(script: str) -> str:
    """What a policy calls a script that it lets run (Content Security Policy, level 2)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _sample(kind: Kind) -> str:
    return f'<li class="kind-{kind}"><span class="swatch"></span>{called(kind)}</li>\n'


def _tie_rules(count: int) -> str:
    """Rules that outline a finding's words on both sides and thicken its tie when any of them is meant."""
    meant = ":is(:hover,:focus-within,:target)"
    rules = (
        f".held:has(.k{n}{meant}) .k{n}:not(g){{outline:2px solid var(--tie)}}"
        f".held:has(.k{n}{meant}) .k{n} path{{stroke-width:4;opacity:1}}"
        for n in range(1, count + 1)
    )
    return "@supports selector(:has(a)){\n" + "\n".join(rules) + "\n}\n"


def _held(held: Held, number: int, level: int, name: str | None = None) -> Iterator[str]:
    names = Numbers(f"h{number}")
    title = name or title_of(held.text.report, "The text")
    yield f'<article class="held" id="{names.page}" aria-label="{in_html(title)}">\n'
    yield _about(held, name, level)
    yield '<div class="sides">\n'
    text = ReportPage(held.text.report, text_marks(held, names), level + 2)
    reports = list(_reports(held, names, level + 1))
    yield f'<section class="side text" id="{names.page}-text" aria-label="The text" tabindex="0">\n'
    yield f"<h{level + 1}>The text</h{level + 1}>\n"
    yield _written(text)
    yield from findings_list(held, names, level + 1)
    yield f'</section>\n<section class="side reports" id="{names.page}-reports" aria-label="The reports">\n'
    yield from reports
    yield '</section>\n</div>\n<svg class="ties" aria-hidden="true"></svg>\n</article>\n'


def _about(held: Held, name: str | None, level: int) -> str:
    """What the text is called, if not by a headline of its own, who published it, the counts, what has no answer."""
    told = f"{tally(held)}, held against {counted(len(held.against), 'report')}."
    summary = f'<h{level} class="summary">{told}</h{level}>\n'
    title = name or (None if shows_title(held.text.report) else held.text.report.title)
    if title is not None:
        summary = f'<h{level} dir="auto">{in_html(title)}</h{level}>\n<p class="summary">{told}</p>\n'
    notes = "".join(f"<li>{in_html(note)}</li>" for note in held.notes)
    notes = f'<ul class="notes-list" aria-label="Notes">{notes}</ul>\n' if notes else ""
    return f'<header class="about">\n{summary}{facts(held.text.report)}{notes}</header>\n'


def _written(page: ReportPage) -> str:
    inner = "".join(page.blocks())
    return f'<div class="report"{language(page.report.language)}>\n{inner}</div>\n'


def _reports(held: Held, names: Numbers, level: int) -> Iterator[str]:
    """One report plainly; of more each in a fold, open where it has something to show."""
    if len(held.against) == 1:
        report = held.against[0].report
        yield f"<h{level}>The report</h{level}>\n{_titled(report)}{facts(report)}"
        yield _written(ReportPage(report, report_marks(held, 0, names), level + 1))
        return
    yield f"<h{level}>The reports</h{level}>\n"
    for number, one in enumerate(held.against):
        marks = report_marks(held, number, names)
        found = sum(finding.report == number for finding in held.findings)
        summary = f"{number + 1}. <bdi>{in_html(title_of(one.report))}</bdi> <span>{_count(found)}</span>"
        inner = facts(one.report) + _written(ReportPage(one.report, marks, level + 1))
        yield (
            f'<details class="against" id="{names.report_id(number)}"{" open" if found else ""}>'
            f"<summary>{summary}</summary><div>\n{inner}</div></details>\n"
        )


def _count(found: int) -> str:
    return counted(found, "finding") if found else "no findings"


def _titled(report: Report) -> str:
    """A title that is no headline of the report's text."""
    if report.title is None or shows_title(report):
        return ""
    return f'<p class="block headline" dir="auto">{in_html(report.title)}</p>\n'
