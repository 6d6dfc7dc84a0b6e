"""Tokens, sentences and the encoder's states, with the weights that make them."""

from __future__ import annotations

from purport.language.encoder import WEIGHTS, Encoder, States
from purport.language.quotes import quoted
from purport.language.sentences import sentences
from purport.language.tokens import Pack, Tokens, WordPieces, packs

__all__ = ["WEIGHTS", "Encoder", "Pack", "States", "Tokens", "WordPieces", "packs", "quoted", "sentences"]
