from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.fields.bare_title import PARTING, SEPARATOR, WEAK
from spiders.extraction.fields.headline import headline
from tests.spiders.extraction.pages import GAZETTE, json_ld, page

SITE = "https://www.gazette.example"


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
        "Fair opens in Northport· The Northport Gazette",
        "Fair opens in Northport- Northport Gazette",
        "Fair opens in Northport【Northport Gazette】",
        "［Gazette］Fair opens in Northport",
        "Fair opens in Northport → Northport Gazette",
    ],
)
def test_the_name_of_the_site_is_no_part_of_it(title: str) -> None:
    site = '<meta property="og:site_name" content="The Northport Gazette">'
    shown = "<h1>Fair opens in Northport</h1>" if "News" in title else ""
    assert found(site + og(title) + shown) == "Fair opens in Northport"


@pytest.mark.parametrize(
    "title", ["旧校舎が図書館に-地域-海鳴新聞", "旧校舎が図書館に - News - 海鳴新聞"]
)
def test_the_section_before_the_name_of_the_site_is_no_part_of_it(title: str) -> None:
    names = (("og:site_name", "海鳴新聞"), ("article:section", "News"), ("og:title", title))
    html = "".join(f'<meta property="{name}" content="{text}">' for name, text in names)
    assert found(html) == "旧校舎が図書館に"


@pytest.mark.parametrize("tail", [" @ A Paper", ", A Paper", " ... A Paper", "-A Paper"])
def test_what_the_page_prints_of_the_title_by_itself_is_the_headline(tail: str) -> None:
    text = "Fair opens early in Northport"
    html = f"<title>{text}{tail}</title><div>{text}</div><p>More of it.</p>"
    assert found(html) == text
    assert found(f"<title>{text}{tail}</title>") != text


def test_a_heading_that_the_title_ends_with_is_the_headline() -> None:
    text = "Fair opens early in Northport"
    assert found(f"<title>Our Paper: {text}</title><h2>{text}</h2>") == text


def test_a_title_that_ends_with_a_section_and_the_site_behind_double_colons_loses_both() -> None:
    html = '<meta property="og:site_name" content="Gazette"><div>Fair opens early</div>'
    assert found(f"{html}<title>Fair opens early :: Town :: Gazette</title>") == "Fair opens early"


def test_a_trail_before_the_headline_goes_with_the_site() -> None:
    html = '<meta property="og:site_name" content="Gazette"><title>Gazette » Town » Fair opens'
    assert found(f"{html} early</title>") == "Fair opens early"


@pytest.mark.parametrize("section", ["Οικονομία", "कारोबार"])
def test_one_word_is_short_in_each_script_that_parts_words(section: str) -> None:
    site = '<meta property="og:site_name" content="Gazette">'
    assert found(f"{site}<title>Fair opens early :: {section} :: Gazette</title>") == (
        "Fair opens early"
    )


def test_how_many_notices_are_unread_is_no_part_of_a_title() -> None:
    assert found("<title>(3) Fair opens early | Gazette</title>") == "Fair opens early"


def test_what_stands_before_and_behind_the_headline_in_an_h1_is_left_out() -> None:
    h1 = '<h1><span class=tag>SON DAKİKA</span> Panayır açıldı <a href="#comments">12</a></h1>'
    assert found(f"<title>Panayır açıldı - Gazette</title>{h1}") == "Panayır açıldı"


def test_a_title_that_begins_with_the_site_and_a_section_loses_both() -> None:
    html = '<meta property="article:section" content="Town">' + og("Gazette | Town | Fair opens")
    assert found(html) == "Fair opens"


@pytest.mark.parametrize(
    "label",
    ['<span class="a11y-hidden">Article:</span>', '<i class="badge-plus">Plus</i>',
     "<button>Share</button>"],
)  # fmt: skip
def test_what_is_no_word_of_the_headline_in_an_h1_is_left_out(label: str) -> None:
    assert found(f"<title>Gazette</title><h1>{label}Fair opens</h1>") == "Fair opens"


@pytest.mark.parametrize(
    "marked",
    [
        '<div class="article-title">{}</div>',
        '<h2 class="node__title">{}</h2>',
        '<p itemprop="headline">{}</p>',
        '<span property="headline">{}</span>',
        '<meta name="parsely-title" content="{}">',
        """<meta name="parsely-page" content='{{"title": "{}"}}'>""",
    ],
)
@pytest.mark.parametrize("shown", ["", "<h1>News</h1>", "<h1>Gazette - News</h1>"])
def test_a_headline_may_be_called_so_where_the_h1_names_the_section(marked, shown) -> None:
    html = f"<title>News | Gazette</title>{shown}{marked.format('Fair opens in Northport')}"
    assert found(html) == "Fair opens in Northport"


