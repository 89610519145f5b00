"""Where articles stand -> what is gone of them, and the stretches of its words.

They are read from published versions, from what was built here, and from what DVC keeps of earlier
builds: any of these may be the only one left. Where none is, the archived pages tell the words.
"""

import io
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.erasing.published import Copies
from pipelines.erasing.search import BROKEN
from pipelines.erasing.stores import Stores
from pipelines.erasing.tables import FOUND_BY, STORIES, Gone, with_stories
from pipelines.erasing.words import Stretch, all_stretches
from pipelines.files import parquet_files, read_receipt
from pipelines.parsing import articles_in, shards
from pipelines.warc import CAPTURES

WORDS = ("article_id", "url", "headline", "body", "text")
Sought = tuple[Gone, tuple[Stretch, ...]]


def sought(gone: Gone, root: Path, copies: Copies, stores: Stores) -> Sought:
    """Return *gone* and all that is asked for anywhere, and the stretches of it."""
    stretches: dict[Stretch, None] = {}

    def read(file: pq.ParquetFile) -> None:
        nonlocal gone
        for number in range(file.num_row_groups):
            rows = file.read_row_group(number, columns=list(FOUND_BY))
            gone = with_stories(gone, rows)
            is_gone = pc.is_in(rows["article_id"], value_set=gone.ids)
            if pc.any(is_gone).as_py():
                own = file.read_row_group(number, columns=list(WORDS)).filter(is_gone)
                stretches.update(dict.fromkeys(all_stretches(own.to_pylist())))

    for folder in copies.all():
        for path in story_files(folder):
            read(pq.ParquetFile(path))
    for path in (
        *story_files(root / "data/release"),
        *parquet_files(root / "data/parsed/articles"),
    ):
        read(pq.ParquetFile(path))
    for content in (one.content for one in stores.objects() if not one.name.endswith(".dir")):
        if content.startswith(b"PAR1"):
            with suppress(*BROKEN):  # of which the search tells
                file = pq.ParquetFile(io.BytesIO(content))
                if {*FOUND_BY, *WORDS} <= set(file.schema_arrow.names):
                    read(file)
    if not any(one.kind == "text" for one in stretches):
        for rows in archived(root, gone):
            gone = with_stories(gone, rows)
            own = rows.filter(pc.is_in(rows["article_id"], value_set=gone.ids))
            stretches.update(dict.fromkeys(all_stretches(own.select(WORDS).to_pylist())))
    return gone, tuple(stretches)


def archived(root: Path, gone: Gone) -> Iterator[pa.Table]:
    """Yield the articles of each WARC file at *root* of which some were left out as parsed."""
    for shard in shards(root / CAPTURES, root / "data/parsed"):
        left_out = read_receipt(shard.receipt).left_out if shard.receipt.is_file() else {}
        if left_out.keys() & gone.asked.selectors.keys():
            yield articles_in(shard)[0]


def story_files(release: Path) -> Iterator[Path]:
    """Yield the files of *release* that hold articles."""
    for table in STORIES:
        yield from parquet_files(release / table)
