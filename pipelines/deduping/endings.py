"""What captures show, and what each is of its article -> where each ends, for the ledger."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.shown import as_array
from pipelines.deduping.withdrawals import keys_of
from schemas.release import Tombstone

OF_LEDGER = ("article_id", "truncated", "held", "state", "reason", "is_fault", "is_revisit")
NO_WORD = pa.scalar(None, pa.string())


def ledger_plan(
    shown: pa.Table, sighted: pa.Table, removed: Mapping[str, Tombstone], silent: pa.Array
) -> pa.Table:
    """Return what dedupe decides of some captures *shown*, in their order.

    *sighted* has what each is of its article, null where it shows none. `is_silent` are those at
    addresses that are not named. `detail` counts where one `is_told`.
    """
    article, revision, is_aside = shown["article_id"], sighted["revision"], shown["is_aside"]
    is_start = pc.fill_null(sighted["is_start"], False)
    is_shown = pc.is_valid(revision)
    stones = list(removed.values())
    stone = pc.index_in(article, value_set=keys_of(list(removed)), skip_nulls=True)
    is_out = pc.is_valid(stone)
    causes = pa.array([one.cause for one in stones], pa.string()).take(stone)
    whys = pa.array([one.reason for one in stones], pa.string()).take(stone)
    truncated, held = (shown[name].cast(pa.string()) for name in ("truncated", "held"))
    is_held = pc.and_not(pc.is_valid(held), is_out)
    same = pc.if_else(shown["is_revisit"], "revisit", "same_content")
    state = pc.if_else(is_shown, "unchanged", shown["state"].cast(pa.string()))
    reason = pc.if_else(is_shown, same, shown["reason"].cast(pa.string()))
    state, reason = pc.if_else(is_start, "article", state), pc.if_else(is_start, NO_WORD, reason)
    state = pc.if_else(is_aside, "rejected", state)
    reason = pc.if_else(is_aside, "truncated", reason)
    state = pc.if_else(is_out, "rejected", pc.if_else(is_held, "held", state))
    reason = pc.if_else(is_out, causes, pc.if_else(is_held, held, reason))
    detail = pc.if_else(is_held, shown["reason"].cast(pa.string()), truncated)
    nowhere = pa.array(np.zeros(len(shown), np.bool_))
    return pa.table(
        {
            "is_silent": pc.is_in(shown["target"], value_set=silent) if len(silent) else nowhere,
            "is_told": pc.or_(is_out, pc.or_(is_held, is_aside)),
            "is_fault": shown["is_fault"],
            "state": as_array(state).dictionary_encode(),
            "reason": as_array(reason).dictionary_encode(),
            "detail": as_array(pc.if_else(is_out, whys, detail)).dictionary_encode(),
            "article_id": article,
            "revision": revision,
        }
    )
