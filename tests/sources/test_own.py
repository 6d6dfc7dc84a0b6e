"""The report's own side: publisher, author, agency."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from purport.sources.resolve import Resolved, resolve

from .builders import cited, names, read, report, seen

BYLINED = (
    "Harbour mayor quits\n\nBy Ada Penrow\n\n"
    "TOLMERE (Reuters) - I asked the mayor twice. We know that the fund is empty."
)


def resolved(text: str, *mentions: str, **given: Any) -> Resolved:
    made = replace(report(text), **given)
    return resolve(made, seen(made, names(text, person="Ada Penrow")), cited(text, *mentions))


def test_i_outside_every_quotation_is_the_one_person_in_the_byline() -> None:
    (source,) = resolved(BYLINED, "I").sources
    assert (source.name, source.kind, source.named) == ("Ada Penrow", "person", True)
    assert dict(source.spans)["name"] == (BYLINED.index("Ada"), BYLINED.index("Ada") + 10)


def test_i_is_nobody_where_two_wrote_it() -> None:
    text = BYLINED.replace("Ada Penrow", "Ada Penrow and Hugh Maune")
    found = resolved(text, "I")
    assert not found.sources[0].resolved


def test_the_author_that_the_page_names_is_taken_too() -> None:
    text = "I asked the mayor twice."
    made = replace(report(text), authors=("Ada Penrow",))
    found = resolve(made, seen(made, []), cited(text, "I"))
    assert [(source.name, dict(source.spans)) for source in found.sources] == [("Ada Penrow", {})]
    assert [how.step for how in found.resolutions if how] == ["author"]


def test_staff_and_agencies_in_a_byline_are_no_person() -> None:
    text = "I asked the mayor twice."
    made = replace(report(text), authors=("Tolmere News Desk",))
    assert not resolve(made, seen(made, []), cited(text, "I")).sources[0].resolved


def test_we_is_the_agency_of_the_dateline_where_no_publisher_is_known() -> None:
    (source,) = resolved(BYLINED, "We").sources
    assert (source.name, source.kind, source.named, source.publisher) == ("Reuters", "media", True, True)


def test_this_newspaper_and_our_correspondent_are_the_reports_own() -> None:
    text = "By Ada Penrow\n\nThis newspaper said so in May. Our correspondent saw the fund."
    found = read(text, cited(text, "This newspaper"), publisher="The Tolmere Gazette")
    assert [(one.name, one.publisher) for one in found.sources] == [("The Tolmere Gazette", True)]


def test_we_of_a_report_without_publisher_and_dateline_keeps_its_own_words() -> None:
    text = "We know that the fund is empty."
    (source,) = read(text, cited(text, "We")).sources
    assert (source.name, source.named, source.publisher) == ("We", False, True)
