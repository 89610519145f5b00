"""What workers die of, found and refused: files of which they do are parsed record by record.

Pages are parsed in a process beside the worker (`spiders.sandbox`), which dies in its place; this
is for what a record does to the worker that reads it. Which of several calls has killed a worker
nobody knows: the first without a result is suspected, and condemned only if alone it kills again.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipelines.files import Receipt
from pipelines.parsing.pieces import Parsed, Piece, parse_part, parse_piece, single_records
from pipelines.parsing.shards import Shard
from pipelines.running import DyingError, Mapped
from schemas.errors import ParseError
from schemas.rejection import Rejection

if TYPE_CHECKING:  # the parser is the process's to import
    from spiders.sandbox import Job

Part = Shard | Piece
DEADLY = 3  # records in a row of which workers die: no file has so many, broken workers have
FACT = "every worker that read it died"


class Refusal:
    """Says of every page, without parsing it, that workers die of it."""

    def told(self, jobs: Sequence["Job"]) -> list[bytes | Rejection]:
        """Return the rejection of each page."""
        return [
            Rejection.of(ParseError("parser_crash", "record", FACT, capture.record_id))
            for capture, _, _ in jobs
        ]

    def killed(self) -> None:
        """Do nothing: there is no process."""


def survived(mapped: Mapped, parts: Sequence[Part]) -> Iterator[tuple[Part, Receipt | Parsed]]:
    """Yield each of *parts* with what came of it, in order; in its place its single records, where
    workers died of it.

    Raises DyingError if they die of DEADLY records in a row.
    """
    waiting = deque(parts)
    deaths = 0
    while waiting:
        try:
            for found in mapped(parse_part, list(waiting)):
                yield waiting.popleft(), found
                deaths = 0
        except DyingError as error:
            records = single_records(waiting.popleft())
            if len(records) > 1:
                waiting.extendleft(reversed(records))
                continue
            (record,) = records
            found, is_deadly = alone(mapped, record)
            deaths = deaths + 1 if is_deadly else 0
            if deaths == DEADLY:
                raise DyingError(f"{error}, and at the {DEADLY - 1} records before") from error
            yield record, found


def alone(mapped: Mapped, record: Piece) -> tuple[Receipt | Parsed, bool]:
    """Return what comes of a *record* that is parsed while nothing else is, and whether workers die
    of it: then that is a rejection.
    """
    try:
        (found,) = mapped(parse_part, [record])
    except DyingError:
        return parse_piece(record, Refusal()), True
    return found, False