@pytest.mark.parametrize(
    "other",
    [
        '<div class="widget-title">Latest from the newsroom</div>',
        '<div class="related"><h3 class="title">Mill race is dredged at last</h3></div>',
        '<p class="subtitle">Wheels turn as they did before</p>',
        '<div class="title">The Gazette at gazette.example</div>',
    ],
)
def test_other_titles_are_no_headline(other: str) -> None:
    assert found(f"<title>News | Gazette</title>{other}") == "News"


def test_a_headline_of_one_word_in_the_address_is_no_section() -> None:
    document = page(
        "<h1>Ferries</h1><div class='title'>More on ferries here</div>", f"{SITE}/ferries/"
    )
    assert headline(document, None)[0] == "Ferries"


def test_a_word_of_the_site_s_name_before_a_dash_stays() -> None:
    html = "<title>Coast – Hills: the new road – Coast Herald</title><a href=/>Coast Herald</a>"
    site = '<meta property="og:site_name" content="Coast Herald">'
    assert found(site + html) == "Coast – Hills: the new road"


@pytest.mark.parametrize(
    ("title", "site"),
    [("Le Courrier des Alpes", "courrierdesalpes"), ("Die Woche Nord", "wochenord")],
)
def test_a_site_s_name_may_have_an_article(title: str, site: str) -> None:
    html = f"<title>Foire ouverte au port - {title}</title>"
    assert headline(page(html, f"https://www.{site}.example/a"), None)[0] == "Foire ouverte au port"


def test_a_name_in_signs_may_go_on_behind_that_of_the_home_page() -> None:
    html = "<title>旧校舎が図書館に：海鳴新聞デジタル</title><a href=/><img alt=海鳴新聞></a>"
    assert found(html) == "旧校舎が図書館に"


def test_a_link_home_may_say_whose_site_it_is_aloud() -> None:
    home = '<a href="/"><svg aria-label="The Northport Herald"></svg></a>'
    assert found(f"<title>Fair opens - Northport Herald</title>{home}") == "Fair opens"


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


def plain(text: str) -> str:
    """Return a script of an article that is no news: a plug-in for search engines writes it."""
    return f'<script type="application/ld+json">{{"@type": "Article", {text}}}</script>'


def test_outside_newsrooms_the_page_shows_the_author_s_own() -> None:
    html = og("10 Best Bread Ovens (2024 Guide)") + "<h1>Ten bread ovens we would buy</h1>"
    assert found(html + "<title>10 Best Bread Ovens (2024 Guide)</title>") == (
        "Ten bread ovens we would buy"
    )


def test_a_page_with_keywords_for_news_is_a_newsroom_s() -> None:
    html = og("Fair opens early") + "<h1>The fair in Northport opens early</h1>"
    assert found('<meta name="news_keywords" content="fair">' + html) == "Fair opens early"


def test_an_h1_whose_words_nothing_repeats_is_a_label() -> None:
    html = og("Fair opens in Northport") + "<h1>Detail view</h1>"
    assert found(html) == "Fair opens in Northport"


def test_a_kicker_in_an_element_of_its_own_is_left_out() -> None:
    html = og("Fair opens") + "<h1><span>North Coast</span><span>Fair opens</span></h1>"
    assert found(html) == "Fair opens"


def test_a_subtitle_after_a_dash_is_no_other_spelling() -> None:
    html = og("Fair opens in Northport: a guide") + (
        "<h1><span>Fair opens in Northport</span> <span>A guide</span></h1>"
    )
    assert found(html) == "Fair opens in Northport: a guide"


@pytest.mark.parametrize(
    "title",
    [
        "Fair opens in Northport :: Coast Herald",
        "Fair opens in Northport / Coast Herald",
        "Fair opens in Northport ~ Coast Herald",
        "Fair opens in Northport « Coast Herald",
        "Fair opens in Northport ⋆ Coast Herald",
        "Fair opens in Northport｜Coast Herald",
        "Fair opens in Northport (Coast Herald)",
        "Fair opens in Northport: Coast Herald",
        "Coast Herald: Fair opens in Northport",
        "Coast Herald :: Fair opens in Northport",
        "Fair opens in Northport | News",
        "Fair opens in Northport | The Coast Herald",
        "2024-05-14 | Coast Herald | Fair opens in Northport",
        "Fair opens in Northport - Coast Herald - 14.05.2024",
        "Coast Herald » Blog Archive » Fair opens in Northport",
        "Fair opens in Northport ▷ Coast Herald",
        "Coast Herald - - Fair opens in Northport",
    ],
)
def test_the_site_is_known_by_the_link_to_its_home_page(title: str) -> None:
    home = '<a href="/"><img src="logo.svg" alt="Coast Herald"></a>'
    assert found(f"<title>{title}</title><body>{home}") == "Fair opens in Northport"


