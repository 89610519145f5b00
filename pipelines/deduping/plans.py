"""Plans of numbers and packed ids: in order, in slices, and with what a row is to say of rights."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import differs_from_before
from schemas.columns import plain
from schemas.parts import Rights

Name = tuple[str, str]  # of a file: table and bucket


def ordered(plan: pa.Table, names: Sequence[str]) -> pa.Table:
    """Return the rows of *plan* by the columns *names*; words go by their numbers."""
    codes = pa.table({name: codes_of(plan[name]) for name in names})
    return plan.take(pc.sort_indices(codes, sort_keys=[(name, "ascending") for name in names]))


def codes_of(values: pa.ChunkedArray) -> pa.Array:
    """Return what *values* are compared by: words by their numbers."""
    whole = values.combine_chunks()
    return whole.indices if pa.types.is_dictionary(whole.type) else whole


def slices_of(plan: pa.Table, names: Sequence[str]) -> Iterator[pa.Table]:
    """Yield the rows of *plan* that are equal in the columns *names*, by which it is in order."""
    whole = plan.combine_chunks()
    opens = np.zeros(len(whole), bool)
    for name in names:
        opens |= differs_from_before(codes_of(whole[name]))
    starts = np.append(np.flatnonzero(opens), len(whole)).tolist()
    for start, end in pairwise(starts):
        yield whole.slice(start, end - start)


def name_of(rows: pa.Table) -> Name:
    """Return the table and the bucket of the first of *rows*."""
    return rows["table"][0].as_py(), rows["bucket"][0].as_py()


def buckets_in(plan: pa.Table) -> Iterator[tuple[Name, pa.Table]]:
    """Yield each table and bucket with its rows of *plan*, which is in order of them."""
    for rows in slices_of(plan, ("table", "bucket")):
        yield name_of(rows), rows


def with_rights(rows: pa.Table, said: pa.ChunkedArray) -> pa.Table:
    """Return *rows* with the rights that are *said* as JSON, their own where nothing is."""
    if said.null_count == len(said):
        return rows
    place = rows.schema.get_field_index("rights")
    field = rows.schema.field(place)
    told = [
        None if one is None else plain(Rights.model_validate_json(one)) for one in said.to_pylist()
    ]
    own = pa.chunked_array([pa.array(told, field.type)])
    return rows.set_column(place, field, pc.coalesce(own, rows["rights"].combine_chunks()))
