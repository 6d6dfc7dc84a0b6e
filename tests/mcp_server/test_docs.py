"""The examples of docs/mcp.md are what the tools answer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .test_tools import TOOLS

if TYPE_CHECKING:
    from .served import Caller

PAGE = (Path(__file__).parents[2] / "docs" / "mcp.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^### (\w+)\n.*?```json\n(.*?)```\n\n```\n(.*?)\n```$", re.M | re.S)
EXAMPLES = {tool: (json.loads(call), answer) for tool, call, answer in EXAMPLE.findall(PAGE)}


def test_every_tool_has_an_example() -> None:
    assert sorted(EXAMPLES) == sorted(TOOLS)


@pytest.mark.parametrize("tool", TOOLS)
def test_an_example_is_what_the_tool_answers(stdio: Caller, tool: str) -> None:
    arguments, answer = EXAMPLES[tool]
    assert unscored(stdio.result(tool, **arguments)[1]) == unscored(answer)


def unscored(text: str) -> str:
    """The text without chances, which new weights change."""
    return re.sub(r"\d+% sure", "so sure", text)
