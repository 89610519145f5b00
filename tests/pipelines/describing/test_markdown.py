"""Markdown of what pages wrote: shown, never obeyed."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from pipelines.describing.markdown import LISTED, counts_table, markdown, plain
from schemas.printable import UNSEEN
from tests.cases import folder

ALLOWED = re.compile(r"\\[\\`*_{}\[\]()#+!|~-]|&(?:amp|lt|gt|#8203);|[^\\`*_{}\[\]()#+!|~<>&\n-]")


def test_naughty_strings_are_shown_and_never_obeyed_in_markdown():
    strings = json.loads((folder("BROADSHEET_CASES") / "strings" / "blns.json").read_text())
    for text in strings:
        assert ALLOWED.sub("", markdown(text)) == ""


def test_a_long_table_ends_with_the_sum_of_the_rest():
    counts = {f"site{number}": 2 for number in range(LISTED + 3)}
    assert counts_table(counts, "publisher", "articles").splitlines()[-1] == "| 3 more | 6 |"


def test_characters_that_turn_the_direction_of_text_do_not_leave_their_line():
    assert markdown("Storm\u202egnirps\u2066\x1b[31m") == "Storm gnirps \\[31m"


def test_addresses_mentions_and_references_are_no_links():
    texts = ("@desk", "a@b.example", "HTTPS://b.example", "www.b.example", "#12")
    shown = [markdown(text) for text in texts]
    assert [text.replace("&#8203;", "|") for text in shown] == [
        "@|desk",
        "a@|b.example",
        "HTTPS:|//b.example",
        "www|.b.example",
        "\\#|12",
    ]


@given(st.text() | st.text("\\`*_{}[]()#+!|~-&;#8203ampltg<>@:/w. "))
def test_a_terminal_shows_what_was_written(text: str) -> None:
    assert plain(markdown(text)) == " ".join(UNSEEN.sub(" ", text).split())
