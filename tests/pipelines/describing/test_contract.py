"""The data contract is valid by the standard's own schema, and its model reads it."""

from open_data_contract_standard.model import OpenDataContractStandard

from schemas.release import TABLES
from tests.pipelines.describing.said import faults, yaml_of
from tests.pipelines.sample_release import released

STANDARD = ("open_data_contract_standard", "schema.json")


def test_the_contract_is_valid_by_the_standard(described):
    assert faults(*STANDARD, yaml_of(described / "contract.odcs.yaml")) == []


def test_that_of_a_maker_who_says_nothing_is_valid_too(tmp_path):
    assert faults(*STANDARD, yaml_of(released(tmp_path) / "contract.odcs.yaml")) == []


def test_its_model_reads_every_table_with_keys_bounds_and_parts(described):
    read = OpenDataContractStandard.from_file(str(described / "contract.odcs.yaml"))
    tables = {one.name: {column.name: column for column in one.properties} for one in read.schema_}
    assert list(tables) == list(TABLES)
    articles = tables["articles"]
    assert (articles["article_id"].primaryKey, articles["article_id"].primaryKeyPosition) == (
        True,
        1,
    )
    assert articles["article_id"].logicalTypeOptions == {"pattern": "^(?:[0-9a-f]{32})$"}
    assert articles["similarity"].logicalTypeOptions == {"minimum": 0, "maximum": 1}
    assert articles["headline"].logicalTypeOptions is None  # a flagged row may break it
    assert [part.name for part in articles["rights"].properties][:2] == ["license", "tdm_reserved"]
    assert [part.name for part in articles["authors"].items.properties] == ["name", "kind", "url"]
