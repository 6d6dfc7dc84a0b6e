"""Whose a quotation without a cue is."""

from __future__ import annotations

import pytest

from purport.attribution import Attribution
from purport.attribution.complete import closed
from purport.attribution.continued import continued


def read(
    text: str, cue: str, content: str, alone: str, manner: str = "direct"
) -> tuple[list[str], list[str], str]:
    """The content of one attribution afterwards, the quotations left, and its manner."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    one = Attribution((span("Ada"),), (span(cue),), (span(content),), manner, "statement", 0.9)  # type: ignore[arg-type]
    (grown,), left = continued(text, paragraphs, [one], [span(alone)])
    return [text[s:e] for s, e in grown.content_spans], [text[s:e] for s, e in left], grown.manner


def test_it_goes_on_with_the_speaker_before_it_in_its_paragraph() -> None:
    text = "Ada said it leaked. “Badly so.”"
    found = read(text, "said", "it leaked", "“Badly so.”", "indirect")
    assert found == (["it leaked", "“Badly so.”"], [], "mixed")


@pytest.mark.parametrize(
    "before", ["“It leaks,” Ada said.", "“It leaks,” Ada said on Monday.", "Ada said: “It leaks.”"]
)
def test_a_paragraph_that_is_a_quotation_goes_on_with_the_one_before(before: str) -> None:
    content = before[before.index("“") : before.index("”") + 1]
    found = read(f"{before}\n\n“Badly so.”", "said", content, "“Badly so.”")
    assert found == ([content, "“Badly so.”"], [], "direct")


@pytest.mark.parametrize(
    "before",
    [
        "“It leaks,” Ada said. Rain fell all week.",
        "“It leaks,” Ada said.\n\nIt stopped.",
        "Ada said “it leaks”. Then the rain fell for days.",
    ],
)
def test_after_the_reports_own_words_it_is_nobodys(before: str) -> None:
    content = before[before.index("“") : before.index("”") + 1]
    assert read(f"{before}\n\n“Badly so.”", "said", content, "“Badly so.”")[1] == ["“Badly so.”"]


def test_a_paraphrase_does_not_run_on_in_the_next_paragraph() -> None:
    text = "Ada said it leaked.\n\n“Badly so.”"
    assert read(text, "said", "it leaked", "“Badly so.”", "indirect")[1] == ["“Badly so.”"]


def test_a_quotation_that_is_not_closed_ends_at_the_words_that_say_who_said_it() -> None:
    text = "“It leaks, said Ada. Rain fell."
    one = Attribution(((16, 19),), ((11, 15),), ((0, 9),), "direct", "statement", 0.9)
    assert closed(text, (0, len(text)), [one]) == (0, 11)
    assert closed(text, (0, len(text)), []) == (0, len(text))
    assert closed("“It leaks.”", (0, 11), [one]) == (0, 11)
