"""Publishing: to a folder and to an object store, whole, resumable, never over another content."""

import json
import shutil
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import boto3
import pytest

from pipelines.files.manifest import MANIFEST, read_manifest, sha256_of
from pipelines.files.tables import read_table
from pipelines.publishing.address import target_of
from pipelines.publishing.publish import Published, publish, put_release
from pipelines.publishing.verified import published_faults
from pipelines.releasing.soundness import faults
from schemas.errors import BroadsheetError, DiskError, GateError
from schemas.release import Edition, Tombstone
from tests.pipelines.publishing.targets import AT, Hooked, miniature
from tests.pipelines.sample_release import version
from tests.pipelines.validated import story

pytestmark = pytest.mark.slow  # whole stages and processes


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    return version(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def files(release):
    return sum(path.is_file() for path in release.rglob("*"))


def test_a_folder_gets_a_sound_release_and_a_pointer_to_it(release, files, tmp_path):
    done = publish(release, str(tmp_path), AT)
    place = f"{tmp_path}/releases/2026.11.1"
    assert done == Published("2026.11.1", place, files, 0, latest="2026.11.1")
    assert faults(tmp_path / "releases" / "2026.11.1") == []
    pointer = json.loads((tmp_path / "latest.json").read_text())
    assert pointer["path"] == "releases/2026.11.1"


def test_the_newest_tombstones_stand_beside_the_pointer_for_readers_of_old_versions(
    release, tmp_path
):
    publish(release, str(tmp_path), AT)
    newest = (tmp_path / "tombstones.parquet").read_bytes()
    assert newest == (release / "tombstones.parquet").read_bytes()


def test_an_object_store_gets_the_same_bytes(release, files, bucket, tmp_path):
    done = publish(release, "s3://news/daily", AT)
    assert (done.address, done.written) == ("s3://news/daily/releases/2026.11.1", files)
    for item in bucket.objects.all():
        path = tmp_path / item.key
        path.parent.mkdir(parents=True, exist_ok=True)
        bucket.download_file(item.key, str(path))
    assert faults(tmp_path / "daily" / "releases" / "2026.11.1") == []
    assert json.loads((tmp_path / "daily" / "latest.json").read_text())["version"] == "2026.11.1"


def test_what_was_broken_off_is_taken_up_and_damage_is_mended(release, files, bucket):
    publish(release, "s3://news", AT)
    place = "releases/2026.11.1"
    bucket.Object("latest.json").delete()
    bucket.Object(f"{place}/{MANIFEST}").delete()
    bucket.Object(f"{place}/README.md").put(Body=b"half")
    done = publish(release, "s3://news", AT)
    assert (done.written, done.kept, done.latest) == (2, files - 2, "2026.11.1")


@pytest.mark.parametrize("step", range(1, 10))
def test_killed_at_any_write_it_goes_on_with_what_the_target_lacks(tmp_path, step):
    one = miniature(tmp_path / "release", "2026.11.1", ("asked on Monday",))
    target = target_of(str(tmp_path / "public"))

    def kill(number):
        if number == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) if step < 9 else nullcontext():
        put_release(one, Hooked(target, kill, only_writes=True), AT)
    stood = set(target.names("releases"))
    assert target.read("latest.json") is None or step == 9
    done = put_release(one, target, AT)
    assert (done.kept, done.written) == (len(stood), 3 - len(stood))
    assert list(published_faults(one, target)) == []


def test_the_list_says_of_each_version_what_it_holds(release, tmp_path):
    publish(release, str(tmp_path), AT)
    publish(release, str(tmp_path), AT + timedelta(days=1))
    (one,) = json.loads((tmp_path / "versions.json").read_text())["versions"]
    manifest = read_manifest(release)
    assert one == {
        "version": "2026.11.1",
        "path": "releases/2026.11.1",
        "published_at": "2026-11-05T12:00:00Z",
        "schema_version": manifest.schema_version,
        "files": len(manifest.files),
        "bytes": sum(entry.bytes for entry in manifest.files),
        "rows": manifest.rows,
        "manifest": sha256_of(release / MANIFEST),
        "yanked": None,
    }


