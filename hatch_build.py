"""Build hook: compiles the extraction's Cython modules in place, with the C compiler at hand."""

from pathlib import Path
from typing import Any

from Cython.Build import cythonize
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.errors import CCompilerError, PlatformError

SOURCES = Path("spiders/extraction")
TEMPORARY = "build/compiled"
# No fused multiplication: a sum must be the same on every kind of processor.
FLAGS = ["-O3", "-ffp-contract=off"]
NO_COMPILER = "the extraction is compiled: install a C compiler (gcc, say), and Python's headers"


class CompiledModules(BuildHookInterface):
    """Compiles every `.pyx` of `spiders/extraction/` for wheels, editable ones too."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what changed; the wheel is of this machine's kind then."""
        if self.target_name != "wheel":
            return
        modules = [
            Extension(".".join(path.with_suffix("").parts), [str(path)], extra_compile_args=FLAGS)
            for path in sorted(SOURCES.rglob("*.pyx"))
        ]
        modules = cythonize(
            modules,
            build_dir=TEMPORARY,
            language_level=3,
            compiler_directives={"boundscheck": False, "cdivision": True},
        )
        command = Distribution({"name": "broadsheet", "ext_modules": modules}).get_command_obj(
            "build_ext"
        )
        command.inplace, command.build_temp, command.parallel = True, TEMPORARY, True
        command.ensure_finalized()
        try:
            command.run()
        except (CCompilerError, PlatformError) as error:
            raise SystemExit(f"{NO_COMPILER} ({error})") from error
        build_data["pure_python"], build_data["infer_tag"] = False, True
        build_data["artifacts"].append(f"/{SOURCES}/**/*.so")
