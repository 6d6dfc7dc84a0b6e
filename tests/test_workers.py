"""Readers in processes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.reading import Failure
from purport.report.text import report_from_text
from purport.workers import Workers

if TYPE_CHECKING:
    from purport import Reader


def test_processes_give_what_one_reader_gives_in_order_and_pass_failures_on(reader: Reader) -> None:
    reports = [report_from_text(f"Ada Quill said on day {n} that the lock had failed.") for n in range(600)]
    failure = Failure("gone.txt", "gone.txt: there is no such file")
    workers = Workers(2, "cpu")
    try:
        found = list(workers.read([*reports[:300], failure, *reports[300:]]))
    finally:
        workers.close()
    assert found.pop(300) == failure
    assert found == list(reader.read_many(reports))
