import pytest

from schemas.parts import Rights
from spiders.extraction.fields.rights import rights
from tests.spiders.extraction.pages import GAZETTE, json_ld, page

BY = "https://creativecommons.org/licenses/by/4.0/"
RSL = '<link rel="license" type="application/rsl+xml" href="/terms.rsl">'


def test_a_page_without_signals_is_given() -> None:
    assert rights(page("<p>Text"), None) == (Rights(), [])


@pytest.mark.parametrize(
    ("html", "headers", "signals", "why"),
    [
        ("", (), {"robots-allowed": "false"}, "robots_txt"),
        ('<meta name="tdm-reservation" content="1">', (), {}, "tdm_reservation"),
        ("", (("TDM-Reservation", "1"),), {}, "tdm_reservation"),
        ("", (), {"tdm-reservation": "1"}, "tdm_reservation"),
        ('<meta name="robots" content="index, NOAI">', (), {}, "noai"),
        ("", (("X-Robots-Tag", "otherbot: noai, noimageai"),), {}, "noai"),
        ("", (("Content-Usage", "search=y, train-ai=n"),), {}, "content_usage"),
        ("", (), {"content-usage": "search=yes, ai-train=no"}, "content_usage"),
        (RSL, (), {}, "rsl"),
        ("", (), {"rsl-license": "https://news.example/terms.rsl"}, "rsl"),
        ('<meta name="robots" content="nosnippet">', (), {}, None),
        ('<meta name="googlebot" content="noarchive">', (), {}, None),
        ('<meta name="robots" content="noimageai,max-snippet:-1">', (), {}, None),
        ("", (("Content-Usage", "train-ai=y"),), {"robots-allowed": "true"}, None),
    ],
)
def test_each_signal_decides_by_the_policy(
    html: str, headers: tuple[tuple[str, str], ...], signals: dict[str, str], why: str | None
) -> None:
    assert rights(page(html, headers=headers, signals=signals), None)[0].text_withheld == why


def test_signals_are_kept_as_source_and_value() -> None:
    html = '<meta name="robots" content="noarchive, noai">' + RSL
    found = rights(page(html, headers=(("X-Robots-Tag", "noai"),)), None)[0]
    assert found.ai_signals == [
        "x-robots-tag: noai",
        "meta robots: noarchive",
        "meta robots: noai",
        "rsl: https://www.gazette.example/terms.rsl",
    ]


def test_the_page_overrules_the_site_s_reservation() -> None:
    document = page('<meta name="tdm-reservation" content="0">', signals={"tdm-reservation": "1"})
    assert rights(document, None)[0] == Rights(
        tdm_reserved=False, ai_signals=["tdm-reservation: 0"]
    )


def test_the_licence_of_the_story_is_named() -> None:
    assert rights(page(json_ld(f'"license": "{BY}"')), None)[0].license == BY
    assert rights(page(f'<link rel="license" href="{BY}">'), None)[0].license == BY


def test_an_open_licence_does_not_undo_a_reservation() -> None:
    html = '<meta name="robots" content="noai">' + json_ld(f'"license": "{BY}"')
    assert rights(page(html), None)[0].text_withheld == "noai"


def test_what_the_publisher_declares_stands_where_the_page_is_silent() -> None:
    publisher = GAZETTE.model_copy(update={"tdm_reserved": True, "license": "all rights reserved"})
    found, notes = rights(page(""), publisher)
    assert (found.tdm_reserved, found.license, found.text_withheld) == (
        True,
        "all rights reserved",
        "tdm_reservation",
    )
    assert [note.method for note in notes] == ["publisher", "publisher"]
