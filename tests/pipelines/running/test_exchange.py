"""Calls done by workers that share a store with us, and no folder."""

import os
import pickle
import resource
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from pipelines.files import sha256_of
from pipelines.running import foreign, parcels
from pipelines.running.exchange import Exchange
from pipelines.running.kept import Kept
from pipelines.running.objects import DamagedError, Objects
from pipelines.running.parcels import CodeError
from schemas.errors import BroadsheetError, DiskError

Call = tuple[Path, Path]
Damage = Callable[[Path], object]


class Posted(Executor):
    """An executor that hands a call over as bytes, as a cluster does, and keeps these."""

    def __init__(self) -> None:
        self.bytes: list[bytes] = []

    def submit(self, function: Any, /, *arguments: Any, **_: Any) -> Future[Any]:
        self.bytes.append(pickle.dumps((function, arguments)))
        done: Future[Any] = Future()
        try:
            own, given = pickle.loads(self.bytes[-1])
            done.set_result(own(*given))
        except Exception as error:
            done.set_exception(error)
        return done


@pytest.fixture
def machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
    """The folder of the build and that of the store; the cache of the workers lies elsewhere."""
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))
    foreign.own_cache.cache_clear()
    (tmp_path / "here").mkdir()
    yield tmp_path / "here", tmp_path / "store"
    foreign.own_cache.cache_clear()


def shout(call: Call) -> int:
    """Write what the first file holds in capitals at the second path; return its length."""
    source, target = call
    text = source.read_text().upper()
    target.write_text(text)
    return len(text)


def shout_into(source: Path, folder: Path) -> None:
    (folder / "loud.txt").write_text(source.read_text().upper())


def calls(here: Path, *words: str) -> list[Call]:
    for word in words:
        (here / word).write_text(word)
    return [(here / word, here / f"{word}.loud") for word in words]


def objects_in(store: Path) -> list[Path]:
    return [path for path in (store / "objects").rglob("*") if path.is_file()]


def test_results_come_to_their_places_and_no_path_of_ours_leaves(machines: tuple[Path, Path]):
    here, store = machines
    posted = Posted()
    exchange = Exchange(posted, store.as_uri())
    assert list(exchange.mapped(shout, calls(here, "gulls", "tern"))) == [5, 4]
    assert (here / "gulls.loud").read_text() == "GULLS"
    assert (here / "tern.loud").read_text() == "TERN"
    assert [one for one in posted.bytes if os.fsencode(here) in one] == []
    assert sorted(path.name for path in here.iterdir()) == sorted(
        ["gulls", "gulls.loud", "tern", "tern.loud"]
    )


def test_kept_results_are_made_through_the_store(machines: tuple[Path, Path]):
    here, store = machines
    kept = Kept(here / "kept", Exchange(Posted(), store.as_uri()).mapped)
    works = [(source, source.name) for source, _ in calls(here, *"abcd")]
    for _ in range(2):
        places = kept.results(shout_into, works)
        assert [(place / "loud.txt").read_text() for place in places] == list("ABCD")
    assert kept.missing(places) == []


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1])


@pytest.mark.parametrize("damage", [Path.unlink, halved, lambda path: path.write_bytes(b"GULLs")])
def test_a_damaged_object_is_made_again(machines: tuple[Path, Path], damage: Damage):
    here, store = machines
    exchange = Exchange(Posted(), store.as_uri())
    (call,) = calls(here, "gulls")
    assert list(exchange.mapped(shout, [call])) == [5]
    call[1].unlink()
    for path in objects_in(store):
        damage(path)
    for path in foreign.own_cache().folder.iterdir():
        path.unlink()
    assert list(exchange.mapped(shout, [call])) == [5]
    assert call[1].read_text() == "GULLS"


def test_a_file_that_a_crash_left_damaged_in_a_cache_is_fetched_again(machines: tuple[Path, Path]):
    here, store = machines
    exchange = Exchange(Posted(), store.as_uri())
    (call,) = calls(here, "gulls")
    assert list(exchange.mapped(shout, [call])) == [5]
    call[1].unlink()
    for path in foreign.own_cache().folder.iterdir():
        path.write_text("")
    assert list(exchange.mapped(shout, [call])) == [5]
    assert call[1].read_text() == "GULLS"


def test_an_object_that_stays_damaged_is_named(
    machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
):
    here, store = machines
    exchange = Exchange(Posted(), store.as_uri())
    whole = Objects.put
    monkeypatch.setattr(
        Objects,
        "put",
        lambda own, file, sha256, anew: [
            whole(own, file, sha256, anew),
            Path(own.path_of(sha256)).write_bytes(b"other"),
        ],
    )
    with pytest.raises(DamagedError, match=r"objects/../[0-9a-f]{64}: damaged"):
        list(exchange.mapped(shout, calls(here, "gulls")))
    assert not (here / "gulls.loud").exists()


def test_a_worker_with_other_code_does_nothing_and_says_what_differs(
    machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
):
    here, store = machines
    exchange = Exchange(Posted(), store.as_uri())
    own = parcels.versions()
    monkeypatch.setattr(foreign, "versions", lambda: own | {"pyarrow": "1.0", "code": "0" * 64})
    told = r"^worker on .+: has another version than the build: code 0{12}, not .{12}; pyarrow 1\.0"
    with pytest.raises(CodeError, match=told):
        list(exchange.mapped(shout, calls(here, "gulls")))
    assert not (here / "gulls.loud").exists()


def test_a_failure_is_that_of_the_call(machines: tuple[Path, Path]):
    here, store = machines
    exchange = Exchange(Posted(), store.as_uri())
    with pytest.raises(FileNotFoundError):
        list(exchange.mapped(shout, [(here, here / "out")]))


@pytest.mark.parametrize("address", ["news/work", "."])
def test_a_store_is_named_in_full(address: str):
    with pytest.raises(BroadsheetError, match="no whole address"):
        Exchange(Posted(), address)


def test_a_store_that_cannot_be_written_is_one_clear_error(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(DiskError, match=r"^store: .*/file/objects: "):
        Exchange(Posted(), f"{tmp_path}/file")


def test_a_full_disk_of_ours_is_not_told_as_the_stores(tmp_path: Path):
    (tmp_path / "one").write_text("gulls")
    (tmp_path / "cache").mkdir()
    objects = Objects((tmp_path / "store").as_uri())
    objects.put(tmp_path / "one", own := sha256_of(tmp_path / "one"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2, before[1]))
    try:
        with pytest.raises(DiskError, match=r"/cache: File too large: free some space there$"):
            objects.fetch(own, tmp_path / "cache/one")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_an_endpoint_without_its_scheme_is_one_clear_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "127.0.0.1:9000")
    with pytest.raises(BroadsheetError, match=r"^AWS_ENDPOINT_URL: .*9000. is no whole"):
        Objects("s3://bucket/prefix")


def test_a_store_of_which_the_library_is_lacking_names_it():
    with pytest.raises(BroadsheetError, match=r"^gs://bucket/x: .*gcsfs"):
        Objects("gs://bucket/x")


def test_a_cache_lets_the_longest_unused_go(
    machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
):
    here, store = machines
    monkeypatch.setattr(foreign, "CACHE_BYTES", 25)
    exchange = Exchange(Posted(), store.as_uri())
    words = [letter * 10 for letter in "abcdefgh"]
    assert list(exchange.mapped(shout, calls(here, *words))) == [10] * 8
    held = list(foreign.own_cache().folder.iterdir())
    assert 0 < sum(path.stat().st_size for path in held) <= 25
