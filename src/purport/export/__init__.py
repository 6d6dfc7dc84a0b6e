"""A reading for people and programs: a table on a terminal, one page of HTML, JSON."""

from __future__ import annotations

from purport.export.html import render_html, render_html_many
from purport.export.jsonform import to_json
from purport.export.table import render_table

__all__ = ["render_html", "render_html_many", "render_table", "to_json"]
