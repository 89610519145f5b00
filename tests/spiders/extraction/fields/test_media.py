import pytest

from schemas.parts import Image
from spiders.extraction.fields.media import images
from tests.spiders.extraction.pages import json_ld, page

HOME = "https://www.gazette.example"


def test_the_lead_picture_of_json_ld_takes_caption_and_credit_of_its_figure() -> None:
    html = json_ld('"image": ["/img/wheel-1200x800.jpg"]') + (
        '<figure><img src="/img/wheel-600x400.jpg?w=600"><figcaption>The wheel '
        '<span class="credit">Photo: Ada Lovelace</span></figcaption></figure>'
    )
    assert images(page(html))[0] == [
        Image(
            url=f"{HOME}/img/wheel-1200x800.jpg",
            caption="The wheel",
            credit="Ada Lovelace",
        )
    ]


def test_an_image_object_says_it_all() -> None:
    html = json_ld(
        '"image": {"url": "/a.jpg", "caption": "Fish &amp; chips", "creditText": "A. Turing"}'
    )
    assert images(page(html))[0] == [
        Image(url=f"{HOME}/a.jpg", caption="Fish & chips", credit="A. Turing")
    ]


def test_pictures_loaded_late_have_their_address() -> None:
    html = '<article><figure><img src="data:image/gif;base64,R0" data-src="/a.jpg"></figure>'
    assert images(page(html))[0] == [Image(url=f"{HOME}/a.jpg")]


def test_a_credit_at_the_end_of_a_caption_is_parted_from_it() -> None:
    html = "<figure><img src=/a.jpg><figcaption>The pier. (Foto: dpa)</figcaption></figure>"
    assert images(page(html))[0] == [Image(url=f"{HOME}/a.jpg", caption="The pier.", credit="dpa")]


def test_a_gallery_has_all_its_pictures() -> None:
    html = "".join(f"<figure><img src=/{number}.jpg></figure>" for number in range(300))
    assert len(images(page(f"<article>{html}</article>"))[0]) == 300


def test_icons_and_pictures_of_other_stories_are_left_out() -> None:
    html = (
        '<figure><img src="/face.jpg" width="48"></figure>'
        '<aside><figure><img src="/x.jpg"></figure></aside>'
        '<a href="/y"><figure><img src="/y.jpg"></figure><h3>Other</h3></a>'
    )
    assert images(page(html)) == ([], [])


def test_og_image_stands_in() -> None:
    html = '<meta property="og:image" content="https://cdn.example/a.jpg">'
    assert images(page(html))[0] == [Image(url="https://cdn.example/a.jpg")]


@pytest.mark.parametrize(
    "html",
    [
        '<meta property="og:image:secure_url" content="/a.jpg">',
        '<meta itemprop="thumbnailUrl image" content="/a.jpg">',
        '<link rel="image_src" href="/a.jpg">',
    ],
)
def test_what_else_names_the_picture_of_the_page_stands_in(html: str) -> None:
    assert images(page(html))[0] == [Image(url=f"{HOME}/a.jpg")]


@pytest.mark.parametrize(
    "figure",
    [
        '<figure><div style="background: url(data:image/svg+xml;a/url(%23b))"></div></figure>',
        '<figure><img width="40" data-src="/badge.png"></figure>',
        '<figure><div style="background: url(#a)"></div></figure>',
    ],
)
def test_a_figure_of_an_icon_shows_no_picture(figure: str) -> None:
    assert images(page(figure))[0] == []


def test_a_picture_that_json_ld_refers_to_is_the_one_it_describes() -> None:
    html = json_ld('"image": {"@id": "/fair#lead"}') + (
        '<script type="application/ld+json">{"@type": "ImageObject", "@id": "/fair#lead", '
        '"contentUrl": "/a.jpg", "caption": "The wheel"}</script>'
    )
    assert images(page(html))[0] == [Image(url=f"{HOME}/a.jpg", caption="The wheel")]


@pytest.mark.parametrize(
    "members",
    ['"thumbnailUrl": "/a.jpg"', '"mainEntityOfPage": {"primaryImageOfPage": {"@id": "#i"}}'],
)
def test_json_ld_may_name_the_picture_of_the_page(members: str) -> None:
    others = (
        '{"@type": "WebPage", "primaryImageOfPage": {"@id": "#i"}}',
        '{"about": {"@type": "ImageObject", "@id": "#i", "url": "/a.jpg"}}',
    )
    html = "".join(f'<script type="application/ld+json">{one}</script>' for one in others)
    assert images(page(json_ld(members) + html))[0] == [Image(url=f"{HOME}/a.jpg")]


