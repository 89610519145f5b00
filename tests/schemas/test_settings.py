"""Settings in one file: each read, overridden by its variable, refused in one line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from schemas.errors import BroadsheetError
from schemas.settings import SETTINGS, in_force, put_in_force, value_of
from tests.checkouts import ROOT

WHOLE = """
[crawl]
contact = "data@coast.example"
allow = ["127.0.0.1:8000", "coast.example=[::1]:80"]
stories = 10
listings = 5
[build]
workers = 3
engine = "tcp://scheduler:8786"
store = "s3://news/exchange"
cache = "/var/cache/broadsheet"
[publish]
remote = "s3://news/daily"
[dataset]
title = "Tides"
"""


def test_every_setting_is_read_from_the_file_of_a_folder_above(tmp_path: Path) -> None:
    (tmp_path / "broadsheet.toml").write_text(WHOLE)
    (tmp_path / "a/b").mkdir(parents=True)
    environment = {"BROADSHEET_WORKERS": "7", "BROADSHEET_STORE": ""}
    found = {one.setting.name: one for one in in_force(tmp_path / "a/b", environment)}
    assert {one.source for one in found.values()} == {
        str(tmp_path / "broadsheet.toml"),
        "BROADSHEET_WORKERS",
        "BROADSHEET_STORE",
    }
    assert [found[f"build.{key}"].value for key in ("workers", "store")] == ["7", ""]
    put_in_force(tmp_path / "a/b", environment)
    assert environment == {one.setting.variable: one.value for one in found.values()}
    assert environment["BROADSHEET_ALLOW"] == "127.0.0.1:8000,coast.example=[::1]:80"


def test_without_a_file_all_is_as_the_code_has_it(tmp_path: Path) -> None:
    assert {one.source for one in in_force(tmp_path, {})} == {"default"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[crawll]\ncontact = 'a@b'", "crawll: no such table; did you mean crawl?"),
        ("workers = 3", "workers: no such table"),
        ("[crawl]\ncontakt = 'a@b'", "crawl.contakt = 'a@b': no such key; did you mean contact?"),
        ("[build]\nfoo = 1", "build.foo = 1: no such key; there are workers, engine, store, cache"),
        ("[crawl]\ncontact = 'me'", "crawl.contact = 'me': is not a web or mail address"),
        ("[build]\nworkers = 0", "build.workers = '0': is not a number of processes"),
        ("[build]\nworkers = true", "build.workers = True: is not a number of processes"),
        ("[crawl]\nallow = ['a']", "crawl.allow = 'a': is not ADDRESS:PORT or NAME=ADDRESS:PORT"),
        ("[crawl", "not TOML: "),
    ],
)
def test_what_cannot_be_used_is_named_in_one_line(text: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "broadsheet.toml"
    path.write_text(text)
    with pytest.raises(BroadsheetError) as refused:
        put_in_force(tmp_path, {})
    assert str(refused.value).startswith(f"{path}: {fault}")
    assert "\n" not in str(refused.value)


def test_a_variable_that_makes_no_sense_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_STORIES", "many")
    with pytest.raises(BroadsheetError, match=r"^BROADSHEET_STORIES: crawl.stories = 'many': is"):
        value_of("BROADSHEET_STORIES")


def test_the_command_prints_what_is_in_force_and_where_it_is_from(tmp_path: Path) -> None:
    (tmp_path / "broadsheet.toml").write_text(WHOLE)
    told = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", "settings", "--json"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "BROADSHEET_WORKERS": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    rows = {row["key"]: (row["value"], row["from"]) for row in json.loads(told.stdout)}
    file = str(tmp_path / "broadsheet.toml")
    assert rows["build.workers"] == ("7", "BROADSHEET_WORKERS")
    assert rows["crawl.stories"] == ("10", file)
    assert rows["dataset.title"] == ("Tides", file)
    assert rows["dataset.name"] == ("broadsheet", "default")


def test_the_page_on_settings_has_each_of_them() -> None:
    page = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    for one in SETTINGS:
        assert f"\n| `{one.name}` | `{one.variable}` | " in page
