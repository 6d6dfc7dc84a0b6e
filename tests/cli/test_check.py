"""``purport check``: a text and reports in, findings out, and the exit status that a pipeline asks for."""

from __future__ import annotations

import json
import re
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from purport.cli import main
from purport.drift import KINDS, Finding, Held
from purport.ledger import Ledger

from .run import Done

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import jsonschema

    from purport.reading import Reader, Reading

REPORT = "The county spent 48 crowns on the bridge.\n\nA lorry purportedly struck it, Ada Quill said.\n"
OTHER = "Nora Brandt denied that a lorry had been there.\n"
SAME = "The county spent 48 crowns on the bridge.\n"
WRONG = "The county spent 84 crowns on the bridge.\n"
ALL = ", ".join(KINDS)


class Numbers:
    """An engine that knows figures only: of each it does not find in the reports it makes a finding."""

    def __init__(self, against: Sequence[Reading], reader: Reader | None = None) -> None:
        self.against = tuple(against)

    def held(self, text: Reading, threshold: float) -> Held:
        found = (one for one in self._findings(text.report.text) if one.score >= threshold)
        return Held(text, self.against, tuple(found))

    def _findings(self, text: str) -> Iterator[Finding]:
        known = [
            (n, one) for n, held in enumerate(self.against) for one in re.finditer(r"\d+", held.report.text)
        ]
        for one in re.finditer(r"\d+", text):
            if any(other[0] == one[0] for _, other in known):
                continue
            why = f"No report says {one[0]}."
            if known:
                n, other = known[0]
                yield Finding("figure-changed", (one.span(),), one[0], n, (other.span(),), other[0], 0.8, why)
            else:
                yield Finding("unsupported", (one.span(),), one[0], None, (), None, 0.6, why)


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch) -> None:
    engine: Any = ModuleType("purport.drift.checker")
    engine.Checker, engine.THRESHOLD = Numbers, 0.5
    monkeypatch.setitem(sys.modules, "purport.drift.checker", engine)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, words in (("report", REPORT), ("other", OTHER), ("same", SAME), ("wrong", WRONG)):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str, stdin: str = "") -> Done:
    """Runs the command in this process, where the engine is another."""
    with CliRunner().isolation(input=stdin) as (out, err, *_), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["purport", "check", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        assert isinstance(left.value.code, int)
        return Done(left.value.code, out.getvalue().decode(), err.getvalue().decode())


def refused(done: Done, *lines: str) -> None:
    assert done.err.splitlines() == [f"purport: {line}" for line in lines]
    assert (done.status, done.out) == (2, "")


def test_a_pipe_gets_one_object_that_follows_the_schema(
    check_schema: jsonschema.Draft202012Validator,
) -> None:
    done = check("wrong.txt", "--against", "report.txt", "--against", "other.txt")
    value = json.loads(done.out)
    check_schema.validate(value)
    assert value["text"]["text"] == WRONG
    assert len(value["against"]) == 2
    assert [one["text"] for one in value["findings"]] == ["84"]
    assert (done.status, done.err) == (1, "")


def test_no_finding_is_no_failure() -> None:
    done = check("same.txt", "--against", "report.txt")
    assert json.loads(done.out)["findings"] == []
    assert done.status == 0


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 1),
        (("--fail-on", "figure-changed"), 1),
        (("--fail-on", "hedge-lost, figure-changed"), 1),
        (("--fail-on", "hedge-lost"), 0),
        (("--threshold", "0.8"), 1),
        (("--threshold", "0.81"), 0),
    ],
)
def test_the_exit_status_goes_by_kind_and_score(options: tuple[str, ...], status: int) -> None:
    assert check("wrong.txt", "--against", "report.txt", *options).status == status


def test_kinds_that_do_not_fail_are_shown_and_low_scores_are_not() -> None:
    def found(*options: str) -> int:
        return len(json.loads(check("wrong.txt", "--against", "report.txt", *options).out)["findings"])

    assert found("--fail-on", "hedge-lost") == 1
    assert found("--threshold", "0.9") == 0


def test_words_are_a_text_too() -> None:
    done = check("--text", "It spent 84 crowns.", "--against", "report.txt")
    assert json.loads(done.out)["text"]["text"] == "It spent 84 crowns."
    assert done.status == 1


