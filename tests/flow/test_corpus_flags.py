"""Two releases of real pages: few flags, of several kinds, nothing critical. With the corpus."""

import shutil
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines import dedupe, parse, release, validate
from pipelines.files.tables import columns
from pipelines.importing import import_files
from tests.cases import folder

CORPUS = folder("BROADSHEET_CORPUS")
AT = datetime(2026, 11, 20, tzinfo=UTC)
SOURCES = (("fields", "scrapinghub"), ("fundus",))  # of the first release, and new in the second
slow = pytest.mark.slow  # whole stages


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a release of some sources, and the one after others came."""
    root = tmp_path_factory.mktemp("corpus")
    built = []
    for day, names in enumerate(SOURCES):
        files = [CORPUS / f"{name}-dev.warc.gz" for name in names]
        import_files(files, root / "data/captures", AT + timedelta(days=day))
        for stage in (parse, dedupe, validate, release):
            stage.run(root, workers=1)
        built.append(Path(shutil.copytree(root / "data/release", root / f"release-{day}")))
    return built


def flags(place: Path) -> dict[str, list[str]]:
    """Return the flags of every article, by address."""
    rows = columns(place, "articles", ("url", "flags")).to_pylist()
    return {row["url"]: row["flags"] for row in rows}


@slow
def test_flags_of_real_pages_are_few_and_of_several_kinds(releases: list[Path]):
    for place in releases:
        found = flags(place)
        kinds = Counter(flag for own in found.values() for flag in own)
        assert 0.02 < sum(map(bool, found.values())) / len(found) < 0.2, kinds
        assert len(kinds) >= 3, kinds


@slow
def test_nothing_on_a_real_page_is_critical(releases: list[Path]):
    for place in releases:
        assert columns(place, "quarantine", ("url", "reasons")).to_pylist() == []


@slow
def test_a_flag_stays_as_others_come(releases: list[Path]):
    first, both = map(flags, releases)
    assert first.keys() < both.keys()
    assert {url: both[url] for url in first} == first
