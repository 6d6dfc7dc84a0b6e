"""Bytes to text, as browsers do it; nothing here raises."""

from __future__ import annotations

import re
from typing import Any

import webencodings  # type: ignore[import-untyped]

from purport.report.sniff import wide_codec

_PRESCAN = 1_024
_LATE_PRESCAN = 65_536
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_XML_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]+)["']""", re.IGNORECASE)
_META_CHARSET = re.compile(rb"""<meta[\s/][^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)""", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]+)""", re.IGNORECASE)
_STRAY = 20
"""Valid characters beyond ASCII for each broken one that make a text damaged UTF-8, not another encoding."""


def decode(data: bytes, *, charset: str | None = None, html: bool = False) -> str:
    """The text in ``data``: every other character stays as it is, line ends too.

    In order: a byte order mark, which is no part of the text and is dropped; ``charset``, the transport's
    label; with ``html`` the label in the page itself; UTF-16 without a mark, where it clearly is; UTF-8;
    windows-1252. Labels mean what the WHATWG Encoding Standard says ("iso-8859-1" is windows-1252). Bytes
    that the encoding does not define become U+FFFD.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    declared = _encoding(charset)
    if declared is None and html:
        declared = _declared_in_page(data, _PRESCAN)
        if declared is not None and declared.name != "utf-8" and _is_utf8_beyond_ascii(data):
            # Whoever saves a page often rewrites it as UTF-8 and leaves its old label; no text in another
            # encoding happens to be valid UTF-8.
            return data.decode("utf-8")
    if declared is not None:
        return _decoded(data, declared)
    return _undeclared(data, html=html)


def charset_of(content_type: str | None) -> str | None:
    """The character set that a Content-Type names."""
    found = _CHARSET.search(content_type or "")
    return found[1] if found else None


def _undeclared(data: bytes, *, html: bool) -> str:
    wide = wide_codec(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # Browsers start over when the label comes late in the page's head.
    late = _declared_in_page(data, _LATE_PRESCAN) if html else None
    if late is not None:
        return _decoded(data, late)
    damaged = data.decode("utf-8", "replace")
    return damaged if _is_damaged_utf8(damaged) else data.decode("cp1252", "replace")


def _encoding(label: str | None) -> Any:
    # "replacement" guards browsers against scripts hidden in odd encodings; here it would only lose the text.
    if not label or not label.isascii():
        return None
    found = webencodings.lookup(label)
    return None if found is None or found.name == "replacement" else found


def _decoded(data: bytes, encoding: Any) -> str:
    text: str = encoding.codec_info.decode(data, "replace")[0]
    return text


def _declared_in_page(data: bytes, length: int) -> Any:
    head = _COMMENT.sub(b"", data[:length])
    match = _META_CHARSET.search(head) or _XML_ENCODING.match(head)
    found = _encoding(match[1].decode("ascii", "replace")) if match else None
    if found is None:
        return None
    # A label that ASCII bytes spell cannot be true of UTF-16 (HTML Standard, "prescan a byte stream").
    substitute = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}.get(found.name)
    return _encoding(substitute) if substitute else found


def _is_utf8_beyond_ascii(data: bytes) -> bool:
    # ISO-2022-JP is ASCII bytes throughout, so ASCII alone says nothing against the label.
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(replaced: str) -> bool:
    beyond_ascii = len(replaced) - len(replaced.encode("ascii", "ignore"))
    broken = replaced.count("\ufffd")
    return beyond_ascii - broken >= _STRAY * broken
