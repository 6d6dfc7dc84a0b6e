"""The command itself: how it starts, whom it lets in, how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from .reports import QUIET
from .served import MAIN, SECONDS, by_http, by_stdio, connected, spoken
from .slow_page import slow_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .served import Process

LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}


@pytest.fixture(scope="module")
def process() -> Iterator[Process]:
    with by_http("--allow-host", "desk.example") as process:
        yield process


def asked(process: Process, content: bytes | None = None, **headers: str) -> httpx.Response:
    wanted = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json", **headers}
    if content is not None:
        return httpx.post(process.url, content=content, headers=wanted, timeout=SECONDS)
    return httpx.post(process.url, json=LIST, headers=wanted, timeout=SECONDS)


class TestHttp:
    def test_it_listens_on_this_machine_alone(self, process: Process) -> None:
        assert process.url.startswith("http://127.0.0.1:")
        assert process.url.endswith("/mcp")

    @pytest.mark.parametrize("host", ["localhost:80", "127.0.0.1", "[::1]:8765", "desk.example"])
    def test_its_own_names_are_let_in(self, process: Process, host: str) -> None:
        assert len(asked(process, Host=host).json()["result"]["tools"]) == 5

    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"])
    def test_another_name_that_leads_here_is_not(self, process: Process, host: str) -> None:
        assert asked(process, Host=host).status_code == 421

    def test_a_page_from_elsewhere_is_not_let_in(self, process: Process) -> None:
        assert asked(process, Origin="https://evil.example").status_code == 403
        assert asked(process, Origin="null").status_code == 403
        assert asked(process, Origin="http://localhost:3000").status_code == 200

    def test_a_request_beyond_measure_is_refused(self, process: Process) -> None:
        assert asked(process, b" " * (16 * 1024 * 1024 + 1)).status_code == 413

    @pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
    def test_names_are_asked_for_wherever_it_listens(self, host: str) -> None:
        with by_http("--host", host) as process:
            assert process.url.startswith(f"http://{host}:")
            url = process.url.replace("0.0.0.0", "127.0.0.1")
            assert httpx.post(url, json=LIST, headers={"Host": "evil.example"}).status_code == 421

    def test_no_stream_is_held_open_for_nothing(self, process: Process) -> None:
        answer = httpx.get(process.url, headers={"Accept": "text/event-stream"})
        assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")

    @pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
    def test_it_ends_in_order_and_answers_what_is_under_way(self, ending: int) -> None:
        with by_http("--allow-private") as process, slow_page() as page:
            with connected(process.url) as caller:
                caller.tools()  # which the client asks for when a call is done, if it has not before
                waiting = caller.start("read", url=page.url)
                assert page.asked.wait(SECONDS)
                process.running.send_signal(ending)
                page.released.set()
                assert waiting.result(SECONDS).structured_content["report"]["text"] == QUIET
            assert process.ended() == (0, "")

    def test_a_port_that_is_taken_is_one_line(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            done = subprocess.run(
                [sys.executable, *MAIN, "mcp", "--http", "--port", str(port)],
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == (
            f"purport: 127.0.0.1:{port}: cannot listen there (Address already in use); "
            "give another --host or --port\n"
        )


class TestStdio:
    def test_it_ends_when_its_input_does_and_says_nothing_else(self) -> None:
        hello = {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        }
        start = {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": hello}
        status, answers, said = spoken(by_stdio(), [start])
        assert (status, said) == (0, "")
        assert [one["id"] for one in answers] == [0]
        assert answers[0]["result"]["protocolVersion"] == "2025-06-18"

    def test_ctrl_c_ends_it_at_once_without_a_trace(self) -> None:
        command = by_stdio()
        running = subprocess.Popen(
            [command.command, *command.args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with running:
            assert running.stdin is not None
            assert running.stdout is not None
            running.stdin.write('{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
            running.stdin.flush()
            assert running.stdout.readline()
            running.send_signal(signal.SIGINT)
            assert running.wait(SECONDS) == -signal.SIGINT
            assert running.stderr is not None
            assert running.stderr.read() == ""


def test_without_the_extra_one_line_says_how_to_install_it() -> None:
    code = "import sys; sys.modules['mcp'] = None; from purport.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "mcp"], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert (done.returncode, done.stderr) == (
        1,
        "purport: the MCP server needs the extra “mcp”: pip install 'purport[mcp]'\n",
    )


def test_a_folder_that_is_not_there_is_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, *MAIN, "mcp", "--allow-files", "/none"],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 2
    assert "Directory '/none' does not exist" in done.stderr
