"""A publisher's facts -> the text of its file, as it stands in `spiders/publishers/`."""

import json
import re
from datetime import date

from schemas.printable import printable
from spiders.publisher import Publisher

DATE = re.compile(r"^    seen_on=.*,$", re.M)
LINE = 100  # the project's line length


def publisher_file(publisher: Publisher, about: str) -> str:
    """Return the Python text that declares *publisher*; *about* is its first line.

    Facts that are not known are left out: an absent fact is a default, a guessed one is a lie.
    """
    facts = [
        f"    {name}={written(name, getattr(publisher, name))},"
        for name, field in Publisher.model_fields.items()
        if name != "seen_on"
        if field.is_required() or getattr(publisher, name) != field.default
    ]
    lines = (
        f'"""{quoted(about)[1:-1]}"""',
        "",
        "from spiders.publisher import Publisher",
        "",
        "PUBLISHER = Publisher(",
        *facts,
        ")",
        "",
    )
    return "\n".join(lines)


def written(name: str, value: object) -> str:
    """Return the fact *name* as Python source: texts in double quotes, patterns raw.

    Of several items each stands on a line of its own, as the formatter would put it.
    """
    if isinstance(value, tuple):
        items = [written(name, item) for item in value]
        if len(items) == 1 and len(f"    {name}=({items[0]},),") <= LINE:
            return f"({items[0]},)"
        return "(\n" + "".join(f"        {item},\n" for item in items) + "    )"
    if not isinstance(value, str):
        return repr(value)
    if name == "article_url" and '"' not in value and not value.endswith("\\"):
        return f'r"{value}"'
    return quoted(value)


def with_date(text: str, day: date) -> str:
    """Return the publisher file *text* with *day* as when its facts were last seen to hold.

    Raises ValueError if it is not written as those of this project are.
    """
    line = f'    seen_on="{day.isoformat()}",'
    if DATE.search(text):
        return DATE.sub(line, text, count=1)
    if not text.endswith("\n)\n"):
        raise ValueError("does not end with the closing bracket of its facts")
    return f"{text[:-2]}{line}\n)\n"


def quoted(text: str) -> str:
    """Return *text* in double quotes: a site's own words end no string and turn no source."""
    return printable(json.dumps(text, ensure_ascii=False))
