"""The fingerprint of the code: all that a stage imports, and nothing else."""

import ast

from pipelines.files.code import CHECKOUT, OURS, code_fingerprint, imported_modules, imports_in

STAGE = ("pipelines.parse",)


def checkout(tmp_path, **modules):
    """Write modules by their dotted name (`__` for a dot) and return the checkout."""
    for name, text in modules.items():
        path = tmp_path / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        (path.parent / "__init__.py").touch()
    return tmp_path


def test_modules_are_followed_through_every_form_of_import(tmp_path):
    root = checkout(
        tmp_path,
        pipelines__parse="from schemas.article import Article\nimport json",
        pipelines__tables="",
        schemas__article="from pipelines import tables\n",
        spiders__news="",
        pipelines__late="",
    )
    (root / "pipelines" / "tables.py").write_text("def run():\n    import pipelines.late\n")
    names = [str(path.relative_to(root)) for path in imported_modules(STAGE, root)]
    assert names == [
        "pipelines/__init__.py",
        "pipelines/late.py",
        "pipelines/parse.py",
        "pipelines/tables.py",
        "schemas/__init__.py",
        "schemas/article.py",
    ]


def test_a_change_of_an_imported_module_changes_the_fingerprint_and_no_other_does(tmp_path):
    one = checkout(tmp_path / "one", pipelines__parse="import schemas.a", schemas__a="")
    same = checkout(
        tmp_path / "same", pipelines__parse="import schemas.a", schemas__a="", spiders__b="1"
    )
    other = checkout(tmp_path / "other", pipelines__parse="import schemas.a", schemas__a="1")
    assert code_fingerprint(STAGE, one) == code_fingerprint(STAGE, same)
    assert code_fingerprint(STAGE, one) != code_fingerprint(STAGE, other)


def test_a_cycle_of_imports_ends(tmp_path):
    root = checkout(
        tmp_path, pipelines__parse="import schemas.a", schemas__a="import pipelines.parse"
    )
    assert len(imported_modules(STAGE, root)) == 4


def test_the_command_line_shapes_no_row():
    names = {
        path.relative_to(CHECKOUT).as_posix() for path in imported_modules(("pipelines.release",))
    }
    assert "pipelines/cli.py" not in names
    assert {"pipelines/release.py", "schemas/article.py", "pipelines/files/tables.py"} < names


def test_what_is_read_of_a_module_is_all_that_python_reads_and_nothing_else():
    paths = [path for folder in OURS for path in (CHECKOUT / folder).rglob("*.py*")]
    texts = [path.read_text("utf-8") for path in paths if path.suffix in (".py", ".pyi")]
    others = [
        "import json, schemas.a as a",
        "if True:\n    from spiders import (b,  # )\n c as d)\n",
    ]
    for text in [*texts, *others]:
        assert set(imports_in(text)) == packages_and(imported_by(text)), text


def imported_by(text):
    """Return the names of ours that a module imports, as Python's own parser has them."""
    nodes = list(ast.walk(ast.parse(text)))
    origins = [node for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    names = [f"{node.module}.{alias.name}" for node in origins for alias in node.names]
    plain = [node for node in nodes if isinstance(node, ast.Import)]
    names += [alias.name for node in plain for alias in node.names]
    return [name for name in names if name.partition(".")[0] in OURS]


def packages_and(names):
    """Return *names* and those of the packages above them."""
    split = [name.split(".") for name in names]
    return {".".join(parts[:end]) for parts in split for end in range(1, len(parts) + 1)}
