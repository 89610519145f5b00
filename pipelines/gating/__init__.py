"""The gate: new captures counted, compared with their publisher's past, held or let through."""

from pipelines.gating.measured import profiles_of
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
    "FOLDER",
    "PROFILES",
    "Measuring",
    "gate",
    "measure",
    "profiles_in",
    "profiles_of",
    "read_gate",
    "reasons",
    "remember",
    "write_gate",
]
