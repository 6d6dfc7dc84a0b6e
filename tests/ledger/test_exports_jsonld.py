"""JSON-LD: read by PyLD and RDFLib, and held against shapes for annotations and provenance."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyld import jsonld
from pyshacl import validate
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import PROV, RDF, SDO

from purport.ledger.exports.chosen import Chosen
from purport.ledger.exports.jsonld import document
from purport.ledger.exports.ldcontext import CONTEXT

from .exported import DISPATCH, ODD, filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from purport.ledger import Ledger

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("http://schema.org/")
ALL = Chosen()

# RDFLib's and pySHACL's own, of RDFLib's older names.
pytestmark = pytest.mark.filterwarnings(
    "ignore:(Dataset|ConjunctiveGraph).* is deprecated:DeprecationWarning"
)
SHAPES = Path(__file__).parent / "shapes.ttl"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with filled(tmp_path_factory.mktemp("ledger") / "purport.db") as made:
        yield made


def written(ledger: Ledger, chosen: Chosen = ALL) -> str:
    with ledger.work() as connection:
        return "".join(document(connection, chosen))


@pytest.fixture(scope="module")
def text(ledger: Ledger) -> str:
    return written(ledger)


@pytest.fixture(scope="module")
def made(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    return value


@pytest.fixture(scope="module")
def graph(made: dict[str, Any]) -> Graph:
    quads = jsonld.to_rdf(made, {"format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")  # there is one graph, so that quads are triples


def node(made: dict[str, Any], identifier: str) -> dict[str, Any]:
    (found,) = [one for one in made["@graph"] if one.get("identifier") == identifier]
    return found


def annotation(made: dict[str, Any], of: str) -> dict[str, Any]:
    (found,) = [one for one in made["@graph"] if one["id"] == f"{node(made, of)['id']}-annotation"]
    return found


def test_a_node_stands_on_a_line(text: str) -> None:
    first, *lines, last = text.splitlines()
    assert first.startswith('{"@context": ')
    assert last == "]}"
    assert [json.loads(line.rstrip(",")) for line in lines[1:]] == json.loads(text)["@graph"]


def test_nothing_is_lost_by_expanding(made: dict[str, Any]) -> None:
    """A term that the context does not define would vanish."""

    def keys(value: Any) -> Iterator[str]:
        for name, inner in value.items() if isinstance(value, dict) else ():
            yield name
            yield from keys(inner)
        for inner in value if isinstance(value, list) else ():
            yield from keys(inner)

    assert set(keys(made["@graph"])) <= CONTEXT.keys()
    types = {
        kind
        for one in made["@graph"]
        for kind in ([one["type"]] if isinstance(one["type"], str) else one["type"])
    }
    assert {kind for kind in types if not kind.startswith("prov:")} <= CONTEXT.keys()


def test_terms_of_schema_org_and_prov_are_real() -> None:
    told = [where if isinstance(where, dict) else {"@id": where} for where in CONTEXT.values()]
    used = [where.get("@id") or where["@reverse"] for where in told]
    schema = [iri.removeprefix("schema:") for iri in used if iri.startswith("schema:")]
    prov = [iri.removeprefix("prov:") for iri in used if iri.startswith("prov:")]
    assert len(schema) > 30
    assert [name for name in schema if name not in SDO.__annotations__] == []
    assert [name for name in prov if name not in PROV.__annotations__] == []


def test_the_round_trip_to_n_quads_keeps_every_statement(made: dict[str, Any]) -> None:
    quads = jsonld.normalize(made, {"algorithm": "URDNA2015", "format": "application/n-quads"})
    back = jsonld.from_rdf(quads, {"format": "application/n-quads"})
    assert jsonld.normalize(back, {"algorithm": "URDNA2015", "format": "application/n-quads"}) == quads


def test_rdflib_reads_what_pyld_reads(text: str, graph: Graph) -> None:
    read = Graph().parse(data=text, format="json-ld")
    assert len(read) == len(graph)
    assert set(read.subjects(RDF.type, OA.Annotation)) == set(graph.subjects(RDF.type, OA.Annotation))


def test_annotations_and_provenance_are_as_their_shapes_ask(graph: Graph) -> None:
    fits, _, told = validate(graph, shacl_graph=str(SHAPES), advanced=False, inference="none")
    assert fits, told


@pytest.mark.parametrize(
    "path",
    [OA.hasTarget, OA.hasSource, OA.exact, OA.start, PROV.wasGeneratedBy, SCHEMA.appearance, SCHEMA.text],
)
def test_the_shapes_find_what_is_missing(graph: Graph, path: URIRef) -> None:
    """Else the test above could not fail."""
    broken = Graph() + graph
    subject = next(iter(sorted(broken.subjects(path, None))))
    broken.remove((subject, path, None))
    if path == PROV.wasGeneratedBy:
        broken.add((subject, path, URIRef("urn:nobody")))
    assert not validate(broken, shacl_graph=str(SHAPES), inference="none")[0]


def test_both_selectors_point_at_the_words_in_code_points(made: dict[str, Any]) -> None:
    texts = {one["id"]: one["articleBody"] for one in made["@graph"] if "articleBody" in one}
    assert ODD in texts.values()
    count = 0
    for one in made["@graph"]:
        parts = [*one.get("target", []), *one.get("body", [])] if "Annotation" in one["type"] else []
        for part in parts:
            if isinstance(part, dict) and "selector" in part:
                quoted, place = part["selector"]
                body, start, end = texts[part["source"]], place["start"], place["end"]
                assert quoted["exact"] == body[start:end]
                assert quoted["prefix"] == body[max(0, start - 32) : start]
                assert quoted["suffix"] == body[end : end + 32]
                count += 1
    assert count > 40


def test_every_claim_hedge_check_and_link_has_an_annotation(made: dict[str, Any]) -> None:
    motivations = [one["motivation"] for one in made["@graph"] if "motivation" in one]
    counts = {name: motivations.count(name) for name in set(motivations)}
    claims = sum("Claim" in one["type"] for one in made["@graph"])
    checks = sum("Review" in one["type"] for one in made["@graph"])
    # One link is a credit, one a copy; a decision each on a claim and a link, and a note.
    assert counts == {
        "identifying": claims,
        "assessing": checks,
        "classifying": 2,  # the hedge of 4 and of 5
        "linking": 4,
        "commenting": 1,
    }


def test_a_report_has_its_text_and_every_appearance(made: dict[str, Any]) -> None:
    report = node(made, "2")
    assert report["articleBody"] == DISPATCH
    assert report["type"] == ["NewsArticle", "prov:Entity"]
    weir, isle = node(made, "a2"), node(made, "a3")
    assert report["workExample"] == [weir["id"], isle["id"]]
    assert isle["exampleOfWork"] == isle["specializationOf"] == report["id"]
    assert (isle["publisher"]["name"], isle["datePublished"]) == ("Isle Post", "2024-11-10")


def test_a_report_is_named_by_the_hash_of_its_text(made: dict[str, Any], ledger: Ledger) -> None:
    from base64 import urlsafe_b64decode

    name = node(made, "2")["id"].removeprefix("ni:///sha-256;")
    assert urlsafe_b64decode(name + "=").hex() == ledger.reading(2).report.id


def test_a_newer_version_is_a_revision_of_the_older(made: dict[str, Any], graph: Graph) -> None:
    older, newer = node(made, "a5")["id"], node(made, "a6")["id"]
    assert (URIRef(newer), PROV.wasRevisionOf, URIRef(older)) in graph


def test_a_direct_quotation_is_spoken_by_its_source(made: dict[str, Any]) -> None:
    quotation = node(made, "2/c2")
    ada = node(made, "2/s1")
    assert quotation["type"] == ["Claim", "Quotation", "prov:Entity"]
    assert quotation["spokenByCharacter"] == quotation["creator"] == quotation["author"] == ada["id"]
    assert (ada["type"], ada["name"], ada["description"]) == (
        ["Person", "prov:Person"],
        "Ada Quill",
        "its director",
    )
    assert "Quotation" not in node(made, "2/c1")["type"]


def test_whoever_has_no_name_is_given_none(made: dict[str, Any]) -> None:
    union = node(made, "2/s2")
    assert union["description"] == "the union"
    assert "name" not in union


def test_what_a_document_says_has_no_author(made: dict[str, Any]) -> None:
    claim, memo = node(made, "4/c2"), node(made, "4/s2")
    assert claim["hadPrimarySource"] == claim["citation"] == memo["id"]
    assert not {"author", "wasAttributedTo"} & claim.keys()


def test_copied_words_first_appeared_in_the_report_they_were_copied_from(made: dict[str, Any]) -> None:
    copied, own = node(made, "3/c1"), node(made, "3/c3")
    assert copied["firstAppearance"] == node(made, "2")["id"]
    assert copied["appearance"] == own["appearance"] == node(made, "3")["id"]
    assert own["firstAppearance"] == node(made, "a4")["id"]
    assert node(made, "2/c1")["firstAppearance"] == node(made, "a2")["id"]


def test_links_are_derivations(made: dict[str, Any]) -> None:
    assert node(made, "3")["wasDerivedFrom"] == [node(made, "2")["id"]]
    (credited,) = node(made, "2")["hadPrimarySource"]
    assert credited["publisher"]["name"] == "Reuters"


def test_standings_and_outcomes_are_bodies(made: dict[str, Any]) -> None:
    claim, standing = annotation(made, "2/c1")["body"]
    assert claim == node(made, "2/c1")["id"]
    assert (standing["value"], standing["purpose"]) == ("unverified", "classifying")
    check, outcome = annotation(made, "2/k1")["body"]
    assert (check, outcome["value"]) == (node(made, "2/k1")["id"], "content: unconfirmed")
    review = node(made, "2/k1")
    assert review["itemReviewed"] == [claim]
    assert review["author"] == node(made, "2/s2")["id"]


def test_decisions_are_peoples_and_say_when_they_were_undone(made: dict[str, Any]) -> None:
    same, link, note = (node(made, f"d{number}") for number in (1, 2, 3))
    assert same["target"] == node(made, "2/c1")["id"]
    assert same["body"][0] == node(made, "3/c1")["id"]
    assert (same["wasAttributedTo"]["name"], same["created"]) == ("Isolde", "2024-11-11T09:00:00+00:00")
    assert same["wasAttributedTo"]["id"] == link["wasAttributedTo"]["id"]
    assert link["target"] == node(made, "l2")["id"]
    assert link["invalidatedAtTime"] == "2024-11-12T09:00:00+00:00"
    assert link["wasInvalidatedBy"]["wasAssociatedWith"]["name"] == "Tom"
    assert note["target"]["identifier"] == "the dredger"


def test_a_part_of_the_ledger_refers_to_the_rest_by_the_same_names(
    made: dict[str, Any], ledger: Ledger
) -> None:
    part = json.loads(written(ledger, Chosen(ids=(3,))))
    assert node(part, "3") == node(made, "3")
    assert [one["identifier"] for one in part["@graph"] if "articleBody" in one] == ["3"]
