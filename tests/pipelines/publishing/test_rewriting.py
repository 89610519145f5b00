"""A published version gets other content: whole at any moment, taken up where it was broken off."""

from itertools import count

import pytest

from pipelines.files.manifest import MANIFEST, sha256_of
from pipelines.publishing.address import target_of
from pipelines.publishing.publish import put_release
from pipelines.publishing.reading import release_at
from pipelines.publishing.records import Rewriting
from pipelines.publishing.rewriting import finish, listed_at, rewrite
from pipelines.publishing.verified import published_faults
from pipelines.publishing.versions import POINTER, pointer_of
from pipelines.publishing.yank import yank
from pipelines.releasing.signature import SIGNATURE
from schemas.errors import GateError
from tests.pipelines.publishing.targets import AT, Hooked, miniature
from tests.pipelines.publishing.test_two_publishers import each_interleaving

pytestmark = pytest.mark.slow  # hundreds of requests

OLD, LATER = "2026.11.1", "2026.11.2"
WHY = Rewriting(reason="asked by her", at=AT, articles=1)
PLACE = f"releases/{OLD}-rewritten-1"


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    root = tmp_path_factory.mktemp("releases")
    return {
        "old": miniature(root / "old", OLD, ("asked in October",)),
        "new": miniature(root / "new", OLD, ("asked in October", "asked by her")),
        "later": miniature(root / "later", LATER, ("asked on Monday",)),
    }


def rewritten(releases):
    """Return what takes the old content out of a target, from wherever it was broken off."""
    wanted = sha256_of(releases["new"] / MANIFEST)

    def run(target):
        finish(target)
        for one in listed_at(target):
            if one.version == OLD and one.manifest != wanted:
                rewrite(one, releases["new"], WHY, target)

    return run


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
    run, target = rewritten(releases), target_of(address)
    put_release(releases["old"], target, AT)
    for kills in count():
        pointer = pointer_of(target.read(POINTER).content, target)
        for path in (pointer.path, listed_at(target)[0].path):
            assert path in (f"releases/{OLD}", PLACE)
            assert target.read(f"{path}/{MANIFEST}")
        try:
            run(Dying(target, lambda _: None))
            break
        except KeyboardInterrupt:
            continue
    assert kills == 9  # three files there, list, tombstones, pointer, three files gone
    assert {name.partition("/")[0] for name in target.names("releases")} == {f"{OLD}-rewritten-1"}
    assert is_whole(target)
    assert list(published_faults(releases["new"], target)) == []
    (one,) = listed_at(target)
    assert (one.path, one.rewritten) == (PLACE, (WHY,))


def test_the_rewritten_content_is_published_again_where_it_stands(releases, address):
    target = target_of(address)
    put_release(releases["old"], target, AT)
    rewritten(releases)(target)
    (releases["new"] / SIGNATURE).write_text("signed\n")
    assert put_release(releases["new"], target, AT).written == 1
    (releases["new"] / SIGNATURE).unlink()
    assert target.read(f"{PLACE}/{SIGNATURE}").content == b"signed\n"
    assert {name.partition("/")[0] for name in target.names("releases")} == {f"{OLD}-rewritten-1"}


def test_a_publisher_between_any_two_steps_has_its_version_listed_too(releases, tmp_path):
    runs = rewritten(releases), lambda target: put_release(releases["later"], target, AT)
    start = lambda target: put_release(releases["old"], target, AT)  # noqa: E731
    for target in each_interleaving(str(tmp_path), *runs, start):
        assert [one.version for one in listed_at(target)] == [OLD, LATER]
        assert pointer_of(target.read(POINTER).content, target).version == LATER
        assert list(published_faults(releases["later"], target)) == []


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
    assert f"daily/{PLACE}/{MANIFEST}" in left
    bucket.object_versions.all().delete()


def test_a_yank_stays(releases, tmp_path):
    target = target_of(str(tmp_path))
    put_release(releases["old"], target, AT)
    yank(str(tmp_path), OLD, "wrong dates", AT)
    rewritten(releases)(target)
    (one,) = listed_at(target)
    assert one.yanked.reason == "wrong dates"
