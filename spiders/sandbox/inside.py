"""Inside the sandbox: a process that answers each page with an article or a rejection.

An exception on a page is a fault of ours that this page found: the page is rejected with its name,
the process is sound and goes on. What is the machine's or the installation's ends the process.

Pages come several at once, in memory that whoever hands them over shares (`pipes.Shelf`).
Answers are JSON: a parser that a page has taken over can say what it will, but nothing that the
other side would run.
"""

import gc
import os
import pickle
import re
import sys
import traceback
from typing import BinaryIO

from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import ParseError
from schemas.rejection import Rejection
from spiders.extraction.assembly import parse_capture
from spiders.publisher import Profile, Publisher
from spiders.sandbox.answers import ARTICLE, CALL, HEAD, REJECTION
from spiders.sandbox.limits import CPU_SECONDS, limit_cpu, limit_files, limit_memory, ready_word

MEMORY = 512 << 20  # bytes on top of what the process has before its first page
MOST_WRITTEN = 256 << 20  # bytes of a file, stderr's too; the language model unpacks to 65 MiB
BUFFER = 1 << 20  # bytes; of answers, which are read by whoever waits for all of them
OURS = re.compile(r"(?:spiders|schemas)/[\w/]+\.pyx?$")

Job = tuple[Capture, Publisher | None, Profile | None]


def answer_to(job: Job) -> bytes:
    """Return the article of a page, or the rejection that says why there is none, as an answer."""
    capture, publisher, profile = job
    try:
        return answer(ARTICLE, parse_capture(capture, publisher, profile))
    except ParseError as error:
        fault = error
    except MemoryError:
        fact = f"more than {MEMORY >> 20} MiB"
        fault = ParseError("memory_limit", "payload", fact, capture.record_id)
    except RecursionError:
        fact = "nested deeper than the parser goes"
        fault = ParseError("parser_crash", "payload", fact, capture.record_id)
    except (ImportError, OSError):
        raise  # the machine's, or the installation's: the process ends
    except Exception as error:  # whatever it is, the next page has nothing to do with it
        fact = f"{type(error).__name__} {place_of(error)}"
        fault = ParseError("parser_crash", "payload", fact, capture.record_id)
    return answer(REJECTION, Rejection.of(fault))


def answer(kind: bytes, row: Article | Rejection) -> bytes:
    """Return *row* as an answer."""
    written = row.model_dump_json(warnings=False).encode()
    return HEAD.pack(kind, len(written)) + written


def place_of(error: Exception) -> str:
    """Return where in our code *error* was raised; its text may hold what the page wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if OURS.search(frame.filename)]
    frame = (ours or frames)[-1]
    found = OURS.search(frame.filename)
    return f"at {frame.filename[found.start() :] if found else 'no code of ours'}:{frame.lineno}"


def serve(shelf: int, calls: BinaryIO, outcomes: BinaryIO) -> None:
    """Say that we are ready, and answer jobs until there are no more.

    Each of the *calls* says how many bytes of the *shelf* are the next ones.
    """
    limit_memory(MEMORY)
    limit_files(MOST_WRITTEN)
    gc.freeze()  # what is imported stays: looking through it again costs 4 % of a page's time
    outcomes.write(ready_word())
    outcomes.flush()
    while len(call := calls.read(CALL.size)) == CALL.size:
        (size,) = CALL.unpack(call)
        jobs: list[Job] = pickle.loads(os.pread(shelf, size, 0))
        for job in jobs:
            limit_cpu(CPU_SECONDS)
            outcomes.write(answer_to(job))
        outcomes.flush()


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "wb", buffering=BUFFER)
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    serve(int(sys.argv[1]), sys.stdin.buffer, answers)
