"""The JSON-LD context: the terms of schema.org, the Web Annotation vocabulary and PROV-O that an export uses.

schema.org's are under http, as its own published context has them.
"""

from __future__ import annotations

from typing import Any

_SCHEMA_TYPES = (
    *("NewsArticle", "Claim", "Quotation", "Review", "Rating", "CreativeWork"),
    *("Person", "Organization", "NewsMediaOrganization", "SoftwareApplication"),
)
_SCHEMA_TEXTS = (
    *("alternateName", "articleBody", "description", "headline", "identifier", "inLanguage", "name"),
    *("reviewAspect", "reviewBody", "softwareVersion", "text", "version", "wordCount"),
)
_SCHEMA_LINKS = (
    *("appearance", "author", "citation", "creator", "exampleOfWork", "firstAppearance", "isPartOf"),
    *("itemReviewed", "publisher", "reviewRating", "spokenByCharacter", "url", "workExample"),
)
_OA_TYPES = ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "TextualBody")
_OA_TEXTS = ("exact", "prefix", "suffix")
_MOTIVATIONS = (
    *("assessing", "classifying", "commenting", "describing", "identifying", "linking", "tagging"),
)
_PROV_LINKS = (
    *("hadPrimarySource", "specializationOf", "used", "wasAssociatedWith", "wasAttributedTo"),
    *("wasDerivedFrom", "wasGeneratedBy", "wasInvalidatedBy", "wasQuotedFrom"),
)


def _link(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


CONTEXT: dict[str, Any] = {
    "as": "https://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{name: f"schema:{name}" for name in (*_SCHEMA_TYPES, *_SCHEMA_TEXTS)},
    **{name: _link(f"schema:{name}") for name in _SCHEMA_LINKS},
    **{
        name: {"@id": f"schema:{name}", "@type": "schema:Date"}
        for name in ("datePublished", "sdDatePublished")
    },
    **{name: f"oa:{name}" for name in (*_OA_TYPES, *_OA_TEXTS, *_MOTIVATIONS)},
    **{name: {"@id": f"oa:{name}", "@type": "xsd:nonNegativeInteger"} for name in ("start", "end")},
    "body": _link("oa:hasBody"),
    "target": _link("oa:hasTarget"),
    "source": _link("oa:hasSource"),
    "selector": _link("oa:hasSelector"),
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "value": "rdf:value",
    "format": "dc:format",
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
    "generator": _link("as:generator"),
    **{name: _link(f"prov:{name}") for name in _PROV_LINKS},
    "hadRevision": {"@reverse": "prov:wasRevisionOf", "@type": "@id"},
    "invalidatedAtTime": {"@id": "prov:invalidatedAtTime", "@type": "xsd:dateTime"},
}
