"""What a server may do, settled when it is started."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from purport.report.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path

MOST_CHARS = 200_000  # of one report by default: a thick newspaper supplement, read in some twenty seconds
MOST_AGAINST = 20  # reports that one text is held against


@dataclass(frozen=True, slots=True)
class Settings:
    """The ledger that is asked, the folder whose files clients may name (None: none), and the limits on inputs.

    With ``upgrade`` a ledger of an older Purport is brought up to date when it is opened; else it is only read.
    """

    ledger: str = "purport.db"
    upgrade: bool = False
    files: Path | None = None
    limits: Limits = field(default_factory=lambda: Limits(max_chars=MOST_CHARS))
