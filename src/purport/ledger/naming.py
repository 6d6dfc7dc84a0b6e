"""When two rows may be of one page or one source."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from purport.ledger.outlets import host_of, outlets
from purport.sources.names import words_of
from purport.sources.titles import without_titles

if TYPE_CHECKING:
    from purport.sources import Source

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|cmpid|mc_cid|mc_eid|ref|referrer|smid|ocid|ito|src)\Z", re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # what a database's text cannot hold
LONGEST = 400  # characters of an indexed name: an entry of a Postgres index has 2,704 bytes


def indexed(name: str | None) -> str | None:
    """The name as an index can hold it; of a very long one the end gives way to a digest of it."""
    if not name:
        return name
    plain = UNSTORABLE.sub("\ufffd", name)
    if len(plain) <= LONGEST:
        return plain
    return f"{plain[:LONGEST]} {hashlib.sha256(plain.encode()).hexdigest()[:32]}"


def page_of(url: str | None) -> str | None:
    """The address without what leads to the same page: scheme, "www.", fragment, tracking parameters, last slash."""
    url = UNSTORABLE.sub("\ufffd", url) if url else url
    host = host_of(url)
    if not url or not host:
        return None
    parts = urlsplit(url)
    stated = parse_qsl(parts.query, keep_blank_values=True)
    query = [(key, value) for key, value in stated if not _TRACKING.match(key)]
    return indexed(host + parts.path.rstrip("/") + ("?" + urlencode(sorted(query)) if query else ""))


def day_of(published: str | None) -> str | None:
    """The day of an ISO 8601 date or date-time, as stated there; None where there is none."""
    found = _DAY.match(published or "")
    return found.group() if found else None


def same_name(source: Source) -> str | None:
    """What the names of one source in different reports have in common; None for a source without a name.

    An outlet's is its usual name; a person's or body's its words without titles, case and accents.
    """
    return same_as(source.name, outlet=source.kind in ("media", None)) if source.named else None


def same_as(name: str, *, outlet: bool = True) -> str | None:
    """What a name has in common with others of the same source; ``outlet`` where it may be an outlet's."""
    known = outlets().known(name) if outlet else None
    if known:
        return indexed(known.casefold())
    span, _ = without_titles(name, (0, len(name)))
    words = [word for word in words_of(name[slice(*span)]) if len(word) > 1]
    return indexed(_unaccented(" ".join(words))) or None


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
