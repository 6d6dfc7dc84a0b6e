"""Which characters stand inside quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.language.quotes import quotations


def inside(paragraph: str) -> str:
    """The characters inside, "." for each one outside."""
    spans = quotations(paragraph)
    return "".join(c if any(s <= i < e for s, e in spans) else "." for i, c in enumerate(paragraph))


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("so it was", "........."),
        ('he "did it" so', '..."did it"...'),
        ("he “did it” so", "...“did it”..."),
        ("he ‘did it’ so", "...‘did it’..."),
        ("he 'did it' so", "...'did it'..."),
        ("he ''did it'' so", "...''did it''..."),
        ("he ``did it'' so", "...``did it''..."),
        ("er „tat es“ so", "...„tat es“..."),
        ("er „tat es” so", "...„tat es”..."),
        ("er »tat es« so", "...»tat es«..."),
        ("il «fit cela» si", "...«fit cela»..."),
        ("il « fit cela » si", "...« fit cela »..."),
        ("han »gjorde det» så", "....»gjorde det»..."),
        ("a “b ‘c’ d” e", "..“b ‘c’ d”.."),
        ("it's the crews' own", "..................."),
        ("it’s the crews’ own", "..................."),
        ("‘it’s the crews’ own’ he", "‘it’s the crews’ own’..."),
        ("the ’90s and rock ’n’ roll", ".........................."),
        ('a 5" pipe', '...".....'),
        ("so “it never ends", "...“it never ends"),
        ('so "it never ends', '..."it never ends'),
        ("“It holds, said Ada. Rain", "“It holds,..............."),
        ('"It holds, she said on', '"It holds,............'),
        ("so it ended” here", "...........”....."),
        ('It ended," he said. "It did."', '.........".........."It did."'),
        ("“a” b “c”", "“a”...“c”"),
        ('“a" b “c”', '“a"...“c”'),
        ('“he said "no" twice” so', '“he said "no" twice”...'),
        ("“a, he said. “b.” so", "“a, he said. “b.”..."),
        ("", ""),
    ],
)
def test_what_is_inside(paragraph: str, expected: str) -> None:
    assert inside(paragraph) == expected


@given(st.text(alphabet="ab s.“”„«»\"'‘’`", max_size=40))
def test_quotations_are_in_order_and_apart_and_in_the_paragraph(paragraph: str) -> None:
    spans = quotations(paragraph)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(paragraph) for start, end in spans)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [("‘", 0), (" '", 0), ("’", 0), (' "', 1), ("“", 1), ("«", 1)],
)
def test_very_many_marks_without_a_partner_are_at_most_one_quotation(mark: str, expected: int) -> None:
    assert len(quotations((mark + "a ") * 50_000)) == expected
