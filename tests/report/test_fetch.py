"""Fetching: what is refused, what is followed, and that every fetch ends."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import zlib
from typing import TYPE_CHECKING, Any, NoReturn

import httpcore
import pytest
from local_site import PAGE, Doors, Site, answer, endless, redirect

from purport.errors import FetchError
from purport.report.fetch import Fetched, fetch
from purport.report.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler

SAVE = "save the page from a browser and give the file"


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


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


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"read_seconds": 0.05}, "no answer within 0.05 seconds"),
        ({"total_seconds": 0.05}, "not finished after 0.05 seconds"),
    ],
)
def test_a_server_that_says_nothing_is_left(site: Site, limits: dict[str, float], reason: str) -> None:
    gone = threading.Event()
    site.answers["/a"] = lambda _: gone.wait(5) and None
    assert site.refusal("/a", **limits) == f"{reason}; try again later, or {SAVE}"
    gone.set()


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
        f"http://news.example/a: inside.example is not on the public internet; {SAVE}, or allow it with --allow-private"
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


def test_a_server_with_another_names_certificate_is_refused(site: Site) -> None:
    class Forged(httpcore.SyncBackend):
        def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
            stream = super().connect_tcp("127.0.0.1", site.port)
            stream.start_tls = lambda *_: refuse(stream)  # type: ignore[method-assign]
            return stream

    def refuse(stream: httpcore.NetworkStream) -> NoReturn:
        stream.close()
        error = ssl.SSLCertVerificationError(1, "certificate verify failed")
        error.verify_message = "Hostname mismatch"
        raise httpcore.ConnectError(error) from error

    with pytest.raises(FetchError) as caught:
        fetch("https://news.example/", resolve=lambda host, port: ["93.184.216.34"], sockets=Forged())
    assert str(caught.value) == (
        "https://news.example/: its certificate is not valid (Hostname mismatch); check the address"
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
