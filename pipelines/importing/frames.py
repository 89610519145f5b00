"""WARC files of zstd frames, with a dictionary or without, as WARC files of gzip members.

As a rule a frame holds a record; the records' own bytes stay what they are.
"""

import zlib
from pathlib import Path
from typing import BinaryIO

from pipelines.kinds import DICTIONARY, WINDOW, ZSTD, ImportFileError, unzstd, zstd

FREE, TIMES = 256 << 20, 50  # bytes that may be inflated: some anyway, and so many for each
CHUNK = 1 << 18
LONGEST_DICTIONARY = 16 << 20


def warc_of_zstd(path: Path, name: str, target: Path) -> list[str]:
    """Write the WARC file *path* to *target*, a gzip member for each frame; return its damage."""
    left = FREE + TIMES * path.stat().st_size
    with path.open("rb") as file, target.open("wb") as out:
        try:
            shared, rest = dictionary(file)
            while rest := rest or file.read(CHUNK):
                stream = zstd.ZstdDecompressor(shared, options=WINDOW)
                squeeze = zlib.compressobj(wbits=31)
                while not stream.eof:
                    if stream.needs_input and not (rest := rest or file.read(CHUNK)):
                        out.write(squeeze.flush())
                        return ["the file is cut off inside a zstd frame"]
                    content = stream.decompress(rest if stream.needs_input else b"", CHUNK)
                    rest = b""
                    left -= len(content)
                    if left < 0:
                        raise ImportFileError(f"{name}: inflates to too much: not taken")
                    out.write(squeeze.compress(content))
                out.write(squeeze.flush())
                rest = stream.unused_data
        except zstd.ZstdError as error:
            return [f"damaged zstd frame before byte {file.tell()}: {error}"]
    return []


def dictionary(file: BinaryIO) -> tuple["zstd.ZstdDict | None", bytes]:
    """Return the dictionary that *file* begins with, if any, and what was read behind it.

    It is a skippable frame, which holds one, plain or compressed (IIPC, WARC zstd 1.0).
    """
    start = file.read(8)
    if not start.startswith(DICTIONARY):
        return None, start
    data = file.read(min(int.from_bytes(start[4:], "little"), LONGEST_DICTIONARY))
    if data.startswith(ZSTD):
        data = unzstd(data, LONGEST_DICTIONARY).payload
    try:
        return zstd.ZstdDict(data), b""
    except ValueError as error:
        raise zstd.ZstdError(f"its dictionary: {error}") from error
