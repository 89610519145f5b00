"""The thresholds file: defaults, a publisher's own on top, and faults told in one line."""

from pathlib import Path

import pytest

from expectations.thresholds import FILE, ThresholdsError, thresholds_of
from schemas.article import Article

OWN = (
    FILE.read_text(encoding="utf-8")
    + """
[publishers.courier]
most_rejected = 0.9
fill.headline = 0.5
"""
)


def test_every_publisher_has_the_default_thresholds():
    assert thresholds_of("any").model_dump() == {
        "least_articles": 20,
        "most_quarantined": 0.1,
        "most_rejected": 0.5,
        "least_of_baseline": 0.9,
        "fill": {"headline": 0.95, "published_at": 0.5, "text": 0.5},
    }


def test_a_publisher_overrides_single_values(tmp_path: Path):
    path = tmp_path / "thresholds.toml"
    path.write_text(OWN)
    own, default = thresholds_of("courier", path), thresholds_of("other", path)
    assert own == default.model_copy(
        update={"most_rejected": 0.9, "fill": default.fill | {"headline": 0.5}}
    )


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("most_rejectd = 0.9", "most_rejectd: Extra inputs are not permitted"),
        ("most_rejected = 90", "most_rejected: Input should be less than or equal to 1"),
        ("fill.headline = 'all'", "fill.headline: Input should be a valid number"),
    ],
)
def test_a_wrong_value_is_told_with_file_publisher_and_field(tmp_path: Path, line: str, fact: str):
    path = tmp_path / "thresholds.toml"
    path.write_text(FILE.read_text(encoding="utf-8") + f"\n[publishers.courier]\n{line}\n")
    with pytest.raises(ThresholdsError) as error:
        thresholds_of("courier", path)
    assert str(error.value).startswith(f"{path}: courier: {fact}")


def test_a_file_that_is_not_toml_is_told(tmp_path: Path):
    path = tmp_path / "thresholds.toml"
    path.write_text("[default")
    with pytest.raises(ThresholdsError, match=r"thresholds.toml: Expected"):
        thresholds_of("courier", path)


def test_thresholds_name_columns_that_exist():
    assert set(thresholds_of("any").fill) <= set(Article.model_fields)
