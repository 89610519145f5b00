"""Where pages print their dates, and what stands around them."""

from datetime import date

import pytest

from spiders.extraction.dates.publication import Times, publication_times
from tests.spiders.extraction.pages import page

TITLE = "<title>Otters return to the mill race</title>"
H1 = "<h1>Otters return to the mill race</h1>"
STORY = "<p>" + "Two otters were seen at the mill race below the weir this week. " * 4 + "</p>"


def found(html: str, url: str = "https://www.gazette.example/otters", lang: str = "en") -> Times:
    return publication_times(page(f'<html lang="{lang}">{TITLE}{html}</html>', url), None)


def day(html: str, url: str = "https://www.gazette.example/otters", lang: str = "en") -> str | None:
    printed = found(html, url, lang).day
    return printed.isoformat() if printed else None


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated: <time datetime=2024-05-09>9 May</time> | Published: "
        "<time datetime=2024-05-02>2 May</time></p>",
        "<time class=updated datetime=2024-05-09>9 May 2024</time>"
        "<time class='entry-date published' datetime=2024-05-02>2 May 2024</time>",
        "<dl><dt>Last edited</dt><dd>9 May 2024</dd></dl><dl><dt>First published</dt>"
        "<dd>2 May 2024</dd></dl>",
        "<ul><li>Received <time>1 March 2024</time></li><li>Accepted <time>9 April 2024</time></li>"
        "<li>Published <time>2 May 2024</time></li></ul>",
        "<div>Embargo: 1 May 2024</div><div>Released: 2 May 2024</div>",
        "<p>Opdateret 9 May 2024 | Publiceret 2 May 2024</p>",
        "<p>Updated: 9 May 2024, 12:10<br>Published: 2 May 2024, 09:30</p>",
        "<time itemprop='datePublished dateCreated' datetime=2024-05-02>2 May 2024</time>",
        "<p>Received: 1 March 2024. Accepted: 9 April 2024. Published: 2 May 2024.</p>",
        "<p>Not for release before 1 May 2024</p><p>Date of issue: 2 May 2024</p>",
        "<div itemprop=startDate>9 May 2024</div><div>2 May 2024</div>",
        "<p><abbr title=2024-05-09>Edited May 9</abbr> &middot; "
        "<abbr title=2024-05-02>Thursday evening</abbr></p>",
        "<p>Aktualisiert am 9 May 2024 | Publiziert am 2 May 2024</p>",
        "<p>Submitted by ada on Thu, 2 May 2024</p>",
        "<time itemprop=dateModified datetime=2024-05-09>2 May 2024 | Updated 9 May 2024</time>",
        "<span title='2 May 2024 at 10:30'>3 weeks ago</span>",
        "<b>2 May 2024, online</b><div class=when>Hearing on 9 May 2024</div>",
    ],
)
def test_the_label_of_a_date_tells_which_is_of_publication(line: str) -> None:
    assert day(H1 + line + STORY) == "2024-05-02"


@pytest.mark.parametrize(
    "line",
    [
        "Updated: <time datetime=2024-05-09T08:00:00Z>9 May 2024</time>",
        "<time itemprop=dateModified datetime=2024-05-09>9 May 2024</time>",
        "<span>Judgment of 9 May 2024</span>",
        "<span>Born: 9 May 1954</span>",
        "<span>Sign up until 9 May 2024</span>",
        "<span>&copy; 9 May 2024</span>",
        "<p>Mise à jour : 9 May 2024</p>",
        "<p>Upraveno 9 May 2024</p>",
        "<p>ویرایش: 9 May 2024</p>",
        "<span title='Fair of 2024'>wheels</span><a title='9 May 2024'>the story</a>",
    ],
)
def test_a_date_with_another_label_is_none_of_publication(line: str) -> None:
    assert day(H1 + line + STORY) is None


