"""Attributions through the command line, scored by the corpus's scorer.

python -m benchmarks.quality SHARED
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

COMMAND = [sys.executable, "-m", "purport", "read", "--format", "jsonl"]


def polnear_dev(shared: Path) -> str:
    """What ``score_attribution.py`` prints for ``purport read`` on PolNeAR's development part."""
    gold = shared / "data" / "attribution" / "polnear-dev.jsonl.gz"
    with tempfile.TemporaryDirectory() as folder:
        texts, predicted = Path(folder) / "dev.jsonl", Path(folder) / "predicted.jsonl"
        ids = _write_texts(gold, texts)
        lines = subprocess.run([*COMMAND, str(texts)], check=True, capture_output=True, text=True).stdout
        _write_predicted(ids, lines.splitlines(), predicted)
        scorer = [sys.executable, str(shared / "tools" / "score_attribution.py"), str(gold), str(predicted)]
        return subprocess.run(scorer, check=True, capture_output=True, text=True).stdout


def _write_texts(gold: Path, texts: Path) -> list[str]:
    ids = []
    with gzip.open(gold, "rt", encoding="utf-8") as lines, texts.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            ids.append(row["id"])
            out.write(json.dumps({"text": row["text"]}) + "\n")
    return ids


def _write_predicted(ids: list[str], lines: list[str], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for name, line in zip(ids, lines, strict=True):
            claims = [claim for claim in json.loads(line)["claims"] if claim["attribution"]]
            attributions = [
                {
                    "source": claim["attribution"]["source_spans"],
                    "cue": claim["attribution"]["cue_spans"],
                    "content": claim["spans"],
                }
                for claim in claims
            ]
            out.write(json.dumps({"id": name, "attributions": attributions}) + "\n")


if __name__ == "__main__":
    print(polnear_dev(Path(sys.argv[1])), end="")