def test_standard_input_is_a_text_or_a_report() -> None:
    assert check("-", "--against", "report.txt", stdin=WRONG).status == 1
    assert check("same.txt", "--against", "-", stdin=REPORT).status == 0


def test_a_report_named_twice_is_held_against_once() -> None:
    done = check("same.txt", "--against", "report.txt", "--against", "*port.txt")
    assert len(json.loads(done.out)["against"]) == 1


def test_what_is_known_of_the_reports_can_be_said() -> None:
    done = check(
        "same.txt", "--against", "report.txt", "--publisher", "Weir Courier", "--published", "2024-05-06"
    )
    (against,) = json.loads(done.out)["against"]
    assert (against["publisher"], against["published"]) == ("Weir Courier", "2024-05-06")


def test_lines_are_findings(check_schema: jsonschema.Draft202012Validator) -> None:
    done = check("--text", "84 or 85", "--against", "report.txt", "--format", "jsonl")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["text"] for line in lines] == ["84", "85"]
    assert len({line["text_id"] for line in lines}) == 1


def test_a_table_counts_them() -> None:
    done = check("wrong.txt", "--against", "report.txt", "--format", "table")
    assert "spent [84] crowns" in done.out
    assert done.out.endswith("1 finding in 1 statement\n")
    assert "\x1b" not in done.out


@pytest.mark.parametrize(
    ("name", "starts"),
    [("a.html", "<!DOCTYPE html>"), ("a.json", "{\n"), ("a.jsonl", '{"text_id"'), ("a.txt", "1 figure")],
)
def test_a_files_suffix_says_the_format(folder: Path, name: str, starts: str) -> None:
    done = check("wrong.txt", "--against", "report.txt", "-o", name)
    assert (folder / name).read_text(encoding="utf-8").startswith(starts)
    assert (done.status, done.out) == (1, "")


def test_no_findings_are_an_empty_file_of_lines_and_not_an_old_one(folder: Path) -> None:
    (folder / "found.jsonl").write_text("old", encoding="utf-8")
    assert check("same.txt", "--against", "report.txt", "-o", "found.jsonl").status == 0
    assert (folder / "found.jsonl").read_text(encoding="utf-8") == ""


def texts(*records: Any) -> str:
    return "".join(json.dumps(one) + "\n" for one in records)


def test_many_texts_are_one_object_a_line_with_their_ids(
    folder: Path, check_schema: jsonschema.Draft202012Validator
) -> None:
    (folder / "all.jsonl").write_text(
        texts({"id": "a", "text": SAME}, {"text": WRONG}, {"id": 3, "text": WRONG}), encoding="utf-8"
    )
    done = check("--texts", "all.jsonl", "--against", "report.txt")
    lines = [json.loads(line) for line in done.out.splitlines()]
    for line in lines:
        check_schema.validate(line)
    assert [(line.get("id"), len(line["findings"])) for line in lines] == [("a", 0), (None, 1), (3, 1)]
    assert (done.status, done.err) == (1, "")


def test_many_texts_in_the_other_formats() -> None:
    many = texts({"id": "a", "text": SAME}, {"text": WRONG})

    def shown(form: str) -> str:
        done = check("--texts", "-", "--against", "report.txt", "--format", form, stdin=many)
        assert (done.status, done.err) == (1, "")
        return done.out

    assert [one.get("id") for one in json.loads(shown("json"))] == ["a", None]
    assert re.findall(r"^(a|stdin:2|no findings|1 finding in .*)$", shown("table"), re.MULTILINE) == [
        "a",
        "no findings",
        "stdin:2",
        "1 finding in 1 statement",
    ]
    assert shown("html").count("</article>") == 2


def test_a_line_that_is_no_text_is_said_and_the_others_are_held() -> None:
    done = check("--texts", "-", "--against", "report.txt", stdin=texts({"id": 1}, {"id": 2, "text": SAME}))
    assert done.err == (
        'purport: stdin:1: no "text" in it; a line is an object with the report\'s text in "text"\n'
    )
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == [2]
    assert done.status == 2


