"""``purport search``, ``show`` and ``decide``: over one ledger that ``purport add`` made."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from purport.cli import purport as group

from .ledgers import PUMP, RECORDS, write
from .run import purport

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    older = {**RECORDS[0], "text": PUMP + "\n\nThe board met.", "title": "Pump blamed"}
    write(folder / "all.jsonl", older, *RECORDS)
    assert purport("add", "all.jsonl", cwd=folder).status == 0
    return folder / "purport.db"


@pytest.fixture
def ledger(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """1 and 2 the pump, older and newer; 3 the ferries; 4 their copy."""
    monkeypatch.setenv("PURPORT_LEDGER", str(shutil.copy(made, tmp_path / "purport.db")))
    monkeypatch.setenv("PURPORT_WHO", "Ada")
    return tmp_path / "purport.db"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, arguments)


def out(*arguments: str) -> str:
    done = run(*arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def records(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out(*arguments).splitlines()]


@pytest.mark.usefixtures("ledger")
class TestSearch:
    def test_a_pipe_gets_a_line_of_json_for_each(self) -> None:
        (found,) = records("search", "worn pump")
        assert (found["text"], found["source"]) == ("the pump at Ellery dock was worn out", "Ada Quill")
        assert json.loads(out("search", "worn", "pump", "--format", "json")) == [found]

    def test_older_versions_are_left_out_unless_asked_for(self) -> None:
        assert [one["report"] for one in records("search", "worn pump")] == [2]
        assert sorted(one["report"] for one in records("search", "worn pump", "--all")) == [1, 2]

    def test_a_table_says_who_and_where(self) -> None:
        shown = out("search", "worn pump", "--format", "table")
        assert [line.rstrip() for line in shown.splitlines()] == [
            "2/c1  the pump at Ellery dock was worn out" + " " * 58 + "attributed",
            "      Ada Quill · Ellery Post, 4 May 2024",
            "1 claim",
        ]

    def test_sources_and_reports_have_tables_too(self) -> None:
        shown = out("search", "quill", "--what", "sources", "--format", "table").splitlines()
        assert shown[0].startswith("2/s1  Ada Quill")
        assert "person, named · Ellery Post, 4 May 2024" in shown[1]
        shown = out("search", "ferry", "--what", "reports", "--limit", "1", "--format", "table").splitlines()
        assert shown[-1].rstrip() == "the first report; --limit 2 shows more"

    def test_nothing_found_is_said(self) -> None:
        assert out("search", "giraffe", "--format", "table") == "No claims found.\n"
        assert out("search", "giraffe") == ""
        assert out("search", "giraffe", "--format", "json") == "[]\n"

    def test_filters_alone_list(self) -> None:
        assert {one["standing"] for one in records("search", "--standing", "disputed")} == {"disputed"}
        assert {one["outlet"] for one in records("search", "--outlet", "ellery post")} == {"Ellery Post"}
        assert {one["report"] for one in records("search", "--since", "2024-05-06")} == {3, 4}
        assert {one["report"] for one in records("search", "--until", "2024-05-05")} == {2}
        assert {one["source"] for one in records("search", "--kind", "person", "--source", "orme")} == {
            "Tessa Orme"
        }

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((), "Give words to search for, or a filter such as --source NAME."),
            (("--since", "2016"), "'2016' is no day; give it as 2015-12-26"),
            (("--until", "2016-13-01"), "'2016-13-01' is no day; give it as 2015-12-26"),
            (("--kind", "ghost"), "'ghost' is not one of"),
        ],
    )
    def test_wrong_usage_exits_with_two(self, arguments: tuple[str, ...], said: str) -> None:
        done = run("search", *arguments)
        assert done.exit_code == 2
        assert said in done.stderr


@pytest.mark.usefixtures("ledger")
class TestShow:
    def test_a_report_is_json_in_a_pipe(self) -> None:
        shown = json.loads(out("show", "4"))
        assert shown["report"]["report"]["text"] == RECORDS[2]["text"]
        assert [(one["kind"], one["origin"]) for one in shown["links"]] == [("copy", 3)]

    def test_a_report_on_a_terminal(self) -> None:
        shown = [line.rstrip() for line in out("show", "4", "--format", "table").splitlines()]
        assert shown[0] == "Ferry crews wait for the tide"
        assert shown[1].startswith("report 4, added ")
        assert shown[2] == "Appeared  Vassarine Gazette, 7 May 2024"
        assert shown[3] == "          https://gazette.example/ferries"
        assert shown[4] == (
            "Linked    l2 copies 3 “Ferries aground off Saltmarrow”, Tolmere Courier, 6 May 2024"
        )
        assert "Sourcing" in shown
        assert any(line.startswith("s1 Tessa Orme") for line in shown)

    def test_versions_say_which_supersedes_which(self) -> None:
        assert "version 1, superseded by 2" in out("show", "1", "--format", "table")
        assert "version 2, newer than 1" in out("show", "2", "--format", "table")

    def test_a_claim_is_shown_with_why(self) -> None:
        (found,) = records("search", "leak wall")
        shown = out("show", found["id"], "--format", "table")
        assert "Standing     hedged: “purportedly”" in shown
        assert "Hedge        “purportedly” by the publisher" in shown

    def test_a_source_a_check_and_a_link_are_shown(self) -> None:
        source = out("show", "2/s1", "--format", "table")
        assert "person, named; “the chief engineer”" in source
        assert "2/c1 the pump at Ellery dock was worn out  attributed" in source
        check = out("show", "2/k1", "--format", "table")
        assert "content disputed" in check
        assert "Finds   “denied”" in check
        link = json.loads(out("show", "4"))["links"][0]["id"]
        shown = out("show", link, "--format", "table")
        assert shown.splitlines()[0].rstrip().endswith("% sure")
        assert "Who took  it was published later" in shown

    @pytest.mark.parametrize(
        ("id", "said"),
        [
            ("9", "no report 9 in the ledger; purport search finds them"),
            (
                "9/x",
                "“9/x” is no id; "
                "ids are 12 (a report), 12/c3 (a claim), 12/s2 (a source), 12/k1 (a check), l7 (a link)",
            ),
        ],
    )
    def test_an_unknown_id_is_one_line(self, id: str, said: str) -> None:
        done = purport("show", id)
        assert (done.status, done.out, done.complaint) == (1, "", f"purport: {said}")


@pytest.mark.usefixtures("ledger")
class TestDecide:
    def test_decisions_are_sentences_or_json(self) -> None:
        (one,) = records("decide", "same", "4/s1", "3/s1")
        at = one.pop("at")
        assert one == {
            "id": "d1",
            "kind": "same-source",
            "subject": "3/s1",
            "object": "4/s1",
            "value": "same",
            "who": "Ada",
            "undone": None,
            "undone_by": None,
        }
        when = f"{at[:10]} {at[11:16]} UTC"
        assert out("decide", "list", "--format", "text") == (
            f"d1  3/s1 and 4/s1 are the same source (Ada, {when})\n"
        )

    def test_every_kind_has_its_words(self) -> None:
        link = json.loads(out("show", "4"))["links"][0]["id"]
        for arguments in (
            ("different", "3/c1", "4/c1"),
            ("accept", link),
            ("reject", link, "--who", "Bo"),
            ("grade", "3/s1", "b2"),
            ("note", "3", "Ask the owner."),
            ("undo", "d2"),
        ):
            assert run("decide", *arguments).exit_code == 0
        told = [line.partition(" (")[0] for line in out("decide", "list", "--format", "text").splitlines()]
        assert told == [
            "d1  3/c1 and 4/c1 are different claims",
            f"d2  {link} accepted",
            f"d3  {link} rejected",
            "d4  3/s1 graded B2",
            "d5  3 noted “Ask the owner.”",
        ]
        assert [one["who"] for one in records("decide", "list", link)] == ["Ada", "Bo"]
        assert "d4  3/s1 graded B2" in out("show", "3", "--format", "table")

    def test_without_a_name_the_login_decides(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("PURPORT_WHO")
        monkeypatch.setenv("LOGNAME", "quill")
        assert records("decide", "note", "3", "x")[0]["who"] == "quill"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (
                ("same", "3/s1", "3/c1"),
                "3/s1 is a source and 3/c1 is a claim; give two claims or two sources",
            ),
            (("accept", "l99"), "no link l99 in the ledger; purport show REPORT gives them"),
            (("undo", "d7"), "no decision d7 in the ledger; see: purport decide list"),
            (("undo", "7"), "“7” is no decision; decisions are d1, d2 ...; see: purport decide list"),
            (("list", "9"), "no report 9 in the ledger; purport search finds them"),
        ],
    )
    def test_what_cannot_be_decided_is_one_line(self, arguments: tuple[str, ...], said: str) -> None:
        done = purport("decide", *arguments)
        assert (done.status, done.out, done.complaint) == (1, "", f"purport: {said}")


@pytest.mark.parametrize(
    "arguments", [("search", "x"), ("show", "1"), ("decide", "note", "1", "x"), ("decide", "list")]
)
def test_no_ledger_is_made_but_by_adding(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = purport(*arguments, "--ledger", "none.db", cwd=tmp_path)
    assert (done.status, done.complaint) == (
        1,
        "purport: none.db: there is no ledger; make one with: purport add INPUT... --ledger none.db",
    )
    assert list(tmp_path.iterdir()) == []


def test_every_option_is_explained() -> None:
    commands = [*group.commands.values(), *group.commands["decide"].commands.values()]  # type: ignore[attr-defined]
    unsaid = [
        (command.name, option.name)
        for command in commands
        for option in command.params
        if option.param_type_name == "option" and not option.help  # type: ignore[attr-defined]
    ]
    assert unsaid == []
