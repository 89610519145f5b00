"""How a command ends: its exit code, and one line on stderr of what went wrong."""

import os
import sys
from collections.abc import Callable

from schemas.errors import BroadsheetError, DiskError, Exit
from schemas.printable import printable, show_all


def ended(name: str, run: Callable[[], int]) -> int:
    """Return the exit code of *run*, or that of its failure, which is told behind *name*.

    A reader of the output that left, as `head` does, ends it without a word.
    """
    show_all(sys.stdout)
    show_all(sys.stderr)
    try:
        code = run_or_told(name, run)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())  # else the interpreter fails at its last flush
        return Exit.UNREAD


def run_or_told(name: str, run: Callable[[], int]) -> int:
    """Return the exit code of *run*; tell of an expected failure. Raises BrokenPipeError."""
    try:
        return run()
    except BrokenPipeError:
        raise
    except BroadsheetError as error:
        return failed(name, error)
    except ImportError as error:
        fact = f"{error}: this installation is not whole; `make env` makes it"
        return failed(name, BroadsheetError(fact))
    except OSError as error:
        fact = f"{error.filename or 'disk'}: {error.strerror or error}"
        return failed(name, DiskError(fact))
    except KeyboardInterrupt:
        print(f"{name}: interrupted; run it again to go on", file=sys.stderr)
        return Exit.INTERRUPTED


def failed(name: str, error: BroadsheetError) -> int:
    """Print what *error* says and return its exit code."""
    print(printable(f"{name}: {error}"), file=sys.stderr)
    return int(error.exit_code)
