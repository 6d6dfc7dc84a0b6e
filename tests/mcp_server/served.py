"""A server as a process of its own, and a client of the official SDK that talks to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from anyio.from_thread import start_blocking_portal
from mcp import Client, StdioServerParameters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from anyio.from_thread import BlockingPortal
    from mcp.types import CallToolResult, Tool

MAIN = ["-c", "from purport.cli import main; main()"]
SECONDS = 60  # that a test waits at most: only a fault takes as long


@dataclass(frozen=True)
class Caller:
    """A connected client, called from a thread that has no event loop."""

    client: Client
    portal: BlockingPortal

    def tools(self) -> dict[str, Tool]:
        return {tool.name: tool for tool in self.portal.call(self.client.list_tools).tools}

    def start(self, tool: str, **arguments: Any) -> Future[CallToolResult]:
        return self.portal.start_task_soon(partial(self.client.call_tool, tool, arguments))

    def call(self, tool: str, **arguments: Any) -> CallToolResult:
        return self.start(tool, **arguments).result(SECONDS)

    def result(self, tool: str, **arguments: Any) -> tuple[dict[str, Any], str]:
        """The structured result and the short text of a call that went well."""
        done = self.call(tool, **arguments)
        assert not done.is_error, done
        (content,) = done.content
        return done.structured_content, content.text

    def error(self, tool: str, **arguments: Any) -> str:
        """The one line that a failed call says."""
        done = self.call(tool, **arguments)
        assert done.is_error, done
        assert done.structured_content is None
        (content,) = done.content
        (line,) = content.text.splitlines()
        return line


@contextmanager
def connected(server: str | StdioServerParameters, mode: str = "auto") -> Iterator[Caller]:
    """A client of a server's URL or command; ``mode`` "legacy" speaks the protocol as of 2025."""
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(server, mode=mode)) as client,
    ):
        yield Caller(client, portal)


def by_stdio(*options: str | Path) -> StdioServerParameters:
    """The command of a server over standard input and output."""
    environment = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    return StdioServerParameters(
        command=sys.executable, args=[*MAIN, "mcp", *map(str, options)], env=environment
    )


@dataclass
class Process:
    """A server over HTTP."""

    url: str
    running: subprocess.Popen[str]

    def ended(self) -> tuple[int, str]:
        """The exit status when it has come to its end, and what was said on stderr since the start."""
        _, said = self.running.communicate(timeout=SECONDS)
        return self.running.returncode, said


@contextmanager
def by_http(*options: str | Path) -> Iterator[Process]:
    """A server on a free port of this machine."""
    command = [sys.executable, *MAIN, "mcp", "--http", "--port", "0", *map(str, options)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        line = running.stderr.readline()
        try:
            yield Process(line.removeprefix("purport: serving MCP at ").strip(), running)
        finally:
            running.kill()


def spoken(command: StdioServerParameters, messages: Sequence[dict[str, Any]]) -> tuple[int, list[Any], str]:
    """The exit status, answers and stderr of a server that is sent these messages, and then nothing more."""
    sent = "".join(json.dumps(one) + "\n" for one in messages)
    done = subprocess.run(
        [command.command, *command.args],
        input=sent,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr
