"""The fingerprint of the code: all that a stage imports, and nothing else."""

from pipelines.files.code import CHECKOUT, code_fingerprint, imported_modules

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
