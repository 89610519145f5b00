"""The story of a dataset: three versions, an opt-out and a takedown between them, and strangers."""

import io
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipelines.files import next_version, read_manifest
from pipelines.files.tables import columns
from spiders.crawling.crawl import crawl
from spiders.publisher import publisher_from
from tests.checkouts import copy_compiled, fresh_clone, git, run, sums
from tests.newsroom import server
from tests.newsroom.pages import Site, site_of
from tests.pipelines.conftest import bucket, endpoint

__all__ = ["bucket", "endpoint"]
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # some ten builds

FIRST = "2026.11.1"
TARGET = "s3://news/daily"
BUILT = ("data/release", "data/deduped", "data/validated", "data/.kept", ".dvc/cache")
CHANGES = "# Changelog\n\n## Unreleased\n\n### Data\n\n- {}\n\n### Code\n"
PLACES = ("data/parsed", "data/release", "data/deduped", "data/validated", "data/.kept",
          "data/baseline", "data/metrics", ".dvc/cache")  # fmt: skip
SOMEBODY = {f"GIT_{who}_{what}": f"t@{who}.example".lower()
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")}  # fmt: skip
OPTED_OUT, TAKEN_DOWN = "tarn-gazette", "harbour-courier"


def done(clone: Path, *command: str, code: int = 0) -> str:
    """Run a command of the clone, which must end with *code*; return what it printed."""
    ended = run(clone, *command, BROADSHEET_WORKERS="1", **SOMEBODY)
    assert ended.returncode == code, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


def committed(clone: Path, news: str) -> None:
    """Say what is new and commit all."""
    changelog = CHANGES.format(news) if news else CHANGES.replace("- {}\n", "")
    (clone / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    git(clone, "add", "-A")
    git(clone, "-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-qm", "news")


def cut_and_published(clone: Path, version: str) -> None:
    """Cut the build as *version*: one commit, its tag, nothing left over; and publish it."""
    before = git(clone, "rev-parse", "HEAD")
    assert f"Version {version} is cut" in done(clone, "broadsheet", "cut")
    assert git(clone, "rev-parse", "HEAD~1") == before
    assert git(clone, "rev-parse", f"v{version}^{{commit}}") == git(clone, "rev-parse", "HEAD")
    assert git(clone, "status", "--porcelain") == ""
    assert f"## Unreleased\n\n### Data\n\n### Code\n\n## {version} - " in (
        clone / "CHANGELOG.md"
    ).read_text(encoding="utf-8")
    done(clone, "broadsheet", "publish", TARGET)


def second_day(clone: Path, patch: pytest.MonkeyPatch) -> None:
    """Crawl the newsroom's second day, on which one publisher opts out in every answer."""

    def opted_out(key: str) -> Site:
        site = site_of(key)
        headers = {"X-Robots-Tag": "noai"} if key == OPTED_OUT else {}
        return replace(site, headers=site.headers | headers)

    patch.setattr(server, "site_of", opted_out)
    with server.newsroom(day=2) as room:
        patch.setenv("BROADSHEET_ALLOW", room.allow)
        crawl([publisher_from(path) for path in room.publishers], clone / "data/captures")


def texts(clone: Path, publisher: str) -> dict[str, str]:
    """Return the texts of a publisher's articles in the release, by id."""
    rows = columns(clone / "data/release", "articles", ("article_id", "publisher", "text"))
    own = [row for row in rows.to_pylist() if row["publisher"] == publisher]
    return {row["article_id"]: row["text"] for row in own}


def said(clone: Path, bucket: Any) -> str:
    """Return all that files in PLACES and objects of *bucket* say, but what is archived."""
    archived = {path.read_bytes() for path in (clone / "data/captures").rglob("*.*")}
    files = [path for place in PLACES for path in (clone / place).rglob("*") if path.is_file()]
    contents = [path.read_bytes() for path in files]
    contents += [one.get()["Body"].read() for one in bucket.objects.all()]
    found = []
    for content in (one for one in contents if one not in archived):
        rows = pq.read_table(io.BytesIO(content)).to_pylist() if content[:4] == b"PAR1" else ""
        found.append(content.decode(errors="ignore") + str(rows))
    return "\n".join(found)


def test_the_story_of_a_dataset(
    tmp_path: Path, bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = fresh_clone(tmp_path / "clone")
    shutil.rmtree(clone / "data/baseline")
    (clone / "data/baseline").mkdir()
    (clone / "data/baseline/.gitkeep").touch()
    done(clone, "broadsheet", "build")
    release = clone / "data/release"
    assert read_manifest(release).version.startswith(f"{FIRST}.dev+")
    assert "is no version that was cut" in done(clone, "broadsheet", "publish", TARGET, code=1)

    # Nothing is cut that is not committed, or of which the changelog says nothing.
    assert "not committed: " in done(clone, "broadsheet", "cut", code=1)
    committed(clone, "")
    assert f"say what {FIRST} brings" in done(clone, "broadsheet", "cut", code=1)
    assert git(clone, "status", "--porcelain") == ""
    committed(clone, "The first release.")
    cut_and_published(clone, FIRST)
    first, known = sums(clone), texts(clone, TAKEN_DOWN)
    assert f"{FIRST} is already cut" in done(clone, "broadsheet", "cut", code=1)

    # A day later one publisher has opted out: its words are in the first version alone.
    assert all(texts(clone, OPTED_OUT).values())
    second_day(clone, monkeypatch)
    crawled = datetime.now(UTC)
    second = next_version(FIRST, crawled)
    third = next_version(second, crawled)
    done(clone, "broadsheet", "build")
    assert not any(texts(clone, OPTED_OUT).values())
    committed(clone, "A second day; a publisher opted out.")
    cut_and_published(clone, second)

    # Somebody asks for a story to be taken down.
    gone, words = next(iter(known.items()))
    assert gone in texts(clone, TAKEN_DOWN)
    done(clone, "broadsheet", "takedown", gone, "--reason", "asked by its subject")
    done(clone, "broadsheet", "build")
    assert gone not in texts(clone, TAKEN_DOWN)
    assert words not in texts(clone, TAKEN_DOWN).values()
    committed(clone, "A story was taken down.")
    cut_and_published(clone, third)

    # A stranger verifies what was published, compares versions, and is warned off one.
    done(clone, "broadsheet", "verify", TARGET)
    told = done(clone, "broadsheet", "diff", f"{TARGET}@{FIRST}", f"{TARGET}@{third}")
    assert "withheld" in told
    assert "1 takedown" in told
    done(clone, "broadsheet", "publish", TARGET, "--yank", second, "--why", "a trial")
    assert f"{third}" in done(clone, "broadsheet", "verify", TARGET)
    listed = json.loads(done(clone, "broadsheet", "releases", "--json"))
    assert [one["version"] for one in listed] == [third, second, FIRST]

    # Years later somebody builds the first version from its tag, and gets it to the byte.
    again = tmp_path / "again"
    git(tmp_path, "clone", "-q", "--branch", f"v{FIRST}", str(clone), str(again))
    copy_compiled(again)
    done(again, "broadsheet", "build")
    assert sums(again) == first
    assert git(again, "status", "--porcelain") == ""

    # The story is taken out of the versions that held it, and of what DVC keeps; nothing else goes.
    rows = columns(again / "data/release", "articles", ("article_id", "headline", "url"))
    (story,) = [row for row in rows.to_pylist() if row["article_id"] == gone]
    taken_out_everywhere(
        clone, gone, (words.split("\n")[0], story["headline"], story["url"]), bucket
    )


def taken_out_everywhere(clone: Path, gone: str, sought: tuple[str, ...], bucket: Any) -> None:
    """Take the story *gone* out of all that stands anywhere, where all that is *sought* did."""
    before = said(clone, bucket)
    assert [one for one in sought if one not in before] == []
    reason = ("--reason", "asked by its subject")
    told = done(clone, "broadsheet", "takedown", gone, *reason, "--everywhere", TARGET)
    assert f"rewritten: {FIRST} at {TARGET}" in told
    assert "none of it is left there" in told
    assert "data/captures/newsroom-day-1/harbour-courier-00000.warc.gz (this checkout)" in told
    after = said(clone, bucket)
    assert [one for one in sought if one in after] == []
    assert "is sound" in done(clone, "broadsheet", "verify", f"{TARGET}@{FIRST}")
