"""A release says what listings named and no crawl asked for."""

import json
from pathlib import Path

from pipelines.files import discovered_in, read_discovered, write_discovered


def test_what_crawls_left_out_is_summed_by_reason_and_comes_back(tmp_path: Path) -> None:
    counts = {"a": {"named": 9, "left_out": {"trap": 2}}, "b": {"named": 1}}
    for name, found in (("one", counts), ("two", {"a": {"named": 5, "left_out": {"limit": 4}}})):
        (tmp_path / name).mkdir()
        facts = {"id": name, "publishers": sorted(found), "counts": found}
        (tmp_path / name / "crawl.json").write_text(json.dumps(facts))
    found = discovered_in(tmp_path)
    assert (found.named, found.left_out) == (15, {"limit": 4, "trap": 2})
    write_discovered(found, tmp_path)
    assert read_discovered(tmp_path) == found


def test_what_an_earlier_version_parsed_names_nothing(tmp_path: Path) -> None:
    assert read_discovered(tmp_path).named == 0


def test_the_last_crawl_that_named_a_person_says_whom_to_write_to(tmp_path: Path) -> None:
    agents = {
        "one": ("2026-11-01T00:00:00+00:00", "Broadsheet/0.1.0 (+old@coast.example)"),
        "two": ("2026-11-03T00:00:00+00:00", "Broadsheet/0.1.0 (+https://coast.example/desk)"),
        "three": ("2026-11-04T00:00:00+00:00", "Broadsheet/0.1.0"),
        "four": ("2026-11-05T00:00:00+00:00", "Other (+`rm` <x>)"),
    }
    for name, (started, agent) in agents.items():
        (tmp_path / name).mkdir()
        facts = {"id": name, "started": started, "user_agent": agent}
        (tmp_path / name / "crawl.json").write_text(json.dumps(facts))
    assert discovered_in(tmp_path).contact == "https://coast.example/desk"
