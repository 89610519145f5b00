"""Settings: each said once in `broadsheet.toml`, or by a variable of the environment, which wins.

What the file says is put into the environment of a command before it runs, so that the stages and
workers that it starts have the same in force.
"""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.errors import BroadsheetError
from schemas.nearest import did_you_mean

FILE = "broadsheet.toml"
DATASET = "dataset"  # the table of what the maker says: schemas/about.py
NUMBER = r"[1-9]\d{0,8}"
ANY = r"\S+"


class SettingsError(BroadsheetError):
    """Settings that cannot be used: names the file or variable, the key, the value, the fact."""


@dataclass(frozen=True)
class Setting:
    """One setting: its *table* and *key* in the file, its *variable*, the *form* of its values.

    *said* is what such a value is, in words. A list stands in the variable with commas between.
    """

    table: str
    key: str
    variable: str
    form: str
    said: str
    about: str
    default: str = ""
    is_list: bool = False

    @property
    def name(self) -> str:
        """Table and key."""
        return f"{self.table}.{self.key}"

    def refuse_wrong(self, text: str, where: str) -> None:
        """Raise SettingsError if *text* is no value of it; *where* is the file or the variable."""
        for one in text.split(",") if self.is_list else [text]:
            if not re.fullmatch(self.form, one.strip()):
                raise SettingsError(f"{where}: {self.name} = {one[:80]!r}: is not {self.said}")


@dataclass(frozen=True)
class InForce:
    """A setting with its value, "" for none, and whence: a file, a variable, or `default`."""

    setting: Setting
    value: str
    source: str


SETTINGS = (
    Setting(
        "crawl",
        "contact",
        "BROADSHEET_CONTACT",
        r"(?:mailto:)?[^@\s]+@[^@\s]+|https?://\S+",
        "a web or mail address",
        "where owners of sites reach you; sent with every request",
    ),
    Setting(
        "crawl",
        "allow",
        "BROADSHEET_ALLOW",
        r"(?:[\w.-]+=)?(?:\[[0-9a-fA-F:.]+\]|[0-9a-fA-F:.]+|localhost):\d{1,5}",
        "ADDRESS:PORT or NAME=ADDRESS:PORT",
        "addresses that are not public, and may be connected to",
        is_list=True,
    ),
    Setting(
        "crawl",
        "stories",
        "BROADSHEET_STORIES",
        NUMBER,
        "a whole number above zero",
        "most stories of one publisher in one crawl, without --limit",
        "20000",
    ),
    Setting(
        "crawl",
        "listings",
        "BROADSHEET_LISTINGS",
        NUMBER,
        "a whole number above zero",
        "most sitemaps, feeds and sections of one publisher in one crawl",
        "500",
    ),
    Setting(
        "build",
        "workers",
        "BROADSHEET_WORKERS",
        r"[1-9]\d{0,3}",
        "a number of processes",
        "processes of a build; without it all cores",
    ),
    Setting(
        "build",
        "engine",
        "BROADSHEET_ENGINE",
        r"\S+:\S+",
        "the address of a Dask scheduler",
        "the Dask scheduler that a build runs on",
    ),
    Setting(
        "build",
        "store",
        "BROADSHEET_STORE",
        ANY,
        "an address of fsspec",
        "where workers elsewhere get their files",
    ),
    Setting("build", "cache", "BROADSHEET_CACHE", r".+", "a folder", "files of workers elsewhere"),
    Setting(
        "publish",
        "remote",
        "BROADSHEET_REMOTE",
        r"\S(?:.*\S)?",
        "a folder, or s3://bucket/prefix",
        "where `broadsheet publish` puts a release, unless it is told",
    ),
)


def settings_file(start: Path) -> Path | None:
    """Return the nearest `broadsheet.toml` from the folder *start* upwards."""
    folders = (start, *start.parents)
    return next((one / FILE for one in folders if (one / FILE).is_file()), None)


def toml_of(path: Path) -> dict[str, Any]:
    """Return what the TOML file *path* says. Raises SettingsError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # not TOML, not UTF-8
        raise SettingsError(f"{path}: not TOML: {error}") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error


def said_by(path: Path) -> dict[str, str]:
    """Return what the file *path* sets, by variable. Raises SettingsError."""
    tables = {one.table for one in SETTINGS} | {DATASET}
    found: dict[str, str] = {}
    for table, said in toml_of(path).items():
        if table not in tables or not isinstance(said, dict):
            near = did_you_mean(table, tables)
            raise SettingsError(f"{path}: {table}: no such table{near}")
        if table != DATASET:
            found |= dict(said_in(path, table, said))
    return found


def said_in(path: Path, table: str, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield variable and value of what the *table* of *path* sets. Raises SettingsError."""
    known = {one.key: one for one in SETTINGS if one.table == table}
    for key, value in said.items():
        if key not in known:
            near = did_you_mean(key, known) or f"; there are {', '.join(known)}"
            raise SettingsError(f"{path}: {table}.{key} = {value!r}: no such key{near}")
        one = known[key]
        parts = value if one.is_list and isinstance(value, list) else [value]
        if any(isinstance(part, bool) or not isinstance(part, str | int) for part in parts):
            raise SettingsError(f"{path}: {one.name} = {value!r}: is not {one.said}")
        text = ",".join(str(part) for part in parts)
        if text:
            one.refuse_wrong(text, str(path))
        yield one.variable, text


def in_force(start: Path, environment: Mapping[str, str]) -> list[InForce]:
    """Return every setting as it is in force in the folder *start*. Raises SettingsError."""
    path = settings_file(start)
    said = said_by(path) if path else {}
    found = []
    for one in SETTINGS:
        if value := environment.get(one.variable, ""):
            one.refuse_wrong(value, one.variable)
        if one.variable in environment:
            found.append(InForce(one, value, one.variable))
        elif one.variable in said:
            found.append(InForce(one, said[one.variable], str(path)))
        else:
            found.append(InForce(one, one.default, "default"))
    return found


def put_in_force(start: Path, environment: MutableMapping[str, str]) -> None:
    """Put what the settings file sets into *environment*, where that says nothing itself."""
    path = settings_file(start)
    for variable, value in (said_by(path) if path else {}).items():
        environment.setdefault(variable, value)


def value_of(variable: str) -> str:
    """Return the value of *variable* in this process, its default where there is none.

    Raises SettingsError if it makes no sense.
    """
    one = next(one for one in SETTINGS if one.variable == variable)
    value = os.environ.get(variable, "").strip()
    if value:
        one.refuse_wrong(value, variable)
    return value or one.default
