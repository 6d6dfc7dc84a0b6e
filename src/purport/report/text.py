"""A plain text to a report: the text unchanged, and what each stretch of it is."""

from __future__ import annotations

from purport.errors import EmptyInput
from purport.report.compose import blocks_of_lines, headline_of
from purport.report.language import detect
from purport.report.lines import paragraph_spans
from purport.report.report import Report


def report_from_text(
    text: str,
    *,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    authors: tuple[str, ...] = (),
    published: str | None = None,
    language: str | None = None,
) -> Report:
    """The report of a plain text, kept unchanged; blocks are its lines, kinds told by wording and place.

    What is given is kept; a missing ``title`` is the headline's, a missing ``language`` is detected. Raises
    :class:`EmptyInput` where the text holds nothing but white space.
    """
    spans = paragraph_spans(text)
    if not spans:
        raise EmptyInput("there is no text in this input; give the words of a report")
    blocks = blocks_of_lines(text, spans, title)
    return Report(
        text=text,
        blocks=tuple(blocks),
        url=url,
        title=title or headline_of(text, blocks),
        publisher=publisher,
        authors=authors,
        published=published,
        language=language or detect(text),
    )
