"""What pages show and code says: where a page has `<!-- derived: NAME -->`, its text is put in.

So the help of verbs, the data dictionary and the exit codes are written once, in the code.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from sphinx.application import Sphinx

from pipelines.cli import parsers
from pipelines.describing import data_dictionary
from schemas.article import SCHEMA_VERSION
from schemas.errors import Exit
from schemas.release import Manifest

MARK = re.compile(r"^<!-- derived: ([a-z ]+) -->$", re.M)


def help_of(verb: str) -> str:
    """Return what `broadsheet VERB --help` prints, but for the exit codes, which have a page."""
    top, verbs = parsers()
    parser = verbs[verb] if verb else top
    parser.epilog = None
    return f"```text\n{parser.format_help()}```\n"


def verbs_table() -> str:
    """Return a table of all verbs with what each does."""
    _, verbs = parsers()
    rows = (f"| [`{name}`]({name}.md) | {verbs[name].description} |\n" for name in verbs)
    return "| verb | what it does |\n|---|---|\n" + "".join(rows)


def exit_codes() -> str:
    """Return a table of the exit codes."""
    rows = (f"| {code.value} | `{code.name}` | {code.meaning} |\n" for code in Exit)
    return "| code | name | meaning |\n|---|---|---|\n" + "".join(rows)


def dictionary() -> str:
    """Return the data dictionary of a whole release, without its title."""
    never = datetime(1970, 1, 1, tzinfo=UTC)
    counts = {name: {} for name in ("rows", "states", "reasons", "records", "publishers")}
    facts = {"version": "", "schema_version": SCHEMA_VERSION, "previous": None, "code": ""}
    times = {"first_capture": never, "last_capture": never}
    manifest = Manifest(**facts, **times, **counts, inputs={}, libraries={}, files=())
    return data_dictionary(manifest).partition("\n")[2]


DERIVED: dict[str, Callable[[], str]] = {
    "verbs": verbs_table,
    "exit codes": exit_codes,
    "data dictionary": dictionary,
}


def text_of(name: str) -> str:
    """Return the text that *name* stands for."""
    if name.startswith("help"):
        return help_of(name.removeprefix("help").strip())
    return DERIVED[name]()


def put_in(_: Sphinx, __: str, source: list[str]) -> None:
    """Put what is derived into the one string of *source*, a page as it was read."""
    source[0] = MARK.sub(lambda mark: text_of(mark[1]), source[0])


def setup(app: Sphinx) -> dict[str, bool]:
    """Let every page that is read pass by us."""
    app.connect("source-read", put_in)
    return {"parallel_read_safe": True}
