"""Great Expectations, without what two of its 60 expectations need and none of ours is."""

import gc
import importlib
import sys
from functools import cache
from types import ModuleType
from typing import Any

UNUSED = ("scipy", "scipy.stats", "altair")  # divergence and its chart: two fifths of the import
ABSENT = ("boto3", "botocore")  # to keep results in a bucket: a tenth of the import


class Hollow(ModuleType):
    """A module that has every name, and nothing behind them: to call one is an error."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


@cache
def great_expectations() -> Any:
    """Return the library, imported at the first call: it takes seconds.

    A process that has one of UNUSED already keeps it; afterwards whoever imports one has it whole.
    Nothing that an import makes is garbage: looking for some would be a sixth of the time.
    """
    hollow: dict[str, Any] = dict.fromkeys(name for name in ABSENT if name not in sys.modules)
    if not set(UNUSED) & set(sys.modules):
        hollow |= {name: Hollow(name) for name in UNUSED}
    sys.modules.update(hollow)
    collects = gc.isenabled()
    gc.disable()
    try:
        return importlib.import_module("great_expectations")
    finally:
        if collects:
            gc.enable()
        for name in hollow:
            del sys.modules[name]
