"""A text is kept as it was given, with what is known of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.errors import EmptyInput
from purport.report.text import report_from_text

LEAD = "Dock workers at the port of Tarn walked out on Monday after talks with the harbour board broke down."


def test_what_is_given_is_kept() -> None:
    report = report_from_text(
        LEAD,
        url="https://harbour.example/1",
        title="Strike",
        publisher="Harbour News",
        authors=("Ana Pole",),
        published="2031-01-04",
        language="pt",
    )
    assert (report.url, report.title, report.publisher) == (
        "https://harbour.example/1",
        "Strike",
        "Harbour News",
    )
    assert (report.authors, report.published, report.language) == (("Ana Pole",), "2031-01-04", "pt")


def test_the_language_is_detected_where_it_is_not_given() -> None:
    assert report_from_text(LEAD).language == "en"


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\0\0", "\ufeff\u200b"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(EmptyInput) as caught:
        report_from_text(text)
    assert str(caught.value) == "there is no text in this input; give the words of a report"


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_text_gives_blocks_in_order_within_it(text: str) -> None:
    try:
        report = report_from_text(text, language="en")
    except EmptyInput:
        return
    ends = [0, *(position for block in report.blocks for position in block.span), len(text)]
    assert report.text == text
    assert ends == sorted(ends)
    assert all(text[start:end].strip() for start, end in (block.span for block in report.blocks))
