"""Publishing: to a folder and to an object store, whole, resumable, never over another content."""

import json
import shutil
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from pipelines.files.manifest import MANIFEST, read_manifest
from pipelines.released.publish import Published, publish
from pipelines.releasing.soundness import faults
from schemas.errors import BroadsheetError, DiskError, GateError
from tests.pipelines.sample_release import released, version
from tests.pipelines.validated import story

pytestmark = pytest.mark.slow  # whole stages and processes


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    return version(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def files(release):
    return sum(path.is_file() for path in release.rglob("*"))


@pytest.fixture(scope="module")
def endpoint():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint, monkeypatch):
    """An empty bucket on loopback; its client."""
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    made = boto3.resource("s3").Bucket("news")
    made.create()
    yield made
    made.objects.all().delete()
    made.delete()


def test_a_folder_gets_a_sound_release_and_a_pointer_to_it(release, files, tmp_path):
    done = publish(release, str(tmp_path))
    assert done == Published("2026.11.1", f"{tmp_path}/releases/2026.11.1", files, 0, True)
    assert faults(tmp_path / "releases" / "2026.11.1") == []
    pointer = json.loads((tmp_path / "latest.json").read_text())
    assert pointer["path"] == "releases/2026.11.1"


def test_the_newest_tombstones_stand_beside_the_pointer_for_readers_of_old_versions(
    release, tmp_path
):
    publish(release, str(tmp_path))
    newest = (tmp_path / "tombstones.parquet").read_bytes()
    assert newest == (release / "tombstones.parquet").read_bytes()


def test_an_object_store_gets_the_same_bytes(release, files, bucket, tmp_path):
    done = publish(release, "s3://news/daily")
    assert (done.address, done.written) == ("s3://news/daily/releases/2026.11.1", files)
    for item in bucket.objects.all():
        path = tmp_path / item.key
        path.parent.mkdir(parents=True, exist_ok=True)
        bucket.download_file(item.key, str(path))
    assert faults(tmp_path / "daily" / "releases" / "2026.11.1") == []
    assert json.loads((tmp_path / "daily" / "latest.json").read_text())["version"] == "2026.11.1"


def test_what_was_broken_off_is_taken_up_and_damage_is_mended(release, files, bucket):
    publish(release, "s3://news")
    place = "releases/2026.11.1"
    bucket.Object("latest.json").delete()
    bucket.Object(f"{place}/{MANIFEST}").delete()
    bucket.Object(f"{place}/README.md").put(Body=b"half")
    done = publish(release, "s3://news")
    assert (done.written, done.kept, done.is_latest) == (2, files - 2, True)


def test_publishing_again_writes_nothing(release, files, tmp_path):
    publish(release, str(tmp_path))
    assert publish(release, str(tmp_path)).kept == files


def test_a_version_is_never_published_with_other_content(release, tmp_path):
    publish(release, str(tmp_path))
    other = version(tmp_path / "other", {"articles": [story(1)]})
    with pytest.raises(GateError, match="already published with other content"):
        publish(other, str(tmp_path))
    assert faults(tmp_path / "releases" / "2026.11.1") == []


def test_what_is_not_cut_is_not_published(tmp_path):
    place = released(tmp_path / "checkout")
    with pytest.raises(GateError, match=r"2026\.11\.1\.dev\+\w{8} is on the way to a version"):
        publish(place, str(tmp_path / "public"))
    assert not (tmp_path / "public").exists()


def test_an_earlier_version_does_not_take_the_pointer(release, tmp_path):
    (tmp_path / "latest.json").write_text('{"version": "2026.11.10"}')
    assert publish(release, str(tmp_path)).is_latest is False
    assert json.loads((tmp_path / "latest.json").read_text())["version"] == "2026.11.10"


def test_a_release_is_not_published_into_itself(release):
    for target in (release, release / "public"):
        with pytest.raises(BroadsheetError, match="lies in the release"):
            publish(release, str(target))
    assert faults(release) == []


def test_a_release_that_is_not_sound_is_not_published(release, tmp_path):
    place = Path(shutil.copytree(release, tmp_path / "release"))
    (place / "README.md").write_text("")
    with pytest.raises(GateError, match="not sound, so not published"):
        publish(place, str(tmp_path / "target"))
    assert not (tmp_path / "target").exists()


def test_a_bucket_that_is_not_there_is_one_clear_line_and_is_not_made(release, bucket):
    with pytest.raises(DiskError, match="s3://elsewhere/daily: "):
        publish(release, "s3://elsewhere/daily")
    assert [one.name for one in boto3.resource("s3").buckets.all()] == ["news"]


def test_a_store_that_does_not_answer_is_one_clear_line(release, bucket, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(DiskError, match="s3://news: "):
        publish(release, "s3://news")


def test_an_unknown_kind_of_address_is_one_clear_line(release):
    with pytest.raises(BroadsheetError, match="carrier-pigeon://roof: "):
        publish(release, "carrier-pigeon://roof")


def test_the_pointer_names_the_manifest_by_its_checksum(release, tmp_path):
    publish(release, str(tmp_path))
    pointer = json.loads((tmp_path / "latest.json").read_text())
    sums = (tmp_path / pointer["path"] / "SHA256SUMS").read_text().splitlines()
    assert f"{pointer['manifest']}  {MANIFEST}" in sums
    assert read_manifest(release).version == pointer["version"]
