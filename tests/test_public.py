"""What the package offers, and that importing it costs little."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import purport
from purport import errors

HEAVY = (
    "numpy",
    "onnxruntime",
    "lxml",
    "trafilatura",
    "tokenizers",
    "httpx",
    "rich",
    "htmldate",
    "py3langid",
    "feedparser",
    "warcio",
)


def loaded(statement: str) -> set[str]:
    """The heavy modules that a statement loads in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import purport",
        "from purport import *",
        "from purport.cli import main",
        "purport = __import__('purport'); purport.Limits()",
    ],
)
def test_importing_loads_nothing_heavy(statement: str) -> None:
    assert loaded(statement) == set()


def test_reading_loads_what_it_needs() -> None:
    """Else the test above could not fail."""
    assert "onnxruntime" in loaded("import purport\npurport.read('Ada said so.')")


def test_all_is_complete_and_sorted() -> None:
    public = {
        name
        for name, value in vars(purport).items()
        if not name.startswith("_") and not inspect.ismodule(value) and name != "annotations"
    }
    assert sorted(public) == purport.__all__


def test_every_public_name_is_documented() -> None:
    assert [name for name in purport.__all__ if not inspect.getdoc(getattr(purport, name))] == []


@pytest.mark.parametrize(
    ("error", "parent"),
    [
        (errors.PurportError, Exception),
        (errors.InputError, errors.PurportError),
        (errors.FetchError, errors.InputError),
        (errors.EmptyInput, errors.InputError),
        (errors.ModelError, errors.PurportError),
        (errors.DeviceError, errors.PurportError),
    ],
)
def test_errors_are_one_tree(error: type[Exception], parent: type[Exception]) -> None:
    assert error.__bases__ == (parent,)
    assert error.__name__ in purport.__all__


def test_the_tree_in_the_docstring_names_every_error() -> None:
    defined = {name for name, value in vars(errors).items() if inspect.isclass(value)}
    assert all(f" {name}" in (errors.__doc__ or "") for name in defined)
