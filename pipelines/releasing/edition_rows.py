"""Rows of a release -> the same rows as an edition holds them: columns left out, names hashed."""

import hashlib
import hmac
import unicodedata

import pyarrow as pa
import pyarrow.compute as pc

from schemas.article import Article
from schemas.columns import Field, Record, arrow_schema, columns_of
from schemas.edition import is_hashed, is_in, record_in
from schemas.parts import Provenance
from schemas.release import Edition

NAMED = [field.name for field in columns_of(Article) if field.column.names]


def hashed_name(name: str, salt: bytes) -> str:
    """Return what stands for *name*; white space, letter case and composition do not matter.

    >>> hashed_name("Ada  Quay", b"salt") == hashed_name("ADA QUAY", b"salt")
    True
    """
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return hmac.digest(salt, folded.encode(), hashlib.sha256).hex()[:32]


def rows_in(rows: pa.Table, model: type[Record], edition: Edition, salt: bytes) -> pa.Table:
    """Return *rows*, each a *model*, as *edition* holds them."""
    arrays = [
        array_in(rows[field.name].combine_chunks(), field, edition, salt)
        for field in columns_of(model)
        if is_in(field, edition)
    ]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(record_in(model, edition)))


def array_in(values: pa.Array, field: Field, edition: Edition, salt: bytes) -> pa.Array:
    """Return the *values* of a column as *edition* holds them, to any depth."""
    if is_hashed(field, edition):
        return hashed(values, salt)
    if field.record is None or is_same(field.record, edition):
        return values
    if not field.is_list:
        return structs_in(values, field.record, edition, salt)
    items = structs_in(values.flatten(), field.record, edition, salt)
    sizes = pc.cumulative_sum(pc.list_value_length(values).fill_null(0).cast(pa.int32()))
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), sizes])
    kind = pa.list_(pa.field("element", items.type))
    return pa.ListArray.from_arrays(offsets, items, type=kind, mask=values.is_null())


def is_same(record: type[Record], edition: Edition) -> bool:
    """Whether *edition* holds the records as they are."""
    is_evidence = record is Provenance and edition.bylines != "names"
    return record_in(record, edition) is record and not is_evidence


def structs_in(
    values: pa.StructArray, record: type[Record], edition: Edition, salt: bytes
) -> pa.StructArray:
    """Return nested records as *edition* holds them; the evidence of a name says no name."""
    kept = [field for field in columns_of(record) if is_in(field, edition)]
    parts = {
        field.name: array_in(pc.struct_field(values, field.name), field, edition, salt)
        for field in kept
    }
    if record is Provenance and edition.bylines != "names" and "raw" in parts:
        is_of_name = pc.is_in(parts["field"], value_set=pa.array(NAMED))
        parts["raw"] = pc.if_else(is_of_name, pa.scalar(None, pa.string()), parts["raw"])
    fields = [pa.field(name, array.type) for name, array in parts.items()]
    return pa.StructArray.from_arrays(list(parts.values()), fields=fields, mask=values.is_null())


def hashed(values: pa.Array, salt: bytes) -> pa.Array:
    """Return the hash of each name; null stays null."""
    words = values.dictionary_encode()
    found = [name and hashed_name(name, salt) for name in words.dictionary.to_pylist()]
    return pa.array(found, pa.string()).take(words.indices)