@pytest.mark.parametrize(
    "line",
    [
        "<div class=card><span>2 May 2024</span></div>",
        "<aside><span>2 May 2024</span></aside>",
        "<p class=caption>2 May 2024 | Nature</p>",
        "<ul><li>By Ada Quay</li><li>2 May 2024</li></ul>",
        "<a href=/2024/05/>2 May 2024</a>",
        "<div>By Ada Quay<br>2 May 2024</div>",
        "<div><span>2</span> <span>May</span> <span>2024</span></div>",
        "<abbr class=published title=2024-05-02T10:00:00>Thursday</abbr>",
        "<header><span>2 May 2024</span></header>",
        "<footer class=meta><p>2 May 2024</p></footer>",
        "<div>Updated <time itemprop=datePublished datetime=2024-05-02>2 May 2024</time></div>",
        f"<p>{f'<i>{chr(32) * 200}</i>' * 4}2 May 2024</p>",
        f"<figure><img src=/a.jpg><figcaption>{'An otter at the weir. ' * 8}</figcaption></figure>"
        "<aside><a href=/quay>Ada Quay</a><time>2 May 2024</time></aside>",
        "<div class=sidebar><div class=who><div><p>4 minutes</p><p>2 May 2024</p></div></div>"
        "<a href=/pier>Why the pier stays closed until autumn</a></div>",
        "<div>Last published 9 May 2024</div><div><span>2 May 2024</span></div>",
        "<span data-publish-date='2024-05-02'>Thursday</span>",
        "<span class=day>Posted 02.05.24</span>",
        "<td>02 | 05 | 2024</td>",
    ],
)
def test_a_date_beside_the_headline_is_found_in_whatever_it_stands(line: str) -> None:
    assert day(H1 + line + STORY, lang="en-GB") == "2024-05-02"


def test_a_day_in_one_part_of_the_page_with_the_menu_is_the_page_s() -> None:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in "abcdef")
    assert day(f"<div><b>2 May 2024</b><ul>{menu}</ul></div>{H1}{STORY}") is None
    assert day(f"<div><ul>{menu}</ul></div><b>2 May 2024</b>{H1}{STORY}") == "2024-05-02"


def test_layout_around_headline_and_date_says_nothing_of_the_date() -> None:
    html = f"<div class='sidebar card latest'>{H1}<time>2 May 2024</time>{STORY}</div>"
    assert day(html) == "2024-05-02"


def test_a_card_that_links_to_another_story_has_that_story_s_date() -> None:
    card = (
        "<div class=card><a href=/b>Ferry fares rise again in the spring</a><i>2 May 2024</i></div>"
    )
    assert day(H1 + STORY + card) is None


def test_elements_of_an_author_s_own_are_named_by_their_tags() -> None:
    link = "<a href=/b>Ferry fares rise again in the spring</a>"
    card = f"<teaser-card>{link}<i>2 May 2024</i></teaser-card>"
    remark = "<comment-item><b>Ada</b><i>3 May 2024</i></comment-item>"
    assert day(H1 + STORY + STORY + card + remark) is None


def test_a_line_below_the_story_dates_it() -> None:
    assert day(H1 + STORY * 3 + "<div>This post was written on 2 May 2024 by Ada</div>") == (
        "2024-05-02"
    )


@pytest.mark.parametrize(
    "line",
    [
        "<div class=postmeta>By Ada Quay on 2 May 2024. Filed under <a href=/n>Nature</a></div>",
        "<div><p class='post-meta s'><small>2 May 2024 | <a href=/n>Nature</a></small></p></div>",
        "<p>Erscheinungsdatum: 02.05.2024</p>",
    ],
)
def test_a_line_called_metadata_dates_the_story_above_it(line: str) -> None:
    assert day(f"<div class=post>{H1}{STORY * 5}{line}</div>") == "2024-05-02"


def test_metadata_of_another_story_below_date_that_one() -> None:
    other = "<article><div class=post-meta>2 May 2024</div></article>"
    assert day(f"<div class=post>{H1}{STORY * 5}{other}</div>") is None


