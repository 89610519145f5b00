"""The usual pipeline, beside ours: FastWARC, trafilatura with metadata, datasketch's LSH, pyarrow.

    python -m benchmarks.usual CAPTURES OUT FILES

Of the WARC files under CAPTURES it takes the first FILES, in one process, and writes one Parquet
file.
"""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from datasketch import MinHash, MinHashLSH
from fastwarc.warc import ArchiveIterator, WarcRecordType
from trafilatura import bare_extraction

LIKE = 0.8  # the Jaccard similarity at which the usual pipeline calls two texts one


def write_usual(captures: Path, out: Path, files: int) -> None:
    """Do with the usual tools what the stages do: text and metadata, near-duplicates, Parquet; with
    so many *files* of the captures.
    """
    rows = []
    lsh = MinHashLSH(threshold=LIKE, num_perm=112)
    for path in sorted(captures.rglob("*.warc.gz"))[:files]:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, WarcRecordType.response):
                page = record.reader.read().decode("utf-8", "replace")
                url = record.headers["WARC-Target-URI"]
                found = bare_extraction(page, url=url, with_metadata=True)
                if found is None or not found.text:
                    continue
                words = found.text.lower().split()
                sketch = MinHash(num_perm=112)
                sketch.update_batch(
                    {" ".join(words[n : n + 5]).encode() for n in range(len(words) - 4)}
                )
                same = lsh.query(sketch)
                lsh.insert(str(len(rows)), sketch)
                rows.append(
                    {
                        "url": url,
                        "title": found.title,
                        "author": found.author,
                        "date": found.date,
                        "text": found.text,
                        "duplicate_of": min(map(int, same)) if same else None,
                    }
                )
    pq.write_table(pa.Table.from_pylist(rows), out, compression="zstd")


if __name__ == "__main__":
    write_usual(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
