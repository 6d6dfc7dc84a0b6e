"""“S, said X” turned round, and credit taken for a deed."""

from __future__ import annotations

from purport.attribution import Attribution
from purport.attribution.turned import credit, turned


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    at = text.index(words)
    return ((at, at + len(words)),)


def test_the_speaker_after_the_verb_is_no_content() -> None:
    text = "The naval patrol doesn't scare the Column, said the reclusive al-Teskil, who is ill."
    wrong = Attribution(
        spans(text, "The naval patrol"),
        spans(text, "said"),
        spans(text, "the reclusive al-Teskil"),
        "indirect",
        "statement",
        0.5,
    )
    (right,) = turned(text, [(0, len(text))], [wrong])
    assert right.source_spans == spans(text, "the reclusive al-Teskil")
    assert right.content_spans == spans(text, "The naval patrol doesn't scare the Column")


def test_what_somebody_says_stays_as_it_is() -> None:
    text = "The patrol, on its way, said the Column had gone."
    said = Attribution(
        spans(text, "The patrol"),
        spans(text, "said"),
        spans(text, "the Column had gone"),
        "indirect",
        "statement",
        0.9,
    )
    assert turned(text, [(0, len(text))], [said]) == [said]


def test_credit_for_what_stands_before() -> None:
    text = "Airstrikes have grown since the attacks in Tolmere that the Column took credit for, which killed nine."
    (found,) = credit(text, [(0, len(text))], [])
    assert found.source_spans == spans(text, "the Column")
    assert found.cue_spans == spans(text, "took credit for")
    assert found.content_spans == spans(text, "the attacks in Tolmere")


def test_responsibility_for_what_follows() -> None:
    text = "Harbour Dawn has claimed responsibility for the fire at the quay."
    (found,) = credit(text, [(0, len(text))], [])
    assert found.content_spans == spans(text, "the fire at the quay")
    assert list(credit(text, [(0, len(text))], [found])) == []
