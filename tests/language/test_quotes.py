"""Which characters stand inside quotation marks."""

from __future__ import annotations

import pytest

from purport.language.quotes import QuoteState


def inside(paragraph: str) -> str:
    """The characters inside, "." for each one outside."""
    state = QuoteState(paragraph)
    return "".join(char if state.step(i, i + 1) else "." for i, char in enumerate(paragraph))


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("so it was", "........."),
        ('he "did it" so', '..."did it"...'),
        ("he “did it” so", "...“did it”..."),
        ("er „tat es“ so", "...„tat es“..."),
        ("er „tat es” so", "...„tat es”..."),
        ("il «fit cela» si", "...«fit cela»..."),
        ("a “b ‘c’ d” e", "..“b ‘c’ d”.."),
        ("it's the crews' own", "..................."),
        ('a 5" pipe', '..." pipe'),
        ("so “it never ends", "...“it never ends"),
        ('so "it never ends', '..."it never ends'),
        ("so it ended” here", "...........”....."),
        ("“a” b “c”", "“a”...“c”"),
        pytest.param(
            '“he said "no" twice” so',
            '“he said "no" twice”...',
            marks=pytest.mark.xfail(reason="the encoder was trained on states that know no nesting"),
        ),
        ("", ""),
    ],
)
def test_what_is_inside(paragraph: str, expected: str) -> None:
    assert inside(paragraph) == expected


def test_a_stretch_of_several_characters_is_no_mark() -> None:
    state = QuoteState("“ab”“ c")
    assert state.step(0, 1)
    assert state.step(1, 3)
    assert state.step(3, 5)
    assert state.step(5, 7)
