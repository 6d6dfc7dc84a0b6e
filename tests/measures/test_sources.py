"""Sources held against annotated ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.sources import is_right, judged, same_name, share
from purport.report.text import report_from_text
from purport.sources import Source
from training.reports import Annotated

TEXT = "Ada Quill came. She said it was late. An official agreed."
REPORT = replace(report_from_text(TEXT, language="en"), publisher="Pellgate News")


def source(name: str, *, named: bool = True, kind: str = "person", tie: str | None = None) -> Source:
    return Source("s1", name, kind, named, None, (), tie=tie)  # type: ignore[arg-type]


def row(span: tuple[int, int], who: object, *, named: bool = True) -> dict[str, object]:
    return {"span": list(span), "who": who, "kind": "person", "named": named, "tie": None}


SHE = row((16, 19), {"spans": [[0, 9]], "number": 1})
OFFICIAL = row((38, 49), {"spans": [[41, 49]], "number": 1}, named=False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Quill", "Quill", True),
        ("the Harbour Board", "Harbour Board", True),
        ("Abu Rafe al-Teskil", "Teskil", True),
        ("Ada Quill", "Bram Quill", False),
        ("", "Quill", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_a_name_is_right_and_a_wrong_name_or_none_is_not() -> None:
    assert is_right(REPORT, SHE, source("Ada Quill"))
    assert not is_right(REPORT, SHE, source("Bram Osterley"))
    assert not is_right(REPORT, SHE, source("She", named=False))
    assert is_right(REPORT, OFFICIAL, source("An official", named=False))


def test_what_nobody_resolves_must_stay_without_a_name() -> None:
    unresolved = row((16, 19), None)
    assert is_right(REPORT, unresolved, source("She", named=False))
    assert not is_right(REPORT, unresolved, source("Ada Quill"))


def test_the_publisher_is_meant_by_its_name() -> None:
    assert is_right(REPORT, row((16, 19), "publisher"), source("Pellgate News"))


def test_counts_go_to_the_rows_a_mention_belongs_to() -> None:
    one = Annotated(REPORT, "test", {})
    counts = judged(one, [SHE, OFFICIAL], [source("Ada Quill"), source("An official")])
    assert (counts["all", True], counts["personal", True], counts["outside", True]) == (2, 1, 1)
    assert (counts["noun", True], counts["named", True], counts["named", False]) == (1, 1, 1)
    assert share(counts, "named") == 50
