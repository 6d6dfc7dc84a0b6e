"""A text held against reports as JSON, in the schema ``purport.check/1`` (``docs/check.schema.json``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.export.jsonform import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.drift.finding import Held


def held_json(held: Held, *, id: str | int | None = None, indent: int | None = None) -> str:
    """All that was found of one text as JSON text, with the ``id`` that the text came with, if any."""
    value = held.to_dict()
    if id is not None:
        value = {"schema": value.pop("schema"), "id": id, **value}
    return dumps(value, indent=indent)


def finding_lines(held: Held) -> Iterator[str]:
    """One finding a line, each with the ids (SHA-256) of the text and of the report that it departs from."""
    for one in held.findings:
        report = None if one.report is None else held.against[one.report].report.id
        yield dumps({"text_id": held.text.report.id, "report_id": report, **one.to_dict()})
