"""A reading as JSON, in the schema ``purport.reading/1`` (``docs/reading.schema.json``)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from purport.reading import Reading

_SURROGATE = re.compile("[\ud800-\udfff]")

# JSON lets these stand in a string, but `str.splitlines` and its like end a line at them, and one reading on
# one line must be that for every reader.
_ESCAPED_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def to_json(reading: Reading, *, indent: int | None = None) -> str:
    """The reading as JSON text, on one line where ``indent`` is None."""
    return dumps(reading.to_dict(), indent=indent)


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON's types as text, on one line where ``indent`` is None.

    Letters stand as themselves, except where a lone surrogate in the text can only be said by escapes.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    if _SURROGATE.search(text):
        return json.dumps(value, ensure_ascii=True, allow_nan=False, indent=indent)
    return text.translate(_ESCAPED_LINE_ENDS)
