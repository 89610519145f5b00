import pytest

from spiders.extraction.languages import language_tag


@pytest.mark.parametrize(
    ("raw", "tag"),
    [("en", "en"), ("EN_us", "en"), ("zh-Hant-TW", "zh-Hant"), ("sr-latn", "sr-Latn"),
     ("iw", "he"), ("cz", "cs"), ("ua", "uk"), ("ger", "de"), ("", None), ("english", None),
     ("x", None), ("mul", None), ("zxx", None)],
)  # fmt: skip
def test_a_tag_is_language_and_script(raw: str, tag: str | None) -> None:
    assert language_tag(raw) == tag
