"""``purport mcp``: a server of the Model Context Protocol over a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from purport.cli.options import ALLOW_PRIVATE, LEDGER
from purport.errors import ServerError
from purport.mcp.settings import MOST_CHARS, Settings
from purport.report import Limits


@click.command()
@LEDGER
@click.option(
    "--upgrade",
    is_flag=True,
    help="Bring a ledger of an older Purport up to date. Without this the ledger is only read.",
)
@click.option(
    "--allow-files",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Let clients have files in this folder read. Without this no file is read on a client's word.",
)
@click.option(
    "--max-chars",
    type=click.IntRange(1),
    default=MOST_CHARS,
    show_default=True,
    help="Longest text read.",
)
@ALLOW_PRIVATE
@click.option("--http", is_flag=True, help="Serve over streamable HTTP. Default: standard input and output.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --http: where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8765,
    show_default=True,
    help="With --http: where to listen; 0 takes a free port.",
)
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="With --http: another name by which clients call this host. Repeatable.",
)
def mcp(
    ledger: str,
    upgrade: bool,
    allow_files: Path | None,
    max_chars: int,
    allow_private: bool,
    http: bool,
    host: str,
    port: int,
    names: tuple[str, ...],
) -> None:
    """Serve the tools read, check, lint, search and corroborate to an assistant.

    It speaks the Model Context Protocol over standard input and output, as assistants start it, or with --http over
    streamable HTTP at http://HOST:PORT/mcp. Whoever reaches that address may use it: listen on this machine alone, or
    put a server that asks who is there in front. Needs the extra “mcp”.
    """
    try:
        from purport.mcp.serving import Address, serve_http, serve_stdio
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("purport"):
            raise
        raise ServerError("the MCP server needs the extra “mcp”: pip install 'purport[mcp]'") from error
    limits = Limits(max_chars=max_chars, allow_private=allow_private)
    settings = Settings(ledger, upgrade, allow_files, limits)
    if http:
        serve_http(settings, Address(host, port, names))
    else:
        serve_stdio(settings)
