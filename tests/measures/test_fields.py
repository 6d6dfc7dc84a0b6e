"""Manner, act and nesting, compared."""

from __future__ import annotations

import pytest

from benchmarks.fields import compare, of_reading, read_annotations


def one(
    cue: int, *, manner: str = "direct", act: str = "statement", within: int | None = None
) -> dict[str, object]:
    return {
        "source": [(cue - 5, cue - 1)],
        "cue": [(cue, cue + 4)],
        "content": [(cue + 5, cue + 9)],
        "manner": manner,
        "act": act,
        "within": within,
    }


TEXT = "x" * 100


def test_the_same_twice_agrees_in_everything() -> None:
    gold = [one(10), one(40, within=0), one(70)]
    found = compare([(TEXT, gold, gold)])
    assert set(found.values()) == {100.0}


def test_each_field_counts_over_the_pairs_that_are_the_same_attribution() -> None:
    gold = [one(10), one(40, within=0), one(70)]
    predicted = [one(10, manner="mixed"), one(40, act="belief"), one(90)]
    found = compare([(TEXT, gold, predicted)])
    assert (found["manner"], found["act"], found["within"]) == (50.0, 50.0, 50.0)
    assert found["nested"] == 0
    assert found["linked overlap"] == pytest.approx(100 * 2 / 3)


def test_nesting_in_another_than_the_right_one_is_wrong() -> None:
    gold, predicted = [one(10), one(40, within=0), one(70)], [one(10), one(40, within=2), one(70)]
    found = compare([(TEXT, gold, predicted)])
    assert found["within"] == pytest.approx(100 * 2 / 3)
    assert found["nested"] == 100


def test_a_readings_attributions_are_annotations(reader) -> None:  # type: ignore[no-untyped-def]
    reading = reader.read("Ada Quill said the lock had failed. It rained.")
    assert of_reading(reading) == [
        {
            "source": ((0, 9),),
            "cue": ((10, 14),),
            "content": ((15, 34),),
            "manner": "indirect",
            "act": "statement",
            "within": None,
        }
    ]


def test_annotations_of_another_text_are_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "rows.jsonl"
    path.write_text('{"file": "a.txt", "sha256": "00", "attributions": []}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt: the text is not the one that was annotated"):
        read_annotations(path, {"a.txt": "Rain."})
