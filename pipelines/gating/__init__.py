"""The gate: new captures counted, compared with their publisher's past, held or let through."""

from pipelines.gating.baselines import (
    BEFORE,
    CUT,
    KEYS,
    base_of,
    last_cut,
    note_base,
    noted_base,
)
from pipelines.gating.measured import Parsed, profiles_of
from pipelines.gating.stored import PROFILES, profiles_in, remember
from pipelines.gating.verdict import (
    FOLDER,
    Measuring,
    gate,
    measure,
    read_gate,
    reasons,
    write_gate,
)

__all__ = [
    "BEFORE",
    "CUT",
    "FOLDER",
    "KEYS",
    "PROFILES",
    "Measuring",
    "Parsed",
    "base_of",
    "gate",
    "last_cut",
    "measure",
    "note_base",
    "noted_base",
    "profiles_in",
    "profiles_of",
    "read_gate",
    "reasons",
    "remember",
    "write_gate",
]
