"""How time and memory grow with the number of reports: a plot over 1, 10, 100 and 1,000."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

COUNTS = (1, 10, 100, 1000)
PROGRAM = """
import json, resource, sys, time
import purport
from purport.report.text import report_from_text
reader = purport.Reader()
reader.read(report_from_text("Ada Quill said the lock had failed."))
began = time.perf_counter()
with open(sys.argv[1], encoding="utf-8") as lines:
    for reading in reader.read_many(report_from_text(json.loads(line)["text"]) for line in lines):
        reading.to_dict()
seconds = time.perf_counter() - began
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measure(texts: list[str]) -> list[tuple[int, int, float, float]]:
    """(reports, words, seconds, peak memory in MB), the texts taken again from the first where they run out."""
    out = []
    for count in COUNTS:
        chosen = list(islice(cycle(texts), count))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "texts.jsonl"
            path.write_text("".join(json.dumps({"text": text}) + "\n" for text in chosen), encoding="utf-8")
            done = subprocess.run(
                [sys.executable, "-c", PROGRAM, str(path)], check=True, capture_output=True, text=True
            )
        seconds, peak = json.loads(done.stdout)
        out.append((count, sum(len(text.split()) for text in chosen), seconds, peak))
    return out


def plot(found: list[tuple[int, int, float, float]], path: Path) -> None:
    """Seconds and memory over words, both axes logarithmic, as an SVG."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    words = [n for _, n, _, _ in found]
    figure, (time, memory) = plt.subplots(1, 2, figsize=(8, 3))
    time.loglog(words, [s for _, _, s, _ in found], "o-")
    time.loglog(words, [found[-1][2] * n / words[-1] for n in words], "--", color="grey", linewidth=1)
    time.set(xlabel="words", ylabel="seconds", title="Time (dashed: in proportion)")
    memory.semilogx(words, [m for _, _, _, m in found], "o-")
    memory.set(
        xlabel="words", ylabel="MB", title="Peak memory", ylim=(0, 1.3 * max(m for _, _, _, m in found))
    )
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def rows(found: list[tuple[int, int, float, float]]) -> str:
    """The same as a Markdown table."""
    head = "| reports | words | seconds | words a second | peak memory |\n|---|---|---|---|---|\n"
    return head + "\n".join(
        f"| {count:,} | {words:,} | {seconds:.2f} | {words / seconds:,.0f} | {peak:.0f} MB |"
        for count, words, seconds, peak in found
    )
