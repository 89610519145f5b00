"""Two publishers at once: whatever step of one the other comes between, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.publishing.address import target_of
from pipelines.publishing.bucket import Bucket
from pipelines.publishing.publish import put_pointer, put_release
from pipelines.publishing.records import Yank
from pipelines.publishing.target import LostError
from pipelines.publishing.tombstones import TOMBSTONES
from pipelines.publishing.versions import POINTER, VERSIONS, pointer_of, versions_of
from pipelines.publishing.yank import mark
from schemas.errors import BroadsheetError, GateError, LockedError
from tests.pipelines.publishing.targets import (
    AT,
    Contested,
    Hooked,
    Unconditional,
    below,
    miniature,
)

pytestmark = pytest.mark.slow  # hundreds of requests

OLDER, NEWER = "2026.11.9", "2026.11.10"


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    root = tmp_path_factory.mktemp("releases")
    return {
        OLDER: miniature(root / "older", OLDER, ("asked in October", "asked on Monday")),
        NEWER: miniature(root / "newer", NEWER, ("asked in October", "asked on Tuesday")),
    }


def each_interleaving(address, run, other, start=lambda _: None, only_writes=False):
    """Yield the target after each run of *run* in which *other* came whole between two steps of it.

    A step is any operation on a folder, a write in a bucket: a request costs ten milliseconds.
    """
    root = target_of(address)
    for step in count(1):
        target = below(root, str(step))
        start(target)
        hooked = Hooked(
            target,
            lambda number, step=step, target=target: other(target) if number == step else None,
            only_writes=only_writes or isinstance(root, Bucket),
        )
        run(hooked)
        if hooked.done < step:
            assert step > 8
            return
        yield target


def put(release):
    return lambda target: put_release(release, target, AT)


def state(target):
    """Return what readers of *target* see: versions, those yanked, the pointer, tombstones."""
    held = {path: target.read(path).content for path in (VERSIONS, POINTER, TOMBSTONES)}
    versions = versions_of(held[VERSIONS], target).versions
    stones = pq.read_table(pa.BufferReader(held[TOMBSTONES]))["reason"].to_pylist()
    return (
        [one.version for one in versions],
        [one.version for one in versions if one.yanked],
        pointer_of(held[POINTER], target).version,
        sorted(stones),
    )


def is_whole(target, release, version):
    """Return whether every file of *release* stands at *target* as it is."""
    return all(
        target.read(f"releases/{version}/{path.name}").content == path.read_bytes()
        for path in release.iterdir()
    )


@pytest.mark.parametrize("first", [OLDER, NEWER])
def test_both_versions_stand_whole_and_the_newer_is_latest(releases, address, first):
    (second,) = releases.keys() - {first}
    everything = ["asked in October", "asked on Monday", "asked on Tuesday"]
    for target in each_interleaving(address, put(releases[first]), put(releases[second])):
        assert state(target) == ([OLDER, NEWER], [], NEWER, everything)
        assert all(is_whole(target, release, version) for version, release in releases.items())


def test_the_same_version_is_published_by_two_at_once(releases, tmp_path):
    one = put(releases[NEWER])
    for target in each_interleaving(str(tmp_path), one, one):
        assert state(target)[:3] == ([NEWER], [], NEWER)
        assert is_whole(target, releases[NEWER], NEWER)


def test_of_two_contents_of_one_version_only_one_is_published(releases, tmp_path):
    other = miniature(tmp_path / "other", NEWER, ("another build",))
    refused = []

    def put_or_refused(release):
        def run(target):
            try:
                put_release(release, target, AT)
            except GateError:
                refused.append(release)

        return run

    runs = put_or_refused(releases[NEWER]), put_or_refused(other)
    for target in each_interleaving(str(tmp_path / "public"), *runs):
        stays = other if refused.pop() is releases[NEWER] else releases[NEWER]
        assert refused == []
        assert state(target)[:3] == ([NEWER], [], NEWER)
        assert is_whole(target, stays, NEWER)


def test_a_version_that_is_yanked_meanwhile_is_not_pointed_to(releases, tmp_path):
    def yanked(target):
        mark(target, NEWER, Yank(reason="wrong dates", at=AT))
        put_pointer(target)

    runs = put(releases[OLDER]), yanked, put(releases[NEWER])
    for target in each_interleaving(str(tmp_path), *runs):
        assert state(target)[:3] == ([OLDER, NEWER], [NEWER], OLDER)


@pytest.mark.parametrize("address", ["folder"], indirect=True)
def test_many_publishers_at_once_each_get_their_version_listed(address, tmp_path):
    versions = [f"2026.11.{number}" for number in range(1, 9)]
    made = [miniature(tmp_path / version, version, (version,)) for version in versions]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda release: put_release(release, target_of(address), AT), made))
    assert state(target_of(address)) == (versions, [], versions[-1], versions)


def test_a_write_whose_condition_does_not_hold_is_lost(address):
    target = target_of(address)
    target.write("a.json", b"first", None)
    for etag in (None, '"of another content"'):
        with pytest.raises(LostError):
            target.write("a.json", b"second", etag)
    held = target.read("a.json")
    target.write("a.json", b"second", held.etag)
    with pytest.raises(LostError):
        target.write("a.json", b"third", held.etag)
    with pytest.raises(LostError):
        target.write("never-there.json", b"", held.etag)
    assert target.read("a.json").content == b"second"


def test_a_store_that_obeys_no_condition_is_refused_before_anything_is_listed(releases, address):
    target = target_of(address)
    with pytest.raises(BroadsheetError, match="does not obey If-Match and If-None-Match"):
        put_release(releases[NEWER], Unconditional(target, lambda _: None), AT)
    assert target.read(VERSIONS) is None


def test_a_race_that_is_lost_again_and_again_is_one_clear_line(releases, tmp_path):
    target = Contested(target_of(str(tmp_path)), lambda _: None)
    with pytest.raises(LockedError, match="SHA256SUMS: not as written after 20 tries"):
        put_release(releases[NEWER], target, AT)