PARAGRAPHS = "<p>" + "Two otters were seen at the mill race below the weir this week. " * 3 + "</p>"


def test_a_picture_among_the_paragraphs_is_the_story_s_where_it_has_no_other() -> None:
    text = f'<article>{PARAGRAPHS}<p><img src="/a.jpg"></p>{PARAGRAPHS}</article>'
    others = '<aside><img src="/b.jpg"></aside><p><img src="/c.jpg"></p>'
    assert images(page(text + others))[0] == [Image(url=f"{HOME}/a.jpg")]
    assert images(page('<meta property="og:image" content="/o.jpg">' + text))[0] == [
        Image(url=f"{HOME}/o.jpg")
    ]


@pytest.mark.parametrize(
    "picture",
    [
        '<ul><li><img src="/a.jpg"></li><li><img src="/a.jpg"></li></ul>',
        '<header><div style="background-image: url(/a.jpg)"></div></header>',
        '<div class="late-image" data-src="/a.jpg"></div>',
        '<div data-background="/a.jpg"></div>',
        '<video poster="/a.jpg"><source src="/a.mp4"></video>',
    ],
)
def test_galleries_and_backgrounds_are_pictures_where_a_page_has_no_other(picture: str) -> None:
    html = f"<article>{picture}{PARAGRAPHS}</article>"
    assert images(page(html))[0] == [Image(url=f"{HOME}/a.jpg")]


@pytest.mark.parametrize(
    "picture",
    [
        '<ul><li><img src="/a.jpg"><a href="/a">A</a></li><li><img src="/b.jpg"></li></ul>',
        '<div data-src="/player.html"></div>',
        '<aside><div style="background: url(/a.jpg)"></div></aside>',
        '<a href="/other"><img src="/a.jpg"></a>',
        '<ul><li><img src="/a.jpg"></li></ul>',
        '<div class="related"><img src="/a.jpg"></div>',
        '<img src="/wp-content/plugins/print/printer.png">',
        '<img src="/rule.gif">',
    ],
)
def test_what_stands_there_for_other_stories_or_as_an_ornament_is_not(picture: str) -> None:
    assert images(page(f"<article>{PARAGRAPHS}{picture}</article>"))[0] == []


def test_a_caption_may_name_itself_and_what_is_around_it_so() -> None:
    html = (
        '<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">The weir.</p></div>'
    )
    assert images(page(html))[0] == [Image(url=f"{HOME}/a.jpg", caption="The weir.")]


def test_scripts_are_no_addresses() -> None:
    found, said = images(page(json_ld('"image": ["javascript:alert(1)", 7, {"url": null}]')))
    assert found == []
    assert [(line.method, line.raw) for line in said] == [
        ("rejected:address", "javascript:alert(1)")
    ]


@pytest.mark.parametrize(
    "img",
    [
        '<img src="data:image/gif;base64,R0" data-srcset="/s.jpg 480w, /a.jpg 1200w">',
        '<img srcset="/s.jpg 1x, /a.jpg 2x">',
        '<img src="/img/placeholder-16x9.gif" data-src="/a.jpg">',
        '<img src="/img/blank.gif" data-original="/a.jpg">',
        '<picture><source srcset="/a.jpg 1x"><img alt=""></picture>',
        '<picture><source data-srcset="/a.jpg"><img src="data:image/gif;base64,R0"></picture>',
        '<img width="700"><noscript><img src="/a.jpg"></noscript>',
        '<img src="/{width}/x.jpg" data-lazy-src="/a.jpg">',
        '<img src="/i/blank.gif" data-lazyload="/a.jpg">',
        '<img src="/i/loader.gif" ng-src="/a.jpg">',
        '<img alt="" data-sizes=\'[{"src": "/a.jpg"}, {"src": "/s.jpg"}]\'>',
        '<amp-img src="/a.jpg" width="800"></amp-img>',
        "<div style=\"height: 0; background-image: url('/a.jpg')\"></div>",
        '<span class="js-late" data-src="/a.jpg"></span>',
        '<meta itemprop="contentUrl" content="/a.jpg"><img src="/i/transparent.png">',
        '<img src="/i/grey.png" data-srcset="/s.jpg 480w, /a.jpg 1200w">',
        '<img src="/tiny.jpg" data-src="/a.jpg">',
        "<img v-lazy=\"'/a.jpg'\">",
        '<img data-src-large="/a.jpg">',
        '<img src="/60x-1.png" data-plain-src="/a.jpg">',
        '<img src="/i/none.gif" zoomfile="/a.jpg">',
        '<img data-webp-srcset="/s.jpg 480w, /a.jpg 1200w">',
        '<x-img src="/a.jpg"></x-img>',
        '<svg><image xlink:href="/a.jpg"></image></svg>',
        """<div data-image='{"l": "\\/a.jpg"}'></div>""",
    ],
)
def test_a_picture_is_found_wherever_the_page_keeps_it(img: str) -> None:
    assert images(page(f"<article><figure>{img}</figure></article>"))[0] == [
        Image(url=f"{HOME}/a.jpg")
    ]


