"""The list of findings on a page: of each its kind, how likely it is, why, and the words on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.export.check_words import called, chance, place
from purport.export.html_sources import language
from purport.export.outline import words
from purport.export.safe import in_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from purport.drift.finding import Finding, Held
    from purport.export.check_marks import Numbers
    from purport.report import Report, Span


def findings_list(held: Held, names: Numbers, level: int) -> Iterator[str]:
    """HTML of the list, or of a line that says that there is nothing to list."""
    yield f'<div class="findings" id="{names.page}-findings">\n<h{level}>Findings</h{level}>\n'
    if held.findings:
        entries = (_entry(held, one, number, names) for number, one in enumerate(held.findings, 1))
        yield f'<ol class="claims">{"".join(entries)}</ol>\n'
    else:
        yield "<p>No difference from the reports was found.</p>\n"
    yield "</div>\n"


def _entry(held: Held, one: Finding, number: int, names: Numbers) -> str:
    link = _badge(names.text_id(number), number)
    kind = f'<p class="kind">{called(one.kind)} <span>{chance(one.score)} likely</span></p>'
    pair = _side("text", held.text.report, one.spans, names.text_id(number))
    if one.report is not None and one.report_spans:
        report = held.against[one.report]
        told = f"report {one.report + 1}" if len(held.against) > 1 else "report"
        spoken = f"{told}, {place(report, one.report)}"
        pair += _side(told, report.report, one.report_spans, names.words_id(number), spoken)
    return (
        f'<li id="{names.entry_id(number)}" class="claim k{number} kind-{one.kind}">{link}'
        f'<div>{kind}<p class="why">{in_html(one.why)}</p><dl class="pair">{pair}</dl></div></li>\n'
    )


def _badge(target: str, number: int) -> str:
    spoken = f"Finding {number}: go to the text's words"
    return f'<a class="badge" href="#{target}" aria-label="{spoken}" data-label="{number}"></a>'


def _side(told: str, report: Report, spans: Sequence[Span], target: str, spoken: str = "") -> str:
    title = f' title="{in_html(spoken)}"' if spoken else ""
    said = in_html(words(report.text, spans))
    return (
        f'<dt><a href="#{target}"{title}>{told}</a></dt><dd dir="auto"{language(report.language)}>{said}</dd>'
    )
