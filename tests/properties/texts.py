"""Texts of every kind: anything at all, and news put together from pieces."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = (
    "Ada Quill",
    "the harbour board",
    "She",
    "Dr. Bo Lind",
    "U.S. officials",
    "a crew member",
    "Zoë's lawyer",
)
CUES = (
    "said",
    "denied that",
    "told reporters",
    "asked whether",
    "vowed to say",
    "believes",
    "according to",
    "",
)
WORDS = (
    "the pump was worn",
    "rain fell.",
    "it is late",
    "3.5 tonnes",
    "“not one boat left”",
    '"so"',
    "it “leaks",
)
MARKS = (
    "“",
    "”",
    '"',
    "«",
    "»",
    "„",
    "…",
    "—",
    ",",
    ".",
    "?",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\x00",
    "\u202e",
    "\ud800",
    "😀",
)
PIECES = st.sampled_from(NAMES) | st.sampled_from(CUES) | st.sampled_from(WORDS) | st.sampled_from(MARKS)


def anything() -> st.SearchStrategy[str]:
    """Any code points, halves of surrogate pairs too."""
    return st.text(st.characters(exclude_categories=()), max_size=200)


@st.composite
def newsy(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(PIECES, min_size=1, max_size=60))
    return "".join(piece + draw(st.sampled_from((" ", " ", ""))) for piece in pieces)