@pytest.mark.parametrize(
    "notice",
    [
        "&copy; 2019&ndash;2025 Coast Herald",
        "© Coast Herald. All rights reserved",
        "Copyright (c) 2025 by Coast Herald | Terms",
        "&#169; 2025 Coast Herald &amp; Sons &middot; &copy; Coast Herald",
    ],
)
def test_the_site_is_known_by_the_notice_at_its_foot(notice: str) -> None:
    html = f"<title>Coast Herald: Fair opens in Northport</title><p>Fair<p>{notice}</p>"
    assert found(html) == "Fair opens in Northport"


@pytest.mark.parametrize(
    "title",
    [
        "Coast Herald: Fair opens – but for walkers only",
        "Fair opens – but for walkers only / Coast Herald",
    ],
)
def test_the_site_s_name_goes_alone_where_a_weak_sign_parts_it(title: str) -> None:
    home = '<a href="/">Coast Herald</a>'
    assert found(f"<title>{title}</title>{home}") == "Fair opens – but for walkers only"


def test_and_may_be_a_sign_in_a_site_s_name() -> None:
    html = "<title>Fair opens in Northport | Pier & Quay</title>"
    document = page(html, "https://www.pierandquay.example/fair")
    assert headline(document, None)[0] == "Fair opens in Northport"


def test_sections_between_underscores_go_with_the_site() -> None:
    home = '<a href="https://www.gazette.example/">北港日报</a>'
    assert found(f"<title>北港博览会开幕_要闻_北港日报</title><body>{home}") == "北港博览会开幕"


def test_a_word_of_a_menu_is_no_name_inside_a_headline() -> None:
    html = og("Fair opens - Northport news in brief") + '<a href="/">News</a>'
    assert found(html) == "Fair opens - Northport news in brief"


def test_a_colon_in_a_headline_stays() -> None:
    html = "<title>Gazette readers: the fair opens</title>"
    assert found(html) == "Gazette readers: the fair opens"


def test_an_og_title_cut_off_is_taken_whole_from_the_page() -> None:
    html = og("Fair opens in ...") + "<h1>Fair opens in Northport</h1>"
    assert found(html) == "Fair opens in Northport"


def test_what_is_only_read_aloud_is_no_part_of_it() -> None:
    html = '<h1><span class="sr-only">Headline of the story:</span> Fair opens</h1>'
    assert found("<title>Fair opens</title>" + html) == "Fair opens"


def test_a_json_ld_headline_that_stands_alone_loses() -> None:
    html = json_ld('"headline": "what becomes of old docks"') + "<h1>Fair opens in Northport</h1>"
    assert found("<title>Fair opens in Northport</title>" + html) == "Fair opens in Northport"


def test_titles_written_network_by_network_are_not_the_paper_s() -> None:
    html = json_ld('"headline": "Fair opens in Northport"') + og("You will love this fair")
    html += '<meta name="twitter:title" content="All at the fair!">'
    html += "<title>Fair opens in Northport</title><h1>Fair opens in Northport</h1>"
    assert found(html) == "Fair opens in Northport"


def test_an_article_of_a_plug_in_does_not_beat_the_h1() -> None:
    html = plain('"headline": "Buy bread ovens online"') + "<h1>Bread ovens we would buy</h1>"
    assert found(html) == "Bread ovens we would buy"


@pytest.mark.parametrize(
    "shown",
    [
        "Docks &amp; piers rebuilt by autumn",
        "Pier <strong>rebuilt</strong> by autumn",
        "Why <br> tags never died",
        "When a < b and b > c the pier floods",
        "Pier opens [VIDEO]",
    ],
)
def test_a_headline_is_what_a_heading_shows(shown) -> None:
    assert headline(page(f"<h1>{escape(shown)}</h1>"), None)[0] == shown


def test_a_headline_of_a_template_s_mark_alone_is_none() -> None:
    html = json_ld('"headline": "{{ article.title }}"') + "<h1>Pier rebuilt by autumn</h1>"
    assert headline(page(html), None)[0] == "Pier rebuilt by autumn"


def test_a_page_of_no_address_has_its_headline() -> None:
    assert headline(page("<h1>Tide clock runs late by half an hour</h1>", ""), None)[0] == (
        "Tide clock runs late by half an hour"
    )


