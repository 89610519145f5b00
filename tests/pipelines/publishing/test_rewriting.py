"""A published version gets other content: whole at any moment, taken up where it was broken off."""

import pytest

from pipelines.files.manifest import CHECKSUMS, MANIFEST, sha256_of
from pipelines.publishing.address import target_of
from pipelines.publishing.publish import put_release
from pipelines.publishing.reading import release_at
from pipelines.publishing.records import Rewriting
from pipelines.publishing.rewriting import finish, listed_at, rewrite
from pipelines.publishing.verified import published_faults
from pipelines.publishing.versions import POINTER, pointer_of
from pipelines.publishing.yank import yank
from pipelines.releasing.signature import SIGNATURE
from schemas.errors import GateError, LockedError
from schemas.release import Manifest
from tests.pipelines.publishing.targets import AT, Hooked, miniature
from tests.pipelines.publishing.test_two_publishers import each_interleaving

pytestmark = pytest.mark.slow  # hundreds of requests

OLD, LATER = "2026.11.1", "2026.11.2"
WHY = Rewriting(reason="asked by her", at=AT, articles=1)


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    root = tmp_path_factory.mktemp("releases")
    return {
        "old": miniature(root / "old", OLD, ("asked in October",)),
        "new": miniature(root / "new", OLD, ("asked in October", "asked by her")),
        "first": miniature(root / "first", OLD, ("asked in May",)),
        "other": miniature(root / "other", OLD, ("asked in October", "asked by him")),
        "later": miniature(root / "later", LATER, ("asked on Monday",)),
    }


def rewritten(releases, new="new"):
    """Return what takes the old content out of a target, from wherever it was broken off."""
    wanted = sha256_of(releases[new] / MANIFEST)

    def run(target):
        finish(target)
        for one in listed_at(target):
            if one.version == OLD and one.manifest != wanted:
                rewrite(one, releases[new], WHY, target)

    return run


def place_in(releases):
    """Return where the new content is put."""
    return f"releases/{OLD}-rewritten-1-{sha256_of(releases['new'] / MANIFEST)[:8]}"


def is_whole(target):
    """Return whether the version that readers are pointed to stands there as it is listed."""
    pointer = pointer_of(target.read(POINTER).content, target)
    held = target.read(f"{pointer.path}/{MANIFEST}")
    return held is not None and pointer.path in {one.path for one in listed_at(target)}


class Dying(Hooked):
    """A target whose publisher is killed after the first change that it makes there."""

    def write(self, path, content, etag):
        self.target.write(path, content, etag)
        raise KeyboardInterrupt

    def remove(self, path):
        self.target.remove(path)
        raise KeyboardInterrupt


def test_killed_after_each_write_it_goes_on_and_a_version_is_whole_at_any_moment(releases, address):
    run, target, place = rewritten(releases), target_of(address), place_in(releases)
    put_release(releases["old"], target, AT)
    kills = 0
    while True:
        pointer = pointer_of(target.read(POINTER).content, target)
        for path in (pointer.path, listed_at(target)[0].path):
            assert path in (f"releases/{OLD}", place)
            assert target.read(f"{path}/{MANIFEST}")
        try:
            run(Dying(target, lambda _: None))
            break
        except KeyboardInterrupt:
            kills += 1
    assert kills == 9  # three files there, list, tombstones, pointer, three files gone
    assert {f"releases/{name.partition('/')[0]}" for name in target.names("releases")} == {place}
    assert is_whole(target)
    assert list(published_faults(releases["new"], target)) == []
    (one,) = listed_at(target)
    assert (one.path, one.rewritten) == (place, (WHY,))


def test_the_rewritten_content_is_published_again_where_it_stands(releases, address):
    target, place = target_of(address), place_in(releases)
    put_release(releases["old"], target, AT)
    rewritten(releases)(target)
    (releases["new"] / SIGNATURE).write_text("signed\n")
    assert put_release(releases["new"], target, AT).written == 1
    (releases["new"] / SIGNATURE).unlink()
    assert target.read(f"{place}/{SIGNATURE}").content == b"signed\n"
    assert {f"releases/{name.partition('/')[0]}" for name in target.names("releases")} == {place}


def test_a_publisher_between_any_two_steps_has_its_version_listed_too(releases, tmp_path):
    runs = rewritten(releases), lambda target: put_release(releases["later"], target, AT)
    start = lambda target: put_release(releases["old"], target, AT)  # noqa: E731
    for target in each_interleaving(str(tmp_path), *runs, start):
        assert [one.version for one in listed_at(target)] == [OLD, LATER]
        assert pointer_of(target.read(POINTER).content, target).version == LATER
        assert list(published_faults(releases["later"], target)) == []


def test_of_two_takedowns_at_once_one_is_refused_and_the_version_is_whole(releases, tmp_path):
    refused = []

    def run(target):
        try:
            rewritten(releases)(target)
        except (GateError, LockedError):
            refused.append(target)

    def start(target):
        put_release(releases["old"], target, AT)
        rewritten(releases, "first")(target)

    runs = run, rewritten(releases, "other"), start
    for target in each_interleaving(str(tmp_path), *runs, only_writes=True):
        (one,) = listed_at(target)
        manifest = Manifest.model_validate_json(target.read(f"{one.path}/{MANIFEST}").content)
        names = {entry.path for entry in manifest.files} | {MANIFEST, CHECKSUMS}
        assert set(target.names(one.path)) == names
        assert is_whole(target)
        run(target)
        assert listed_at(target)[0].manifest == sha256_of(releases["new"] / MANIFEST)
    assert refused


def test_the_old_content_is_never_published_again(releases, address):
    target = target_of(address)
    put_release(releases["old"], target, AT)
    rewritten(releases)(target)
    before = target.names("")
    with pytest.raises(GateError, match="already published with other content"):
        put_release(releases["old"], target, AT)
    assert target.names("") == before


def test_a_rewritten_version_is_found_by_its_name(releases, address):
    target = target_of(address)
    put_release(releases["old"], target, AT)
    rewritten(releases)(target)
    for name in (address, f"{address}@{OLD}", f"{address}/releases/{OLD}"):
        with release_at(name) as (folder, _):
            assert sha256_of(folder / MANIFEST) == sha256_of(releases["new"] / MANIFEST)


def test_a_bucket_that_keeps_versions_keeps_none_of_the_old_content(releases, bucket):
    bucket.Versioning().enable()
    target = target_of("s3://news/daily")
    put_release(releases["old"], target, AT)
    rewritten(releases)(target)
    left = {one.object_key for one in bucket.object_versions.all()}
    assert {name for name in left if f"releases/{OLD}/" in name} == set()
    assert f"daily/{place_in(releases)}/{MANIFEST}" in left
    bucket.object_versions.all().delete()


def test_a_yank_stays(releases, tmp_path):
    target = target_of(str(tmp_path))
    put_release(releases["old"], target, AT)
    yank(str(tmp_path), OLD, "wrong dates", AT)
    rewritten(releases)(target)
    (one,) = listed_at(target)
    assert one.yanked.reason == "wrong dates"
