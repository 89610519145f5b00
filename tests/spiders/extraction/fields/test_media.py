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


def test_scripts_are_no_addresses() -> None:
    found, said = images(page(json_ld('"image": ["javascript:alert(1)", 7, {"url": null}]')))
    assert found == []
    assert [(line.method, line.raw) for line in said] == [
        ("rejected:address", "javascript:alert(1)")
    ]