@pytest.fixture
def ledger(folder: Path, reader: Reader) -> str:
    with Ledger(folder / "kept.db", write=True) as book:
        book.add(reader.read(REPORT))
        book.add(reader.read(OTHER))
    return "kept.db"


def test_a_ledgers_reports_go_by_their_ids_and_its_claims_by_theirs(ledger: str) -> None:
    done = check("wrong.txt", "--against", "2", "--against", "1/c1", "--against", "1", "--ledger", ledger)
    value = json.loads(done.out)
    assert len(value["against"]) == 2
    assert value["findings"][0]["report"] == 1
    assert done.status == 1


def test_ids_and_files_are_held_against_in_the_order_they_are_named(ledger: str) -> None:
    done = check("same.txt", "--against", "2", "--against", "wrong.txt", "--against", "1", "--ledger", ledger)
    ids = [one["id"] for one in json.loads(done.out)["against"]]
    assert len(ids) == 3
    files = [
        json.loads(check("same.txt", "--against", name).out)["against"][0]["id"]
        for name in ("other.txt", "wrong.txt", "report.txt")
    ]
    assert ids[1] == files[1]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("--against", "report.txt"),
            "no text to hold against the reports; give a file, a URL or -, or words with --text",
        ),
        (
            ("same.txt", "--text", "x", "--against", "report.txt"),
            "more than one of TEXT, --text and --texts; give one of them",
        ),
        (("same.txt",), "nothing to hold the text against; give reports with --against"),
        (
            ("-", "--against", "-"),
            "standard input (-) is named twice and can be read once; give the other as a file",
        ),
        (("--text", " ", "--against", "report.txt"), "--text: there are no words in it"),
        (("gone.txt", "--against", "report.txt"), "gone.txt: no such file; check the name"),
        (
            ("A bridge fell", "--against", "report.txt"),
            "A bridge fell: no such file; give words of a text with --text",
        ),
        ((".", "--against", "report.txt"), ".: holds more than one text; give one, or many with --texts"),
        (("same.txt", "--against", "gone.txt"), "gone.txt: no such file; check the name"),
        (
            ("same.txt", "--against", "12/c3"),
            "12/c3: no such file; for a report of a ledger name that with --ledger",
        ),
        (
            ("same.txt", "--against", "report.txt", "--fail-on", "hedge-lost,lies"),
            f"--fail-on: “lies” is no kind of finding; the kinds are {ALL}",
        ),
        (
            ("same.txt", "--against", "report.txt", "--fail-on", ","),
            f"--fail-on: names no kind; the kinds are {ALL}",
        ),
        (
            ("same.txt", "--against", "report.txt", "-o", "report.txt"),
            "report.txt: is an input too; name another file for the output",
        ),
        (
            ("same.txt", "--against", "1", "--ledger", "none.db"),
            "none.db: there is no ledger; make one with: purport add INPUT... --ledger none.db",
        ),
    ],
)
def test_wrong_use_is_one_line_and_status_two(arguments: tuple[str, ...], line: str) -> None:
    refused(check(*arguments), line)


@pytest.mark.parametrize(
    ("id", "line"),
    [
        ("9", "kept.db: no report 9; purport search finds them"),
        ("1/c99", "1/c99: there is no such claim; see: purport show 1"),
        ("1/s1", "1/s1 is a source; give a report (12) or a claim (12/c3)"),
        ("l7", "l7 is a link; give a report (12) or a claim (12/c3)"),
    ],
)
def test_what_a_ledger_cannot_give(ledger: str, id: str, line: str) -> None:
    refused(check("same.txt", "--against", id, "--ledger", ledger), line)


def test_every_report_that_cannot_be_read_is_said_and_nothing_is_held() -> None:
    refused(
        check("wrong.txt", "--against", "a.txt", "--against", "report.txt", "--against", "b.txt"),
        "a.txt: no such file; check the name",
        "b.txt: no such file; check the name",
    )


def test_an_unknown_format_or_threshold_is_wrong_use() -> None:
    assert check("same.txt", "--against", "report.txt", "--format", "xml").status == 2
    assert check("same.txt", "--against", "report.txt", "--threshold", "2").status == 2
