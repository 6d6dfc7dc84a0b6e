"""Attributions from the encoder's states: cue, then its source and its content."""

from __future__ import annotations

from purport.attribution.attribution import Act, Attribution, Manner

__all__ = ["Act", "Attribution", "Manner"]
