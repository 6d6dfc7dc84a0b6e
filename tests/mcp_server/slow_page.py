"""A page that is sent only when a test says so."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from .reports import QUIET
from .served import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class SlowPage:
    """``asked`` is set when somebody waits for the page, and it is sent when ``released`` is."""

    url: str
    asked: threading.Event
    released: threading.Event


@contextmanager
def slow_page() -> Iterator[SlowPage]:
    asked, released = threading.Event(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.set()
            released.wait(SECONDS)
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(QUIET.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as site:
        threading.Thread(target=site.serve_forever).start()
        try:
            yield SlowPage(f"http://127.0.0.1:{site.server_port}/ferry", asked, released)
        finally:
            released.set()
            site.shutdown()
