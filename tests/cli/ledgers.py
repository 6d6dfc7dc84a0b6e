"""Invented reports in files, for the commands over a ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WIRE = (
    "Two ferries lay aground off Saltmarrow Head on Sunday night after their crews lost sight of the "
    "southern light, which the coast service had switched off for repairs a day earlier than it had "
    "announced, and tugs from three harbours were waiting for the morning tide to pull them free.\n\n"
    "Tessa Orme, who runs the service, said that a notice to mariners had gone out on Friday."
)
PUMP = (
    "Ada Quill, the chief engineer, said the pump at Ellery dock was worn out. "
    "The flood purportedly began at a leak in the north wall.\n\n"
    "The ministry denied that the gate had been open."
)
RECORDS = [
    {
        "text": PUMP,
        "title": "Worn pump blamed for harbour flood",
        "publisher": "Ellery Post",
        "published": "2024-05-04",
        "url": "https://post.example/pump",
    },
    {
        "text": WIRE,
        "title": "Ferries aground off Saltmarrow",
        "publisher": "Tolmere Courier",
        "published": "2024-05-06",
        "url": "https://courier.example/ferries",
    },
    {
        "text": WIRE
        + "\n\nNo one was hurt, and the ferries' owner would not say when they would sail again.",
        "title": "Ferry crews wait for the tide",
        "publisher": "Vassarine Gazette",
        "published": "2024-05-07",
        "url": "https://gazette.example/ferries",
    },
]


def write(path: Path, *records: dict[str, str]) -> Path:
    """A file with a report a line."""
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path
