"""Whatever the spans, the page is well formed, the text verbatim and every claim's words whole."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from purport.export.html import render_html
from purport.export.html_marks import Mark, marked
from purport.reading import Reading
from purport.report import Block, Report
from purport.standing import Claim, Hedge

from .builders import claim, says, source
from .page import Page

LETTERS = st.text(st.sampled_from('ab <>&"\u05d0é😀\n'), min_size=1, max_size=40)


@st.composite
def spans(draw: st.DrawFn, length: int, least: int = 0) -> tuple[tuple[int, int], ...]:
    """Up to three stretches in order that do not touch each other."""
    cuts = draw(st.sets(st.integers(0, length), min_size=2 * least, max_size=6))
    ends = sorted(cuts)[: len(cuts) // 2 * 2]
    return tuple(zip(ends[::2], ends[1::2], strict=True))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(LETTERS)
    cuts = sorted({0, len(text), *draw(st.sets(st.integers(0, len(text)), max_size=4))})
    kinds = st.sampled_from(["paragraph", "headline", "caption", "credit", "boilerplate"])
    blocks = tuple(Block(draw(kinds), cut) for cut in pairwise(cuts))
    claims = tuple(draw(claims_in(text, number)) for number in range(1, draw(st.integers(0, 5)) + 1))
    return Reading(Report(text, blocks), (), claims, ())


@st.composite
def claims_in(draw: st.DrawFn, text: str, number: int) -> Claim:
    who = source(f"s{draw(st.integers(1, 3))}")
    said = says(who, draw(spans(len(text))), draw(spans(len(text))))
    hedges = (Hedge(draw(spans(len(text))), "publisher", ()),)
    by = draw(st.sampled_from([said, None]))
    return claim(text, f"c{number}", *draw(spans(len(text), least=1)), attribution=by, hedges=hedges)


@given(readings())
def test_any_reading_is_a_well_formed_page(made: Reading) -> None:
    page = Page(render_html(made))
    for link in page.find("a"):
        page.target(link)
    report = page.one("section", "report")
    plain = [
        block for block in page.find(None, "block", within=report) if block.tag not in ("details", "figure")
    ]
    parts = plain + [part for caption in page.find("figcaption") for part in caption.children]
    assert sorted(part.text for part in parts) == sorted(
        made.report.text[slice(*b.span)] for b in made.report.blocks
    )


@given(readings())
def test_every_claim_is_whole_in_the_text_and_tied_both_ways(made: Reading) -> None:
    page = Page(render_html(made))
    report = page.one("section", "report")
    for item in page.find("li", "claim"):
        (key,) = (name for name in item.classes if name[0] == "k")
        marks = page.find(None, key, within=report)
        said = [mark for mark in marks if mark.classes & {"said", "own"}]
        words = "".join(mark.text for mark in said)
        assert words == page.find("p", "words", within=item)[0].text.replace(" … ", "")
        (link,) = page.find("a", "badge", within=item)
        assert item in [page.target(back) for back in page.find("a", "badge", within=page.target(link))]


@given(st.data())
def test_marks_leave_the_text_as_it_is(data: st.DataObject) -> None:
    text = data.draw(LETTERS)
    roles = st.sampled_from(["said", "own", "hedge", "check", "source", "cue"])
    marks = [Mark(span, data.draw(roles)) for span in data.draw(spans(len(text)))]
    start = data.draw(st.integers(0, len(text)))
    page = Page(f"<p>{''.join(marked(text, start, len(text), marks))}</p>")
    assert page.one("p").text == text[start:]
