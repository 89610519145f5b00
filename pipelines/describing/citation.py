"""How a release is cited: CITATION.cff, and .zenodo.json, from which a repository of data reads
what a deposit of it is."""

import json
from typing import Any

from pipelines.describing.words import edition_words, issues
from pipelines.describing.yaml import yaml_text
from schemas.about import About, Maker
from schemas.release import Manifest

MESSAGE = "If you use this dataset, cite it as below."
CLOSED = "other-closed"


def citation(manifest: Manifest) -> str:
    """Return CITATION.cff, in version 1.2.0 of that format."""
    about = manifest.about
    return yaml_text(
        {
            "cff-version": "1.2.0",
            "message": MESSAGE,
            "type": "dataset",
            "title": about.title,
            "abstract": described(manifest),
            "version": manifest.version,
            "date-released": f"{manifest.last_capture:%Y-%m-%d}",
            "authors": [cited(maker) for maker in about.makers],
            "contact": [asked(about)] if about.mail else None,
            "doi": about.doi,
            "url": about.homepage,
            "license-url": about.licences[0].url,
            "keywords": list(about.keywords),
        }
    )


def asked(about: About) -> dict[str, Any]:
    """Return who answers questions by mail, as CITATION.cff names one."""
    return cited(about.makers[0]) | {"email": about.mail}


def cited(maker: Maker) -> dict[str, Any]:
    """Return a maker as CITATION.cff names one."""
    names: dict[str, Any] = {"name": maker.name}
    if maker.kind == "person" and (maker.family or maker.given):
        names = {"family-names": maker.family, "given-names": maker.given}
    orcid = f"https://orcid.org/{maker.orcid}" if maker.orcid else None
    return names | {"website": maker.url, "orcid": orcid}


def described(manifest: Manifest) -> str:
    """Return what the dataset is, in a few sentences."""
    return " ".join(part for part in (manifest.about.description, edition_words(manifest)) if part)


def deposit(manifest: Manifest) -> str:
    """Return .zenodo.json. Its notes hold the addresses of the licences."""
    about = manifest.about
    licences = [f"{one.title} ({one.url}): {one.covers}." for one in about.licences]
    facts: dict[str, Any] = {
        "upload_type": "dataset",
        "title": f"{about.title} {manifest.version}",
        "description": described(manifest),
        "version": manifest.version,
        "publication_date": f"{manifest.last_capture:%Y-%m-%d}",
        "license": deposit_licence(about),
        "creators": [creator(maker) for maker in about.makers],
        "keywords": list(about.keywords),
        "notes": " ".join([*licences, *issues(manifest)]),
    }
    if about.homepage:
        facts["related_identifiers"] = [
            {"identifier": about.homepage, "relation": "isIdenticalTo", "resource_type": "dataset"}
        ]
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def deposit_licence(about: About) -> str:
    """Return the id of the one licence that covers all; else that of none which is open.

    A deposit of data without an id is put into the public domain (CC0) by Zenodo.
    """
    (first, *others) = about.licences
    is_rights_statement = "rightsstatements.org" in first.url
    return CLOSED if others or is_rights_statement else first.name.lower()


def creator(maker: Maker) -> dict[str, str]:
    """Return a maker as Zenodo names one: a person as `Family, Given`."""
    names = [part for part in (maker.family, maker.given) if part]
    name = ", ".join(names) if maker.kind == "person" and names else maker.name
    return {"name": name} | ({"orcid": maker.orcid} if maker.orcid else {})
