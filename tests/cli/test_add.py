"""``purport add``: inputs into a ledger."""

from __future__ import annotations

import json
import signal
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from purport.cli.total import total
from purport.ledger import Ledger

from .ledgers import PUMP, RECORDS, WIRE, write
from .run import MAIN, purport

if TYPE_CHECKING:
    from pathlib import Path


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_pipe_gets_a_line_for_each_input_in_order(tmp_path: Path) -> None:
    write(tmp_path / "all.jsonl", *RECORDS)
    done = purport("add", "all.jsonl", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    first, *rest = lines(done.out)
    assert first == {
        "input": "all.jsonl:1",
        "report": 1,
        "sha256": first["sha256"],
        "new": True,
        "version": 1,
        "seen": False,
        "links": 0,
    }
    assert [(one["input"], one["new"], one["links"]) for one in rest] == [
        ("all.jsonl:2", True, 0),
        ("all.jsonl:3", True, 1),
    ]
    with Ledger(tmp_path / "purport.db") as ledger:
        assert ledger.reading(1).report.text == PUMP


def test_the_summary_counts_what_became_of_the_inputs(tmp_path: Path) -> None:
    newer = {**RECORDS[0], "text": PUMP + "\n\nThe inquiry goes on."}
    elsewhere = {**RECORDS[1], "url": "https://herald.example/a", "publisher": "Herald"}
    write(tmp_path / "all.jsonl", *RECORDS)
    write(tmp_path / "more.jsonl", newer, elsewhere)
    first = purport("add", "--format", "text", "all.jsonl", "--ledger", "a.db", cwd=tmp_path)
    assert (first.status, first.out, first.err) == (0, "3 reports: 3 new; 1 copy\n", "")
    again = purport("add", "--format", "text", "all.jsonl", "more.jsonl", "--ledger", "a.db", cwd=tmp_path)
    assert again.out == (
        "5 reports: 3 seen before, 1 new version of a page, 1 known text on a new page; 1 copy\n"
    )


def test_what_fails_is_a_line_on_stderr_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PUMP, encoding="utf-8")
    (tmp_path / "b.txt").write_text(WIRE, encoding="utf-8")
    done = purport("add", "a.txt", "gone.txt", "b.txt", cwd=tmp_path)
    assert (done.status, done.complaint) == (1, "purport: gone.txt: no such file; check the name")
    assert [one["input"] for one in lines(done.out)] == ["a.txt", "b.txt"]
    failed = purport("add", "gone.txt", "--format", "text", cwd=tmp_path)
    assert (failed.status, failed.out) == (1, "1 report: 1 failed\n")


def test_what_the_reader_knows_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PUMP, encoding="utf-8")
    given = ("--published", "2024-05-04", "--publisher", "Ellery Post")
    assert purport("add", "a.txt", *given, cwd=tmp_path).status == 0
    with Ledger(tmp_path / "purport.db") as ledger:
        report = ledger.reading(1).report
    assert (report.published, report.publisher) == ("2024-05-04", "Ellery Post")


def test_standard_input_is_added(tmp_path: Path) -> None:
    done = purport("add", "-", stdin=PUMP.encode(), cwd=tmp_path)
    assert [one["input"] for one in lines(done.out)] == ["stdin"]


def test_the_ledger_may_be_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PURPORT_LEDGER", str(tmp_path / "named.db"))
    (tmp_path / "a.txt").write_text(PUMP, encoding="utf-8")
    assert purport("add", "a.txt", cwd=tmp_path).status == 0
    assert (tmp_path / "named.db").exists()


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (".", ".: a folder; give the ledger's file, such as ./purport.db"),
        ("gone/a.db", "gone/a.db: its folder gone is not there; make it first"),
        ("notes.txt", "notes.txt: not a ledger (file is not a database); give another file"),
        ("mysql://host/x", "mysql://host/x: a ledger is a file or a postgresql:// URL"),
    ],
)
def test_a_place_for_no_ledger_is_refused(tmp_path: Path, ledger: str, said: str) -> None:
    (tmp_path / "notes.txt").write_text(PUMP * 20, encoding="utf-8")
    done = purport("add", "notes.txt", "--ledger", ledger, cwd=tmp_path)
    assert (done.status, done.out, done.complaint) == (1, "", f"purport: {said}")


def _interruptible() -> None:
    """Lets Ctrl-C through where this runs as a background job, whose children a shell has ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interruption_keeps_whole_reports_and_a_rerun_goes_on(tmp_path: Path) -> None:
    every = [{"text": f"Report {n}.\n\n" + f"Ada Quill said gate {n} was shut. " * 150} for n in range(60)]
    write(tmp_path / "all.jsonl", *every)
    process = subprocess.Popen(
        [*MAIN, "add", "--jobs", "1", "all.jsonl"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_interruptible,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout, process.stderr:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        told = 1 + len(process.stdout.readlines())
        (complaint,) = process.stderr.read().decode().splitlines()
    assert process.wait(60) == 130
    kept = int(complaint.split()[2])
    are = "report is" if kept == 1 else "reports are"
    assert complaint == f"purport: interrupted; {kept} {are} kept, run the same command again to go on"
    assert told <= kept < 60
    again = lines(purport("add", "all.jsonl", cwd=tmp_path).out)
    assert [one["seen"] for one in again] == [n < kept for n in range(60)]


def test_who_closes_the_pipe_gets_no_traceback(tmp_path: Path) -> None:
    write(tmp_path / "all.jsonl", *({"text": f"Bo Lind said gate {n} was open."} for n in range(400)))
    process = subprocess.Popen(
        [*MAIN, "add", str(tmp_path / "all.jsonl"), "--ledger", str(tmp_path / "a.db")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout, process.stderr:
        assert json.loads(process.stdout.readline())["new"]
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.wait(60) == 0


def test_another_language_is_said_once(tmp_path: Path) -> None:
    german = (
        "Der Hafen bleibt nach Angaben der Verwaltung noch mehrere Wochen lang für alle Schiffe geschlossen."
    )
    write(tmp_path / "all.jsonl", {"text": german}, {"text": f"{german} Ende."})
    done = purport("add", "all.jsonl", cwd=tmp_path)
    assert done.complaint.startswith("purport: “Der Hafen bleibt")
    assert purport("add", "all.jsonl", cwd=tmp_path).err == ""


def test_inputs_are_counted_where_that_is_cheap(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PUMP, encoding="utf-8")
    (tmp_path / "notes.csv").write_text("no report", encoding="utf-8")
    write(tmp_path / "all.jsonl", *RECORDS).write_bytes(b'{"text": "a"}\n\n{"text": "b"}')
    names = [str(tmp_path / "a.txt"), str(tmp_path / "all.jsonl"), "gone.txt", "https://post.example/a"]
    assert total(names) == 5
    assert total([str(tmp_path)]) == 3
    assert total([str(tmp_path / "*.txt"), str(tmp_path / "**" / "*.jsonl")]) == 3
    assert total(["-"]) is None


@pytest.mark.parametrize("name", ["zipped.jsonl.gz", "news.rss", "crawl.warc.gz"])
def test_what_only_reading_counts_has_no_total(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(PUMP, encoding="utf-8")
    (tmp_path / name).write_bytes(b"")
    assert total([str(tmp_path)]) is None
    assert total([str(tmp_path / name)]) is None
