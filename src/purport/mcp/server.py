"""The protocol's side: lists the tools, and has each call done in a worker thread."""

from __future__ import annotations

import logging
import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp.types import INVALID_PARAMS, CallToolResult, ListToolsResult, TextContent

from purport.errors import PurportError
from purport.export.safe import REPLACEMENT, in_terminal
from purport.mcp.arguments import checked
from purport.mcp.tools import INSTRUCTIONS, KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcp.server import ServerRequestContext
    from mcp.types import CallToolRequestParams, PaginatedRequestParams

    from purport.mcp.engine import Engine
    from purport.mcp.settings import Settings

logger = logging.getLogger(__name__)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Calls:
    """Answers a client's calls with what the engine finds; whatever goes wrong is one line of the result."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine = engine
        self._tools = [kind.tool(settings) for kind in KINDS]
        self._takes = {tool.name: tool.input_schema for tool in self._tools}

    async def list_tools(self, _: ServerRequestContext, __: PaginatedRequestParams | None) -> ListToolsResult:
        """Every tool, on one page."""
        return ListToolsResult(tools=self._tools)

    async def call(self, _: ServerRequestContext, asked: CallToolRequestParams) -> CallToolResult:
        """The result of a tool."""
        if asked.name not in self._takes:
            raise MCPError(INVALID_PARAMS, f"there is no such tool; there are {', '.join(self._takes)}")
        # A client that gives up is answered at once; the thread comes to its end by itself.
        return await to_thread.run_sync(self._done, asked.name, asked.arguments, abandon_on_cancel=True)

    def _done(self, name: str, arguments: Mapping[str, Any] | None) -> CallToolResult:
        try:
            answer = getattr(self._engine, name)(checked(self._takes[name], arguments))
        except PurportError as error:
            return _failed(str(error))
        except Exception:
            logger.exception("%s failed", name)
            return _failed(f"{name} failed by a fault of Purport's own; the server's log says how")
        return CallToolResult(content=[_text(answer.text)], structured_content=_sound(answer.structured))


def server_of(engine: Engine, settings: Settings) -> Server[Any]:
    """A server that has the engine do what clients ask."""
    calls = Calls(engine, settings)
    return Server(
        "purport",
        title="Purport",
        version=version("purport"),
        description="Who says so, on what evidence, who checked it, and what nobody could confirm.",
        instructions=INSTRUCTIONS,
        on_list_tools=calls.list_tools,
        on_call_tool=calls.call,
    )


def _failed(said: str) -> CallToolResult:
    return CallToolResult(content=[_text(in_terminal(said))], is_error=True)


def _sound(value: Any) -> Any:
    """The value without halves of surrogate pairs, which no message can carry; one character stays one."""
    if isinstance(value, str):
        return _SURROGATE.sub(REPLACEMENT, value)
    if isinstance(value, list):
        return [_sound(one) for one in value]
    return {name: _sound(one) for name, one in value.items()} if isinstance(value, dict) else value


def _text(said: str) -> TextContent:
    return TextContent(type="text", text=_sound(said))
