"""Why a column of an article has its value: the evidence, and where the capture shows it."""

import html
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.compute as pc
from pydantic import BaseModel

from pipelines.files import column_parts, parquet_files, read_manifest, schema_of, store
from pipelines.released.history import rows_of_article
from pipelines.warc import Stretch, stretch_captures
from schemas.article import Article
from schemas.capture import Capture
from schemas.columns import columns_of
from schemas.errors import BroadsheetError, EmptyError
from schemas.nearest import did_you_mean
from spiders.extraction.encoding import decoded

AROUND = 80  # characters before and behind a piece of evidence
BETWEEN = r"(?:\s|<[^<>]*>)+"  # what may stand where evidence has a blank


class Place(BaseModel):
    """Where a page shows a piece of evidence: so many characters into it, and the text around."""

    character: int
    before: str
    found: str
    after: str


class Evidence(BaseModel):
    """One piece of evidence for a column; *place* is None where the page has other words for it."""

    method: str
    raw: str | None
    confidence: float
    place: Place | None = None


class Why(BaseModel):
    """The value of one column of an article, and what it came from."""

    article_id: str
    url: str
    column: str
    value: Any
    evidence: list[Evidence]
    warc_file: str  # below data/captures
    warc_record_id: str
    warc_offset: int
    captured: bool  # whether that capture is here


def why(release: Path, captures: str, name: str, column: str) -> Why:
    """Return why *column* of the article *name* (an id, its start, or an address) is what it is.

    Without the capture at *captures*, a folder or an address of fsspec, no evidence has a place.
    Raises BroadsheetError for no such column, EmptyError for no such article, DiskError where the
    address does not answer.
    """
    names = [one.name for one in columns_of(Article)]
    if column not in names:
        raise BroadsheetError(f"{column}: no such column{did_you_mean(column, names)}")
    row = rows_of_article(release, name)[-1]
    if column not in schema_of(parquet_files(release / "articles")[0]).names:
        manifest = read_manifest(release)
        of = f"edition {manifest.edition.name}, schema {manifest.schema_version}"
        raise EmptyError(f"{column}: {release} does not have it: {of}")
    offset, end = span_of(release, row["warc_file"], row["warc_record_id"])
    with record_at(f"{captures.rstrip('/')}/{row['warc_file']}", offset, end) as record:
        page = page_in(record, row["warc_record_id"]) if record else None
    evidence = [
        Evidence(
            method=one["method"],
            raw=one.get("raw"),  # an edition may be without
            confidence=one["confidence"],
            place=place_of(one["raw"], page) if one.get("raw") and page else None,
        )
        for one in row["provenance"]
        if one["field"] == column
    ]
    return Why(
        article_id=row["article_id"],
        url=row["url"],
        column=column,
        value=row[column],
        evidence=evidence,
        warc_file=row["warc_file"],
        warc_record_id=row["warc_record_id"],
        warc_offset=offset,
        captured=page is not None,
    )


def span_of(release: Path, warc_file: str, record_id: str) -> tuple[int, int | None]:
    """Return from which byte of its WARC file on a record stands, by the ledger of *release*, and
    where the next capture begins, if one does.
    """
    offsets: dict[str, int] = {}
    for rows in column_parts(release, "captures", ("warc_file", "record_id", "warc_offset")):
        own = rows.filter(pc.equal(rows["warc_file"], warc_file))
        for record, offset in zip(*(one.to_pylist() for one in own.columns[1:]), strict=True):
            offsets.setdefault(record, offset)
    if record_id not in offsets:
        fact = f"its ledger has no record {record_id}: `broadsheet verify`"
        raise BroadsheetError(f"{release}: {fact}")
    start = offsets[record_id]
    return start, min((one for one in offsets.values() if one > start), default=None)


@contextmanager
def record_at(place: str, start: int, end: int | None) -> Iterator[Stretch | None]:
    """Give the record in the bytes from *start* to *end* of a WARC file; None if it is not there.

    Of a file at an address these bytes alone are fetched.
    """
    if "://" not in place:
        yield Stretch(Path(place), start, None) if Path(place).is_file() else None
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "record"
        with store(place) as (files, path):
            if files.exists(path):
                copy.write_bytes(files.cat_file(path, start, end))
        yield Stretch(copy, 0, None) if copy.is_file() else None


def page_in(record: Stretch, record_id: str) -> str | None:
    """Return the page in *record*; None if that is another record."""
    one = next(stretch_captures(record, record.path.name), None)
    if not isinstance(one, Capture) or one.record_id != record_id:
        return None
    return decoded(one.payload, one.content_type)


def place_of(raw: str, page: str) -> Place | None:
    """Return where *page* shows *raw*, in markup or in JSON, its blanks however wide.

    >>> place_of("Gulls & terns", "<h1>Gulls\\n&amp; terns</h1>").found
    'Gulls\\n&amp; terns'
    """
    for form in forms(raw):
        pattern = BETWEEN.join(map(re.escape, form.split()))
        if pattern and (found := re.search(pattern, page)):
            start, end = found.span()
            return Place(
                character=start,
                before=page[max(start - AROUND, 0) : start],
                found=found[0],
                after=page[end : end + AROUND],
            )
    return None


def forms(raw: str) -> Iterator[str]:
    """Yield how a page may write *raw*: as it is, with entities, or inside JSON."""
    yield raw
    yield html.escape(raw, quote=False)
    yield html.escape(raw)
    for is_ascii in (False, True):
        yield (written := json.dumps(raw, ensure_ascii=is_ascii)[1:-1])
        yield written.replace("/", "\\/")


def lines_of_why(found: Why) -> Iterator[str]:
    """Yield the lines that tell it."""
    value = json.dumps(found.value, ensure_ascii=False, default=str)
    yield f"{found.column} of {found.article_id}, {found.url}"
    yield f"value     {value}"
    place = f"{found.warc_file}, byte {found.warc_offset:,}, {found.warc_record_id}"
    yield f"capture   {place}" + ("" if found.captured else " (not here)")
    for one in found.evidence:
        raw = "" if one.raw is None else f": {one.raw}"
        yield f"evidence  {one.method}, {one.confidence:.2f}{raw}"
        if one.place is not None:
            around = f"{one.place.before}[{one.place.found}]{one.place.after}"
            yield f"  at character {one.place.character:,}: {' '.join(around.split())}"
        elif found.captured and one.raw is not None:
            yield "  the page has it in other words"
    if not found.evidence:
        yield "evidence  none: it follows from other columns, or the page says nothing of it"
