"""A text held against reports as a careful editor would hold it; all of it is invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from purport.drift import Finding, Held, Kind

from .builders import claim, find, reading

if TYPE_CHECKING:
    from purport.reading import Reading
    from purport.report import Block, Span

COURIER = """\
Bolts under scrutiny after Saltmarrow footbridge falls

A footbridge over the Weir at Saltmarrow fell into the river on Sunday evening, hours after a market had \
been held on both banks. Nobody was hurt, the fire service said.

Ada Quill, the county's chief engineer, said that the bolts on the east side had not been replaced since \
1998. A lorry purportedly struck a pier of the bridge on Saturday night; the county has found no trace of \
one. It spent 48,000 crowns on the bridge last year, most of it on paint.

“We wrote to the county in March, and we wrote again in June,” said Tom Averel, who keeps the mill beside \
the bridge. The county confirmed that a video of the fall was filmed from the mill's yard. It could not \
establish who had made it."""
GAZETTE = """\
Haulier rejects blame for fallen bridge

Brandt & Daughters denied on Monday that any of its lorries had been near the Saltmarrow footbridge on the \
night before it fell.

“Our drivers were at home,” Nora Brandt, who runs the firm, told the Vassarine Gazette."""
ANSWER = """\
The footbridge at Saltmarrow fell into the Weir on Sunday. The bolts on its east side had not been \
replaced since 1998, and a lorry struck one of its piers the night before. The county had spent 84,000 \
crowns on the bridge last year.

Tom Averel, who keeps the mill, said: “We warned the county in March.” The county confirmed that a video \
of the fall is genuine. It was the third such failure in the county this year."""
ROWS: tuple[tuple[Kind, str, int | None, str | None, float, str], ...] = (
    (
        "attribution-lost",
        "The bolts on its east side had not been replaced since 1998",
        0,
        "Ada Quill, the county's chief engineer, said that the bolts on the east side had not been replaced since 1998",
        0.93,
        "The report has this from Ada Quill; the text says it as its own.",
    ),
    (
        "hedge-lost",
        "a lorry struck one of its piers",
        0,
        "A lorry purportedly struck a pier of the bridge",
        0.88,
        "The report says “purportedly”; the text leaves the doubt out.",
    ),
    (
        "figure-changed",
        "84,000 crowns",
        0,
        "48,000 crowns",
        0.97,
        "The report says “48,000”, the text “84,000”.",
    ),
    (
        "quote-altered",
        "We warned the county in March",
        0,
        "We wrote to the county in March",
        0.81,
        "The report quotes other words: “We wrote to the county in March”.",
    ),
    (
        "check-overstated",
        "confirmed that a video of the fall is genuine",
        0,
        "confirmed that a video of the fall was filmed from the mill's yard",
        0.72,
        "What was confirmed is where the video was filmed, not that it is genuine.",
    ),
    (
        "unsupported",
        "It was the third such failure in the county this year",
        None,
        None,
        0.66,
        "Nothing in the reports says this.",
    ),
)


def blocks(text: str, *, headline: bool = True) -> tuple[Block, ...]:
    """A block for each line with words on it, the first a headline."""
    from purport.report import Block

    spans = [one.span() for one in re.finditer(r"[^\n]+", text)]
    return tuple(
        Block("headline" if headline and not n else "paragraph", span) for n, span in enumerate(spans)
    )


def stated(text: str, *, headline: bool = True, **report: Any) -> Reading:
    """A reading in which every sentence is the publisher's own."""
    from purport.language import sentences

    found = blocks(text, headline=headline)
    spans = [span for one in found if one.kind == "paragraph" for span in sentences(text, *one.span)]
    claims = tuple(claim(text, f"c{n}", span) for n, span in enumerate(spans, 1))
    return reading(text, claims, blocks=found, **report)


def finding(
    held_text: Reading,
    against: tuple[Reading, ...],
    kind: Kind,
    words: str,
    number: int | None,
    report_words: str | None,
    score: float = 0.9,
    why: str = "It differs.",
) -> Finding:
    spans: tuple[Span, ...] = find(held_text.report.text, words)
    report_spans = (
        find(against[number].report.text, report_words) if number is not None and report_words else ()
    )
    return Finding(kind, spans, words, number, report_spans, report_words, score, why)


def courier() -> Reading:
    return stated(
        COURIER,
        title="Bolts under scrutiny after Saltmarrow footbridge falls",
        publisher="Tolmere Courier",
        published="2024-05-06",
        url="https://courier.example/bridge",
        language="en",
    )


def gazette() -> Reading:
    return stated(GAZETTE, publisher="Vassarine Gazette", published="2024-05-07", language="en")


def bridge() -> Held:
    """One text, one report, six findings."""
    text, against = stated(ANSWER, headline=False, language="en"), (courier(),)
    return Held(text, against, tuple(finding(text, against, *row) for row in ROWS))


def two_reports() -> Held:
    """The same with a seventh finding, out of a second report, and a note."""
    more = " Brandt & Daughters admitted that one of its lorries had been there."
    text, against = stated(ANSWER + more, headline=False, language="en"), (courier(), gazette())
    denial = finding(
        text,
        against,
        "denial-lost",
        "admitted that one of its lorries had been there",
        1,
        "denied on Monday that any of its lorries had been near the Saltmarrow footbridge",
        0.9,
        "The report says that Brandt & Daughters denied it.",
    )
    found = (*(finding(text, against, *row) for row in ROWS), denial)
    return Held(
        text, against, found, ("Two sentences of the text are too short to be held against anything.",)
    )


def clean() -> Held:
    """A text in which there is nothing to find."""
    text = stated("A footbridge fell at Saltmarrow on Sunday.", headline=False, language="en")
    return Held(text, (courier(),), ())
