"""The model card that ships beside the weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from training.train import Recipe

CARD = """# Model card: attributions and mentions in news English

**What it does.** Finds cues in the text of a report and, for each, the stretches of its source and its content; cues
inside somebody's content too. Tags names and noun phrases, says how likely one mention is the same as an earlier
one, and of what kind a cited one is.

**Network.** MiniLM, six layers of 384 (22 million parameters, uncased WordPiece), with an embedding added for each
token's shape and for standing inside quotation marks; two cue heads (B, I, O), for outer cues and for those within
others' content, and, seen from each cue, a head that scores where a source and a content begin, go on and end. The
mention head has a hidden layer of 192 and 149 scores a token.
`encoder.onnx` is int8 with fixed scales, `roles.onnx` fp32, `confidence.json` the calibration.

**Start.** {start}

**Training data.** PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018): political news of 2015-16 from seven
publishers in the United States, the training part, every annotator. Its authors state no licence; the texts are the
publishers' and are not in this package. Beside it, where teachers were given: texts without annotation, labelled by
those teachers; for the weights that ship, news of 35 events of 2013-18 (from Giveme5W1H) and war reporting (from
FA-KES). The mention head learnt from GUM (Zeldes, LREC 2017; annotations CC BY 4.0) without its development part, and
from cited mentions of PolNeAR's training part that language models annotated. The encoder's licence is Apache-2.0,
as its makers state for all-MiniLM-L6-v2.

**Scores** on PolNeAR's development part, of these very files, in per cent, of what the corpus's guidelines would mark
(outermost, with a cue); the decoder's few constants and the calibration were set there too, and the calibration's error
is cross-validated over articles:

{table}

**Limits.** Written news in English, of the kind it was trained on; it reads other genres and languages badly. It
finds what is attributed, not what is true. A passage longer than 190 tokens without a paragraph break is cut. It
may tie content to the wrong source where two speak in one sentence, and it misses nouns that attribute ("the claim
that"). It misses names outside the genres of GUM, which rules find in part. What stands within others' content was
learnt from a teacher, not from people. Confidence is calibrated on the
corpus above and not elsewhere.
"""

FRESH = "The encoder of all-MiniLM-L6-v2; {epochs} epochs, seed {seed}, by `python -m training`."
STARTED = (
    "Weights trained 22 epochs on the same corpus from the encoder of all-MiniLM-L6-v2, handed to\n"
    "`python -m training --start`, which trained {epochs} more (`training/README.md` says how, and what was\n"
    "averaged), quantised, calibrated and scored them."
)


def write_card(path: Path, figures: dict[str, dict[str, float]], recipe: Recipe, *, started: bool) -> None:
    """Writes the card with the figures of this very run."""
    rows = ["| | precision | recall | F1 |", "|---|---|---|---|"]
    for name, values in figures.items():
        if "f1" in values:
            rows.append(
                f"| {name} | " + " | ".join(f"{values[k]:.1f}" for k in ("precision", "recall", "f1")) + " |"
            )
    lost = figures["lost to eight bits"]
    points = ", ".join(f"{name} {value:.1f}".replace("-0.0", "0.0") for name, value in lost.items())
    rows.append(f"\nLost to eight bits, in points of F1: {points}.")
    error = figures["expected calibration error"]["per cent"]
    rows.append(f"\nExpected calibration error of `confidence`: {error / 100:.3f}.")
    start = (STARTED if started else FRESH).format(epochs=recipe.epochs, seed=recipe.seed)
    path.write_text(CARD.format(start=start, table="\n".join(rows)), encoding="utf-8")
