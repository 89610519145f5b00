"""A published version is read over HTTP and from S3 by the lines of its card; and by DVC."""

import contextlib
import json
import re
from pathlib import Path

import boto3
import datasets
import duckdb
import dvc.cli
import fsspec
import pandas as pd
import polars as pl
import pyarrow.dataset
import pytest
from dvc.repo import Repo

from pipelines.describing.getting import BY_HTTP, FILES, FROM_S3, IMPORTS, KEYS, LOADERS
from pipelines.files.manifest import read_manifest
from tests.buckets import s3_server
from tests.checkouts import ROOT, git
from tests.pipelines.sample_release import version

PAGE = (ROOT / "docs/getting.md").read_text(encoding="utf-8")
HEADLINES = {
    "Ferry 1 returns",
    "Ferry 2 is late",
    "Ferry 3 returns",
    "Ferry 4 returns",
    "Ferry 5 returns",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return version(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def bucket(place, tmp_path_factory):
    """The address of a bucket that anyone may read, with the version in it."""
    with s3_server() as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", address)
        patch.setenv("AWS_ACCESS_KEY_ID", "nobody")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_ALLOW_HTTP", "true")  # for polars: the server has no certificate
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        patch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path_factory.mktemp("cache"))
        made = boto3.resource("s3").Bucket("getting")
        made.create()
        for path in (one for one in place.rglob("*") if one.is_file()):
            name = path.relative_to(place).as_posix()
            made.upload_file(str(path), f"news/{name}", ExtraArgs={"ACL": "public-read"})
        yield f"{address}/getting/news"


def headlines(rows):
    """Return the headlines of what a reader gives."""
    if isinstance(rows, duckdb.DuckDBPyRelation):
        return {headline for (headline,) in rows.project("headline").fetchall()}
    column = rows["headline"]
    return set(column.to_pylist() if hasattr(column, "to_pylist") else column)


def names(address):
    return {
        "address": address,
        "datasets": datasets,
        "duckdb": duckdb,
        "fsspec": fsspec,
        "json": json,
        "pd": pd,
        "pl": pl,
        "pyarrow": pyarrow,
    }


@pytest.mark.parametrize("reader", LOADERS)
def test_each_reader_reads_it_over_http(reader, bucket):
    space = names(bucket)
    exec("\n".join([*FILES, f"rows = {BY_HTTP[reader]}"]), space)
    assert headlines(space["rows"]) == HEADLINES


@pytest.mark.parametrize("reader", LOADERS)
def test_each_reader_reads_it_from_s3(reader, bucket):
    space = names("s3://getting/news")
    if reader == "DuckDB":
        exec(KEYS, space)
    assert headlines(eval(FROM_S3[reader], space)) == HEADLINES


def test_the_card_and_the_docs_show_these_lines(place):
    card = (place / "README.md").read_text(encoding="utf-8")
    lines = [IMPORTS, *FILES, *LOADERS.values(), *BY_HTTP.values(), KEYS, *FROM_S3.values()]
    for text in (card, PAGE):
        assert [line for line in lines if f"\n{line}\n" not in text] == []


@pytest.fixture(scope="module")
def maker(place, tmp_path_factory):
    """A repository with the version in DVC, and a remote set as the docs say."""
    root, remote = place.parent.parent, tmp_path_factory.mktemp("remote")
    git(root, "init", "-q")
    Repo.init(str(root)).add(str(place))
    for command in commands("## Give it to others"):
        if command.startswith("dvc"):
            assert ran(command.replace("s3://your-bucket/news", str(remote)), root) == 0
    git(root, "add", "-A", ".dvc", "data/release.dvc", "data/.gitignore")
    git(root, "-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-qm", "version")
    git(root, "tag", "v2026.11.1")
    return root


def commands(heading):
    """Return the commands that the docs show below a heading."""
    block = PAGE.partition(heading)[2].partition("```\n")[2].partition("```")[0]
    return [line.partition("#")[0].strip() for line in block.splitlines()]


def ran(command, folder):
    """Run a command of DVC in a folder: its main, here, for each start costs seconds."""
    with contextlib.chdir(folder), pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVC_NO_ANALYTICS", "1")
        return dvc.cli.main([*command.split()[1:], "-q"])


@pytest.mark.slow
def test_a_version_is_got_and_imported_by_dvc(maker, place, tmp_path):
    git(tmp_path, "init", "-q")
    Repo.init(str(tmp_path))
    told = [command.replace("REPOSITORY", str(maker)) for command in commands("## With DVC")]
    assert [command.split()[1] for command in told] == ["get", "import", "update"]
    assert [ran(command, tmp_path) for command in told] == [0, 0, 0]
    for name in ("news", "corpus"):
        assert (tmp_path / name / "SHA256SUMS").read_bytes() == (place / "SHA256SUMS").read_bytes()
    assert "v2026.11.1" in (tmp_path / "corpus.dvc").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_file_of_a_version_is_opened_by_dvc(maker, place):
    code = re.search(r"```python\n(import dvc\.api.*?)```", PAGE, re.S)[1]
    space = {}
    exec(code.replace("REPOSITORY", str(maker)), space)
    assert space["manifest"]["version"] == read_manifest(place).version
    assert len(space["publishers"]) == 2


@pytest.mark.slow
def test_a_remote_that_gives_back_something_else_is_not_believed(maker, tmp_path):
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(maker), str(clone))
    remote = Path(re.search(r"url = (.*)", (maker / ".dvc/config").read_text())[1])
    held = [one for one in (remote / "files/md5").rglob("*") if one.is_file()]
    damaged = next(one for one in held if one.read_bytes().startswith(b"PAR1"))
    damaged.chmod(0o644)
    kept = damaged.read_bytes()
    damaged.write_bytes(kept[:-1] + b"?")
    assert ran("dvc pull", clone) != 0
    damaged.write_bytes(kept)
    assert ran("dvc pull", clone) == 0
