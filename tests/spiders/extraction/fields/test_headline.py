import pytest

from spiders.extraction.fields.headline import headline
from tests.spiders.extraction.pages import GAZETTE, json_ld, page


def found(html: str) -> str | None:
    return headline(page(html), None)[0]


def og(text: str) -> str:
    return f'<meta property="og:title" content="{text}">'


def test_json_ld_comes_first() -> None:
    html = json_ld('"headline": "Fair opens in Northport"') + og("You will not believe this fair")
    assert found(html) == "Fair opens in Northport"


def test_escaped_twice_it_is_read_once() -> None:
    assert found(json_ld('"headline": "Fish &amp;amp; chips"')) == "Fish & chips"


@pytest.mark.parametrize(
    "title",
    [
        "Fair opens in Northport | The Northport Gazette",
        "Fair opens in Northport - Northport Gazette",
        "Fair opens in Northport – News – gazette.example",
        "Fair opens in Northport | World News | Gazette",
        "Gazette | Fair opens in Northport | Gazette",
    ],
)
def test_the_name_of_the_site_is_no_part_of_it(title: str) -> None:
    site = '<meta property="og:site_name" content="The Northport Gazette">'
    shown = "<h1>Fair opens in Northport</h1>" if "News" in title else ""
    assert found(site + og(title) + shown) == "Fair opens in Northport"


def test_a_dash_inside_a_headline_stays() -> None:
    assert found(og("Fair opens - and closes again")) == "Fair opens - and closes again"


def test_a_headline_made_for_search_engines_gives_way_to_the_paper_s_own() -> None:
    html = "<title>Northport fair 2024: dates, prices</title>" + json_ld(
        '"headline": "Northport fair 2024: dates, prices"'
    )
    assert found(html + og("The fair is back") + "<h1>The fair is back</h1>") == "The fair is back"


def test_a_title_with_the_site_s_name_is_filled_from_the_paper_s_own_headline() -> None:
    html = "<title>Fair opens on Friday | Gazette</title>" + json_ld(
        '"headline": "Fair opens on Friday"'
    )
    shown = "Fair opens after a long night"
    assert found(html + og(shown) + f"<h1>{shown}</h1>") == "Fair opens on Friday"


def test_a_templated_og_title_does_not_replace_json_ld() -> None:
    html = "<title>Fair opens | Gazette News</title>" + json_ld('"headline": "Fair opens"')
    social = og("What opens today | Gazette News")
    assert found(html + social + "<h1>Fair opens</h1>") == "Fair opens"


def test_without_metadata_the_h1_that_the_title_repeats_is_taken() -> None:
    html = "<title>Fair opens – Gazette</title><h1>Gazette</h1><h1>Fair opens</h1>"
    assert found(html) == "Fair opens"


def test_an_h1_that_the_title_does_not_repeat_is_the_site_s_logo() -> None:
    html = "<title>Fair opens - Gazette</title><h1>Every morning fresh</h1>"
    assert found(html) == "Fair opens"


def test_a_story_in_json_ld_without_a_headline_has_its_name() -> None:
    assert found(json_ld('"name": "Fair opens"')) == "Fair opens"


def test_a_headline_cut_off_in_metadata_is_taken_whole() -> None:
    whole = "Fair opens in Northport after a long night of hammering"
    html = json_ld('"headline": "Fair opens in Northport after a long..."') + f"<h1>{whole}</h1>"
    assert found(html) == whole


def test_the_site_s_name_alone_is_no_headline() -> None:
    html = '<meta property="og:site_name" content="The Gazette">' + og("The Gazette")
    assert found(html + "<h2>Fair opens</h2>") is None


def test_the_publisher_s_rule_wins() -> None:
    publisher = GAZETTE.model_validate(GAZETTE.model_dump() | {"rules": [{"headline": ".hed"}]})
    document = page(og("Other") + "<h2 class=hed>Fair opens</h2>")
    text, notes = headline(document, publisher)
    assert (text, notes[0].method) == ("Fair opens", "publisher_rule")


def test_a_kicker_inside_the_h1_is_parted_from_it() -> None:
    html = "<h1><span>Fair:</span><span>Gates open</span></h1>"
    assert found(html) == "Fair: Gates open"


def test_markup_shown_as_text_stays_text() -> None:
    assert found("<h1>Why &lt;script&gt; is shown</h1>") == "Why <script> is shown"


def test_a_page_without_one_has_none() -> None:
    assert headline(page("<p>Text"), None) == (None, [])


def test_a_site_below_no_known_suffix_is_known_by_its_name_without_www():
    html = "<title>Ostermouth Courier</title><h1>Village school saved by its weavers</h1>"
    document = page(html, url="https://www.ostermouthcourier.example/local/school-48213")
    assert headline(document, None)[0] == "Village school saved by its weavers"
