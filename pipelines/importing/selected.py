"""A WARC file -> the records of it that were chosen, as they are, with those that belong to them.

One reading: a request or metadata record that comes before its capture waits for it, a few at a
time. What is left out is counted by reason, `far_partner` where a capture that was taken came too
late for its request.
"""

import zlib
from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.importing.chosen import Chosen
from pipelines.warc import Damage, Frame, Readable, asked_records, fields_of
from schemas.capture import Capture

MOST_WAITING = 64  # archives write partners side by side
PARTNERS = ("request", "metadata")
RECORD_END = b"\r\n\r\n"


@dataclass
class Selection:
    """What was taken, by type of record, and what was left out, by reason."""

    records: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)


def select(path: Readable, name: str, to: Path, chosen: Chosen, faults: list[str]) -> Selection:
    """Write what of the WARC file *path*, called *name*, is *chosen* to the WARC file *to*.

    *faults* gets the records that are not what their digest says. A damaged record tells nothing
    that could be asked, and is left out; a revisit of a capture that was taken is taken.
    """
    selection = Selection()
    taken: set[str] = set()
    waiting: OrderedDict[str, tuple[str, Frame, frozenset[str]]] = OrderedDict()
    gone: set[str] = set()  # ids of partners that could not wait, and of what they belong to
    with to.open("wb") as out:

        def write(kind: str, frame: Frame) -> None:
            out.write(zlib.compress(frame.data + RECORD_END, wbits=31))
            selection.records[kind] += 1

        for frame, found in asked_records(path, name, faults):
            if isinstance(found, Damage):
                selection.left["damaged"] += 1
                continue
            own, others = ids_of(frame)
            if isinstance(found, Capture):
                reason = None if found.refers_to in taken else chosen.objection(found)
                if reason:
                    selection.left[reason] += 1
                    continue
                for kind, partner in partners(waiting, own, others):
                    write(kind, partner)
                taken.add(own)
                write(found.record_type, frame)
                if gone & {own, *others}:
                    selection.left["far_partner"] += 1
            elif found.record_type == "warcinfo" or others & taken:
                write(found.record_type, frame)
            elif found.record_type in PARTNERS:
                waiting[own] = (found.record_type, frame, others)
                if len(waiting) > MOST_WAITING:
                    key, (_, _, belongs) = waiting.popitem(last=False)
                    gone |= {key, *belongs}
    return selection


def partners(
    waiting: OrderedDict[str, tuple[str, Frame, frozenset[str]]], own: str, named: frozenset[str]
) -> list[tuple[str, Frame]]:
    """Take from *waiting* the records that name the capture *own*, or that it names; return them
    in order."""
    found = [key for key, (_, _, others) in waiting.items() if own in others or key in named]
    return [waiting.pop(key)[:2] for key in found]


def ids_of(frame: Frame) -> tuple[str, frozenset[str]]:
    """Return the id of a record and those of the records that it belongs to."""
    fields = fields_of(frame.data[: frame.head], "utf-8")
    named = ("warc-concurrent-to", "warc-refers-to")
    own = next((value for key, value in fields if key.lower() == "warc-record-id"), "")
    return own, frozenset(value for key, value in fields if key.lower() in named)
