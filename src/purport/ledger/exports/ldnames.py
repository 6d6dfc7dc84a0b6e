"""What things are called in JSON-LD: IRIs that are the same in every export of the same text."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from sqlalchemy.engine import RowMapping

    Row = RowMapping

SOFTWARE = "_:purport"  # which wrote the document
READER = "_:reader"
_NEVER_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f\ufffd]')


def report_iri(sha256: str) -> str:
    """A report by its text's hash, as RFC 6920 names things by what they are."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def made_iri(*parts: Any) -> str:
    """A name for what only these parts identify."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(['purport', *parts]))}"


def appearance_iri(sha256: str, row: Row) -> str:
    """One publication of a text."""
    return made_iri("appearance", sha256, *(row[name] for name in ("url", "outlet", "published", "version")))


def link_iri(sha256: str, origin: str | None, row: Row) -> str:
    """A link from the report with this hash to the origin with that one, or to an outlet."""
    return made_iri("link", sha256, origin, row["outlet"], row["kind"])


def web_iri(url: str | None) -> str | None:
    """A page's address with what no IRI may hold in percent escapes; None for what is no absolute address."""
    try:
        parts = urlsplit(url) if url else None
    except ValueError:
        return None
    if not url or not parts or not parts.scheme or not parts.netloc:
        return None
    return _NEVER_IN_IRI.sub(lambda found: quote(found[0]), url)
