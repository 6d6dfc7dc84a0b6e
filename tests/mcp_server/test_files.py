"""Files, and pages on private addresses, are read only where whoever starts the server says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .reports import QUIET
from .served import SECONDS, by_stdio, connected
from .slow_page import slow_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .served import Caller


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file, a folder, and links to what lies without; beside it what nobody may read."""
    root = tmp_path_factory.mktemp("files")
    (root / "secret.txt").write_text("Ada Quill said nothing.", encoding="utf-8")
    (root / "given" / "deep").mkdir(parents=True)
    (root / "given" / "deep" / "ferry.txt").write_text(QUIET, encoding="utf-8")
    (root / "given" / "link.txt").symlink_to(root / "secret.txt")
    (root / "given" / "out").symlink_to(root)
    (root / "given" / "round").symlink_to(root / "given" / "round")
    return root / "given"


@pytest.fixture(scope="module")
def reading_files(folder: Path) -> Iterator[Caller]:
    with connected(by_stdio("--allow-files", folder, "--allow-private", "--max-chars", "1000")) as caller:
        yield caller


def test_a_file_is_offered_and_read(reading_files: Caller, folder: Path) -> None:
    assert "file" in reading_files.tools()["read"].input_schema["properties"]
    assert (
        "file" in reading_files.tools()["check"].input_schema["properties"]["against"]["items"]["properties"]
    )
    for path in ("deep/ferry.txt", str(folder / "deep" / "ferry.txt"), "./deep/../deep/ferry.txt"):
        assert reading_files.result("read", file=path)[0]["report"]["text"] == QUIET


@pytest.mark.parametrize(
    "path", ["../secret.txt", "link.txt", "out/secret.txt", "/etc/hosts", "deep", "none.txt", "round", "a\0b"]
)
def test_no_path_and_no_link_leads_out_of_the_folder(reading_files: Caller, path: str) -> None:
    shown = path.replace("\0", "\\x00")
    assert (
        reading_files.error("read", file=path) == f"{shown}: no file in the folder that this server may read"
    )


def test_the_limit_on_a_text_is_the_starters(reading_files: Caller) -> None:
    assert reading_files.tools()["read"].input_schema["properties"]["text"]["maxLength"] == 1000
    assert reading_files.error("read", text="x" * 1001) == "text is 1,001 characters long; the limit is 1,000"


def test_calls_are_answered_while_a_page_is_awaited(reading_files: Caller) -> None:
    with slow_page() as page:
        waiting = reading_files.start("read", url=page.url)
        assert page.asked.wait(SECONDS)
        assert reading_files.result("read", text="Bo Lind said no.")[0]["claims"]
        assert not waiting.done()
        page.released.set()
        reading = waiting.result(SECONDS).structured_content
    assert (reading["report"]["url"], reading["report"]["text"]) == (page.url, QUIET)
