"""Attributions and the sentences outside them to claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.attribution import Attribution
from purport.attribution.complete import Whole
from purport.attribution.nested import holders
from purport.attribution.outside import apart_from_quotations, joined, outside
from purport.sources import Resolution, Source
from purport.sources.resolve import Resolved
from purport.standing.build import stand
from purport.standing.notice import Noticed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from purport.standing import Claim

Spans = tuple[tuple[int, int], ...]
ADA = Source("s1", "Ada", "person", True, None, ((0, 3),))


def by(*sources: Source | None) -> Resolved:
    """What the attributions are resolved to, in order."""
    how = Resolution("name", None, 0.98)
    return Resolved((), sources, tuple(how if source else None for source in sources))


def build_claims(
    text: str,
    attributions: Sequence[Attribution],
    resolved: Resolved,
    own: Sequence[tuple[int, int]],
    unnamed: Sequence[tuple[int, int]] = (),
) -> tuple[Claim, ...]:
    """Claims of a text in which nothing is noticed."""
    sentences = tuple(sentence for sentence in SENTENCES if sentence[1] <= len(text)) or ((0, len(text)),)
    noticed = Noticed(sentences, (), (), (), ())
    return stand(text, Whole(tuple(attributions), tuple(own), tuple(unnamed)), resolved, noticed).claims


def said(content: Spans, cue: Spans = ((4, 8),), source: Spans = ((0, 3),)) -> Attribution:
    return Attribution(source, cue, content, "indirect", "statement", 0.9)


TEXT = "Ada said Bo told Cy it was late. Rain fell. It stopped."
OUTER = said(((9, 31),))
INNER = said(((20, 31),), cue=((12, 16),), source=((9, 11),))
SENTENCES = [(0, 32), (33, 43), (44, 55)]


def test_a_sentence_outside_all_attributions_is_the_publishers() -> None:
    claims = build_claims(TEXT, [OUTER], by(ADA), outside(SENTENCES, [OUTER]))
    assert [(c.id, c.voice, c.standing, c.text) for c in claims] == [
        ("c1", "source", "attributed", "Bo told Cy it was late"),
        ("c2", "publisher", "stated", "Rain fell."),
        ("c3", "publisher", "stated", "It stopped."),
    ]
    assert [c.source for c in claims] == [ADA, None, None]
    assert claims[1].attribution is None


def test_what_a_source_cites_stands_within_what_it_says() -> None:
    outer, inner, *_ = build_claims(TEXT, [INNER, OUTER], by(None, ADA), outside(SENTENCES, [OUTER]))
    assert (outer.id, outer.within, outer.source) == ("c1", None, ADA)
    assert (inner.id, inner.within, inner.source) == ("c2", "c1", None)


def test_the_smallest_that_holds_it_is_named() -> None:
    middle = said(((9, 31),), cue=((33, 37),))
    largest = said(((9, 55),), cue=((0, 3),), source=())
    assert holders([largest, OUTER, INNER]) == [(INNER, OUTER)]
    assert (middle, largest) in holders([largest, middle])


def test_content_alone_does_not_hold_a_cue_outside_it() -> None:
    assert holders([OUTER, said(((20, 31),), cue=((33, 37),))]) == []


def test_pieces_are_joined_by_a_gap() -> None:
    (claim,) = build_claims(TEXT, [said(((9, 11), (20, 31)))], by(ADA), [])
    assert claim.text == "Bo … it was late"
    assert claim.spans == ((9, 11), (20, 31))


def test_claims_are_in_text_order_with_ids_in_that_order() -> None:
    late = said(((44, 54),), cue=((33, 37),))
    claims = build_claims(TEXT, [late, INNER, OUTER], by(None, None, ADA), [])
    assert [c.id for c in claims] == ["c1", "c2", "c3"]
    assert [c.spans[0][0] for c in claims] == [9, 20, 44]


def test_equal_attributions_keep_ids_of_their_own() -> None:
    claims = build_claims(TEXT, [said(((9, 31),)), said(((9, 31),))], by(ADA, None), [])
    assert [c.id for c in claims] == ["c1", "c2"]
    assert [c.within for c in claims] == [None, None]


def test_a_sentence_that_shares_a_character_with_any_role_is_not_outside() -> None:
    roles = Attribution(((0, 1),), ((12, 13),), ((29, 40),), "indirect", "statement", 0.5)
    assert outside([(0, 5), (5, 10), (10, 20), (20, 30), (30, 35), (39, 45), (40, 50)], [roles]) == [
        (5, 10),
        (40, 50),
    ]


def test_nothing_makes_no_claims() -> None:
    assert build_claims("", [], by(), []) == ()


def test_a_quotation_that_nobody_is_said_to_say_is_not_the_publishers_own_voice() -> None:
    text = "Rain fell. “We waited all night. Nobody came.” It stopped."
    marked = [(text.index("“"), text.index("”") + 1)]
    own, quotations = apart_from_quotations([(0, 10), (11, 32), (33, 46), (47, 58)], marked)
    claims = build_claims(text, [], by(), own, joined(text, [(0, len(text))], quotations))
    assert [(c.voice, c.text) for c in claims] == [
        ("publisher", "Rain fell."),
        ("source", "“We waited all night. Nobody came.”"),
        ("publisher", "It stopped."),
    ]
    cited = claims[1].attribution
    assert cited is not None
    assert (cited.source, cited.cue_spans, cited.manner, cited.confidence) == (None, (), "direct", 0.0)
