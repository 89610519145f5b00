"""What a release would weigh if its words were stored once: blocks that are read as lengths alone.

    python -m benchmarks.words_once [--release data/release]

Of the articles it prints the bytes as they are released, with blocks of `body` that say only how
long they are where `text` has their words, and without `text`; and the seconds to get every
paragraph of every article as a Python list, as released and cut out of `text`. Tables only; what
stands beside them in a release is left out.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.released import articles_of
from pipelines.files import PUBLISHED
from schemas.content import READ_ROLES

GAP = 2  # characters between two blocks of a text


def by_length(rows: pa.Table) -> pa.Table:
    """Return *rows* with the words of blocks that are read in `text` alone."""
    body = rows["body"].combine_chunks()
    blocks = body.flatten()
    is_read = pc.is_in(blocks.field("role"), value_set=pa.array(READ_ROLES))
    texts = blocks.field("text")
    fields = {
        "role": blocks.field("role"),
        "text": pc.if_else(is_read, None, texts),
        "length": pc.if_else(is_read, pc.utf8_length(texts), None),
    }
    records = pa.StructArray.from_arrays(list(fields.values()), list(fields))
    lists = pa.ListArray.from_arrays(body.offsets, records)
    return rows.set_column(rows.column_names.index("body"), "body", lists)


def released(rows: pa.Table) -> list[list[str]]:
    """Return the paragraphs of every article, as a release holds them."""
    return [[block["text"] for block in blocks] for blocks in rows["body"].to_pylist()]


def cut(rows: pa.Table) -> list[list[str]]:
    """Return the paragraphs of every article where blocks say their lengths."""
    found = []
    for text, blocks in zip(rows["text"].to_pylist(), rows["body"].to_pylist(), strict=True):
        start, own = 0, []
        for block in blocks:
            if block["length"] is None:
                own.append(block["text"])
                continue
            own.append(text[start : start + block["length"]])
            start += block["length"] + GAP
        found.append(own)
    return found


def seconds(work: Callable[[pa.Table], list[list[str]]], rows: pa.Table) -> float:
    """Return the CPU seconds that *work* takes on *rows*."""
    began = time.process_time()
    work(rows)
    return time.process_time() - began


def main() -> None:
    """Print the three sizes and the two times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--release", type=Path, default=Path("data/release"))
    release = parser.parse_args().release
    rows = articles_of(release).combine_chunks()
    once = by_length(rows)
    assert cut(once) == released(rows), "the paragraphs are the same"
    forms = {"as released": rows, "by length": once, "without text": rows.drop_columns(["text"])}
    with TemporaryDirectory() as folder:
        sizes = {}
        for name, table in forms.items():
            path = Path(folder) / f"{name}.parquet"
            pq.write_table(table, path, compression="zstd", compression_level=PUBLISHED)
            sizes[name] = path.stat().st_size
    for name, size in sizes.items():
        print(f"{name}: {size:,} bytes, {size / sizes['as released']:.2f}")
    times = f"{seconds(released, rows):.2f} CPU s, cut out of the text {seconds(cut, once):.2f}"
    print(f"paragraphs as released {times}")


if __name__ == "__main__":
    main()
