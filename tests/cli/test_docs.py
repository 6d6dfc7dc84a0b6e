"""The command line's reference says what the commands say."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_is_the_commands_own_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    from cli_reference import reference

    sys.modules.pop("cli_reference")
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == reference()
