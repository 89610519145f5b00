import os
import pickle
import re
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli import main
from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import Exit, SandboxError
from schemas.rejection import Rejection
from spiders.sandbox import ANSWER_SECONDS, Sandbox, own_sandbox, sandbox
from spiders.sandbox.answers import ARTICLE, HEAD, REJECTION
from spiders.sandbox.inside import Job
from tests.pipelines.stories import page, warc

pytestmark = pytest.mark.slow  # each starts a process that imports the parser


def capture(payload: bytes) -> Capture:
    return Capture(
        record_id="<urn:uuid:1>",
        record_type="response",
        target_uri="http://news.example/story",
        fetched_at=datetime(2026, 11, 16, 12, tzinfo=UTC),
        payload=payload,
        status=200,
        content_type="text/html; charset=utf-8",
    )


def reason(outcome: object) -> str:
    assert isinstance(outcome, Rejection)
    return outcome.reason


def test_a_page_gives_its_article() -> None:
    with sandbox() as box:
        outcome = box.parsed((capture(page("Gulls return to the quay")), None, None))
    assert isinstance(outcome, Article)
    assert outcome.headline == "Gulls return to the quay"


@pytest.mark.hostile
@pytest.mark.slow
def test_a_page_that_takes_too_long_is_rejected_and_the_next_one_is_not() -> None:
    attributes = b" ".join(b"a%d=1" % number for number in range(200_000))
    bomb = b"<html><body><div " + attributes + b">" + page("Never seen")
    with sandbox() as box:
        assert reason(box.parsed((capture(bomb), None, None))) == "cpu_limit"
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)


def test_a_process_that_is_killed_between_pages_costs_no_page() -> None:
    with sandbox() as box:
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)
        killed(box)
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)


GREEDY = """
import __main__
def greedy(capture, *rest, kept=[], parse=__main__.parse_capture):
    kept.append(bytearray(300 << 20))
    return parse(capture, *rest)
__main__.parse_capture = greedy
"""


def test_what_earlier_pages_left_in_memory_costs_no_page() -> None:
    with sandbox() as box:
        assert isinstance(box.parsed(deadly(1, GREEDY)), Article)
        process = box.process
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)
        assert box.process is not process


def test_a_thread_keeps_its_sandbox() -> None:
    with ThreadPoolExecutor(1) as other:
        assert own_sandbox() is own_sandbox()
        assert other.submit(own_sandbox).result() is not own_sandbox()


def killed(box: Sandbox) -> None:
    assert box.process is not None
    os.kill(box.process.pid, signal.SIGKILL)


