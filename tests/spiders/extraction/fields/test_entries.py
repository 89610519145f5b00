"""The links of a page to folders of its site."""

from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.fields.entries import entries_of
from tests.spiders.extraction.pages import page

HREFS = st.lists(
    st.sampled_from(["/", "news", "NEWS", "local", "a", "?b", "https://x.example"]), max_size=5
).map("".join)
PATHS = st.sampled_from(["/news", "/news/local", "/a"])


@given(st.lists(HREFS, max_size=5), st.lists(PATHS, max_size=3, unique=True))
def test_the_first_link_that_ends_in_a_folder_leads_there(
    hrefs: list[str], paths: list[str]
) -> None:
    html = "<p><a>News</a>" + "".join(f"<a href='{href}'>{n}</a>" for n, href in enumerate(hrefs))
    document = page(html)
    found = [entry and entry.text() for entry in entries_of(document.tree, paths)]
    selected = [document.first(f"a[href$='{path}'], a[href$='{path}/']") for path in paths]
    assert found == [entry and entry.text() for entry in selected]