@pytest.mark.parametrize(
    "shown",
    [
        '<h1><a href="/">Harbour Notes</a></h1><h2>Fair opens</h2>',
        '<a href="/start"><h1>Harbour Notes</h1></a><h3>Fair opens</h3>',
    ],
)
@pytest.mark.parametrize("title", ["Fair opens : Harbour Notes", "Harbour Notes » Fair opens"])
def test_an_h1_that_leads_elsewhere_beside_a_printed_part_of_the_title_is_the_site_s(
    shown: str, title: str
) -> None:
    assert found(f"<title>{title}</title>{shown}") == "Fair opens"
    own = shown.replace("/start", "/news/fair-opens").replace('"/"', '"/news/fair-opens"')
    assert found(f"<title>Harbour Notes</title>{own}") == "Harbour Notes"


def test_of_two_h1_that_the_title_repeats_the_longer_is_the_headline() -> None:
    html = "<title>Fair opens after a long night l Harbour Radio</title><h1>Harbour Radio</h1>"
    assert found(f"{html}<h1>Fair opens after a long night</h1>") == "Fair opens after a long night"


def test_what_titles_agree_on_and_a_lesser_heading_prints_comes_before_an_h1_in_the_text() -> None:
    title = "Small fairs on a small coast"
    html = f"<title>{title}</title>{og(title)}<h3>{{}}</h3><h1>So many small fairs</h1>"
    assert found(html.format(title)) == title
    assert found(html.format(f"<i>14 May</i> <b>{title}</b>")) == title
    assert found(html.format("Latest")) == "So many small fairs"


def test_json_ld_with_the_place_before_what_the_page_and_og_title_say_gives_way() -> None:
    html = json_ld('"headline": "Northport - Fair opens early"') + og("Fair opens early")
    assert found(f"{html}<h1>Fair opens early</h1>") == "Fair opens early"
    assert found(f"{html}<h1>The fair opens early</h1>") == "Northport - Fair opens early"


def test_a_long_headline_cut_off_without_a_mark_is_taken_whole_from_the_title() -> None:
    start = "Fair opens in Northport after a night of hammering, and all who came early to see the"
    start += " wheel turn again (and"
    html = json_ld(f'"headline": "{start}"')
    assert found(f"<title>{start} the waffles)</title>{html}") == f"{start} the waffles)"
    assert found(f"<title>{start} | A Coast Herald</title>{html}") == start


def test_a_copy_in_an_archive_is_of_the_site_in_its_address() -> None:
    html = "<title>Harbour Notes » Blog Archive » Fair opens</title>"
    document = page(html, "https://archive.example/web/20110106023242/http://www.harbournotes.de/7")
    assert headline(document, None)[0] == "Fair opens"


def test_an_h1_escaped_twice_is_read_as_the_metadata_do() -> None:
    assert found(og("Fish & chips fair") + "<h1>Fish &amp;#x26; chips fair</h1>") == (
        "Fish & chips fair"
    )


def test_an_h1_that_the_address_is_made_of_is_the_headline() -> None:
    html = "<title>Walks on the coast</title><h1>Harbour Quarter</h1>"
    document = page(html, "https://www.gazette.example/walks/harbourquarter/harbourquarter.htm")
    assert headline(document, None)[0] == "Harbour Quarter"


def test_a_part_of_the_title_that_a_lesser_heading_prints_comes_before_the_site_s_motto() -> None:
    html = "<title>Boats and nets » Guild</title><h1>Guild of boats, of fishers, of pilots</h1>"
    site = '<meta property="og:site_name" content="Guild">'
    assert found(f"{site}{html}<h2>Boats and nets</h2>") == "Boats and nets"


@given(st.text("ab é漢 _-–—|:：/\\•»›~●¦ㅣ｜│*□", max_size=9))
def test_what_parts_a_title_has_one_of_these_signs(title: str) -> None:
    is_parted = SEPARATOR.search(title) or WEAK.search(title)
    assert not (is_parted and PARTING.isdisjoint(title))


def test_what_a_title_has_between_two_marks_is_the_headline_if_the_page_prints_it() -> None:
    title = "<title>Print view - Otters return to the mill race - Northport Tide</title>"
    printed = "<table><tr><td><b>Otters return to the mill race</b></td></tr></table>"
    assert found(title + printed) == "Otters return to the mill race"


def test_a_headline_that_json_ld_cuts_off_is_whole_in_its_name() -> None:
    whole = "Fair opens early in Northport after nine years of rain"
    html = json_ld(f'"headline": "{whole[:30]}…", "name": "{whole}"')
    assert found(html) == whole


def test_a_bar_that_is_not_read_aloud_repeats_the_headline() -> None:
    bar = "<div aria-hidden=true><h1>Fair in Northport opens</h1></div>"
    assert found(f"{bar}<h1>Fair opens in Northport after years of rain</h1>") == (
        "Fair opens in Northport after years of rain"
    )