class Deadly:
    """Takes a page's profile's place, and runs *code* in the process that is to parse the page."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __reduce__(self) -> tuple[Any, ...]:
        return exec, (self.code,)


def deadly(number: int, code: str = "import os; os.abort()") -> Job:
    profile: Any = Deadly(code)
    one = capture(page(f"Gulls {number} return"))
    return replace(one, target_uri=f"http://news.example/{number}"), None, profile


def test_a_page_that_kills_its_process_twice_is_a_parser_crash_and_the_next_one_is_not() -> None:
    with sandbox() as box:
        assert [reason(box.parsed(deadly(1))) for _ in range(4)] == ["parser_crash"] * 4
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)


def test_a_page_whose_process_dies_once_is_parsed_in_a_fresh_one(tmp_path: Path) -> None:
    code = f"import os\nif not os.path.exists({str(tmp_path / 'died')!r}):\n"
    code += f"    os.mkdir({str(tmp_path / 'died')!r})\n    os.abort()"
    with sandbox() as box:
        assert isinstance(box.parsed(deadly(1, code)), Article)


def test_three_pages_in_a_row_that_kill_their_process_are_our_fault() -> None:
    code = "raise ValueError('no such table')"
    with sandbox() as box:
        box.parsed(deadly(1, code)), box.parsed(deadly(2, code))
        with pytest.raises(SandboxError, match=r"3 pages in a row .* ValueError: no such table$"):
            box.parsed(deadly(3, code))


def test_pages_between_crashes_and_pages_over_a_limit_are_not_our_fault() -> None:
    kill = "import os; os.kill(os.getpid(), 9)"
    with sandbox() as box:
        found = [box.parsed(deadly(number, kill)) for number in range(4)]
        found += [box.parsed(deadly(1)), box.parsed(deadly(2))]
        assert [reason(one) for one in found] == ["memory_limit"] * 4 + ["parser_crash"] * 2
        assert isinstance(box.parsed(deadly(3, "pass")), Article)
        assert reason(box.parsed(deadly(4))) == "parser_crash"


def raising(when: str, error: str = "KeyError('publishers')", number: int = 0) -> Job:
    """Return a page behind which the parser raises *error* on each capture where *when* holds."""
    code = "import __main__\ndef broken(capture, *rest, parse=__main__.parse_capture):\n"
    code += f"    if {when}:\n        raise {error}\n"
    return deadly(
        number, code + "    return parse(capture, *rest)\n__main__.parse_capture = broken"
    )


def pages(number: int) -> list[Job]:
    found = [deadly(one, "pass") for one in range(number)]
    return [(one, None, None) for one, _, _ in found]


def test_an_exception_on_a_page_is_that_pages_rejection_and_the_process_goes_on() -> None:
    with sandbox() as box:
        box.parsed(raising("b'Gulls 1 ' in capture.payload"))
        process = box.process
        first, second, third = (box.parsed(job) for job in pages(3))
        assert box.process is process
    assert isinstance(second, Rejection)
    assert second.reason == "parser_crash"
    assert re.fullmatch(r"payload: KeyError at spiders/sandbox/inside\.py:\d+", second.detail)
    assert [type(one) for one in (first, third)] == [Article, Article]


def test_however_many_pages_raise_the_same_a_plain_one_tells_that_they_do_it() -> None:
    with sandbox() as box:
        jobs = [raising("b'Gulls' in capture.payload"), *pages(30)]
        assert {reason(box.parsed(job)) for job in jobs} == {"parser_crash"}


def test_an_exception_on_every_page_is_our_fault() -> None:
    with sandbox() as box:
        box.parsed(raising("True")), box.parsed(pages(2)[1])
        with pytest.raises(
            SandboxError, match=r"fails on every page: payload: KeyError at spiders"
        ):
            box.parsed(pages(3)[2])


@pytest.mark.parametrize("error", ["ImportError('libgone.so')", "OSError(28, 'No space left')"])
def test_what_is_the_machines_is_no_rejection_by_name(error: str) -> None:
    broken = raising("True", error)[2]
    first, second, third = ((capture, None, broken) for capture, _, _ in pages(3))
    with sandbox() as box:
        box.parsed(first), box.parsed(second)
        with pytest.raises(SandboxError, match=r"libgone|No space left"):
            box.parsed(third)


LIAR = """
import __main__
def lying(job, true=__main__.answer_to):
    return {said!r} if b"Gulls 0 " in job[0].payload else true(job)
