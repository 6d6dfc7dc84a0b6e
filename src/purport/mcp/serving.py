"""A server run: over standard input and output, or over HTTP on an address of this machine."""

from __future__ import annotations

import os
import signal
import socket
import sys
from contextlib import closing
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import anyio
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.responses import PlainTextResponse

from purport.errors import ServerError
from purport.mcp.engine import Engine
from purport.mcp.server import server_of

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server
    from starlette.types import ASGIApp, Receive, Scope, Send

    from purport.mcp.settings import Settings

PATH = "/mcp"
MOST_BYTES = 16 * 1024 * 1024  # of one request: a text and a few long reports
SECONDS_TO_END = 3  # for what is under way when the server is told to end
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Address:
    """Where an HTTP server listens, and the further ``names`` by which clients may call it.

    Port 0 takes a free one.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()

    @property
    def security(self) -> TransportSecuritySettings:
        """Which ``Host`` and ``Origin`` headers are let through: a page elsewhere cannot reach the server by DNS."""
        hosts = dict.fromkeys((*_LOOPBACK, *map(_in_url, (self.host, *self.names))))
        return TransportSecuritySettings(
            enable_dns_rebinding_protection=True,
            allowed_hosts=[form for host in hosts for form in (host, f"{host}:*")],
            allowed_origins=[
                form
                for host in hosts
                for scheme in ("http", "https")
                for form in (f"{scheme}://{host}", f"{scheme}://{host}:*")
            ],
        )


def serve_stdio(settings: Settings) -> None:
    """Serves one client over standard input and output until it closes them."""
    # Ctrl-C ends the process there and then: a thread that waits for a line could not be told.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with closing(Engine(settings)) as engine:
        anyio.run(_stdio, server_of(engine, settings))


async def _stdio(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def serve_http(settings: Settings, address: Address) -> None:
    """Serves clients over HTTP until SIGINT or SIGTERM; one line on stderr says where.

    Raises :class:`ServerError` where nothing can listen at the address.
    """
    import uvicorn

    with closing(Engine(settings)) as engine, _listening(address) as listener:
        app = server_of(engine, settings).streamable_http_app(
            streamable_http_path=PATH,
            json_response=True,
            stateless_http=True,  # no tool has more to say than its result
            max_request_body_size=MOST_BYTES,
            transport_security=address.security,
        )
        app.add_middleware(_OnlyPosts)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, timeout_graceful_shutdown=SECONDS_TO_END
        )
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        host, port = listener.getsockname()[:2]
        print(f"purport: serving MCP at http://{_in_url(host)}:{port}{PATH}", file=sys.stderr, flush=True)
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:  # uvicorn has ended in order, and raises again what told it to
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)  # a second one does not wait for what threads still do


class _OnlyPosts:
    """Refuses requests that would only hold a stream open, for which this server has nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] != "POST":
            refusal = PlainTextResponse("Only POST is served here", 405, {"Allow": "POST"})
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _listening(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    try:
        return socket.create_server((address.host, address.port), family=family)
    except (OSError, UnicodeError) as error:
        number = getattr(error, "errno", None) or 0
        why = os.strerror(number) if number > 0 else str(error)
        raise ServerError(
            f"{_in_url(address.host)}:{address.port}: cannot listen there ({why}); give another --host or --port"
        ) from error


def _in_url(host: str) -> str:
    """The host as it stands in a URL: an IPv6 address in brackets."""
    try:
        return f"[{host}]" if ip_address(host).version == 6 else host
    except ValueError:
        return host
