"""The DVC side of the flow: what dvc.yaml says, and a fresh clone that rebuilds the release."""

import configparser
import shutil
from pathlib import Path

import pytest
import yaml

from pipelines.files.code import imported_modules
from tests.checkouts import ROOT, fresh_clone, git, run, sums

STAGES = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]


def test_a_stage_has_one_word_everywhere() -> None:
    assert list(STAGES) == ["parse", "dedupe", "validate", "release"]
    for name, stage in STAGES.items():
        assert stage["cmd"] == f"python -m pipelines.{name}"
        outs = [out if isinstance(out, str) else next(iter(out)) for out in stage["outs"]]
        assert (
            outs
            == {
                "parse": ["data/parsed"],
                "dedupe": ["data/deduped"],
                "validate": ["data/validated", "data/metrics"],
                "release": ["data/release"],
            }[name]
        )


def test_text_is_cached_as_released_and_in_no_other_copy() -> None:
    outs = [out for stage in STAGES.values() for out in stage["outs"]]
    known = {
        name
        for out in outs
        if not isinstance(out, str)
        for name, how in out.items()
        if how.get("cache") is False
    }
    assert known == {"data/parsed", "data/deduped", "data/validated"}


@pytest.mark.parametrize("name", STAGES)
def test_a_stage_depends_on_the_code_it_imports(name: str) -> None:
    declared = [ROOT / path for path in STAGES[name]["deps"] if not path.startswith("data/")]
    names = STAGES if name == "release" else [name]  # whose manifest names the code of them all
    modules = imported_modules(tuple(f"pipelines.{one}" for one in names))
    needed = [path for path in modules if path.name != "__init__.py"]
    uncovered = [
        path.relative_to(ROOT).as_posix()
        for path in needed
        if not any(path == one or one in path.parents for one in declared)
    ]
    assert uncovered == []
    code = [path for path in declared if path.suffix in ("", ".py")]
    used = {one for one in code for path in modules if path == one or one in path.parents}
    assert set(code) - used - {ROOT / "spiders/publishers"} == set()


def config() -> configparser.ConfigParser:
    found = configparser.ConfigParser()
    found.read(ROOT / ".dvc/config", encoding="utf-8")
    return found


def test_telemetry_is_off() -> None:
    assert config()["core"]["analytics"] == "false"
    assert config()["core"]["check_update"] == "false"


def test_remotes_verify_what_they_give() -> None:
    remotes = [name for name in config().sections() if "remote" in name]
    assert [name for name in remotes if config()[name].get("verify") != "true"] == []


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    return fresh_clone(tmp_path / "clone")


@pytest.mark.slow
@pytest.mark.parametrize("remote", ["", "file-of-nobody"])
def test_the_workflow_pulls_only_from_a_remote_that_is_configured(clone: Path, remote: str) -> None:
    workflow = yaml.safe_load((clone / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["release"]["steps"]
    (pull,) = [step["run"] for step in steps if "dvc pull" in step.get("run", "")]
    if remote:
        run(clone, "dvc", "remote", "add", "--default", "origin", str(clone / remote))
    done = run(clone, "bash", "-e", "-c", pull)
    assert done.returncode == 0, done.stderr
    assert bool(done.stdout) == bool(remote)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_fresh_clone_rebuilds_the_committed_release_and_then_has_nothing_to_do(
    clone: Path,
) -> None:
    built = run(clone, "dvc", "repro", BROADSHEET_WORKERS="1")
    assert built.returncode == 0, built.stdout + built.stderr
    assert git(clone, "status", "--short") == ""  # dvc.lock, with all checksums, is as committed
    assert run(clone, "dvc", "repro").stdout.count("didn't change, skipping") == len(STAGES)
    first = sums(clone)
    for stage in ("parsed", "deduped", "validated", "metrics", "release"):
        shutil.rmtree(clone / "data" / stage)
    shutil.rmtree(clone / ".dvc/cache")
    again = run(clone, "dvc", "repro", "--force", BROADSHEET_WORKERS="2")
    assert again.returncode == 0, again.stdout + again.stderr
    assert sums(clone) == first
    checked = run(clone / "data/release", "sha256sum", "--check", "--quiet", "SHA256SUMS")
    assert checked.returncode == 0, checked.stdout
    shown = run(clone, "dvc", "metrics", "show")
    assert shown.returncode == 0, shown.stderr
    assert "articles" in shown.stdout


@pytest.mark.slow
def test_a_remote_added_as_the_docs_say_is_asked_to_verify(clone: Path) -> None:
    lines = (ROOT / "docs/howto/rebuild.md").read_text(encoding="utf-8").splitlines()
    commands = [line.partition("#")[0].split() for line in lines if line.startswith("dvc remote")]
    assert [run(clone, *command).returncode for command in commands] == [0, 0]
    assert "verify = true" in (clone / ".dvc/config").read_text(encoding="utf-8")
