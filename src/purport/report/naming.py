"""How an input is named on screen and in errors: on one line, and without secrets."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_USERINFO = re.compile(r"(?<=//)[^/?#]*@")
_ANY_USERINFO = re.compile(r"(?<=//).*@", re.DOTALL)
_LONGEST = 200


def shown(name: str) -> str:
    """The name on one line: characters that break a line or a terminal are written as escapes."""
    if not name:
        return '""'
    if len(name) > _LONGEST:
        name = name[: _LONGEST - 1] + "…"
    return _UNPRINTABLE.sub(lambda match: ascii(match[0])[1:-1], name)


def shown_url(url: str) -> str:
    """The URL on one line, without the user name and password that may stand in it."""
    return shown(_USERINFO.sub("", url))


def shown_broken_url(url: str) -> str:
    """As :func:`shown_url`, for what is no valid URL: everything before its last "@" may be a password."""
    return shown(_ANY_USERINFO.sub("", url))


def web_address(value: object) -> str | None:
    """The whole http or https URL that a value is, None where it is none."""
    if not isinstance(value, str):
        return None
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return None
    return value.strip() if parts.scheme in ("http", "https") and parts.netloc else None
