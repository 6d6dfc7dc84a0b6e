"""Stretches made fit to show."""

from __future__ import annotations

import pytest

from purport.attribution.trim import (
    content_spans,
    stands_for_nobody,
    trim,
    with_addressee,
    with_marks,
    with_nickname,
    without,
    without_it,
    word_span,
)


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its brackets, and what stood between them."""
    before, inside, after = text.replace("]", "[").split("[")
    return before + inside + after, (len(before), len(before) + len(inside))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("the har[bour bo]ard", "harbour board"),
        ("the [harbour] board", "harbour"),
        ("[The ha]rbour", "The harbour"),
        ("it is 3[.]5", "."),
        ("Zo[ë]’s", "Zoë"),
        ("1[9]98", "1998"),
    ],
)
def test_cut_words_are_made_whole(given: str, expected: str) -> None:
    text, span = marked(given)
    assert text[slice(*word_span(text, span))] == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ada said[, the pump leaked, ]but", "the pump leaked"),
        ("[ – so it was – ]", "so it was"),
        ("[so it was.]", "so it was."),
        ("[” so it was “]", "so it was"),
        ("[“so it was”]", "“so it was”"),
        ("[ ,;: ]", ""),
    ],
)
def test_joining_punctuation_is_trimmed(given: str, expected: str) -> None:
    text, span = marked(given)
    assert text[slice(*trim(text, span))] == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("he said “[so it was”] then", "“so it was”"),
        ("he said [“so it was]” then", "“so it was”"),
        ('he said "[so it was"] then', '"so it was"'),
        ('he said ["so it was]" then', '"so it was"'),
        ("er: „[so war es“] dann", "„so war es“"),
        ("il: [«ainsi]» fut", "«ainsi»"),
        ("he said “[so it was]” then", "so it was"),
        ("he said “[so” it “was”] then", "“so” it “was”"),
        ('he said "[so" it] was', '"so" it'),
        ("he said [“so”]” then", "“so”"),
        ("[“so it was]", "“so it was"),
        ("[so it was”]", "so it was”"),
    ],
)
def test_a_mark_comes_in_with_its_partner(given: str, expected: str) -> None:
    text, span = marked(given)
    assert text[slice(*with_marks(text, span))] == expected


@pytest.mark.parametrize(
    ("span", "apart", "expected"),
    [
        ((0, 10), [], [(0, 10)]),
        ((0, 10), [(3, 5)], [(0, 3), (5, 10)]),
        ((0, 10), [(0, 5)], [(5, 10)]),
        ((0, 10), [(5, 20)], [(0, 5)]),
        ((0, 10), [(0, 10)], []),
        ((0, 10), [(12, 15)], [(0, 10)]),
        ((0, 10), [(10, 12)], [(0, 10)]),
        ((0, 10), [(1, 3), (2, 5), (7, 8)], [(0, 1), (5, 7), (8, 10)]),
    ],
)
def test_what_is_left_without(
    span: tuple[int, int], apart: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    assert without(span, apart) == expected


def test_content_leaves_out_cue_and_source_and_pieces_without_a_word() -> None:
    text = "“It leaks,” said Ada, “and badly.” —"
    cue, source = (12, 16), (17, 20)
    found = content_spans(text, [(0, 34), (35, 36)], [cue, source])
    assert [text[s:e] for s, e in found] == ["“It leaks,”", "“and badly.”"]


def test_who_was_told_between_two_parts_of_a_quotation_is_no_content() -> None:
    text = "“We sail,” he told the harbour board. “We always did.”"
    cue = (text.index("he told"), text.index(" the harbour"))
    spans = content_spans(text, [(0, len(text))], [cue])
    assert [text[start:end] for start, end in spans] == ["“We sail,”", "“We always did.”"]


def test_words_after_the_cue_stay_where_the_quotation_had_not_closed() -> None:
    text = "The board, he said, was “asleep”."
    cue = (text.index("he said"), text.index(", was"))
    spans = content_spans(text, [(0, len(text))], [cue])
    assert [text[start:end] for start, end in spans] == ["The board", "was “asleep”."]


def test_a_description_of_the_source_between_two_parts_of_a_quotation_is_no_content() -> None:
    text = "“We sail,” said Voss, who owns three boats. “We always did.”"
    apart = [(text.index("said"), text.index(" Voss")), (text.index("Voss"), text.index(", who"))]
    spans = content_spans(text, [(0, len(text))], apart)
    assert [text[start:end] for start, end in spans] == ["“We sail,”", "“We always did.”"]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Residents urged the council to reopen it.", "to reopen it", "the council to reopen it"),
        ("She asked him to stay.", "to stay", "him to stay"),
        ("She asked to stay.", "to stay", "to stay"),
        ("She asked, on Monday, to stay.", "to stay", "to stay"),
        ("She asked him why.", "why", "why"),
    ],
)
def test_who_is_asked_to_do_something_is_content(text: str, content: str, expected: str) -> None:
    cue = next(word for word in ("urged", "asked") if word in text)
    spans = [(text.index(content), text.index(content) + len(content))]
    ((start, end),) = with_addressee(text, (text.index(cue), text.index(cue) + len(cue)), spans)
    assert text[start:end] == expected


@pytest.mark.parametrize(
    ("source", "cue", "expected"),
    [
        ("It", "was claimed", True),
        ("it", "has been alleged", True),
        ("It", "said", False),
        ("It", "is", False),
        ("The firm", "was told", False),
    ],
)
def test_a_mere_it_before_a_passive_is_nobody(source: str, cue: str, expected: bool) -> None:
    assert stands_for_nobody(source, cue) is expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Viktor “The Heron” [Salles] won", "Viktor “The Heron” Salles"),
        ('On Monday Viktor "Red" [Salles] won', 'Viktor "Red" Salles'),
        ("He called it “so” [and] left", "and"),
        ("It is late, Ada “Red” [and] left", "and"),
        ("“It is so,” [Salles] said", "Salles"),
    ],
)
def test_a_nickname_belongs_to_the_name(given: str, expected: str) -> None:
    text, span = marked(given)
    assert text[slice(*with_nickname(text, span))] == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [("[It was claimed] that", "was claimed"), ("[It said] so", "It said"), ("[was claimed]", "was claimed")],
)
def test_the_it_of_a_passive_is_no_part_of_its_cue(given: str, expected: str) -> None:
    text, span = marked(given)
    assert text[slice(*without_it(text, span))] == expected


def test_the_source_is_not_who_is_asked() -> None:
    text = "He was urged by the board to resign."
    content = [(text.index("to resign"), len(text) - 1)]
    source = [(text.index("the board"), text.index("the board") + len("the board"))]
    assert with_addressee(text, (7, 12), content, source) == content


@pytest.mark.parametrize("text", ["„tat es“", "»tat es«", "“did it”", "«fit cela»", "‘did it’", '"did it"'])
def test_marks_with_their_partner_are_kept_at_the_edges(text: str) -> None:
    assert trim(text, (0, len(text))) == (0, len(text))
