"""Build hook: compiles the Cython modules in place, with the C compiler at hand."""

import runpy
import sys
from pathlib import Path
from typing import Any

from Cython.Build import cythonize
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.errors import CCompilerError, PlatformError

TEMPORARY = "build/compiled"
# No fused multiplication: a sum must be the same on every kind of processor.
FLAGS = ["/O2", "/fp:precise"] if sys.platform == "win32" else ["-O3", "-ffp-contract=off"]
NO_COMPILER = "the extraction is compiled: install a C compiler (gcc, say), and Python's headers"


class CompiledModules(BuildHookInterface):
    """Compiles every `.pyx` for wheels, editable ones too."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what changed; the wheel is of this machine's kind then."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        known = runpy.run_path(str(root / "pipelines/files/compiled.py"))
        compile_modules(known["stale"](root))
        known["stamp"](root)
        build_data["pure_python"], build_data["infer_tag"] = False, True
        ending = known["EXTENSION_SUFFIXES"][0]  # of this Python; a checkout may hold others'
        sources = known["hashes"](root)  # and modules whose source is gone
        build_data["artifacts"] += [f"/{one.removesuffix('.pyx')}{ending}" for one in sources]


def compile_modules(sources: list[str]) -> None:
    """Compile *sources* beside where they stand, whatever the times of their files say."""
    if not sources:
        return
    modules = cythonize(
        [
            Extension(
                source.removesuffix(".pyx").replace("/", "."), [source], extra_compile_args=FLAGS
            )
            for source in sources
        ],
        build_dir=TEMPORARY,
        force=True,
        language_level=3,
        compiler_directives={"boundscheck": False, "cdivision": True},
    )
    distribution = Distribution({"name": "broadsheet", "ext_modules": modules})
    command = distribution.get_command_obj("build_ext")
    command.inplace, command.build_temp, command.parallel = True, TEMPORARY, True
    command.force = True
    command.ensure_finalized()
    try:
        command.run()
    except (CCompilerError, PlatformError) as error:
        raise SystemExit(f"{NO_COMPILER} ({error})") from error
