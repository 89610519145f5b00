"""The dataset card: what hubs read at its head, and the manifest's counts."""

import re
from collections import Counter

import pytest
import yaml

from pipelines.counting.figures import figures
from pipelines.counting.sums import Sums
from pipelines.describing.card import dataset_card
from pipelines.files.manifest import read_manifest
from schemas.release import TABLES
from tests.pipelines.sample_release import released


@pytest.fixture(scope="module")
def manifest(tmp_path_factory):
    return read_manifest(released(tmp_path_factory.mktemp("checkout")))


def test_the_card_begins_with_the_facts_that_dataset_hubs_read(manifest):
    languages = {("courier", tag): 1 for tag in ("en-GB", "de", "und")}
    counts = figures(Sums(languages=Counter(languages)))
    head = dataset_card(manifest, counts).split("---\n")[1]
    facts = yaml.safe_load(head)
    assert facts["language"] == ["de", "en"]
    assert facts["size_categories"] == ["n<1K"]
    assert facts["configs"][0] == {
        "config_name": "articles",
        "data_files": "articles/**/*.parquet",
        "default": True,
    }
    assert facts["license_link"] == "https://rightsstatements.org/vocab/InC/1.0/"
    assert [one["config_name"] for one in facts["configs"]] == list(TABLES)


def test_the_card_counts_what_the_manifest_counts(manifest):
    text = dataset_card(manifest, figures(Sums()))
    assert "| quarantine | 1 |\n" in text
    assert "| tarn\\-gazette | 1 |\n" in text
    assert "5 articles of 2 publishers" in text


def test_the_card_counts_what_is_withheld_and_why(manifest):
    reasons = {("tarn-gazette", "noai"): 2, ("courier", "noai"): 1, ("courier", "rsl"): 1}
    text = dataset_card(manifest, figures(Sums(withheld=Counter(reasons))))
    assert (
        "| why the text is withheld | articles |\n|---|---:|\n| noai | 3 |\n| rsl | 1 |\n" in text
    )


def test_every_path_in_the_card_is_there_for_a_reader_of_the_folder(tmp_path):
    place = released(tmp_path)
    text = (place / "README.md").read_text(encoding="utf-8")
    paths = {path for path in re.findall(r"\]\(([^)]+)\)", text) if "://" not in path}
    assert len(paths) > 6
    assert [path for path in sorted(paths) if not (place / path).exists()] == []
    assert "data/release" not in text


def test_the_card_says_that_no_contact_is_known(manifest):
    assert "who name no contact" in dataset_card(manifest, figures(Sums()))


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("desk@coast.example", "Write to <desk@coast.example>, and say why"),
        (None, "Write to whoever publishes this dataset, and say why"),
    ],
)
def test_the_card_says_how_to_have_something_taken_out(contact, told, manifest):
    about = manifest.about.model_copy(update={"contact": contact})
    asked = manifest.model_copy(update={"about": about})
    assert told in dataset_card(asked, figures(Sums()))
