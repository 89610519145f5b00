"""Everything seen -> what is reserved of an article, after all of its captures.

Words make revisions; rights do not wait for one. The strictest of all captures counts, also of one
that was cut short, shows nothing new or gives no article: what was reserved stays so until a later
capture lifts it.
"""

from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from schemas.parts import Rights
from spiders.signals import Standing, standing

ORDER = [(name, "ascending") for name in ("fetched_at", "warc_file", "warc_record")]


def reserved(shown: pa.Table) -> dict[str, Standing]:
    """Return what is reserved, by article id, of the articles of which something is or was.

    It is empty where all was lifted again. *shown* holds all captures. One that gives no article
    speaks for those at its address.
    """
    says_so = pc.is_valid(pc.struct_field(shown["rights"], "text_withheld"))
    reserving = shown.filter(says_so)
    addresses = pc.unique(reserving["target_uri"].filter(pc.is_null(reserving["article_id"])))
    is_there = pc.is_in(shown["target_uri"], value_set=addresses)
    concerned = pa.chunked_array(
        [*reserving["article_id"].chunks, *shown["article_id"].filter(is_there).chunks], pa.string()
    )
    articles = pc.unique(concerned.drop_null())
    of_them = shown.filter(pc.is_in(shown["article_id"], value_set=articles))
    places = pc.unique(of_them["target_uri"])
    silent = pc.and_(pc.is_null(shown["article_id"]), pc.is_in(shown["target_uri"], places))
    heard = pa.concat_tables([of_them, shown.filter(silent)]).sort_by(ORDER)
    at = defaultdict[str, set[str]](set)
    for row in of_them.select(["target_uri", "article_id"]).to_pylist():
        at[row["target_uri"]].add(row["article_id"])
    said = defaultdict(list)
    columns = ("article_id", "target_uri", "fetched_at", "rights")
    for row in heard.select(columns).to_pylist():
        if row["rights"] is None:
            continue
        own = row["article_id"]
        for name in [own] if own is not None else sorted(at[row["target_uri"]]):
            said[name].append((row["fetched_at"], Rights.model_validate(row["rights"])))
    return {name: standing(said[name]) for name in sorted(said)}
