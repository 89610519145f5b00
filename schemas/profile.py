"""What is counted of one publisher in one WARC file, and what a baseline remembers of it."""

from typing import Annotated

import pyarrow as pa

from schemas.columns import Column, Record


class ProfileRow(Record):
    """One count of the profile of a publisher in a WARC file."""

    warc_file: Annotated[str, Column("WARC file, relative to data/captures")]
    publisher: Annotated[str, Column("Declared publisher, else the registered domain")]
    figure: Annotated[str, Column("What is counted, such as filled")]
    value: Annotated[str, Column("Of which value, such as a column's name")]
    count: Annotated[int, Column("How many articles or captures", arrow=pa.int64())]


class RememberedRow(ProfileRow):
    """One count of a profile, with the version that first held its captures."""

    version: Annotated[str, Column("Version of the data that it first came with")]
