"""The network under a fetch: connects only to addresses it has vetted, and ends at a deadline.

A host name is resolved once for a connection, which goes to the very address that was vetted, so a name that
changes its answer in between gains nothing. Each wait on the network is cut to what is left of the whole
fetch's time, so a server that sends a byte now and then cannot hold it.
"""

from __future__ import annotations

import socket
import ssl
import time
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from purport.report.address import is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


class NotPublic(Exception):
    """A host has an address that is not on the public internet."""


class NoSuchHost(Exception):
    """A host name leads to no address."""


class BadCertificate(Exception):
    """A server's certificate is not one to trust for the name asked for."""


class Deadline:
    """A point in time that the whole fetch ends at, ``seconds`` from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self._end

    def cut(self, timeout: float | None, late: type[Exception]) -> float:
        """The timeout, or what is left where that is less; raises ``late`` where nothing is."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise late("past the deadline")
        return left if timeout is None else min(timeout, left)


class VettedNetwork(httpcore.NetworkBackend):
    """TCP connections to public addresses only, or to any with ``allow_private``."""

    def __init__(
        self,
        resolve: Callable[[str, int], Sequence[str]],
        deadline: Deadline,
        *,
        allow_private: bool,
        sockets: httpcore.NetworkBackend,
    ) -> None:
        self._resolve = resolve
        self._deadline = deadline
        self._allow_private = allow_private
        self._sockets = sockets

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = NoSuchHost(host)
        for address in self._vetted(host, port):
            left = self._deadline.cut(timeout, httpcore.ConnectTimeout)
            try:
                stream = self._sockets.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure

    def _vetted(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._resolve(host, port)
        except (socket.gaierror, ValueError) as error:
            raise NoSuchHost(host) from error
        # One private address among public ones is how a name is made to lead inside.
        if not self._allow_private and not all(is_public(address) for address in addresses):
            raise NotPublic(host)
        return addresses


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.cut(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cut(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._deadline.cut(timeout, httpcore.ConnectTimeout)
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, left)
        except httpcore.ConnectError as error:
            # Told here: the layers above drop the cause.
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise BadCertificate(error.__cause__.verify_message) from error
            raise
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class VettedTransport(httpx.BaseTransport):
    """httpx over a given network; httpx's own transport has no place to put one."""

    def __init__(self, network: httpcore.NetworkBackend) -> None:
        # SSL_CERT_FILE and SSL_CERT_DIR are honoured, proxies are not: a proxy would resolve names unvetted.
        self._pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.read(),
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
