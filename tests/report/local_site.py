"""A web server on the loopback address that answers as a test says."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import httpcore
import pytest

from purport.errors import FetchError
from purport.report.fetch import Fetched, fetch
from purport.report.limits import Limits

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

PAGE = b"<html><body><p>The council voted on Monday.</p></body></html>"


class Site:
    """A server on the loopback address; each path answers as its function says."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.seen.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                self.close_connection = True
                site.answers[self.path](self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        self.root = f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **limits: Any) -> Fetched:
        return fetch(self.root + path, limits=Limits(allow_private=True, **limits))

    def refusal(self, path: str, **limits: Any) -> str:
        with pytest.raises(FetchError) as caught:
            self.get(path, **limits)
        message = str(caught.value)
        assert message.startswith(self.root + path + ": ")
        return message.removeprefix(self.root + path + ": ")


def answer(
    body: bytes = PAGE, status: int = 200, length: int | None = None, **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        stated = str(len(body) if length is None else length)
        for name, value in {"Content_Length": stated, "Content_Type": "text/html", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def redirect(location: str) -> Callable[[BaseHTTPRequestHandler], None]:
    return answer(b"", 302, Location=location)


def endless(piece: bytes, pause: threading.Event, times: int) -> Callable[[BaseHTTPRequestHandler], None]:
    """Sends the piece over and over, until the reader leaves; ``times`` only bounds a test that fails."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/plain")
        handler.end_headers()
        try:
            for _ in range(times):
                handler.wfile.write(piece)
                pause.wait(0.005)
        except OSError:
            pass

    return send


class Doors(httpcore.NetworkBackend):
    """Opens every connection to one port of this machine and notes which address was asked for."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[str] = []

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        self.asked.append(host)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, *args, **kwargs)
