"""The manifest and the checksums: versions, counts, and no trace of clock or machine."""

import json
from datetime import UTC, datetime

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipelines.files.manifest import checksums, counted, libraries, next_version, read_manifest
from schemas.release import Entry
from tests.pipelines.sample_release import released

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))


def parts(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


@given(MOMENTS, MOMENTS)
def test_versions_only_go_forward(first, newest):
    before = next_version(None, first)
    assert parts(next_version(before, newest)) > parts(before)


def test_the_tenth_version_of_a_month_follows_the_ninth():
    assert next_version("2026.11.9", datetime(2026, 11, 30, tzinfo=UTC)) == "2026.11.10"


def test_checksums_are_in_order_of_path_as_sha256sum_reads_them():
    files = [Entry(path="b/c.txt", bytes=1, sha256="22"), Entry(path="a.txt", bytes=1, sha256="11")]
    assert checksums(files) == "11  a.txt\n22  b/c.txt\n"


def test_counts_are_in_order_of_value_without_nulls():
    assert counted(pa.chunked_array([["b", None], ["a", "b"]])) == {"a": 1, "b": 2}


def test_a_manifest_is_read_as_it_was_written(tmp_path):
    place = released(tmp_path)
    manifest = read_manifest(place)
    assert json.loads((place / "manifest.json").read_text()) == manifest.model_dump(mode="json")


def test_a_manifest_names_no_place_and_no_time_of_the_machine(tmp_path):
    text = (released(tmp_path) / "manifest.json").read_text()
    assert str(tmp_path) not in text
    assert str(datetime.now(UTC).date()) not in text


def test_the_libraries_that_shape_the_bytes_are_named_with_their_versions():
    assert libraries()["pyarrow"] == pa.__version__
