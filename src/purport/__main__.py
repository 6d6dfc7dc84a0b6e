"""``python -m purport``: the command line."""

from __future__ import annotations

from purport.cli import main

main()
