"""What many tests share: one reader, for loading the model is slow, and the schema."""

from __future__ import annotations

import json
import os
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


@pytest.fixture(scope="session")
def check_schema() -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "check.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora for building and testing, which is no part of the project."""
    folder = Path(os.environ.get("PURPORT_SHARED", ROOT.parent / "shared"))
    if not (folder / "data" / "attribution").is_dir():
        if os.environ.get("PURPORT_REQUIRE_SHARED"):
            pytest.fail(f"{folder}: the corpora are not here, and PURPORT_REQUIRE_SHARED asks for them")
        pytest.skip("the corpora are not here: set PURPORT_SHARED to the folder that holds data/attribution")
    return folder
