"""A report through every room to a reading."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

import purport
from purport.reading import SCHEMA, Failure, Reader
from purport.report.pending import Input, failing

if TYPE_CHECKING:
    from pathlib import Path

    import jsonschema

TEXT = "Ada Quill said the pump was worn. Rain fell on the harbour all night."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Pump fails</title>
<meta property="og:site_name" content="Ellery Post">
<meta property="article:published_time" content="2024-05-04T10:00:00+01:00"></head>
<body><article><h1>Pump fails at Ellery</h1><p>{TEXT} The board met on Monday to look at the pump.</p>
<p>Crews waited on the quay until the morning, and nobody was hurt, according to the harbour board.</p>
<p>The pump was put in forty years ago and had been mended twice since the spring floods.</p></article>
</body></html>"""


def said(reading: purport.Reading) -> dict[str, str]:
    """What each source says, by the source's name."""
    found: dict[str, str] = {}
    for claim in reading.claims:
        if claim.source:
            found[claim.source.name] = f"{found.get(claim.source.name, '')} {claim.text}".strip()
    return found


@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_the_example_report_gives_who_says_what(examples: Path, suffix: str) -> None:
    found = said(purport.read(examples / f"harbour-message.{suffix}"))
    roule = next(words for name, words in found.items() if name.startswith("Anneke Roule"))
    greyfold = next(words for name, words in found.items() if name.startswith("Greyfold Analysis"))
    assert "Not one vessel has left its station" in roule
    assert "the recording was released through two channels the group has used since 2021" in greyfold
    assert "any patrol ship had turned back" in found["Vassarine's Interior Ministry"]
    assert "turned back at the first buoy" in found["Joram Teskil"]


@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_the_examples_own_sentences_are_the_publishers(examples: Path, suffix: str) -> None:
    reading = purport.read(examples / f"harbour-message.{suffix}")
    own = [claim.text for claim in reading.claims if claim.voice == "publisher"]
    assert "The blockade is now in its seventh week." in own
    assert not any("Not one vessel" in words for words in own)


def test_the_example_page_says_who_published_it_and_when(examples: Path) -> None:
    report = purport.read(examples / "harbour-message.html").report
    assert report.publisher == "Pellgate News"
    assert report.published == "2024-11-09T17:42:00+00:00"
    assert "Morning Tide" not in "".join(
        c.text for c in purport.read(examples / "harbour-message.html").claims
    )


def test_a_text_gives_its_claims() -> None:
    one, two = purport.read(TEXT).claims
    assert one.source is not None
    assert (one.source.name, one.text, one.voice) == ("Ada Quill", "the pump was worn", "source")
    assert (two.text, two.voice, two.source) == ("Rain fell on the harbour all night.", "publisher", None)


def test_one_text_reads_the_same_however_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    expected = purport.read(TEXT).to_dict()
    assert purport.read(path).to_dict() == expected
    assert purport.read(str(path)).to_dict() == expected
    assert purport.read(TEXT.encode()).to_dict() == expected


def test_markup_reads_the_same_as_its_bytes() -> None:
    reading = purport.read(PAGE)
    assert reading.report.title == "Pump fails at Ellery"
    assert reading.report.publisher == "Ellery Post"
    assert "<p>" not in reading.report.text
    assert said(reading)["Ada Quill"] == "the pump was worn"
    assert purport.read(PAGE.encode()).to_dict() == reading.to_dict()


def test_what_the_reader_knows_wins_over_the_page() -> None:
    report = purport.read(
        PAGE, published="2024-06-01", publisher="Quay Gazette", url="https://quay.example/1"
    ).report
    assert (report.published, report.publisher) == ("2024-06-01", "Quay Gazette")
    assert report.url == "https://quay.example/1"
    assert purport.read(PAGE).report.published == "2024-05-04T10:00:00+01:00"


def test_what_a_bare_text_lacks_is_filled_in() -> None:
    report = purport.read(TEXT, published="2024-06-01", publisher="Quay Gazette").report
    assert (report.published, report.publisher) == ("2024-06-01", "Quay Gazette")
    assert purport.read(TEXT).report.published is None


def test_limits_bound_the_text() -> None:
    with pytest.raises(purport.InputError) as caught:
        purport.read(TEXT, limits=purport.Limits(max_chars=10))
    assert str(caught.value) == (
        f"the text: {len(TEXT)} characters are over the limit of 10; "
        "raise it with --max-chars, or give one report at a time"
    )


@pytest.mark.parametrize("empty", ["", "  \n\t ", b"", b" \n"])
def test_no_text_is_an_empty_input(empty: str | bytes) -> None:
    with pytest.raises(purport.EmptyInput):
        purport.read(empty)


def test_readings_are_in_the_schema(examples: Path, validator: jsonschema.Draft202012Validator) -> None:
    for reading in (purport.read(TEXT), purport.read(PAGE), purport.read(examples / "harbour-message.html")):
        value = reading.to_dict()
        validator.validate(value)
        assert value["schema"] == SCHEMA


def test_nothing_in_a_reading_can_be_changed() -> None:
    reading = purport.read(TEXT)
    claim = reading.claims[0]
    values = [
        (reading, "claims"),
        (reading.report, "text"),
        (reading.report.blocks[0], "kind"),
        (reading.sources[0], "name"),
        (claim, "voice"),
        (claim.attribution, "act"),
    ]
    for value, field in values:
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field, None)


def test_control_characters_written_as_entities_do_no_harm() -> None:
    undated = PAGE.replace("2024-05-04T10:00:00+01:00", "")
    page = undated.replace("Rain fell", "Rain<svg>x</svg>&#1; fell <script>y</script>&#2;")
    assert "Ada Quill" in said(purport.read(page))


def test_a_source_found_only_outside_the_read_blocks_is_not_read() -> None:
    text = "Ada Quill said the pump was worn.\n\nRelated: Bo Lind said the moon was late"
    assert list(said(purport.read(text))) == ["Ada Quill"]


def test_many_reports_are_read_in_order(reader: Reader) -> None:
    reports = [
        purport.Report(f"Ada {n} said so.", (purport.Block("paragraph", (0, 13)),)) for n in range(150)
    ]
    found = list(reader.read_many(reports))
    assert [reading.report for reading in found] == reports


@pytest.mark.parametrize("jobs", [1, 2])
def test_inputs_that_fail_keep_their_place(jobs: int) -> None:
    reports = [purport.read(text).report for text in ("One said so.", "Two said so.")]
    inputs = [
        Input("one", lambda: reports[0]),
        failing("bad", purport.InputError("bad: cannot be read; give another")),
        Input("two", lambda: reports[1]),
    ]
    first, second, third = Reader(jobs).read_inputs(inputs)
    assert isinstance(first, purport.Reading)
    assert second == Failure("bad", "bad: cannot be read; give another")
    assert isinstance(third, purport.Reading)
    assert [first.report, third.report] == reports


def test_what_prepares_a_report_may_refuse_it(reader: Reader) -> None:
    def refuse(report: purport.Report) -> purport.Report:
        raise purport.InputError("no; give another")

    report = purport.read(TEXT).report
    assert list(reader.read_inputs([Input("one", lambda: report)], refuse)) == [
        Failure("one", "no; give another")
    ]


def test_a_defect_is_not_taken_for_a_bad_input(reader: Reader) -> None:
    def broken() -> purport.Report:
        raise KeyError("a defect")

    with pytest.raises(KeyError):
        list(reader.read_inputs([Input("one", broken)]))


def test_no_reports_give_no_readings(reader: Reader) -> None:
    assert list(reader.read_many([])) == []
