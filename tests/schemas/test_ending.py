"""Each way in which a command ends has its exit code, and at most one line."""

import pytest

from schemas.ending import ended
from schemas.errors import EmptyError, Exit


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (EmptyError("data: nothing here"), Exit.EMPTY, "parse: data: nothing here"),
        (
            OSError(28, "No space left on device", "a"),
            Exit.DISK,
            "parse: a: No space left on device",
        ),
        (KeyboardInterrupt(), Exit.INTERRUPTED, "parse: interrupted; run it again to go on"),
    ],
)
def test_a_failure_is_one_line(
    error: BaseException, code: Exit, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> int:
        raise error

    assert ended("parse", run) == code
    assert capsys.readouterr().err == f"{line}\n"