@pytest.mark.parametrize(
    "top",
    [
        "<h1>The Gazette</h1><time>2 May 2024</time><h1>Otters are back at the old mill race</h1>",
        "<h1>Otters are back in the mill race</h1><time>2 May 2024</time>"
        + STORY
        + STORY
        + "<h2>Otters return</h2>",
        "<div>Otters return to the mill race</div><span>2 May 2024</span>"
        + STORY * 5
        + "<h1>Contact us</h1>",
    ],
    ids=["second h1", "h2 below", "no heading"],
)
def test_the_headline_is_the_h1_most_like_the_title_or_a_text_that_the_title_repeats(
    top: str,
) -> None:
    assert day(top + STORY) == "2024-05-02"


def test_a_sentence_with_a_date_is_no_line_of_a_date() -> None:
    sentence = "<i>The weir was opened on 2 May 2024, when the mill had stood for ten</i> years."
    assert day(H1 + STORY * 4 + sentence) is None


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("en", "jeudi 2 mai 2024"),  # the template declares a language, the story has its own
        ("", "2 de mayo de 2024"),
        ("en", "2. Mai 2024"),
    ],
)
def test_a_month_of_another_language_than_the_page_declares_is_read(
    lang: str, printed: str
) -> None:
    assert day(f"{H1}<span>{printed}</span>{STORY}", lang=lang) == "2024-05-02"


@pytest.mark.parametrize(
    ("lang", "url", "expected"),
    [
        ("en-GB", "https://gazette.example/a", "2024-05-02"),
        ("en-US", "https://gazette.example/a", "2024-02-05"),
        ("en", "https://gazette.co.uk/a", "2024-05-02"),
        ("en", "https://gazette.example/a", None),
        ("en", "https://gazette.example/2024/05/02/a", "2024-05-02"),
    ],
)
def test_the_order_of_a_numeric_date_is_its_country_s_or_that_of_another_date(
    lang: str, url: str, expected: str | None
) -> None:
    assert day(f"{H1}<time>02/05/2024</time>{STORY}", url, lang) == expected


def test_the_other_dates_of_a_page_show_the_order_of_its_numbers() -> None:
    other = "<ul><li><a href=/b>Ferry fares rise again in spring</a> 25/04/2024</li></ul>"
    assert day(f"{H1}<time>02/05/2024</time>{STORY}{other}") == "2024-05-02"
    stated = '<meta property="article:modified_time" content="Thu, 04/25/2024 - 10:30">'
    assert day(f"{stated}{H1}<time>05/02/2024</time>{STORY}") == "2024-05-02"
    both = other + "<ul><li><a href=/c>Mill race is dredged at last</a> 04/25/2024</li></ul>"
    assert day(f"{H1}<time>02/05/2024</time>{STORY}{both}") is None


def test_an_order_that_would_be_in_the_future_is_not_meant() -> None:
    assert day(f"{H1}<time>03/09/2024</time>{STORY}") == "2024-03-09"


def test_a_page_of_many_years_still_has_its_own_date() -> None:
    cells = "".join(f"<tr><td>{year}</td></tr>" for year in range(1990, 2020))
    assert found(f"{H1}<table>{cells}</table><b>2 May 2024</b>{STORY}").day == date(2024, 5, 2)


def test_what_stands_beside_a_date_in_its_line_makes_it_no_sentence() -> None:
    line = "Print this page with pictures · Send it to a friend of yours by mail · Leave a comment"
    assert day(f"{H1}{STORY}{STORY}<div>2 May 2024 · {line}</div>") == "2024-05-02"


def test_a_label_that_ends_in_a_colon_is_of_the_next_element() -> None:
    html = "<div><b>Published on:</b><div class=event-box><h4>2 May 2024</h4></div></div>"
    stated = "<meta name=date content=2024-05-05>"
    assert day(f"{stated}{H1}{STORY}{STORY}<div>{STORY}{html}</div>") == "2024-05-02"


