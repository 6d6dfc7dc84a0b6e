"""``purport check`` as it is run, with the engine that it ships."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = (
    "A security firm verified that the recording is genuine. Vassarine's Interior Ministry confirmed that a patrol "
    "ship had turned back."
)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "purport", "check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_answer_that_lost_a_denial_and_made_more_of_a_check(examples: Path) -> None:
    done = run("--text", ANSWER, "--against", str(examples / "harbour-message.html"), "--format", "json")
    found = json.loads(done.stdout)["findings"]
    assert [one["kind"] for one in found] == ["check-overstated", "denial-lost"]
    assert all(one["report_text"] and one["why"] for one in found)
    assert (done.returncode, done.stderr) == (1, "")


def test_an_answer_that_keeps_both_is_clean(examples: Path) -> None:
    kept = (
        "Greyfold Analysis verified that the recording was released through two channels the group has used."
    )
    done = run("--text", kept, "--against", str(examples / "harbour-message.html"))
    assert json.loads(done.stdout)["findings"] == []
    assert (done.returncode, done.stderr) == (0, "")
