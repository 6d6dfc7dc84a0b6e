"""One page or feed from the public internet, or one clear line that says why not."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from importlib import metadata
from typing import TYPE_CHECKING

import httpcore
import httpx

from purport.errors import FetchError
from purport.report.address import addresses_of
from purport.report.limits import DEFAULT_LIMITS, Limits, size
from purport.report.naming import shown, shown_broken_url, shown_url
from purport.report.network import (
    BadCertificate,
    Deadline,
    NoSuchHost,
    NotPublic,
    VettedNetwork,
    VettedTransport,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_READABLE_TYPES = frozenset(
    {
        "",
        "application/atom+xml",
        "application/gzip",
        "application/octet-stream",
        "application/rdf+xml",
        "application/rss+xml",
        "application/x-gzip",
        "application/xhtml+xml",
        "application/xml",
        "binary/octet-stream",
    }
)
# What httpx undoes a chunk at a time; other encodings, and one within another, may unfold without bound.
_READABLE_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_BAD_REDIRECT = "redirects to what is no valid URL; check the address"
_SAVE_IT = "save the page from a browser and give the file"
_FAULTS = (
    BadCertificate,
    NoSuchHost,
    NotPublic,
    httpx.DecodingError,
    httpx.InvalidURL,
    httpx.RemoteProtocolError,
    UnicodeError,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: the URL it came from in the end, its bytes, decompressed, the Content-Type."""

    url: str
    data: bytes
    content_type: str | None


def fetch(
    url: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    resolve: Callable[[str, int], Sequence[str]] = addresses_of,
    sockets: httpcore.NetworkBackend | None = None,
) -> Fetched:
    """The page at an http or https URL, redirects followed.

    ``resolve`` gives the IP addresses of a host; unless ``limits.allow_private`` is set all of them must be
    on the public internet, at each redirect again. ``sockets`` opens the connections to them, the system's by
    default. Proxies are not used. Raises :class:`FetchError`.
    """
    deadline = Deadline(limits.total_seconds)
    network = VettedNetwork(
        resolve, deadline, allow_private=limits.allow_private, sockets=sockets or httpcore.SyncBackend()
    )
    with _client(network, limits) as client:
        fetching = _Fetching(client, shown_url(url), limits)
        try:
            return fetching.page(_target(url, base=None))
        except _FAULTS as error:
            raise FetchError(f"{fetching.name}: {_fault(error, deadline, limits)}") from error


def _client(network: VettedNetwork, limits: Limits) -> httpx.Client:
    try:
        version = metadata.version("purport")
    except metadata.PackageNotFoundError:
        version = "0"
    return httpx.Client(
        transport=VettedTransport(network),
        headers={
            "User-Agent": f"purport/{version} (+news reading tool)",
            "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
        },
        timeout=httpx.Timeout(limits.read_seconds, connect=limits.connect_seconds),
        follow_redirects=False,
        trust_env=False,
    )


@dataclass(frozen=True, slots=True)
class _Fetching:
    client: httpx.Client
    name: str
    limits: Limits

    def page(self, target: httpx.URL) -> Fetched:
        for _ in range(self.limits.max_redirects + 1):
            with self.client.stream("GET", target) as response:
                if not response.has_redirect_location:
                    return self._answer(response)
                target = _target(response.headers["location"], base=target, name=self.name)
        raise self._refusal(f"more than {self.limits.max_redirects} redirects; {_SAVE_IT}")

    def _answer(self, response: httpx.Response) -> Fetched:
        if response.status_code != HTTPStatus.OK:
            raise self._refusal(_status(response.status_code))
        content_type = response.headers.get("content-type")
        media_type = (content_type or "").partition(";")[0].strip().lower()
        if not media_type.startswith("text/") and media_type not in _READABLE_TYPES:
            raise self._refusal(
                f"the server sent {media_type}, not a page; give the address of a report's page"
            )
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in _READABLE_ENCODINGS:
            raise self._refusal(
                f"the server sent it encoded as {encoding}, which was not asked for; {_SAVE_IT}"
            )
        return Fetched(_clean(response.url), self._body(response), content_type)

    def _body(self, response: httpx.Response) -> bytes:
        stated = response.headers.get("content-length", "")
        if stated.isdecimal() and int(stated) > self.limits.fetch_bytes:
            raise self._too_large()
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > self.limits.fetch_bytes:
                raise self._too_large()
        return bytes(body)

    def _too_large(self) -> FetchError:
        return self._refusal(f"over the limit of {size(self.limits.fetch_bytes)} for one page; {_SAVE_IT}")

    def _refusal(self, reason: str) -> FetchError:
        return FetchError(f"{self.name}: {reason}")


def _target(url: str, *, base: httpx.URL | None, name: str = "") -> httpx.URL:
    """The URL to ask for, from what was given or what a redirect says."""
    try:
        target = httpx.URL(url) if base is None else base.join(url)
        host = target.host  # decoded only here: a malformed "xn--" name raises
    except (httpx.InvalidURL, ValueError) as error:
        if base is not None:
            raise FetchError(f"{name}: {_BAD_REDIRECT}") from error
        raise FetchError(f"{shown_broken_url(url)}: not a valid URL; check the address") from error
    place = shown_url(url) if base is None else f"{name}: redirects to {shown_url(url)}"
    if target.scheme not in ("http", "https"):
        raise FetchError(f"{place}: only http and https URLs are read; {_SAVE_IT}")
    if not host:
        raise FetchError(f"{place}: names no host; check the address")
    return target


def _clean(url: httpx.URL) -> str:
    return shown_url(str(url.copy_with(fragment=None)))


def _status(code: int) -> str:
    try:
        answer = f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        answer = str(code)
    if code in (401, 402, 403, 405, 406, 429, 451):
        return f"the server answered {answer}; {_SAVE_IT}"
    advice = "try again later" if code >= 500 else "check the address"
    return f"the server answered {answer}; {advice}"


def _fault(error: Exception, deadline: Deadline, limits: Limits) -> str:
    if isinstance(error, NotPublic):
        return (
            f"{shown(str(error))} is not on the public internet; {_SAVE_IT}, or allow it with --allow-private"
        )
    if isinstance(error, NoSuchHost):
        return f"no such host as {shown(str(error))}; check the address"
    if isinstance(error, httpx.InvalidURL | httpx.RemoteProtocolError | UnicodeError):
        # httpx looks at a redirect before it hands it over, and says so in these.
        return _BAD_REDIRECT
    if isinstance(error, httpcore.TimeoutException):
        return f"{_lateness(error, deadline, limits)}; try again later, or {_SAVE_IT}"
    if isinstance(error, BadCertificate):
        return f"its certificate is not valid ({shown(str(error))}); check the address"
    if isinstance(error, httpcore.ConnectError):
        return "the server cannot be reached; check the address, or try again later"
    return "the server broke off or its answer is damaged; try again later"


def _lateness(error: Exception, deadline: Deadline, limits: Limits) -> str:
    if deadline.passed:
        return f"not finished after {limits.total_seconds:g} seconds"
    if isinstance(error, httpcore.ConnectTimeout):
        return f"no connection within {limits.connect_seconds:g} seconds"
    return f"no answer within {limits.read_seconds:g} seconds"
