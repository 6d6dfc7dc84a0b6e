"""The tools, over both transports and both ages of the protocol: what they take, give and refuse."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from mcp.shared.exceptions import MCPError

from .reports import DISPATCH, QUIET

if TYPE_CHECKING:
    from .served import Caller

TOOLS = ["read", "check", "lint", "search", "corroborate"]


def held(server: Caller, tool: str, **arguments: Any) -> tuple[dict[str, Any], str]:
    """The result of a call, after its structured part has been held to the schema that the tool states."""
    structured, text = server.result(tool, **arguments)
    schema = server.tools()[tool].output_schema
    assert schema is not None
    jsonschema.Draft202012Validator(schema).validate(structured)
    return structured, text


class TestListing:
    def test_five_tools_that_only_read(self, server: Caller) -> None:
        tools = server.tools()
        assert list(tools) == TOOLS
        for tool in tools.values():
            assert tool.title
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
            assert not tool.annotations.destructive_hint
            assert tool.annotations.open_world_hint == (tool.name not in ("search", "corroborate"))

    def test_schemas_are_sound_and_say_what_is_meant(self, server: Caller) -> None:
        for tool in server.tools().values():
            assert tool.output_schema is not None
            for schema in (tool.input_schema, tool.output_schema):
                jsonschema.Draft202012Validator.check_schema(schema)
                # Some models' makers take nothing else at the root of a tool's schema.
                assert schema["type"] == "object"
                assert not schema.keys() & {"anyOf", "oneOf", "allOf", "not"}
            assert all(one.get("description") for one in tool.input_schema["properties"].values())

    def test_no_file_is_offered_unasked(self, server: Caller) -> None:
        assert "file" not in str(server.tools()["read"].input_schema["properties"].keys())

    def test_the_server_says_who_it_is_and_what_for(self, server: Caller) -> None:
        assert (server.client.server_info.name, server.client.server_info.version) == (
            "purport",
            version("purport"),
        )
        assert all(f"`{tool}`" in (server.client.instructions or "") for tool in TOOLS)


class TestRead:
    def test_a_text_gives_its_reading(
        self, server: Caller, validator: jsonschema.Draft202012Validator
    ) -> None:
        reading, text = held(
            server, "read", text=DISPATCH, publisher="The Post", published="2024-05-03T09:30:00Z"
        )
        validator.validate(reading)
        assert reading["report"]["text"] == DISPATCH
        assert (reading["report"]["publisher"], reading["report"]["published"]) == (
            "The Post",
            "2024-05-03T09:30:00Z",
        )
        assert "Bo Lind" in [source["name"] for source in reading["sources"]]
        lines = text.splitlines()
        assert lines[0] == "No title, The Post, 3 May 2024, 09:30 UTC"
        assert "Bo Lind (person, named; “the harbour's director”)" in lines
        assert any(
            line.startswith("  c1 [attributed") and "Nine dockers were killed" in line for line in lines
        )
        assert "Who checked what" in lines

    def test_markup_is_read_as_a_page(self, server: Caller) -> None:
        page = "<!doctype html><title>Ferry to sail</title><h1>Ferry to sail</h1><p>" + QUIET + "</p>"
        assert held(server, "read", text=page)[0]["report"]["title"] == "Ferry to sail"

    def test_a_text_is_never_a_path(self, server: Caller) -> None:
        assert held(server, "read", text=__file__)[0]["report"]["text"] == __file__

    def test_what_a_client_leaves_null_is_not_given(self, server: Caller) -> None:
        assert held(server, "read", text=QUIET, url=None, publisher=None)[0]["report"]["publisher"] is None


class TestSearch:
    def test_claims_come_with_ids_and_places(self, server: Caller) -> None:
        structured, text = held(server, "search", words="ferry sail")
        (claim,) = structured["found"]
        assert (claim["id"], claim["report"], claim["source"]) == ("4/c1", 4, "Ada Quill")
        assert not structured["more"]
        assert text.splitlines() == [
            "1 claim",
            "4/c1 [attributed] Ada Quill: “the ferry to Saltmarrow would sail again on Tuesday” "
            "(Saltmarrow Mail, 6 May 2024, report 4)",
        ]

    def test_filters_alone_list_and_a_limit_says_that_there_is_more(self, server: Caller) -> None:
        structured, text = held(server, "search", what="reports", since="2024-05-04", limit=2)
        assert ([one["report"] for one in structured["found"]], structured["more"]) == ([4, 3], True)
        assert text.splitlines()[0] == "The first 2 reports; there are more"
        structured, _ = held(server, "search", what="sources", kind="person", source="Quill", limit=1)
        assert ([one["name"] for one in structured["found"]], structured["more"]) == (["Ada Quill"], False)
        assert held(server, "search", outlet="Dockers Star", standing="disputed")[0]["found"] == []

    def test_nothing_found_is_said(self, server: Caller) -> None:
        assert held(server, "search", words="giraffe")[1] == "No claims found in the ledger"

    def test_a_number_in_a_string_is_a_number(self, server: Caller) -> None:
        assert len(held(server, "search", words="dockers", limit="1")[0]["found"]) == 1


class TestCorroborate:
    def test_a_dispatch_that_two_outlets_print_counts_once(self, server: Caller) -> None:
        found, text = held(
            server, "corroborate", claim="Nine dockers were killed when a grain silo collapsed in Port Ellery"
        )
        assert set(found["outlets"]) == {"Ellery Post", "Ellery Gazette", "Dockers Star"}
        assert len(found["origins"]) == 2
        assert text.splitlines()[:2] == [
            "3 outlets, 2 independent origins",
            "Origin 1: Bo Lind (named source)",
        ]
        assert any(
            line.startswith("  one origin by outlet “Reuters”; source “Bo Lind”")
            for line in text.splitlines()
        )

    def test_a_claim_of_the_ledger_is_asked_by_its_id(self, server: Caller) -> None:
        found, _ = held(server, "corroborate", claim="1/c1")
        assert found["claim"] == "1/c1"
        assert {one["id"] for one in found["claims"]} >= {"1/c1", "2/c1", "3/c1"}

    def test_nothing_alike_is_said(self, server: Caller) -> None:
        found, text = held(server, "corroborate", claim="Three giraffes escaped from the zoo of Tolmere")
        assert (found["origins"], text.splitlines()[0]) == ([], "Nothing in the ledger says the same")


class TestCheck:
    def test_a_text_is_held_against_a_text_and_a_report_of_the_ledger(self, server: Caller) -> None:
        lost = "The collapse was caused by rust."
        found, text = held(server, "check", text=lost, against=[{"text": DISPATCH}, {"report": 3}])
        assert found["text"]["text"] == lost
        assert [one["title"] for one in found["against"]] == [None, "Dockers mourn nine"]
        assert ("hedge-lost", 0) in [(one["kind"], one["report"]) for one in found["findings"]]
        assert any(
            line.startswith("hedge-lost (") and " In against[0]: “" in line for line in text.splitlines()
        )

    def test_what_cannot_be_compared_is_said(self, server: Caller) -> None:
        found, text = held(server, "check", text="Bananas are yellow fruit.", against=[{"report": 3}])
        assert (found["findings"], [text]) == ([], found["notes"])

    def test_a_text_is_never_a_path(self, server: Caller) -> None:
        found, _ = held(server, "check", text=__file__, against=[{"text": __file__}])
        assert found["text"]["text"] == __file__

    def test_a_list_in_a_string_is_a_list(self, server: Caller) -> None:
        found, text = held(server, "check", text=QUIET, against='[{"report": "4"}]')
        assert found["findings"] == []
        assert text.splitlines()[0] == "No difference found from 1 report"


class TestLint:
    def test_what_a_rule_finds_is_told_in_a_line(self, server: Caller) -> None:
        found, text = held(server, "lint", text="A source said the harbour would close. " + QUIET)
        assert found["findings"]
        assert text.splitlines()[1].startswith(found["findings"][0]["rule"])

    def test_a_sound_report_is_sound(self, server: Caller) -> None:
        assert held(server, "lint", text=QUIET)[1] == "No rule is broken"


WHAT_TO_GIVE = "give text, url, published, publisher"


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("read", {}, "no report is given; give one text or one url"),
        (
            "read",
            {"text": "x", "url": "https://a.example"},
            "text and url are given; give one text or one url",
        ),
        ("read", {"text": ""}, "text is empty"),
        (
            "read",
            {"text": " "},
            "the text: no text in it; give a page (.html), a text (.txt) or a .jsonl file",
        ),
        ("read", {"text": "x" * 200_001}, "text is 200,001 characters long; the limit is 200,000"),
        ("read", {"text": 3}, "text has to be a text"),
        ("read", {"file": "/etc/hosts"}, f"there is no “file” to give; {WHAT_TO_GIVE}"),
        ("read", {"text": "x", "a\nb": 1}, f"there is no “a\\nb” to give; {WHAT_TO_GIVE}"),
        (
            "read",
            {"text": "x", "published": "May"},
            "published is no date; give it as 2015-12-26 or 2015-12-26T09:30:00-05:00",
        ),
        (
            "read",
            {"url": "file:///etc/hosts"},
            "file:///etc/hosts: only http and https URLs are read; save the page from a browser and give the file",
        ),
        (
            "read",
            {"url": "http://127.0.0.1:1/"},
            "http://127.0.0.1:1/: 127.0.0.1 is not on the public internet; save the page from a browser and give the "
            "file, or allow it with --allow-private",
        ),
        ("check", {"text": "x"}, "the call lacks “against”"),
        ("check", {"text": "x", "against": []}, "against is empty"),
        ("check", {"text": "x", "against": [{"text": "y"}] * 21}, "against holds 21; the limit is 20"),
        (
            "check",
            {"text": "x", "against": [{"text": "y"}, {}]},
            "against[1]: no report is given; give one text or one url",
        ),
        (
            "check",
            {"text": "x", "against": [{"path": "y"}]},
            "against[0] has no “path” to give; give text, url, report",
        ),
        ("check", {"text": "x", "against": [{"report": 0}]}, "against[0].report has to be 1 or more"),
        ("check", {"text": "x", "against": "y"}, "against has to be a list"),
        ("search", {}, "give words to search for, or a filter such as source"),
        ("search", {"words": "x", "limit": 101}, "limit has to be 100 or less"),
        ("search", {"words": "x", "what": "cats"}, "what has to be one of claims, sources, reports"),
        ("search", {"words": "x", "since": "2016"}, "since is no day; give it as 2015-12-26"),
        ("search", {"words": "x", "until": "2016-13-01"}, "until is no day; give it as 2015-12-26"),
        ("search", {"words": "?!"}, "“?!” holds no word to search for"),
        ("corroborate", {"claim": "4/s1"}, "4/s1 is a source; give a claim such as 12/c3, or a statement"),
        ("corroborate", {"claim": "9/c1"}, "no claim 9/c1 in the ledger; purport search finds them"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    stdio: Caller, tool: str, arguments: dict[str, Any], said: str
) -> None:
    assert stdio.error(tool, **arguments) == said


def test_errors_are_the_same_over_http(http: Caller) -> None:
    assert http.error("read", text="") == "text is empty"


def test_a_tool_that_is_not_there_is_an_error_of_the_protocol(server: Caller) -> None:
    with pytest.raises(
        MCPError, match="there is no such tool; there are read, check, lint, search, corroborate"
    ):
        server.call("write")
