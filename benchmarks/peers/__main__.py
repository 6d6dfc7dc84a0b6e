"""Runs one peer over texts, in a process of its own:

    python -m benchmarks.peers NAME TEXTS OUT [CLONE]

TEXTS holds a JSON object with "id" and "text" a line; OUT gets "id" and "attributions". Prints words a second and the
peak memory in MB, as JSON.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from pathlib import Path


def main(name: str, texts: str, out: str, clone: str | None = None) -> None:
    rows = [json.loads(line) for line in Path(texts).read_text(encoding="utf-8").splitlines()]
    read = importlib.import_module(f"benchmarks.peers.{name}").load(clone)
    read(rows[0]["text"])
    began = time.perf_counter()
    found = [{"id": row["id"], "attributions": read(row["text"])} for row in rows]
    seconds = time.perf_counter() - began
    Path(out).write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    words = sum(len(row["text"].split()) for row in rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": words / seconds, "peak": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
