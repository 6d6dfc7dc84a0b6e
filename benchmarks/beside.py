"""Purport beside its peers on one corpus: how fast, how well, in one run.

Each is a process of its own with one thread, and reads the same texts one after another.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.speed import ONE_THREAD
from training.score import score

NAMES = {
    "purport_reader": "Purport",
    "textacy_quotes": "textacy, direct quotations",
    "clausal": "clausal complements, in the manner of the Gender Gap Tracker",
    "gendergap": "Gender Gap Tracker, its own code",
    "citron_quotes": "Citron",
}
PACKAGED = ("purport_reader", "textacy_quotes", "clausal")


def run(name: str, rows: list[dict[str, Any]], clone: str | None = None) -> dict[str, float]:
    """Words a second, peak memory and F1 of one system over a corpus's articles."""
    with tempfile.TemporaryDirectory() as folder:
        texts, out = Path(folder) / "texts.jsonl", Path(folder) / "out.jsonl"
        lines = (json.dumps({"id": row["id"], "text": row["text"]}) for row in rows)
        texts.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, "-W", "ignore", "-m", "benchmarks.peers", name, str(texts), str(out)]
        done = subprocess.run(
            [*command, *([clone] if clone else [])],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, **ONE_THREAD},
        )
        found = [json.loads(line)["attributions"] for line in out.read_text(encoding="utf-8").splitlines()]
    gold = [row["annotations"][0]["attributions"] for row in rows]
    figures = score(zip((row["text"] for row in rows), gold, found, strict=True))
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {**measured, **{key: value["f1"] for key, value in figures.items()}}


def table(rows: list[dict[str, Any]], clones: dict[str, str]) -> str:
    """A Markdown table, a row for each system of the extra “bench” and each that is given by a clone."""
    found = {name: run(name, rows) for name in PACKAGED}
    found |= {name: run(name, rows, clone) for name, clone in clones.items()}
    own = found["purport_reader"]["words"]
    lines = [
        f"| {NAMES[name]} | {f['words']:,.0f} | {own / f['words']:.1f} | {f['linked overlap']:.1f} | "
        f"{f['linked exact']:.1f} | {f['content exact']:.1f} | {f['peak']:.0f} MB |"
        for name, f in found.items()
    ]
    head = "| | words a second | Purport is faster by | linked overlap | linked exact | content exact | peak memory |"
    return "\n".join([head, "|---|---|---|---|---|---|---|", *lines])