def test_a_date_in_words_may_stand_in_an_attribute() -> None:
    assert day(f"{H1}<i data-date='2. May 2024' class=mark></i>{STORY}") == "2024-05-02"


def test_what_a_link_states_is_of_the_story_it_leads_to() -> None:
    link = (
        "<p>In spring <a href=/storm data-publish-date=1704100000>a storm broke the pier</a>.</p>"
    )
    stated = "<meta name=date content=2024-05-02>"
    assert day(f"{stated}{H1}{link}{STORY}") == "2024-05-02"


def test_august_is_no_time_ago() -> None:
    line = "<div>Por Lucía Peña, 02-ago-2023 5:11</div>"
    assert day(H1 + line + STORY) == "2023-08-02"


def test_a_heading_with_which_the_title_begins_is_the_headline_not_the_site_s_name() -> None:
    title = "<title>Bridge to close - The Long Harbour Gazette</title>"
    name = "<h4>The Long Harbour Gazette</h4>"
    html = f"{title}<h3>Bridge to close</h3><p class=stamp>2 May 2024</p>{STORY * 3}{name}"
    assert publication_times(page(html), None).day == date(2024, 5, 2)


def test_a_story_s_data_in_an_attribute_dates_it() -> None:
    state = "{&quot;datePublished&quot;:&quot;2024-05-02T09:00:00Z&quot;}"
    assert day(f'{H1}{STORY}<app-island props="{state}"></app-island>') == "2024-05-02"


@pytest.mark.parametrize(
    ("href", "printed"),
    [
        ("/2024/otters-return", "2024-05-02"),
        ("https://www.gazette.example/otters-return.html", "2024-05-02"),
        ("/2024/otters-return#comments", None),
        ("/2024/otters-return?page=2", None),
        ("/2024/otters-leave", None),
    ],
)
def test_what_links_to_the_page_itself_is_of_no_other_story(href: str, printed: str | None) -> None:
    teaser = f"<a href={href}><h3>Otters return to the mill race</h3><i>2 May 2024</i></a>"
    others = "<ul class=related><li><a href=/herons>Herons leave the mill race</a></ul>"
    html = H1 + STORY + f"<ul><li>{teaser}</li></ul>{others}"
    assert day(html, "https://www.gazette.example/otters-return") == printed


def test_another_page_is_not_told_by_a_short_name() -> None:
    teaser = "<li><a href=/index.html>Otters return to the mill race</a> <i>2 May 2024</i></li>"
    assert day(H1 + STORY + f"<ul>{teaser}</ul>", "https://www.gazette.example/index.html") is None


@pytest.mark.parametrize(
    "line",
    [
        "Northport, 2 May 2024 – ",
        "NORTHPORT, May 2, 2024 (Harbour Wire) -- ",
        "NORTHPORT, N.Y., May 2, 2024 /HarbourWire/ -- ",
        "Northport, 2 de mayo de 2024.- ",
        "Northport, den 2. Mai 2024 – ",
    ],
)
def test_the_dateline_of_the_first_paragraph_dates_a_story_that_nothing_else_does(
    line: str,
) -> None:
    paragraph = f"<p>{line}{'Two otters were seen at the mill race below the weir. ' * 4}</p>"
    assert day(H1 + paragraph + STORY) == "2024-05-02"
    assert day(H1 + STORY + paragraph) is None


def test_the_day_on_which_a_page_was_printed_is_not_that_of_its_story() -> None:
    line = "<p>Printed on 9 May 2024 from www.gazette.example<br>Posted on: 2 May 2024</p>"
    assert day(H1 + line + STORY) == "2024-05-02"
    assert day(f"{H1}<p>Printed on 9 May 2024</p>{STORY}") is None


def test_an_update_in_years_of_an_era_may_stand_before_the_publication() -> None:
    line = "<p>更新日：令和6年5月9日　公開日：令和6年5月2日</p>"
    assert day(H1 + line + STORY, lang="ja") == "2024-05-02"
