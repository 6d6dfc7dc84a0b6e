"""Fetching: what is refused, what is followed, and that every fetch ends."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import httpcore
import pytest

from purport.errors import FetchError
from purport.report.address import is_public
from purport.report.fetch import Fetched, fetch
from purport.report.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = b"<html><body><p>The council voted on Monday.</p></body></html>"
SAVE = "save the page from a browser and give the file"


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


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


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


def test_a_page_comes_with_its_type_and_last_url(site: Site) -> None:
    site.answers["/a"] = answer(PAGE, Content_Type="text/html; charset=koi8-r")
    assert site.get("/a#top") == Fetched(site.root + "/a", PAGE, "text/html; charset=koi8-r")


def test_the_reader_says_who_it_is_and_asks_for_gzip_only(site: Site) -> None:
    site.answers["/a"] = answer()
    site.get("/a")
    [(_, headers)] = site.seen
    assert headers["user-agent"].startswith("purport/")
    assert headers["user-agent"].endswith(" (+news reading tool)")
    assert headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_compressed_answers_are_unpacked(site: Site, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    site.answers["/a"] = answer(pack(PAGE), Content_Encoding=encoding)
    assert site.get("/a").data == PAGE


def test_redirects_are_followed_with_cookies(site: Site) -> None:
    site.answers["/a"] = answer(b"", 301, Location="b?x=1", Set_Cookie="seen=1")
    site.answers["/b?x=1"] = redirect(f"{site.root}/c#part")
    site.answers["/c"] = answer()
    assert site.get("/a").url == site.root + "/c"
    assert site.seen[-1][1]["cookie"] == "seen=1"


def test_redirects_end(site: Site) -> None:
    site.answers["/a"] = redirect("/a")
    assert site.refusal("/a") == f"more than 5 redirects; {SAVE}"
    assert len(site.seen) == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "redirects to file:///etc/passwd: only http and https URLs are read; " + SAVE),
        ("ftp://me:pw@host/x", "redirects to ftp://host/x: only http and https URLs are read; " + SAVE),
        ("javascript:alert(1)", "redirects to what is no valid URL; check the address"),
        ("http://[::1", "redirects to what is no valid URL; check the address"),
    ],
)
def test_redirects_to_elsewhere_are_refused(site: Site, location: str, reason: str) -> None:
    site.answers["/a"] = redirect(location)
    assert site.refusal("/a") == reason


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, "the server answered 404 Not Found; check the address"),
        (403, f"the server answered 403 Forbidden; {SAVE}"),
        (503, "the server answered 503 Service Unavailable; try again later"),
        (299, "the server answered 299; check the address"),
        (304, "the server answered 304 Not Modified; check the address"),
    ],
)
def test_other_answers_than_200_are_named(site: Site, status: int, reason: str) -> None:
    site.answers["/a"] = answer(b"", status)
    assert site.refusal("/a") == reason


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "video/mp4", "application/json"])
def test_what_is_no_page_is_refused_before_its_body(site: Site, media_type: str) -> None:
    site.answers["/a"] = answer(b"", length=10_000_000, Content_Type=media_type.upper() + "; q=1")
    assert site.refusal("/a") == (
        f"the server sent {media_type}, not a page; give the address of a report's page"
    )


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_encodings_that_may_unfold_without_bound_are_refused(site: Site, encoding: str) -> None:
    site.answers["/a"] = answer(Content_Encoding=encoding)
    assert site.refusal("/a") == f"the server sent it encoded as {encoding}, which was not asked for; {SAVE}"


def test_a_page_that_says_it_is_too_large_is_not_read(site: Site) -> None:
    site.answers["/a"] = answer(b"", length=30_000_000)
    assert site.refusal("/a") == f"over the limit of 20 MB for one page; {SAVE}"


def test_an_endless_body_is_left_at_the_limit(site: Site) -> None:
    site.answers["/a"] = endless(b"x" * 1_000, threading.Event(), 10_000)
    assert site.refusal("/a", fetch_bytes=5_000) == f"over the limit of 5 kB for one page; {SAVE}"


def test_a_gzip_bomb_is_left_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(b"\x00" * 30_000_000)
    assert len(bomb) < 50_000
    site.answers["/a"] = answer(bomb, Content_Encoding="gzip")
    assert site.refusal("/a", fetch_bytes=1_000_000) == f"over the limit of 1 MB for one page; {SAVE}"


def test_a_body_that_trickles_ends_at_the_deadline(site: Site) -> None:
    site.answers["/a"] = endless(b".", threading.Event(), 2_000)
    reason = site.refusal("/a", total_seconds=0.1)
    assert reason == f"not finished after 0.1 seconds; try again later, or {SAVE}"


def test_headers_that_trickle_end_at_the_deadline(site: Site) -> None:
    def send(handler: BaseHTTPRequestHandler) -> None:
        pause = threading.Event()
        try:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Filler: ")
            for _ in range(2_000):
                handler.wfile.write(b".")
                pause.wait(0.005)
        except OSError:
            pass

    site.answers["/a"] = send
    reason = site.refusal("/a", total_seconds=0.1)
    assert reason == f"not finished after 0.1 seconds; try again later, or {SAVE}"


def test_a_server_that_says_nothing_is_left(site: Site) -> None:
    gone = threading.Event()
    site.answers["/a"] = lambda _: gone.wait(5) and None
    reason = site.refusal("/a", read_seconds=0.05)
    gone.set()
    assert reason == f"no answer within 0.05 seconds; try again later, or {SAVE}"


@pytest.mark.parametrize(
    "broken",
    [
        answer(PAGE, length=len(PAGE) + 1),
        answer(b"no gzip at all", Content_Encoding="gzip"),
        lambda handler: handler.wfile.write(b"SSH-2.0-x\r\n\r\n"),
        lambda handler: None,
    ],
    ids=["cut short", "damaged gzip", "not HTTP", "nothing"],
)
def test_half_an_answer_is_none(site: Site, broken: Callable[[BaseHTTPRequestHandler], None]) -> None:
    site.answers["/a"] = broken
    assert site.refusal("/a") == "the server broke off or its answer is damaged; try again later"


def test_a_port_without_a_server_is_named() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        url = f"http://127.0.0.1:{held.getsockname()[1]}/"
        with pytest.raises(FetchError) as caught:
            fetch(url, limits=Limits(allow_private=True))
    assert str(caught.value) == f"{url}: the server cannot be reached; check the address, or try again later"


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.1", "0x7f.1", "2130706433", "0", "[::1]", "[::ffff:10.0.0.1]", "169.254.169.254"]
    + [
        "10.1.2.3",
        "192.168.0.1",
        "100.64.0.1",
        "[fd00::1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "224.0.0.1",
    ],
)
def test_hosts_inside_are_refused(host: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(f"http://{host}/admin")
    bare = host.strip("[]")
    assert str(caught.value) == f"http://{host}/admin: {bare} is not on the public internet; {SAVE}"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("64:ff9b::5db8:d822", True),
        ("::ffff:93.184.216.34", True),
        ("2002:5db8:d822::1", True),
        ("0.0.0.0", False),
        ("192.0.0.8", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("2606:2800:220:1::1%eth0", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:0:4136:e378::", False),
        ("2001:db8::1", False),
        ("64:ff9b:1::1", False),
        ("no address", False),
    ],
)
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError, match="news.example is not on the public internet"):
        fetch("http://news.example/", resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])


def test_the_vetted_address_itself_is_connected_to_and_asked_for_once(site: Site) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    doors = Doors(site.port)
    site.answers["/a"] = answer()
    fetch("http://news.example/a", resolve=lambda host, port: next(answers), sockets=doors)
    assert doors.asked == ["93.184.216.34"]
    assert site.seen[0][1]["host"] == "news.example"


def test_a_redirect_inside_is_refused(site: Site) -> None:
    hosts = {"news.example": ["93.184.216.34"], "inside.example": ["10.0.0.1"]}
    doors = Doors(site.port)
    site.answers["/a"] = redirect("http://inside.example/admin")
    with pytest.raises(FetchError) as caught:
        fetch("http://news.example/a", resolve=lambda host, port: hosts[host], sockets=doors)
    assert str(caught.value) == (
        f"http://news.example/a: inside.example is not on the public internet; {SAVE}"
    )
    assert doors.asked == ["93.184.216.34"]


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    site.answers["/a"] = answer()
    with socket.socket() as held:
        held.bind(("127.0.0.2", 0))
        url = f"http://news.example:{site.port}/a"
        hosts = ["127.0.0.3", "127.0.0.1"]
        page = fetch(url, limits=Limits(allow_private=True), resolve=lambda host, port: hosts)
    assert page.data == PAGE


def test_an_unknown_host_is_named() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchError) as caught:
        fetch("https://nowhere.example/x", resolve=unknown)
    assert (
        str(caught.value) == "https://nowhere.example/x: no such host as nowhere.example; check the address"
    )


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    site.answers["/a"] = answer()
    assert site.get("/a").data == PAGE


def test_a_password_is_sent_but_never_shown(site: Site) -> None:
    site.answers["/a"] = answer()
    site.answers["/b"] = answer(b"", 404)
    url = f"http://me:secret@127.0.0.1:{site.port}"
    page = fetch(url + "/a", limits=Limits(allow_private=True))
    assert page.url == site.root + "/a"
    assert site.seen[0][1]["authorization"] == "Basic bWU6c2VjcmV0"
    with pytest.raises(FetchError) as caught:
        fetch(url + "/b", limits=Limits(allow_private=True))
    assert str(caught.value) == f"{site.root}/b: the server answered 404 Not Found; check the address"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http:///x", "http:///x: names no host; check the address"),
        ("http://me:se/cret@[::1/", "http://[::1/: not a valid URL; check the address"),
        ("file:///etc/passwd", "file:///etc/passwd: only http and https URLs are read; " + SAVE),
        ("http://a.example\nb/", "http://a.example\\nb/: not a valid URL; check the address"),
    ],
)
def test_what_is_no_web_address_is_refused(url: str, message: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert str(caught.value) == message
