"""What the maker says: read from broadsheet.toml, refused in one line that names the field."""

import pytest

from pipelines.files.about import read_about
from schemas.about import About
from schemas.errors import BroadsheetError
from tests.checkouts import ROOT


def test_without_a_file_nothing_is_known(tmp_path):
    assert read_about(tmp_path) == About()
    assert read_about(tmp_path).contact is None


def test_the_file_of_this_repository_says_what_is_known_without_it(tmp_path):
    assert read_about(ROOT) == About()


def test_other_tables_of_the_file_are_for_others(tmp_path):
    (tmp_path / "broadsheet.toml").write_text('[crawl]\nmost = 1\n[dataset]\ntitle = "Tides"\n')
    assert read_about(tmp_path).title == "Tides"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[dataset]\nlicense = 'x'", "dataset.license: Extra inputs are not permitted"),
        ("[dataset]\ncontact = 'ask me'", "dataset.contact: String should match pattern"),
        ("[dataset]\ntitle = 'a\\nb'\ntitel = 1", "dataset.titel: Extra inputs"),
        ('[dataset]\ntitle = "a\\nb"', "dataset.title: Value error, must be one line"),
        ("[dataset]\nlicences = []", "dataset.licences: Tuple should have at least 1 item"),
        ("[[dataset.makers]]\nkind = 'person'", "dataset.makers.0.name: Field required"),
        ("dataset =", "not TOML: Invalid value"),
    ],
)
def test_what_cannot_be_used_is_named_in_one_line(text, fault, tmp_path):
    (tmp_path / "broadsheet.toml").write_text(text)
    with pytest.raises(BroadsheetError) as error:
        read_about(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'broadsheet.toml'}: {fault}")
    assert "\n" not in str(error.value)