def test_a_larger_one_to_look_at_is_no_other_picture() -> None:
    html = '<figure><img src="/a.jpg" data-full-src="/large.jpg" data-bind-src="now.src"></figure>'
    assert images(page(html))[0] == [Image(url=f"{HOME}/a.jpg")]


def test_a_comma_inside_an_address_parts_no_sizes() -> None:
    html = '<figure><img srcset="/c_fit,w_636/a.jpg 636w, /c_fit,w_99/a.jpg 99w"></figure>'
    assert images(page(html))[0] == [Image(url=f"{HOME}/c_fit,w_636/a.jpg")]


@pytest.mark.parametrize(
    "url",
    ["/img/logo.png", "/gazette-logo-1200x630.png", "/default-share-image.jpg", "/avatar.jpg",
     "/shoplogo2.png", "/android-icon-192x192.png", "/twitter_cards_default-s1400-c100.jpg",
     "https://www.gravatar.com/avatar/abc?s=200", "https://www.facebook.com/tr?id=1",
     "/i/spacer.gif", "/img/pixel.gif"],
)  # fmt: skip
def test_logos_avatars_and_pixels_are_no_pictures(url: str) -> None:
    html = f'<meta property="og:image" content="{url}"><figure><img src="{url}"></figure>'
    assert images(page(html))[0] == []


def test_a_picture_of_a_logo_in_the_news_stays() -> None:
    html = '<figure><img src="/harbour-unveils-logo.jpg"></figure>'
    assert images(page(html))[0] == [Image(url=f"{HOME}/harbour-unveils-logo.jpg")]


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("/wp-content/themes/harbour/share.jpg", 0),
        ("/wp-content/plugins/cards/white-card.png", 0),
        ("/theme/pix/open.jpg", 0),
        ("/favicons/app@2x.ico", 0),
        ("/themes/tides/2024/ferry-at-night.jpg", 1),
        ("/amusement-themes/ferry.jpg", 1),
        ("/photo/themes-park.jpg", 1),
    ],
)
def test_a_file_of_the_site_s_design_is_no_picture_of_a_story(address: str, count: int) -> None:
    for html in (
        f'<meta property="og:image" content="{address}">',
        json_ld(f'"image": "{address}"'),
    ):
        assert len(images(page(html))[0]) == count


def test_an_address_escaped_once_more_is_read() -> None:
    html = json_ld('"image": "/a.jpg?w=1200&amp;h=600"')
    assert images(page(html))[0] == [Image(url=f"{HOME}/a.jpg?w=1200&h=600")]


def test_an_element_in_place_of_an_address_is_no_picture() -> None:
    html = json_ld(r'"image": "<img src=\\"/tide.jpg\\" width=\\"300\\">"')
    found, evidence = images(page(html))
    assert found == []
    assert [item.method for item in evidence] == ["rejected:address"]


def test_an_address_that_was_escaped_twice_is_decoded() -> None:
    html = json_ld('"image": "/tide.jpg?w=900&amp;amp;h=600&#038;q=80"')
    assert images(page(html))[0][0].url == "https://www.gazette.example/tide.jpg?w=900&h=600&q=80"
