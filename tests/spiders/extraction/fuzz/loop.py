"""The fuzz loop: damaged pages through the extraction, in a process that may die.

    python -m tests.spiders.extraction.fuzz.loop --pages 20000 --seed 7

prints each page that ended the process, held it or raised what no docstring names, and the command
that does it again. `--only NUMBER` runs that one page here.
"""

import argparse
import mmap
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipelines.warc import read_captures
from schemas.capture import Capture
from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
from tests.spiders.extraction.fuzz.mutations import damaged

NEWSROOM = Path(__file__).parents[3] / "newsroom"
FROM_CORPUS = 40  # pages of each source of the corpus
LONGEST_SECONDS = 30.0  # for a page; it takes a few milliseconds
MOST_FAULTS = 10
TYPES = ("text/html", "text/html; charset=utf-8", "text/html; charset=shift_jis", "text/plain")
PLACE = struct.Struct("<q")


def sources() -> list[bytes]:
    """Return the pages of the newsroom and, where BROADSHEET_CORPUS names it, of the corpus."""
    pages = [path.read_bytes() for path in sorted(NEWSROOM.rglob("*.html"))]
    corpus = os.environ.get("BROADSHEET_CORPUS")
    for archive in sorted(Path(corpus).glob("*.warc.gz")) if corpus else []:
        found = (one for one in read_captures(archive, archive.name) if isinstance(one, Capture))
        pages += [capture.payload for _, capture in zip(range(FROM_CORPUS), found, strict=False)]
    return pages


def capture_of(number: int, payload: bytes) -> Capture:
    """Return page *number* as a capture."""
    return Capture(
        record_id=f"<urn:fuzz:{number}>",
        record_type="response",
        target_uri=f"https://news.example/harbour/story-{number}",
        fetched_at=datetime(2026, 11, 20, tzinfo=UTC),
        payload=payload,
        status=200,
        content_type=TYPES[number % 7 % len(TYPES)],
    )


def parse_pages(numbers: Sequence[int], seed: int, place: Path) -> None:
    """Parse the pages *numbers*, writing into the file *place* which one is under way."""
    pages = sources()
    with place.open("r+b") as file, mmap.mmap(file.fileno(), PLACE.size) as shown:
        for number in numbers:
            PLACE.pack_into(shown, 0, number)
            payload = damaged(number, seed, pages)
            try:
                parse_capture(capture_of(number, payload), None)
            except ParseError:
                pass
            except Exception as error:  # whatever it is, it is what we look for
                print(f"{number}: {type(error).__name__}: {str(error)[:200]}", flush=True)


def faults(first: int, end: int, seed: int) -> Iterator[str]:
    """Yield a line for each page from *first* to before *end* that does what no page may do."""
    with tempfile.NamedTemporaryFile() as file:
        place = Path(file.name)
        while first < end:
            place.write_bytes(PLACE.pack(first))
            command = [sys.executable, "-m", __spec__.name, "--from", str(first)]
            command += ["--to", str(end), "--seed", str(seed), "--place", file.name]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            held = watched(process, place)
            assert process.stdout is not None
            with process:
                yield from process.stdout.read().splitlines()
            if not process.returncode:
                return
            (number,) = PLACE.unpack(place.read_bytes())
            died = signal.Signals(-process.returncode).name if process.returncode < 0 else "error"
            yield f"{number}: {'held the process' if held else f'ended the process ({died})'}"
            first = number + 1


def watched(process: subprocess.Popen[str], place: Path) -> bool:
    """Wait for *process*; kill it and return True if one page takes too long."""
    before, since = b"", time.monotonic()
    while process.poll() is None:
        now = place.read_bytes()
        if now != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > LONGEST_SECONDS:
            process.kill()
            process.wait()
            return True
        time.sleep(0.2)
    return False


def main() -> int:
    """Run the loop; return 1 if a page did what no page may do."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--only", type=int, help="this page alone, in this process")
    parser.add_argument("--from", type=int, dest="first", default=0, help=argparse.SUPPRESS)
    parser.add_argument("--to", type=int, dest="end", help=argparse.SUPPRESS)
    parser.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.place is not None:
        parse_pages(range(options.first, options.end), options.seed, options.place)
        return 0
    if options.only is not None:
        page = damaged(options.only, options.seed, sources())
        sys.stdout.buffer.write(page + b"\n")
        print(parse_capture(capture_of(options.only, page), None).model_dump_json(indent=1))
        return 0
    print(f"fuzz: {options.pages:,} pages of seed {options.seed}", flush=True)
    found = 0
    for line in faults(0, options.pages, options.seed):
        found += 1
        print(line, f"  (--seed {options.seed} --only {line.partition(':')[0]})", flush=True)
        if found == MOST_FAULTS:
            print("more than enough: mend these first")
            break
    print(f"fuzz: {found} pages did what no page may do")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
