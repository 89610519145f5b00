import gzip
import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from pipelines.cli import SHELLS, main, options_of, parsers
from pipelines.files import read_table
from schemas.article import SCHEMA_VERSION, Article
from schemas.ending import failed
from schemas.errors import BroadsheetError, Exit
from tests.checkouts import ROOT
from tests.pipelines.stories import page, warc

NO_CAPTURE = "no capture in it: not a WARC file, or damaged throughout"
_, VERBS = parsers()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty checkout without DVC, as the current folder."""
    (tmp_path / "dvc.yaml").write_text("stages: {}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        options_of([verb, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert f"broadsheet {verb}" in told
    assert all(re.search(rf"\n +{code.value} +{re.escape(code.meaning)}\n", told) for code in Exit)


@pytest.mark.parametrize("verb", ["apply", "diff", "publish", "takedown"])
def test_help_says_what_each_argument_is(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        options_of([verb, "--help"])
    told = capsys.readouterr().out.partition("options:")[0]
    for line in told.partition("positional arguments:")[2].strip().splitlines():
        assert re.match(r"\s*\S+  +\S", line), line


def test_a_misspelt_verb_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verfy", "data/release"])
    last = capsys.readouterr().err.splitlines()[-1]
    assert (ended.value.code, last) == (
        Exit.USAGE,
        "broadsheet: error: verfy: no such verb; did you mean verify?",
    )


def test_a_misspelt_option_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify", "--captres=1", "--nothing-like-it"])
    last = capsys.readouterr().err.splitlines()[-1]
    assert (ended.value.code, last) == (
        Exit.USAGE,
        "broadsheet verify: error: unrecognized arguments: --captres=1 --nothing-like-it; "
        "did you mean --captures?",
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_learns_every_verb_and_option(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--completion", shell])
    told = capsys.readouterr().out
    assert ended.value.code == Exit.OK
    assert [verb for verb in VERBS if verb not in told] == []
    assert "captures" in told


def test_bash_completes_a_verb_its_options_and_files(root: Path) -> None:
    code, script, _ = broadsheet(root, "--completion", "bash")
    assert code == Exit.OK
    (root / "completion").write_bytes(script)
    asked = """. ./completion; complete -p broadsheet
    COMP_WORDS=(broadsheet quar); COMP_CWORD=1; _shtab_broadsheet; echo "${COMPREPLY[@]}"
    COMP_WORDS=(broadsheet import dv); COMP_CWORD=2; _shtab_broadsheet; echo "${COMPREPLY[@]}"
    COMP_WORDS=(broadsheet verify --cap); COMP_CWORD=2; _shtab_broadsheet; echo "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "-c", asked], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[1:] == ["quarantine", "dvc.yaml", "--captures"], done.stderr


def test_the_version_is_that_of_the_code_and_of_the_schema(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    told = f"broadsheet {version('broadsheet')}, schema {SCHEMA_VERSION}\n"
    assert (ended.value.code, capsys.readouterr().out) == (0, told)


def test_help_does_not_wait_for_the_libraries() -> None:
    code = "import sys, pipelines.cli; print([m for m in ('pyarrow', 'scrapy', 'dvc', 'pydantic',"
    code += " 'great_expectations') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import", "missing.warc.gz"], "broadsheet import: missing.warc.gz: no such file"),
        (["import", "folder"], "broadsheet import: folder: no page and no capture in it"),
        (["import", "empty.warc.gz"], "broadsheet import: empty.warc.gz: the file is empty"),
        (
            ["import", "page.html"],
            "broadsheet import: page.html: says nowhere which address it was saved from: "
            "name it with --url",
        ),
        (
            ["parse", "page.html", "--out", "a.parquet"],
            f"broadsheet parse: page.html: {NO_CAPTURE}",
        ),
    ],
)
def test_bad_input_is_one_line_and_code_2(
    root: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "folder").mkdir()
    (root / "empty.warc.gz").touch()
    (root / "page.html").write_bytes(page("Not a WARC file"))
    assert main(arguments) == Exit.USAGE
    assert capsys.readouterr().err == message + "\n"
    assert not (root / "data/captures").exists()


