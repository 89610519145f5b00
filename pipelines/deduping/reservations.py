"""Everything seen -> what is reserved of an article, after all of its captures.

Words make revisions; rights do not wait for one. The strictest of all captures counts, also of one
that was cut short, shows nothing new or gives no article: what was reserved stays so until a later
capture lifts it.
"""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.seen import Columns
from schemas.parts import Rights
from spiders.signals import Standing, standing, with_standing

ORDER = [(name, "ascending") for name in ("fetched_at", "shard", "row")]
NEEDED = ("article_id", "target", "rights", "fetched_at", "shard", "row")


def reserved(shown: Columns) -> dict[bytes, Standing]:
    """Return what is reserved, by article id, of the articles of which something is or was.

    It is empty where all was lifted again. *shown* holds all captures. One that gives no article
    speaks for those at its address.
    """
    rights = shown["rights"].combine_chunks()
    known = rights_in(rights)
    withheld = [code for code, one in enumerate(known) if one.text_withheld is not None]
    is_reserving = pc.is_in(rights.indices, value_set=pa.array(withheld, pa.int32()))
    if not pc.any(is_reserving, min_count=0).as_py():
        return {}
    heard_of = shown.select(NEEDED)
    reserving = heard_of.filter(is_reserving)
    addresses = pc.unique(reserving["target"].filter(pc.is_null(reserving["article_id"])))
    is_there = pc.is_in(heard_of["target"], value_set=addresses)
    concerned = pa.chunked_array(
        [*reserving["article_id"].chunks, *heard_of["article_id"].filter(is_there).chunks]
    )
    articles = pc.unique(concerned.drop_null())
    of_them = heard_of.filter(pc.is_in(heard_of["article_id"], value_set=articles))
    places = pc.unique(of_them["target"])
    silent = pc.and_(pc.is_null(heard_of["article_id"]), pc.is_in(heard_of["target"], places))
    heard = pa.concat_tables([of_them, heard_of.filter(silent)]).sort_by(ORDER)
    at = defaultdict[bytes, set[bytes]](set)
    for row in of_them.select(["target", "article_id"]).to_pylist():
        at[row["target"]].add(row["article_id"])
    said = defaultdict(list)
    codes = heard["rights"].combine_chunks().indices
    rows = heard.select(["article_id", "target", "fetched_at"]).append_column("said", codes)
    for row in rows.filter(pc.is_valid(codes)).to_pylist():
        own = row["article_id"]
        for name in [own] if own is not None else sorted(at[row["target"]]):
            said[name].append((row["fetched_at"], known[row["said"]]))
    return {name: standing(said[name]) for name in sorted(said)}


def rights_in(rights: pa.DictionaryArray) -> list[Rights]:
    """Return the rights that *rights* number."""
    return [Rights.model_validate_json(one) for one in rights.dictionary.to_pylist()]


def rights_column(
    articles: pa.ChunkedArray, said: pa.ChunkedArray, standing: Mapping[bytes, Standing]
) -> pa.DictionaryArray:
    """Return what *said* is of *articles* with what is *standing*; null for those not in it."""
    whole = said.combine_chunks()
    known = rights_in(whole)
    concerned = pc.is_in(articles, value_set=pa.array(standing, articles.type)).to_numpy()
    codes = whole.indices.filter(pa.array(concerned)).to_pylist()
    names = articles.filter(pa.array(concerned)).to_pylist()
    merged = [
        with_standing(Rights() if code is None else known[code], standing[name])
        for code, name in zip(codes, names, strict=True)
    ]
    texts = pa.array([one.model_dump_json() for one in merged], pa.string()).dictionary_encode()
    return texts.take(pa.array(np.cumsum(concerned) - 1, mask=~concerned))
