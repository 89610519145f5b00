"""A baseline that remembers what stands in the stages' folders, for tests that release nothing."""

from pathlib import Path

from pipelines.files import STATISTICS, write_parts
from pipelines.gating import CUT, FOLDER, KEYS, noted_base, remember
from pipelines.releasing import released_keys
from schemas.release import Cut, Key
from tests.pipelines.parsed import NOON


def remember_build(root: Path, parsed: str | None = None) -> None:
    """Remember profiles, keys and statistics of the build in *root* as those of 2026.11.1."""
    data = root / "data"
    baseline, validated = data / "baseline", data / "validated"
    write_parts(released_keys(validated), baseline / KEYS, Key)
    made = Cut(
        version="2026.11.1",
        previous=None,
        schema_version="1.3",
        last_capture=NOON,
        parsed=noted_base(data).parsed if parsed is None else parsed,
        content="",
        rows={},
        columns={},
    )
    (baseline / CUT).write_text(made.model_dump_json())
    (baseline / STATISTICS).write_bytes((validated / STATISTICS).read_bytes())
    remember(data / "deduped" / FOLDER, baseline, [], made.version, baseline)
