"""Text of unknown origin made fit for XML: one character stays one character."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def in_xml(text: str) -> str:
    """``text`` with what no XML document may hold as U+FFFD; escaping is the writer's."""
    return _NOT_IN_XML.sub("\ufffd", text)
