"""Which rules a project's pyproject.toml asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from purport.errors import LintError
from purport.lint.config import Settings, nearest

if TYPE_CHECKING:
    from pathlib import Path


def test_the_nearest_file_above_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.purport.lint]\nignore = ["bare-source"]\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert nearest(below) == Settings(ignore=("bare-source",))
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.purport.lint]\nselect = ["no-answer"]\n')
    assert nearest(below) == Settings(("no-answer",))


def test_a_file_that_says_nothing_of_rules_asks_for_all(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nselect = 1\n")
    assert nearest(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool", "cannot be read"),
        ("tool = 1", "tool is no table; write [tool.purport.lint]"),
        ("[tool.purport.lint]\nselct = []", "has no 'selct'; it knows ignore and select"),
        ('[tool.purport.lint]\nselect = "all"', 'select is no list of rules; write select = ["bare-source"]'),
    ],
)
def test_what_is_not_understood_is_an_error_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(LintError) as raised:
        nearest(tmp_path)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)
    assert str(raised.value).startswith(str(tmp_path))
