"""Text of unknown origin made safe to show: one character stays one character, so positions hold."""

from __future__ import annotations

import html
import re

REPLACEMENT = "\ufffd"

# What HTML allows nowhere in a document, nor by reference: control characters other than tab and line ends,
# lone surrogates (which UTF-8 cannot hold either) and noncharacters.
_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Controls that a terminal obeys, and the directional ones that would turn the rest of its line around.
_NOT_IN_TERMINAL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")

# Every line end a terminal or `str.splitlines` knows.
_LINE_ENDS_AND_TABS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]")


def in_html(text: str) -> str:
    """``text`` escaped for an element or a quoted attribute, what HTML forbids as U+FFFD."""
    return html.escape(_NOT_IN_HTML.sub(REPLACEMENT, text))


def in_terminal(text: str) -> str:
    """``text`` on one line, with nothing in it that a terminal would obey."""
    return _NOT_IN_TERMINAL.sub(REPLACEMENT, _LINE_ENDS_AND_TABS.sub(" ", text))