__main__.answer_to = lying
"""


@pytest.mark.parametrize(
    "said",
    [
        HEAD.pack(ARTICLE, 2) + b"{}",
        HEAD.pack(REJECTION, 47) + b'{"record_id":"1","reason":"none","detail":"-- "}',
        HEAD.pack(ARTICLE, (1 << 32) - 1),
        pickle.dumps(Deadly("raise SystemExit")),
    ],
)
def test_an_answer_that_is_none_is_read_as_data_and_ends_its_process(said: bytes) -> None:
    with sandbox() as box:
        box.parsed(deadly(1, LIAR.format(said=said)))
        liar = box.process
        zero, one = (box.parsed(job) for job in pages(2))
        assert box.process is not liar
    assert isinstance(zero, Rejection)
    assert (zero.reason, zero.detail) == (
        "parser_crash",
        "payload: the process's answer is no article",
    )
    assert isinstance(one, Article)


def reasons(box: Sandbox, jobs: list[Job]) -> list[str | None]:
    """Return why each of *jobs*, handed over together, has no article."""
    return [one.reason if isinstance(one, Rejection) else None for one in box.told(jobs)]


def test_pages_handed_over_together_are_told_in_order_by_one_process() -> None:
    with sandbox() as box:
        told = box.told(pages(5))
        process = box.process
        assert box.told(pages(5)) == told
        assert box.process is process
    headlines = [Article.model_validate_json(one).headline for one in told]
    assert headlines == [f"Gulls {number} return" for number in range(5)]
    assert box.told([]) == []


ABORT = "__import__('os').abort()"
SLEEP = "__import__('time').sleep(99)"


@pytest.mark.parametrize("deed", [ABORT, SLEEP])
def test_a_page_that_ends_or_holds_its_process_takes_no_neighbour_along(deed: str) -> None:
    jobs = pages(5)
    jobs[2] = raising("b'Gulls 2 ' in capture.payload", deed, number=2)
    with sandbox(seconds=5) as box:
        assert reasons(box, jobs) == [None, None, "parser_crash", None, None]
        assert reasons(box, pages(2)) == [None, None]


def test_a_page_that_is_told_to_be_no_article_takes_no_neighbour_along() -> None:
    jobs = pages(4)
    lie = LIAR.format(said=HEAD.pack(REJECTION, 2) + b"{}")
    jobs[1] = deadly(1, lie.replace("Gulls 0", "Gulls 1"))
    with sandbox() as box:
        assert reasons(box, jobs) == [None, "parser_crash", None, None]


def test_memory_that_a_neighbour_took_costs_no_page() -> None:
    with sandbox() as box:
        assert reasons(box, [deadly(0, GREEDY), *pages(3)]) == [None] * 4


def test_what_a_process_promises_of_several_pages_is_bounded_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with sandbox() as box:
        jobs = pages(3)
        least = max(len(one) for one in box.told(jobs) if isinstance(one, bytes))
        monkeypatch.setattr("spiders.sandbox.parser.MOST_ANSWERED", 2 * least)
        process = box.process
        assert reasons(box, jobs) == [None] * 3  # the third, which was too much, alone
        assert box.process is not process


def test_three_captures_of_the_last_day_there_is_are_parsed() -> None:
    last = replace(capture(page("Gulls return")), fetched_at=datetime.max.replace(tzinfo=UTC))
    with sandbox() as box:
        assert [type(box.parsed((last, None, None))) for _ in range(3)] == [Article] * 3


def test_a_module_that_is_missing_is_named_and_no_page_is_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lame(tmp_path, monkeypatch)
    with sandbox() as box, pytest.raises(SandboxError, match=r"cannot start: .*py3langid"):
        box.parsed((capture(page("Gulls return")), None, None))


def lame(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no sandbox process find py3langid."""
    (folder / "sitecustomize.py").write_text("import sys\nsys.modules['py3langid'] = None\n")
    monkeypatch.syspath_prepend(str(folder))
    own_sandbox().stopped()  # whose process found it


def test_another_spiders_folder_in_the_current_one_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger(tmp_path)
    monkeypatch.chdir(tmp_path)
    with sandbox() as box:
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)


def test_another_sandbox_on_the_path_gets_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    with sandbox() as box, pytest.raises(SandboxError, match="cannot start: 'ready"):
        box.parsed((capture(page("Gulls return")), None, None))


def stranger(folder: Path) -> None:
    """Write another package of our name, whose sandbox waits for ever."""
    (folder / "spiders/sandbox").mkdir(parents=True)
    (folder / "spiders/__init__.py").touch()
    (folder / "spiders/sandbox/__init__.py").touch()
    (folder / "spiders/sandbox/inside.py").write_text("print('ready', flush=True)\ninput()\n")


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_parser_that_cannot_start_ends_the_command_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], workers: str
) -> None:
    lame(tmp_path, monkeypatch)
    stories = {f"http://news.example/{number}": page(f"Gulls {number}") for number in range(9)}
    files = [str(warc(tmp_path / f"{name}.warc.gz", stories)) for name in "abcd"]
    out = str(tmp_path / "out.parquet")
    assert main(["parse", *files, "--out", out, "--workers", workers]) == Exit.USAGE
    assert capfd.readouterr().err.splitlines()[-1:] == [
        "broadsheet parse: sandbox: the parser cannot start: "
        "ModuleNotFoundError: No module named 'py3langid.langid'; 'py3langid' is not a package"
    ]


SILENT = """
import __main__, os, signal, time
if os.path.exists({at!r}):
    os.write(__main__.answers.fileno(), {promise!r})
    time.sleep(99)
os.mkdir({at!r})
os.kill(os.getpid(), signal.SIGSTOP)
"""


def test_a_process_that_stops_or_promises_what_never_comes_is_ended_and_the_next_page_parsed(
    tmp_path: Path,
) -> None:
    code = SILENT.format(at=str(tmp_path / "tried"), promise=HEAD.pack(ARTICLE, 99) + b"{")
    with sandbox() as box:
        box.seconds = 0.2
        outcome = box.parsed(deadly(1, code))
        box.seconds = ANSWER_SECONDS
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)
        assert box.process is not None
        os.kill(box.process.pid, signal.SIGSTOP)
        box.seconds = 0.2
        assert box.stopped() == -signal.SIGKILL
    assert isinstance(outcome, Rejection)
    assert outcome.reason == "parser_crash"
    assert outcome.detail == "payload: the process had no answer in 0.2 s"