def test_a_release_that_was_never_cut_is_not_published(tmp_path):
    one = miniature(tmp_path / "release", "2026.11.2.dev")
    with pytest.raises(GateError, match="dev is no version that was cut"):
        publish(one, str(tmp_path / "public"), AT)
    assert not (tmp_path / "public").exists()


def test_a_version_that_was_begun_with_other_content_is_left_alone(tmp_path):
    target = target_of(str(tmp_path / "public"))
    begun, other = (miniature(tmp_path / name, "2026.11.1", (name,)) for name in ("one", "two"))
    place = "releases/2026.11.1"
    target.write(f"{place}/SHA256SUMS", (begun / "SHA256SUMS").read_bytes(), None)
    with pytest.raises(GateError, match="begun there with other content and never finished"):
        put_release(other, target, AT)
    assert target.names(place) == ["SHA256SUMS"]


def test_tombstones_are_added_to_those_of_other_versions_and_never_fewer(tmp_path):
    target = target_of(str(tmp_path / "public"))
    for number, stones in enumerate((("one", "two"), ("three",), ()), 1):
        one = miniature(tmp_path / str(number), f"2026.11.{number}", stones)
        put_release(one, target, AT)
    rows = read_table(tmp_path / "public/tombstones.parquet", Tombstone).to_pylist()
    assert sorted(row["reason"] for row in rows) == ["one", "three", "two"]


def test_tombstones_of_another_schema_are_not_replaced(tmp_path):
    target = target_of(str(tmp_path / "public"))
    target.write("tombstones.parquet", b"not Parquet", None)
    one = miniature(tmp_path / "release", "2026.11.1", ("one",))
    with pytest.raises(BroadsheetError, match=r"public/tombstones\.parquet: no tombstones of this"):
        put_release(one, target, AT)
    assert target.read("tombstones.parquet").content == b"not Parquet"


def test_a_list_that_cannot_be_read_is_not_replaced(tmp_path):
    target = target_of(str(tmp_path / "public"))
    target.write("versions.json", b'{"versions": [], "signed": true}', None)
    with pytest.raises(BroadsheetError, match=r"public/versions\.json: damaged, or of another"):
        put_release(miniature(tmp_path / "release", "2026.11.1"), target, AT)


def test_where_the_list_is_gone_that_the_pointer_follows_no_shorter_one_is_begun(tmp_path):
    target = target_of(str(tmp_path / "public"))
    put_release(miniature(tmp_path / "first", "2026.11.1"), target, AT)
    target.remove("versions.json")
    before = target.names("")
    with pytest.raises(GateError, match=r"public/versions\.json: is gone, though latest\.json"):
        put_release(miniature(tmp_path / "second", "2026.11.2"), target, AT)
    assert target.names("") == before


def test_what_is_no_file_of_the_release_is_not_published_with_it(tmp_path, address):
    one, target = miniature(tmp_path / "release", "2026.11.1"), target_of(address)
    target.write("releases/2026.11.1/notes.txt", b"mine", None)
    before = target.names("")
    with pytest.raises(GateError, match=r"2026\.11\.1/notes\.txt: no file of .*: remove it"):
        put_release(one, target, AT)
    assert target.names("") == before
    target.remove("releases/2026.11.1/notes.txt")
    assert put_release(one, target, AT).latest == "2026.11.1"


class Folding(Hooked):
    """A folder that does not tell upper from lower case, but keeps how a name was first written."""

    def first(self, path):
        names = {name.casefold(): name for name in self.target.names("")}
        return names.get(path.casefold(), path)

    def read(self, path):
        return self.target.read(self.first(path))

    def write(self, path, content, etag):
        self.target.write(self.first(path), content, etag)


