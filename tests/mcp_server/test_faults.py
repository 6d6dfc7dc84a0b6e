"""Faults of Purport's own, and values that no message can carry, behind a real client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
from mcp import Client

from purport.mcp import Settings
from purport.mcp.engine import Answer, Engine
from purport.mcp.server import server_of

from .served import by_stdio, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest
    from mcp.types import CallToolResult


class Odd(Engine):
    """Searches as a test says."""

    def __init__(self, answer: Callable[[], Answer]) -> None:
        super().__init__(Settings())
        self._answer = answer

    def search(self, _: Mapping[str, Any]) -> Answer:
        return self._answer()


def searched(answer: Callable[[], Answer]) -> CallToolResult:
    async def go() -> CallToolResult:
        async with Client(server_of(Odd(answer), Settings())) as client:
            return await client.call_tool("search", {"words": "x"})

    return anyio.run(go)


def test_a_fault_is_one_line_and_its_trace_stays_here(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> Answer:
        raise ZeroDivisionError("a secret")

    done = searched(fail)
    assert done.is_error
    assert [one.text for one in done.content] == [
        "search failed by a fault of Purport's own; the server's log says how"
    ]
    (record,) = [one for one in caplog.records if one.name == "purport.mcp.server"]
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError


def test_halves_of_surrogate_pairs_become_what_json_can_carry() -> None:
    done = searched(
        lambda: Answer({"what": "claims", "found": [], "more": False, "x": ["a\ud800b"]}, "\ud800")
    )
    assert done.structured_content["x"] == ["a\ufffdb"]
    done.model_dump_json().encode("utf-8")


def test_what_is_no_message_does_not_end_the_server() -> None:
    call = {"name": "read", "arguments": {"text": "\ud800"}}
    asked = [
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call},
        {"jsonrpc": "2.0", "id": 2, "method": "ping"},
    ]
    status, answers, said = spoken(by_stdio(), asked)
    assert status == 0, said
    assert 2 in [one.get("id") for one in answers]
    assert "Traceback" not in said
