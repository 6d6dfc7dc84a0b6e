"""The ledger: keeps readings, their lineage, and what independent origins stand behind a claim."""

from __future__ import annotations

from purport.ledger.decisions import Decision
from purport.ledger.filters import Asked
from purport.ledger.found import FoundClaim, FoundReport, FoundSource
from purport.ledger.keep import Kept
from purport.ledger.ledger import Ledger

__all__ = ["Asked", "Decision", "FoundClaim", "FoundReport", "FoundSource", "Kept", "Ledger"]
