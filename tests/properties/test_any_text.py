"""What holds of the reading of any text."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from purport.errors import EmptyInput
from purport.export.jsonform import to_json
from purport.reading import Reader, Reading
from purport.report.limits import DEFAULT_LIMITS
from purport.report.load import plain_report

from .texts import anything, newsy

if TYPE_CHECKING:
    import jsonschema

    from purport.report import Report, Span

MODERATE = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)


def report_of(text: str) -> Report | None:
    try:
        return plain_report(text, name="text", limits=DEFAULT_LIMITS)
    except EmptyInput:
        return None


def spans_of(reading: Reading) -> list[Span]:
    """Every position of a reading that has to hold a character."""
    spans = [block.span for block in reading.report.blocks]
    spans += [span for source in reading.sources for span in source.mentions]
    for claim in reading.claims:
        spans += claim.spans
        if claim.attribution:
            spans += [*claim.attribution.source_spans, *claim.attribution.cue_spans]
    return spans


def hold(reading: Reading, text: str) -> None:
    """Asserts all that is true of every reading."""
    assert reading.report.text == text
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(reading.report.blocks))
    claims = {claim.id: claim for claim in reading.claims}
    assert list(claims) == [f"c{n}" for n in range(1, len(reading.claims) + 1)]
    assert [c.spans[0][0] for c in reading.claims] == sorted(c.spans[0][0] for c in reading.claims)
    for claim in reading.claims:
        assert claim.text == " … ".join(text[start:end] for start, end in claim.spans)
        assert (claim.voice == "source") == (claim.attribution is not None)
        if claim.attribution:
            assert claim.attribution.cue_spans or claim.attribution.confidence == 0
            assert 0 <= claim.attribution.confidence <= 1
            assert (claim.source is None) == (not claim.attribution.source_spans)
            assert claim.source is None or claim.source in reading.sources
            assert claim.source is None or set(claim.attribution.source_spans) <= set(claim.source.mentions)
        if claim.within:
            around = claims[claim.within].spans
            assert claim.within != claim.id
            assert all(any(a <= s and e <= b for a, b in around) for s, e in claim.spans)


@MODERATE
@given(text=anything() | newsy())
def test_any_text_is_read_verbatim(
    reader: Reader, validator: jsonschema.Draft202012Validator, text: str
) -> None:
    report = report_of(text)
    assume(report)
    assert report
    reading = reader.read(report)
    hold(reading, text)
    validator.validate(reading.to_dict())
    assert json.loads(to_json(reading)) == json.loads(json.dumps(reading.to_dict()))


@settings(MODERATE, max_examples=15)
@given(texts=st.lists(newsy(), max_size=12))
def test_two_jobs_read_what_one_reads(reader: Reader, texts: list[str]) -> None:
    reports = [report for report in map(report_of, texts) if report]
    one = [reading.to_dict() for reading in reader.read_many(reports)]
    assert [reading.to_dict() for reading in Reader(2).read_many(reports)] == one


@settings(MODERATE, max_examples=15)
@given(texts=st.lists(newsy(), min_size=1, max_size=6))
def test_what_is_read_along_with_a_report_changes_nothing_in_it(reader: Reader, texts: list[str]) -> None:
    reports = [report for report in map(report_of, texts) if report]
    together = [reading.to_dict() for reading in reader.read_many(reports)]
    assert [reader.read(report).to_dict() for report in reports] == together
