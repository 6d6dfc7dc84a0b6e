"""The ledger: keeps readings, their lineage, and what independent origins stand behind a claim."""

from __future__ import annotations

from purport.ledger.keep import Kept
from purport.ledger.ledger import Ledger

__all__ = ["Kept", "Ledger"]
