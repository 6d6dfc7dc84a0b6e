"""Outlets and agencies under one name each, whatever a report calls them and whichever host prints them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

_NEVER_PART = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Outlets:
    """The packaged list: usual name by every name in lower case, and by host."""

    names: dict[str, str]
    hosts: dict[str, str]
    agencies: frozenset[str]
    spellings: tuple[str, ...]  # as reports write them
    agency_spellings: tuple[str, ...]

    def known(self, name: str) -> str | None:
        """The usual name of an outlet on the list; None for what is not on it."""
        return self.names.get(_plain(name))

    def usual(self, name: str | None, url: str | None = None) -> str | None:
        """What an outlet is called: by the list, else by its own name, else by its page's host."""
        if name and name.strip():
            return self.known(name) or self.hosts.get(_plain(name)) or " ".join(name.split())
        host = host_of(url)
        return self.hosts.get(host, host) if host else None


@cache
def outlets() -> Outlets:
    """The packaged list, read once."""
    table = tomllib.loads((Path(__file__).parent / "outlets.toml").read_text("utf-8"))
    rows = [(usual, one) for part in ("agencies", "outlets") for usual, one in table[part].items()]
    return Outlets(
        {_plain(name): usual for usual, one in rows for name in (usual, *one["names"])},
        {host: usual for usual, one in rows for host in one["hosts"]},
        frozenset(table["agencies"]),
        tuple(name for usual, one in rows for name in (usual, *one["names"])),
        tuple(name for usual, one in table["agencies"].items() for name in (usual, *one["names"])),
    )


def host_of(url: str | None) -> str | None:
    """The host of a page without "www."; None where it has none."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return _NEVER_PART.sub("", host) if host else None


def _plain(name: str) -> str:
    plain = " ".join(name.casefold().split()).removeprefix("the ")
    return _POSSESSIVE.sub("", _NEVER_PART.sub("", plain))
