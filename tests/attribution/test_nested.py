"""What stands within what."""

from __future__ import annotations

import pytest

from purport.attribution import Attribution
from purport.attribution.nested import coordinated, holders


def one(text: str, source: str, cue: str, content: str) -> Attribution:
    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return Attribution(spans(source), spans(cue), spans(content), "indirect", "statement", 0.9)


def read(text: str, whole: str, second: str, source: str) -> list[tuple[str, ...]]:
    last = text[text.index(second) + len(second) + 1 : -1]
    outer, inner = one(text, "Ada", "said", whole), one(text, source, second, last)
    assert holders([outer, inner]) == [(inner, outer)]
    return [
        tuple(" ".join(text[s:e] for s, e in spans) for spans in (a.source_spans, a.content_spans))
        for a in coordinated(text, [outer, inner])
    ]


def test_a_past_form_after_a_modal_goes_on_with_the_first_cue() -> None:
    text = "Ada said the vote would go ahead and warned that the hall was small."
    whole = "the vote would go ahead and warned that the hall was small"
    assert read(text, whole, "warned", "the vote") == [
        ("Ada", "the vote would go ahead"),
        ("Ada", "that the hall was small"),
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Ada said the board had met and warned that the hall was small.", "warned"),
        ("Ada said the board would meet and warn that the hall was small.", "warn"),
        ("Ada said the crew that would go had warned that the hall was small.", "had warned"),
    ],
)
def test_otherwise_it_stands_within(text: str, second: str) -> None:
    whole = text[text.index("said ") + 5 : -1]
    assert read(text, whole, second, "")[0] == ("Ada", whole)
