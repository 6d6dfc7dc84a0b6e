"""``purport read``: inputs in, readings out."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from purport.cli import purport as group

from .run import MAIN, purport

if TYPE_CHECKING:
    import jsonschema

ADA = "Ada Quill said the pump was worn.\n"
BO = "Bo Lind denied that the gate was open.\n"
GERMAN = (
    "Der Hafen bleibt nach Angaben der Verwaltung noch mehrere Wochen lang für alle Schiffe geschlossen.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ada.txt").write_text(ADA, encoding="utf-8")
    (tmp_path / "bo.txt").write_text(BO, encoding="utf-8")
    return tmp_path


def texts(lines: str) -> list[str]:
    return [json.loads(line)["report"]["text"] for line in lines.splitlines()]


def test_a_pipe_gets_a_line_for_each_report_in_order(
    folder: Path, validator: jsonschema.Draft202012Validator
) -> None:
    done = purport("read", "bo.txt", "ada.txt", "bo.txt", cwd=folder)
    assert (done.status, done.err) == (0, "")
    assert texts(done.out) == [BO, ADA, BO]
    for line in done.out.splitlines():
        validator.validate(json.loads(line))


def test_json_is_an_object_for_one_and_an_array_for_more(folder: Path) -> None:
    one: dict[str, Any] = json.loads(purport("read", "--format", "json", folder / "ada.txt").out)
    assert one["sources"][0]["name"] == "Ada Quill"
    many: list[Any] = json.loads(purport("read", "--format", "json", folder).out)
    assert [value["report"]["text"] for value in many] == [ADA, BO]


def test_a_table_shows_who_says_what(folder: Path) -> None:
    done = purport("read", "--format", "table", folder / "ada.txt")
    assert done.status == 0
    assert "Ada Quill" in done.out
    assert "the pump was worn" in done.out
    assert "\x1b" not in done.out


@pytest.mark.parametrize("names", [("ada.txt",), ("ada.txt", "bo.txt")])
def test_html_is_one_page(folder: Path, names: tuple[str, ...]) -> None:
    done = purport("read", "--format", "html", *names, cwd=folder)
    assert done.status == 0
    assert done.out.lower().startswith("<!doctype html>")
    assert done.out.lower().count("</html>") == 1
    assert "Ada Quill" in done.out


def test_a_bad_input_is_a_line_on_stderr_and_the_others_go_on(folder: Path) -> None:
    done = purport("read", "ada.txt", "gone.txt", "bo.txt", cwd=folder)
    assert done.status == 1
    assert done.complaint == "purport: gone.txt: no such file; check the name"
    assert texts(done.out) == [ADA, BO]


def test_standard_input_is_read(folder: Path) -> None:
    assert texts(purport("read", "-", stdin=ADA.encode()).out) == [ADA]


def test_lines_of_json_are_reports(folder: Path) -> None:
    lines = "".join(json.dumps({"text": text, "publisher": "Ellery Post"}) + "\n" for text in (BO, ADA))
    (folder / "all.jsonl").write_text(lines, encoding="utf-8")
    done = purport("read", folder / "all.jsonl")
    assert texts(done.out) == [BO, ADA]
    assert json.loads(done.out.splitlines()[0])["report"]["publisher"] == "Ellery Post"
    assert purport("read", "-", stdin=lines.encode()).out == done.out


def test_feeds_and_archives_are_read_and_what_is_broken_is_a_line(folder: Path) -> None:
    items = (
        f"<item><title>Pump</title><description>{ADA}</description></item><item><title>Gate</title></item>"
    )
    (folder / "a.rss").write_text(f"<rss><channel><title>Ellery Post</title>{items}</channel></rss>")
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{BO}"
    header = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/a b\r\nContent-Length: "
    )
    whole, cut = (f"{header}{length}\r\n\r\n{answer}\r\n\r\n" for length in (len(answer), len(answer) + 50))
    (folder / "a.warc").write_text(whole + cut, newline="")
    done = purport("read", "a.rss", "a.warc", cwd=folder)
    assert (done.status, texts(done.out)) == (1, [f"Pump\n\n{ADA.strip()}", BO])
    assert done.err.splitlines() == [
        "purport: a.rss: entry 2: the feed has no text for this entry; give its page",
        "purport: a.warc: https://post.example/a b: it is cut short, or its stated length is wrong; "
        "get the archive again",
    ]


def test_a_folder_gives_its_reports_in_sorted_order(folder: Path) -> None:
    (folder / "notes.csv").write_text("no report", encoding="utf-8")
    done = purport("read", folder)
    assert (done.status, texts(done.out)) == (0, [ADA, BO])


def test_what_the_reader_knows_is_in_the_reading(folder: Path) -> None:
    done = purport("read", folder / "ada.txt", "--published", "2024-05-04", "--publisher", "Ellery Post")
    report = json.loads(done.out)["report"]
    assert (report["published"], report["publisher"]) == ("2024-05-04", "Ellery Post")


def test_jobs_change_nothing(folder: Path) -> None:
    assert purport("read", folder, "--jobs", "1").out == purport("read", folder, "--jobs", "2").out


def test_another_language_is_said_once(folder: Path) -> None:
    for name in ("de1.txt", "de2.txt"):
        (folder / name).write_text(GERMAN, encoding="utf-8")
    done = purport("read", folder)
    assert done.status == 0
    assert done.complaint == (
        f"purport: “{GERMAN[:40].strip()}” is in another language (de); Purport reads English, "
        "so expect little there (said once)"
    )
    assert len(done.out.splitlines()) == 4


@pytest.mark.parametrize(
    ("suffix", "start"),
    [("html", "<!doctype html>"), ("json", "{\n"), ("jsonl", '{"schema"'), ("txt", "1 claim")],
)
def test_the_outputs_name_tells_its_format(folder: Path, suffix: str, start: str) -> None:
    output = folder / f"out.{suffix}"
    done = purport("read", folder / "ada.txt", "--output", output)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert output.read_text(encoding="utf-8").lower().lstrip().startswith(start)
    assert sorted(path.name for path in folder.iterdir()) == ["ada.txt", "bo.txt", output.name]


def test_an_output_that_is_an_input_is_refused(folder: Path) -> None:
    done = purport("read", "ada.txt", "--output", "ada.txt", cwd=folder)
    assert done.status == 1
    assert done.complaint == "purport: ada.txt: is an input too; name another file for the output"
    assert (folder / "ada.txt").read_text(encoding="utf-8") == ADA


def test_an_output_in_no_folder_is_refused(folder: Path) -> None:
    done = purport("read", "ada.txt", "--output", "gone/out.json", cwd=folder)
    assert done.status == 1
    name = str(Path("gone/out.json"))
    assert (
        done.complaint == f"purport: {name}: cannot be written (No such file or directory); name another file"
    )


def test_who_closes_the_pipe_gets_no_traceback(folder: Path) -> None:
    (folder / "all.jsonl").write_text((json.dumps({"text": ADA * 40}) + "\n") * 60, encoding="utf-8")
    process = subprocess.Popen(
        [*MAIN, "read", "--jobs", "1", str(folder / "all.jsonl")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout, process.stderr:
        assert json.loads(process.stdout.readline())["report"]["text"] == ADA * 40
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.wait(60) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read",), "Missing argument 'INPUT...'"),
        (("read", "--format", "xml", "-"), "Invalid value for '--format'"),
        (("read", "--jobs", "0", "-"), "Invalid value for '--jobs'"),
        (("read", "--nonsense", "-"), "No such option"),
        (
            ("read", "--published", "4 May", "-"),
            "'4 May' is no date; give it as 2015-12-26 or 2015-12-26T09:30:00-05:00",
        ),
        (("reed",), "No such command 'reed'"),
    ],
)
def test_wrong_usage_exits_with_two(arguments: tuple[str, ...], said: str) -> None:
    done = purport(*arguments)
    assert done.status == 2
    assert said in " ".join(done.err.split())
    assert "Traceback" not in done.err
    assert done.out == ""


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["read", "--help"], ["--version"]])
def test_help_and_version_are_given(arguments: list[str]) -> None:
    done = CliRunner().invoke(group, arguments)
    assert done.exit_code == 0
    assert "purport" in done.output


def test_every_option_is_explained() -> None:
    shown = CliRunner().invoke(group, ["read", "--help"]).output
    read = group.commands["read"]
    assert [o.name for o in read.params if o.param_type_name == "option" and not o.help] == []
    assert all(o.opts[0] in shown for o in read.params if o.param_type_name == "option")


def test_an_output_that_stood_there_outlives_a_run_that_read_nothing(folder: Path) -> None:
    (folder / "out.html").write_text("kept", encoding="utf-8")
    assert purport("read", "gone.txt", "-o", "out.html", cwd=folder).status == 1
    assert (folder / "out.html").read_text(encoding="utf-8") == "kept"
    assert not (folder / "out.html.part").exists()


def test_a_folder_is_no_output(folder: Path) -> None:
    done = purport("read", "ada.txt", "-o", ".", cwd=folder)
    assert (done.status, done.complaint) == (1, "purport: .: is a folder; name a file for the output")


def test_an_output_inside_an_input_folder_is_not_read_again(folder: Path) -> None:
    for _ in range(2):
        assert purport("read", ".", "-o", "out.txt", "--format", "jsonl", cwd=folder).status == 0
    assert texts((folder / "out.txt").read_text(encoding="utf-8")) == [ADA, BO]


def test_a_link_stays_a_link_to_what_is_written(folder: Path) -> None:
    (folder / "link.jsonl").symlink_to("target.jsonl")
    assert purport("read", "ada.txt", "-o", "link.jsonl", cwd=folder).status == 0
    assert (folder / "link.jsonl").is_symlink()
    assert texts((folder / "target.jsonl").read_text(encoding="utf-8")) == [ADA]


def test_json_of_several_inputs_is_an_array_though_some_fail(folder: Path) -> None:
    done = purport("read", "--format", "json", "ada.txt", "gone.txt", cwd=folder)
    assert [value["report"]["text"] for value in json.loads(done.out)] == [ADA]
    assert json.loads(purport("read", "--format", "json", "gone.txt", "lost.txt", cwd=folder).out) == []