def test_where_case_is_not_told_a_version_of_two_such_names_is_not_listed(tmp_path):
    one = miniature(tmp_path / "release", "2026.11.1", notes=("Crawl.txt", "crawl.txt"))
    target = Folding(target_of(str(tmp_path / "public")), lambda _: None)
    with pytest.raises(GateError, match=r"crawl\.txt: is not there as written: .*differ in case"):
        put_release(one, target, AT)
    assert target.read("versions.json") is None


def test_an_edition_is_not_published_among_versions_of_another(tmp_path):
    target = target_of(str(tmp_path / "public"))
    put_release(miniature(tmp_path / "first", "2026.11.1"), target, AT)
    other = Edition(columns="metadata")
    with pytest.raises(GateError, match=r"2026\.11\.1 there is edition full, this is metadata: "):
        put_release(miniature(tmp_path / "second", "2026.11.2", edition=other), target, AT)


def test_publishing_again_writes_nothing(release, files, tmp_path):
    publish(release, str(tmp_path), AT)
    assert publish(release, str(tmp_path), AT).kept == files


def test_a_version_is_never_published_with_other_content(release, tmp_path):
    publish(release, str(tmp_path), AT)
    other = version(tmp_path / "other", {"articles": [story(1)]})
    with pytest.raises(GateError, match="already published with other content"):
        publish(other, str(tmp_path), AT)
    assert faults(tmp_path / "releases" / "2026.11.1") == []


def test_an_earlier_version_does_not_take_the_pointer(release, tmp_path):
    put_release(miniature(tmp_path / "later", "2026.11.10"), target_of(str(tmp_path)), AT)
    assert publish(release, str(tmp_path), AT).latest == "2026.11.10"


def test_the_pointer_of_a_target_without_a_list_does_not_go_back(release, tmp_path):
    text = '{"version": "2026.11.10", "path": "releases/2026.11.10", "manifest": "00"}'
    (tmp_path / "latest.json").write_text(text)
    assert publish(release, str(tmp_path), AT).latest == "2026.11.10"


def test_a_release_is_not_published_into_itself(release):
    for target in (release, release / "public"):
        with pytest.raises(BroadsheetError, match="lies in the release"):
            publish(release, str(target), AT)
    assert faults(release) == []


def test_a_release_that_is_not_sound_is_not_published(release, tmp_path):
    place = Path(shutil.copytree(release, tmp_path / "release"))
    (place / "README.md").write_text("")
    with pytest.raises(GateError, match="not sound, so not published"):
        publish(place, str(tmp_path / "target"), AT)
    assert not (tmp_path / "target").exists()


def test_a_bucket_that_is_not_there_is_one_clear_line_and_is_not_made(release, bucket):
    with pytest.raises(DiskError, match="s3://elsewhere/daily: "):
        publish(release, "s3://elsewhere/daily", AT)
    assert "elsewhere" not in [one.name for one in boto3.resource("s3").buckets.all()]


def test_a_store_that_does_not_answer_is_one_clear_line(release, bucket, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(DiskError, match="s3://news: "):
        publish(release, "s3://news", AT)


@pytest.mark.parametrize(
    ("address", "fact"),
    [
        ("carrier-pigeon://roof", "neither a folder nor s3://bucket/prefix"),
        ("s3://", "neither a folder nor s3://bucket/prefix"),
        ("s3:/news/daily", "an address has :// in it; if a folder is meant"),
        ("hf://datasets/harbour/news", "publish to a folder, then `hf upload OWNER/NAME FOLDER"),
    ],
)
def test_a_kind_of_address_that_is_not_published_to_is_one_clear_line(release, address, fact):
    with pytest.raises(BroadsheetError, match=f"{address}: .*{fact}"):
        publish(release, address, AT)


def test_the_pointer_names_the_manifest_by_its_checksum(release, tmp_path):
    publish(release, str(tmp_path), AT)
    pointer = json.loads((tmp_path / "latest.json").read_text())
    sums = (tmp_path / pointer["path"] / "SHA256SUMS").read_text().splitlines()
    assert f"{pointer['manifest']}  {MANIFEST}" in sums
    assert read_manifest(release).version == pointer["version"]
