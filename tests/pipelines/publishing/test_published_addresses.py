"""The verbs on what is published: verify and diff take its addresses."""

import shutil
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.publishing.address import target_of
from pipelines.publishing.publish import put_release
from schemas.errors import Exit
from tests.pipelines.publishing.targets import AT
from tests.pipelines.sample_release import version
from tests.pipelines.validated import newsroom, story

pytestmark = pytest.mark.slow  # whole stages and processes

FIRST, SECOND = "2026.11.1", "2026.11.2"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder with two versions, of which the second has one article more."""
    root, target = (tmp_path_factory.mktemp(name) for name in ("checkout", "public"))
    place, rows = version(root), newsroom()
    put_release(place, target_of(str(target)), AT)
    version(root, {**rows, "articles": [*rows["articles"], story(8)]})
    put_release(place, target_of(str(target)), AT)
    return target


@pytest.fixture
def folder(published, tmp_path):
    """A copy of it to damage."""
    return Path(shutil.copytree(published, tmp_path / "public"))


def told(capsys, *arguments):
    """Return the exit code of a command, and the one line that it printed."""
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    (line,) = (out + err).splitlines()
    return code, line


@pytest.mark.parametrize("version", ["", f"@{SECOND}", f"@{FIRST}", f"/releases/{FIRST}"])
def test_verify_takes_a_target_and_a_version_of_it(published, capsys, version):
    code, line = told(capsys, "verify", f"{published}{version}")
    name = FIRST if FIRST in version else SECOND
    assert (code, f"public0{version}: version {name} is sound: " in line) == (Exit.OK, True)


def test_verify_compares_the_target_with_its_versions(folder, capsys):
    (folder / f"releases/{FIRST}/manifest.json").write_text("{}")
    code, line = told(capsys, "verify", folder)
    assert (code, line) == (
        Exit.REFUSED,
        f"broadsheet verify: releases/{FIRST}/manifest.json: its SHA-256 is not that of "
        "versions.json",
    )


@pytest.mark.parametrize(
    ("path", "content", "fact"),
    [
        ("versions.json", None, "versions.json: missing"),
        ("latest.json", None, "latest.json: does not follow from versions.json"),
        ("tombstones.parquet", None, "tombstones.parquet: missing"),
        ("tombstones.parquet", b"PAR1", "tombstones.parquet: lacks tombstones of the release"),
        (f"releases/{SECOND}/README.md", b"", "README.md: 0 bytes, the manifest says "),
    ],
)
def test_what_is_wrong_at_a_target_is_one_line(folder, capsys, path, content, fact):
    (folder / path).unlink()
    if content is not None:
        (folder / path).write_bytes(content)
    code, line = told(capsys, "verify", f"{folder}@{SECOND}")
    assert (code, line.startswith(f"broadsheet verify: {fact}")) == (Exit.REFUSED, True)


def test_diff_compares_a_version_with_the_latest(published, capsys):
    assert main(["diff", f"{published}@{FIRST}", str(published)]) == Exit.OK
    shown = capsys.readouterr().out
    assert f"{FIRST} to {SECOND}" in shown
    assert "- articles: 1 added\n" in shown


def test_a_bucket_is_read_by_the_same_addresses(published, bucket, tmp_path, capsys):
    for path in published.rglob("*"):
        if path.is_file():
            bucket.upload_file(str(path), f"daily/{path.relative_to(published).as_posix()}")
    code, line = told(capsys, "verify", f"s3://news/daily/releases/{FIRST}")
    assert (code, f"version {FIRST} is sound" in line) == (Exit.OK, True)
    assert main(["diff", f"s3://news/daily@{FIRST}", "s3://news/daily"]) == Exit.OK
    assert "- articles: 1 added\n" in capsys.readouterr().out
    versions, made = (f"s3://news/daily@{FIRST}", "s3://news/daily"), tmp_path / "made"
    assert main(["apply", *versions, str(made)]) == Exit.OK
    capsys.readouterr()
    second, name = published / f"releases/{SECOND}", "articles/period=2026-all/part-0000.parquet"
    assert (made / name).read_bytes() == (second / name).read_bytes()
    bucket.Object(f"daily/releases/{SECOND}/{name}").delete()
    code, line = told(capsys, "apply", *versions, tmp_path / "again")
    fact = f"s3://news/daily/releases/{SECOND}/{name}: missing"
    assert (code, line) == (Exit.REFUSED, f"broadsheet apply: {fact}")
    bucket.upload_file(str(second / name), f"daily/releases/{SECOND}/{name}")
    place = f"daily/releases/{SECOND}/tombstones.parquet"
    bucket.Object(place).put(Body=b"PAR1")
    code, line = told(capsys, "diff", f"s3://news/daily@{FIRST}", "s3://news/daily")
    assert (code, line) == (
        Exit.REFUSED,
        f"broadsheet diff: s3://news/{place}: its SHA-256 is not the manifest's",
    )
    place = f"daily/releases/{SECOND}/manifest.json"
    bucket.Object(place).put(Body=b"{}")
    code, line = told(capsys, "verify", "s3://news/daily")
    assert (code, f"broadsheet verify: s3://news/{place}: damaged, or of another" in line) == (
        Exit.USAGE,
        True,
    )
    bucket.Object(f"daily/releases/{SECOND}/../../../taken").put(Body=b"")
    code, line = told(capsys, "verify", "s3://news/daily")
    assert (code, line.endswith("/../../../taken: leaves the release")) == (Exit.REFUSED, True)


@pytest.mark.parametrize("verb", ["verify", "diff"])
@pytest.mark.parametrize(
    ("address", "code", "fact"),
    [
        ("{folder}@2026.11.9", Exit.EMPTY, f"not published there; versions there: {FIRST}, "),
        ("s3://news/weekly", Exit.EMPTY, "nothing is published there: it has no latest.json"),
        ("s3://news/weekly@2026.11.1", Exit.EMPTY, "not published there; versions there: none"),
        ("hf://datasets/harbour/news", Exit.USAGE, "the Hub is not published to from here"),
        ("s3://", Exit.USAGE, "neither a folder nor s3://bucket/prefix"),
        ("http://news.example/daily", Exit.USAGE, "neither a folder nor s3://bucket/prefix"),
    ],
)
def test_an_address_that_holds_no_release_is_one_line(
    published, bucket, capsys, verb, address, code, fact
):
    name = address.format(folder=published)
    ended, line = told(capsys, verb, *[name] * (2 if verb == "diff" else 1))
    assert (ended, fact in line) == (code, True)
    assert f"broadsheet {verb}: {name.partition('@')[0]}" in line


def test_a_yanked_version_is_read_by_its_name_with_a_warning(folder, capsys):
    main(["publish", str(folder), "--yank", SECOND, "--why", "wrong dates"])
    capsys.readouterr()
    code, line = told(capsys, "verify", f"{folder}@{SECOND}")
    assert (code, line.endswith("; it was yanked: wrong dates")) == (Exit.OK, True)
    assert f"version {FIRST} is sound" in told(capsys, "verify", folder)[1]


def test_where_every_version_was_yanked_one_has_to_be_named(folder, capsys):
    for one in (FIRST, SECOND):
        told(capsys, "publish", folder, "--yank", one, "--why", "wrong dates")
    code, line = told(capsys, "verify", folder)
    fact = "latest.json: every version was yanked; name one with @"
    assert (code, fact in line) == (Exit.EMPTY, True)