def test_parse_goes_on_behind_files_that_cannot_be_read(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "folder.warc.gz").mkdir()
    (root / "empty.warc").touch()
    (root / "page.warc").write_bytes(page("Not a WARC file"))
    (root / "cut.warc.gz").write_bytes(b"\x1f\x8b\x08")
    warc(root / "good.warc.gz", {"http://a.example/1": page("Gulls return")})
    bad = ["folder.warc.gz", "empty.warc", "page.warc", "cut.warc.gz", "missing.warc", "a" * 999]
    arguments = ["parse", *bad, "good.warc.gz", "--out", "a.parquet", "--workers", "1"]
    assert main(arguments) == Exit.USAGE
    told = capsys.readouterr()
    assert "a.parquet: 1 articles" in told.out
    lines = [line for line in told.err.splitlines() if line.startswith("broadsheet parse: ")]
    assert [line.split(": ")[1] for line in lines] == bad
    assert read_table(root / "a.parquet", Article)["headline"].to_pylist() == ["Gulls return"]


def test_a_build_without_captures_is_one_line_and_code_3(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == Exit.EMPTY
    assert "no captures: run `broadsheet crawl` or `import` first" in capsys.readouterr().err


def test_outside_a_checkout_a_build_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == Exit.USAGE
    assert "not inside a Broadsheet checkout" in capsys.readouterr().err


def test_an_import_comes_in_whole_and_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = warc(root / "some.warc.gz", {"http://a.example/1": page("Gulls return")})
    assert main(["import", "some.warc.gz"]) == Exit.OK
    (copy,) = (root / "data/captures").rglob("*.warc.gz")
    assert copy.read_bytes() == path.read_bytes()
    assert "imported into data/captures/import-" in capsys.readouterr().out
    assert main(["import", "some.warc.gz"]) == Exit.OK
    assert "already imported in" in capsys.readouterr().out
    assert len(list((root / "data/captures").rglob("*.warc.gz"))) == 1


def test_one_bad_file_keeps_all_out(root: Path) -> None:
    warc(root / "good.warc.gz", {"http://a.example/1": page("Gulls return")})
    (root / "bad.warc.gz").write_bytes(b"\x1f\x8b\x08")
    assert main(["import", "good.warc.gz", "bad.warc.gz"]) == Exit.USAGE
    assert not (root / "data/captures").exists()


def test_a_file_that_is_cut_off_comes_in_with_a_warning(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stories = {f"http://a.example/{n}": page(f"Story number {n}") for n in range(3)}
    path = warc(root / "cut.warc.gz", stories)
    path.write_bytes(path.read_bytes()[:-100])
    assert main(["import", "cut.warc.gz"]) == Exit.OK
    told = capsys.readouterr()
    assert "1 damaged, 2 response" in told.out
    assert "the damaged records are kept" in told.err


@pytest.mark.hostile
def test_an_error_turns_and_commands_no_terminal(capsys):
    assert failed("broadsheet extract", BroadsheetError("a\u202eb\x1b[2J")) == Exit.USAGE
    assert capsys.readouterr().err == "broadsheet extract: a\\u202eb\\u001b[2J\n"


@pytest.mark.slow
@pytest.mark.parametrize("module", ["parse", "dedupe", "validate", "release", "cli"])
def test_a_damaged_library_is_one_line_and_code_2(tmp_path: Path, module: str) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ImportError('libarrow.so: invalid ELF header')\n")
    verb = ["verify", str(tmp_path)] if module == "cli" else []
    done = subprocess.run(
        [sys.executable, "-m", f"pipelines.{module}", *verb],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("broadsheet")
    assert "libarrow.so: invalid ELF header: this installation is not whole" in line


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_nothing_is_written_onto_what_is_no_file(
    root: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    warc(root / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    place = root / kind
    place.mkdir() if kind == "folder" else os.mkfifo(place)
    assert main(["parse", "a.warc.gz", "--out", str(place)]) == Exit.USAGE
    assert "not a file: nothing is written there" in capsys.readouterr().err
    assert place.is_dir() if kind == "folder" else place.is_fifo()


def broadsheet(root: Path, *words: str | bytes, **more: str) -> tuple[int, bytes, bytes]:
    """Return exit code, stdout and stderr of the command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **more},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "stream"),
    [
        (["quarantine", "--json"], "stdout"),
        (["publishers"], "stdout"),  # a table
        (["--completion", "bash"], "stdout"),
        (["--version"], "stdout"),
        (["crawl", "nobody"], "stderr"),
    ],
    ids=" ".join,
)
def test_a_reader_of_the_output_that_left_is_no_fault_of_the_disk(
    root: Path, words: list[str], stream: str
) -> None:
    (root / "data/release/captures").mkdir(parents=True)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writer},
    )
    os.close(writer)
    assert (done.returncode, done.stdout or b"", done.stderr or b"") == (Exit.UNREAD, b"", b"")


@pytest.mark.slow
def test_an_address_of_no_host_is_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "http://r:secret@[x]/"]) == Exit.USAGE
    assert capsys.readouterr().err == "broadsheet extract: http://[x]/: not a web address\n"


@pytest.mark.slow
def test_names_that_are_no_text_are_read_and_printed(root: Path) -> None:
    path = warc(root / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    name = b"\xff\n.warc.gz"
    os.rename(path, os.path.join(os.fsencode(root), name))
    assert broadsheet(root, "parse", name, "--out", "a.parquet")[0] == Exit.OK
    code, _, told = broadsheet(root, "parse", name, "--out", b"\xfe.parquet")
    assert code == Exit.USAGE
    assert told.startswith(b"broadsheet parse: \\udcfe.parquet: a name that")
    assert broadsheet(root, "import", name)[0] == Exit.OK
    (folder,) = (root / "data/captures").glob("import-*")
    assert broadsheet(root, "verify", "--captures")[::2] == (Exit.OK, b"")
    assert [path.name for path in folder.glob("*.warc.gz")] == ["__.warc.gz"]
    (root / "page.html").write_bytes(page("Gulls return"))
    os.rename(root / "page.html", os.path.join(os.fsencode(root), b"\xff.html"))
    assert broadsheet(root, "extract", b"\xff.html")[::2] == (Exit.OK, b"")
    code, _, told = broadsheet(root, "extract", b"\xfd.html")
    assert (code, told.splitlines()) == (
        Exit.USAGE,
        [b"broadsheet extract: \\udcfd.html: neither a file nor a web address"],
    )


@pytest.mark.slow
def test_where_only_ascii_is_printed_json_stays_the_same_value(root: Path) -> None:
    (root / "page.html").write_bytes(page("Möwen 🐦 kehren zurück"))
    code, told, _ = broadsheet(root, "extract", "page.html", PYTHONIOENCODING="ascii")
    assert (code, json.loads(told)["headline"]) == (Exit.OK, "Möwen 🐦 kehren zurück")


@pytest.mark.slow
def test_where_only_ascii_is_printed_a_table_is_printed_whole(root: Path) -> None:
    code, told, wrong = broadsheet(root, "publishers", PYTHONIOENCODING="ascii", COLUMNS="40")
    assert (code, wrong) == (Exit.OK, b"")
    lines = [line.rstrip() for line in told.decode("ascii").splitlines()]
    assert [line for line in lines if not line.endswith(("never crawled", "seen to hold"))] == []
    assert any("\\u671d\\u65e5\\u65b0\\u805e" in line for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("number", ["abc", "-1", "9" * 5000])
def test_a_number_of_workers_that_is_none_is_one_line(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: str,
) -> None:
    warc(root / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    monkeypatch.setenv("BROADSHEET_WORKERS", number)
    assert main(["parse", "a.warc.gz", "--out", "a.parquet"]) == Exit.USAGE
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("is not a number of processes")


@pytest.mark.slow
def test_what_a_record_calls_itself_is_neither_printed_nor_counted_by_name(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = warc(root / "a.warc.gz", {"http://a.example/1": page("Gulls return")})
    odd = b"WARC/1.1\r\nWARC-Type: \x1b[2J\r\nWARC-Date: 2026-11-16T10:00:00Z\r\nContent-Length: 0"
    (root / "a.warc").write_bytes(gzip.decompress(path.read_bytes()) + odd + b"\r\n" * 4)
    assert main(["import", "a.warc"]) == Exit.OK
    assert capsys.readouterr().out.splitlines()[0].endswith(": 1 response, 1 unknown")
