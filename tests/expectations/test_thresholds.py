"""The thresholds file: defaults, a publisher's own on top, and faults told in one line."""

from pathlib import Path

import pytest

from expectations.thresholds import FILE, ThresholdsError, thresholds_digest, thresholds_of
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
        (
            "most_rejectd = 0.9",
            "most_rejectd: Extra inputs are not permitted; did you mean most_rejected?",
        ),
        ("fill.headlin = 0.5", "fill.headlin: no such column; did you mean headline?"),
        ("fill = 0.5", "fill: not a table of columns"),
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


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("[publisher.courier]", "publisher: no such table; did you mean publishers?"),
        ("default = 1", "default: not a table"),
        ("[publishers]\ncourier = 1", "publishers: not a table"),
    ],
)
def test_a_table_that_nobody_reads_is_told(tmp_path: Path, text: str, fact: str):
    path = tmp_path / "thresholds.toml"
    path.write_text(text)
    with pytest.raises(ThresholdsError) as error:
        thresholds_of("any", path)
    assert str(error.value).startswith(f"{path}: {fact}")


def test_the_digest_is_of_the_values_of_everyone(tmp_path: Path):
    same, other, faulty = (tmp_path / f"{name}.toml" for name in ("same", "other", "faulty"))
    same.write_text(f"# told otherwise\n{FILE.read_text(encoding='utf-8')}")
    other.write_text(OWN)
    faulty.write_text(OWN.replace("most_rejected = 0.9", "most_rejected = 90"))
    assert thresholds_digest(same) == thresholds_digest() != thresholds_digest(other)
    with pytest.raises(ThresholdsError, match="courier: most_rejected"):
        thresholds_digest(faulty)


def test_a_file_that_is_not_toml_is_told(tmp_path: Path):
    path = tmp_path / "thresholds.toml"
    path.write_text("[default")
    with pytest.raises(ThresholdsError, match=r"thresholds.toml: Expected"):
        thresholds_of("courier", path)


def test_thresholds_name_columns_that_exist():
    assert set(thresholds_of("any").fill) <= set(Article.model_fields)
