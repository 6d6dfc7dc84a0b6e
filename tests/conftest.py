"""What many tests share: one reader, for loading the model is slow, and the schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from purport.language import WordPieces
from purport.reading import Reader

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def examples() -> Path:
    return ROOT / "examples"


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def pieces() -> WordPieces:
    return WordPieces()


@pytest.fixture(scope="session")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)
