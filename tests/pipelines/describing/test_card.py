"""The dataset card: what hubs read at its head, and the manifest's counts."""

import pytest
import yaml

from pipelines.describing.card import dataset_card
from pipelines.files.manifest import read_manifest
from schemas.release import TABLES
from tests.pipelines.sample_release import released


@pytest.fixture(scope="module")
def manifest(tmp_path_factory):
    return read_manifest(released(tmp_path_factory.mktemp("checkout")))


def test_the_card_begins_with_the_facts_that_dataset_hubs_read(manifest):
    head = dataset_card(manifest, {"en-GB": 3, "de": 1, "und": 1}).split("---\n")[1]
    facts = yaml.safe_load(head)
    assert facts["language"] == ["de", "en"]
    assert facts["size_categories"] == ["n<1K"]
    assert facts["configs"][0] == {
        "config_name": "articles",
        "data_files": "articles/**/*.parquet",
        "default": True,
    }
    assert [one["config_name"] for one in facts["configs"]] == list(TABLES)


def test_the_card_counts_what_the_manifest_counts(manifest):
    text = dataset_card(manifest, {"en": 5})
    assert "| quarantine | 1 |\n" in text
    assert "| tarn\\-gazette | 1 |\n" in text
    assert "5 articles of 2 publishers" in text
