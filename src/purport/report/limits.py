"""How much is read at most, and how long is waited."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on inputs, built once from flags and passed down.

    ``max_bytes``: bytes of one input, after decompression (for JSON Lines of one line, for a feed of the whole feed,
    for a web archive of one record; how many records it holds is not limited).
    ``max_chars``: code points of one report's text.
    ``fetch_bytes``: bytes of one fetched page or feed, after decompression.
    ``connect_seconds``: seconds for one connection.
    ``read_seconds``: seconds for one wait on the server.
    ``total_seconds``: seconds for a whole fetch, its redirects included.
    ``max_redirects``: redirects followed.
    ``allow_private``: whether addresses that the public internet cannot reach are fetched from.
    """

    max_bytes: int = 50_000_000
    max_chars: int = 2_000_000
    fetch_bytes: int = 20_000_000
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    max_redirects: int = 5
    allow_private: bool = False


DEFAULT_LIMITS = Limits()


def size(count: int) -> str:
    """A number of bytes as people write it: "12 bytes", "340 kB", "61.5 MB"."""
    if count < 1_000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1_000:.4g} kB"
    return f"{count / 1_000_000:.4g} MB"
