"""Promises of a crawl that is broken off: the next run goes on, nothing is lost or stored twice."""

import multiprocessing
import os
import random
import resource
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from schemas.errors import BroadsheetError, Exit
from schemas.provenance import read_provenance
from spiders.archive.files import WarcFile, repair
from spiders.archive.outcome import outcomes_in
from spiders.archive.records import record
from spiders.crawling.crawl import crawl
from tests.spiders.hostile_server import (
    Hostile,
    Route,
    hostile_server,
    html,
    listing,
    page,
    publisher,
)

pytestmark = pytest.mark.slow  # whole stages and processes

STORIES = [f"/{number}" for number in range(12)]
fork = multiprocessing.get_context("fork")  # starts in milliseconds, with everything imported


def story(target: str) -> bytes:
    """Return a story that fills the archive: its text does not compress."""
    noise = random.Random(target).randbytes(2000).hex()
    return html(f"<h1>Story {target}</h1><p>{noise}</p>")


def record_of(block: bytes) -> bytes:
    """Return a record with *block*."""
    return record("resource", "<urn:x:1>", datetime(2026, 11, 23, tzinfo=UTC), [], b"", block).data


def routes() -> dict[str, Route]:
    """Return a site of stories, one of them behind a redirect and one gone."""
    return {
        "/sitemap.xml": listing(*STORIES, "/moved", "/gone"),
        **{target: story(target) for target in (*STORIES, "/arrived")},
        "/moved": page("", "Location: /arrived", status="301 Moved Permanently"),
        "/gone": page("", status="410 Gone"),
    }


def crawl_in_child(captures: Path, most_bytes: int) -> None:
    """Crawl; exit as the command line would. No file grows beyond *most_bytes*."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, hard))
    try:
        crawl([publisher()], captures, parse=False)
    except BroadsheetError as error:
        os._exit(error.exit_code)
    except KeyboardInterrupt:
        os._exit(Exit.INTERRUPTED)
    os._exit(Exit.OK)


def run(captures: Path, most_bytes: int = 1 << 30) -> BaseProcess:
    """Start a crawl in a process of its own."""
    process = fork.Process(target=crawl_in_child, args=(captures, most_bytes))
    process.start()
    return process


def finished(captures: Path) -> int | None:
    """Crawl to the end, and return the exit code."""
    process = run(captures)
    process.join()
    return process.exitcode


def stored(captures: Path) -> Counter[tuple[str, str]]:
    """Return address and digest of every archived story; each WARC file must be whole."""
    found: Counter[tuple[str, str]] = Counter()
    for path in captures.glob("*/*.warc.gz"):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.content_stream().read()
                headers = record.rec_headers
                if record.rec_type == "response" and headers["Broadsheet-Asked-As"] == "story":
                    pair = (headers["WARC-Target-URI"], headers["WARC-Payload-Digest"])
                    found[pair] += 1
    return found


def noted(captures: Path) -> Counter[tuple[str, str, str | None]]:
    """Return the end of every story."""
    found = [o for path in captures.glob("*/*.urls.jsonl") for o in outcomes_in(path)]
    return Counter((o.url, o.state, o.reason) for o in found if o.kind == "story")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hostile]:
    """The site, allowed."""
    with hostile_server(routes()) as running:
        monkeypatch.setenv("BROADSHEET_ALLOW", running.allow)
        yield running


@pytest.mark.slow
def test_a_crawl_killed_at_any_moment_ends_like_an_unbroken_one(
    server: Hostile, tmp_path: Path
) -> None:
    crawl([publisher()], tmp_path / "unbroken", parse=False)
    whole = stored(tmp_path / "unbroken"), noted(tmp_path / "unbroken")
    chance = random.Random(20261123)
    for point in range(50):
        captures = tmp_path / f"killed-{point}"
        kill_at_request(captures, server, 1 + point % 17, chance.uniform(0.0, 0.004))
        assert finished(captures) == Exit.OK
        assert (stored(captures), noted(captures)) == whole, f"kill point {point}"
        assert [read_provenance(folder).ending for folder in captures.iterdir()] == ["finished"]


def kill_at_request(captures: Path, server: Hostile, number: int, seconds: float) -> None:
    """Start a crawl; kill it *seconds* after its request of that *number*, which stays unanswered.

    So it works on what came before, and cannot end meanwhile.
    """
    is_running, seen = threading.Event(), len(server.asked) + number

    def watch() -> None:
        if len(server.asked) == seen:
            is_running.wait(10)
            threading.Event().wait(seconds)
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)

    server.watch = watch
    process = run(captures)
    is_running.set()
    process.join()
    server.watch = lambda: None


def test_a_full_disk_ends_with_its_exit_code_and_the_next_run_goes_on(
    server: Hostile, tmp_path: Path
) -> None:
    assert finished(tmp_path / "unbroken") == Exit.OK
    process = run(tmp_path / "full", most_bytes=15_000)
    process.join()
    assert process.exitcode == Exit.DISK
    assert 0 < sum(stored(tmp_path / "full").values()) < len(STORIES)
    assert finished(tmp_path / "full") == Exit.OK
    assert stored(tmp_path / "full") == stored(tmp_path / "unbroken")


def test_an_interrupt_ends_the_crawl_whole_and_the_next_run_goes_on(
    server: Hostile, tmp_path: Path
) -> None:
    crawl([publisher()], tmp_path / "unbroken", parse=False)
    seen = len(server.asked) + 6
    server.watch = lambda: interrupt(process) if len(server.asked) == seen else None
    process = run(tmp_path / "stopped")
    process.join()
    assert process.exitcode == Exit.INTERRUPTED
    assert finished(tmp_path / "stopped") == Exit.OK
    assert stored(tmp_path / "stopped") == stored(tmp_path / "unbroken")


def interrupt(process: BaseProcess) -> None:
    """Interrupt *process* as a person at the keyboard does."""
    assert process.pid is not None
    os.kill(process.pid, signal.SIGINT)


def test_an_unfinished_crawl_of_other_publishers_is_closed_as_it_is(
    server: Hostile, tmp_path: Path
) -> None:
    kill_at_request(tmp_path, server, 8, 0.0)
    crawl([publisher(key="other", name="Other")], tmp_path, parse=False)
    endings = {read_provenance(path).ending for path in tmp_path.glob("[0-9]*")}
    assert endings == {"interrupted", "finished"}


def test_a_cut_warc_file_is_repaired_to_its_last_whole_record(tmp_path: Path) -> None:
    file = WarcFile(tmp_path, "key", [("software", "test")])
    sizes = [file.size]
    for _ in range(3):
        file.write(record_of(b"block" * 50))
        sizes.append(file.size)
    file.close()
    data = file.path.read_bytes()
    for cut in range(0, len(data) + 1, 7):
        file.path.write_bytes(data[:cut])
        repair(file.path)
        assert file.path.stat().st_size == max([0, *(size for size in sizes if size <= cut)])


def test_a_warc_file_rolls_over_at_its_size(tmp_path: Path) -> None:
    file = WarcFile(tmp_path, "key", [("software", "test")], roll_at=500)
    for _ in range(4):
        file.write(record_of(random.Random(1).randbytes(300)))
    file.close()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"key-{number:05d}.warc.gz" for number in range(4)]
