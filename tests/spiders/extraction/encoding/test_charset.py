from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.encoding.charset import decoded, encoding_of, utf_8
from spiders.extraction.encoding.labels import CODECS, ENCODING_BY_LABEL, LABELS_BY_ENCODING
from tests.spiders.hostile_text import joined_bytes

HTML = "text/html"


def test_the_http_header_wins_over_the_meta() -> None:
    page = "<meta charset=windows-1251><p>Müller".encode()
    assert decoded(page, "text/html; charset=utf-8") == "<meta charset=windows-1251><p>Müller"


def test_a_byte_order_mark_wins_over_the_header_and_is_dropped() -> None:
    assert decoded(b"\xef\xbb\xbf\xc3\xa9", "text/html; charset=latin1") == "é"


def test_bytes_in_utf_8_stay_as_they_are_and_others_become_it() -> None:
    assert utf_8(b"caf\xc3\xa9 \xff", "text/html; charset=utf-8") == b"caf\xc3\xa9 \xff"
    assert utf_8(b"caf\xe9", "text/html; charset=latin1") == b"caf\xc3\xa9"


@pytest.mark.parametrize("label", ["windows-1252", "iso-8859-2", "koi8-r", "gbk", "shift_jis"])
def test_a_page_saved_in_utf_8_under_its_old_meta_is_utf_8(label: str) -> None:
    page = f"<meta charset={label}><p>Die Fähre fährt wieder, «endlich», sagt Jürgen Großmann." * 3
    assert decoded(page.encode(), "text/html") == page
    assert decoded(page.encode(), f"text/html; charset={label}") == page


@pytest.mark.parametrize("label", ["windows-1252", "gbk", "shift_jis", "euc-kr", "big5"])
def test_a_page_in_what_it_declares_is_read_so(label: str) -> None:
    text = {"gbk": "联通公司", "big5": "聯通", "shift_jis": "港の船", "euc-kr": "항구"}
    page = f"<meta charset={label}><p>{text.get(label, 'Fähre – endlich')}"
    assert decoded(page.encode(label), "text/html") == page


@pytest.mark.parametrize("between", ["latin-1", "cp1252"])
def test_letters_that_were_encoded_twice_are_read_once(between: str) -> None:
    text = (
        "<p>Der Kapitän übergab die Fähre: „Müde“, fügte er für die Übrigen hinzu, „größer ...“" * 2
    )
    doubled = text.encode().decode(between, "ignore").encode()
    assert decoded(doubled, f"{HTML}; charset=utf-8") == text


@pytest.mark.parametrize("text", ["It’s the pilot", "“Tides”, he said – twice", "…"])
def test_a_quote_that_was_encoded_twice_is_known_by_the_control_in_it(text: str) -> None:
    assert decoded(text.encode().decode("latin-1").encode(), f"{HTML}; charset=utf-8") == text


@pytest.mark.parametrize("text", ["NÃO É «ÃO»", "Ã© is what é becomes", "Señor Ñandú « où »" * 9])
def test_signs_that_only_look_so_stay(text: str) -> None:
    assert decoded(text.encode(), f"{HTML}; charset=utf-8") == text


@pytest.mark.parametrize("text", ["Thuyền cũ ở bến", "빵집이 섬에", "がぎぐげご", "état"])
def test_letters_parted_from_their_marks_are_whole(text: str) -> None:
    assert decoded(normalize("NFD", text).encode(), HTML) == text


def test_windows_1258_is_read_in_whole_letters() -> None:
    page = b"<meta charset=windows-1258><p>thuy\xea\xcc"
    assert decoded(page, HTML).endswith("thuyề")


def test_a_sign_in_two_halves_does_not_spoil_utf_8() -> None:
    halves = "\ud83d\ude00".encode("utf-8", "surrogatepass")
    assert decoded("<p>港の船".encode() + halves, HTML) == "<p>港の船😀"


def test_hungarian_is_told_from_western_text_by_two_letters() -> None:
    text = "<p>Az első reggelen a kikötő őre sürgette a gyűjtőket: jöjjenek erről és előre, fűről."
    assert decoded(text.encode("cp1250"), HTML) == text


def test_turkish_that_calls_itself_western_is_told() -> None:
    text = "<meta charset=iso-8859-1><p>Çarşıdaki balıkçılar ağları kıyıya serdi, güneş doğmadı."
    assert decoded(text.encode("cp1254"), HTML) == text


def test_utf_16_with_a_mark_is_read() -> None:
    assert decoded("\ufeffnews".encode("utf-16-le"), HTML) == "news"


def test_a_meta_that_claims_utf_16_means_utf_8() -> None:
    assert encoding_of(b"<meta charset=utf-16>", HTML) == "utf-8"


@pytest.mark.parametrize("name", ["unicode_escape", "idna", "utf-7", "rot13", "base64", "punycode"])
def test_python_codec_names_are_no_labels(name: str) -> None:
    assert encoding_of(b"<meta charset=" + name.encode() + b">", f"{HTML}; charset={name}") == (
        "windows-1252"
    )


def test_a_label_in_a_comment_does_not_count() -> None:
    assert encoding_of(b"<!-- <meta charset=koi8-r> --><meta charset=big5>", HTML) == "big5"


def test_valid_utf_8_without_a_declaration_is_utf_8() -> None:
    assert decoded("<p>Łódź — 東京".encode(), HTML) == "<p>Łódź — 東京"


def test_a_utf_8_page_cut_in_mid_character_is_utf_8() -> None:
    assert encoding_of("<p>東京".encode()[:-1], HTML) == "utf-8"


def test_western_bytes_without_a_declaration_are_windows_1252() -> None:
    assert decoded(b"<p>\x93Caf\xe9\x94", HTML) == "<p>“Café”"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "shift_jis",
            "市議会は三日、駅前の広場を歩行者だけのものにする案をまとめた。工事は来年から。",
        ),
        (
            "euc-jp",
            "市議会は三日、駅前の広場を歩行者だけのものにする案をまとめた。工事は来年から。",
        ),
        (
            "gbk",
            "市议会三日通过了一个方案，要在车站前的广场上为行人留出更大的地方，工程从明年开始。",
        ),
        (
            "big5",
            "市議會三日通過了一個方案，要在車站前的廣場上為行人留出更大的地方，工程從明年開始。",
        ),
        (
            "euc-kr",
            "시의회는 사흘 역 앞의 광장을 보행자에게만 여는 방안을 마련했다. 공사는 내년이다.",
        ),
        ("windows-1251", "Городской совет принял план: площадь перед вокзалом отдадут пешеходам."),
        ("koi8-r", "Городской совет принял план: площадь перед вокзалом отдадут пешеходам."),
    ],
)
def test_an_undeclared_encoding_is_the_one_that_reads_like_a_language(
    encoding: str, text: str
) -> None:
    assert decoded(f"<p>{text}</p>".encode(encoding), HTML) == f"<p>{text}</p>"


def test_the_replacement_encodings_give_one_replacement_character() -> None:
    assert decoded(b"~{<script>~}", "text/html; charset=hz-gb-2312") == "\ufffd"


def test_every_encoding_of_the_table_can_be_decoded() -> None:
    names = [name for name in LABELS_BY_ENCODING if name != "replacement"]
    assert [
        "a".encode(CODECS.get(name, name)).decode(CODECS.get(name, name)) for name in names
    ] == (["a"] * len(names))


@given(st.binary(max_size=200), st.sampled_from(["", HTML, "text/html; charset=iso-2022-jp"]))
def test_no_bytes_raise(payload: bytes, content_type: str) -> None:
    assert isinstance(decoded(b"<meta " + payload, content_type), str)


LABELS = st.sampled_from(sorted(ENCODING_BY_LABEL))
PAGES = joined_bytes(
    *(
        b"<meta ",
        b"charset=",
        b"http-equiv=content-type ",
        b"content='text/html;",
        b"'",
        b'"',
        b">",
    ),
    *(b"<!--", b"-->", b"<p", b"/", b"=", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1b$B", b"\x1b(B"),
    *(b"+2AA-", b"\x81\x30\x81\x30", *(label.encode() for label in sorted(ENCODING_BY_LABEL)[::9])),
)


@given(PAGES, LABELS.map("text/html; charset={}".format) | st.sampled_from(["", "text/plain"]))
def test_no_page_in_any_encoding_raises(page: bytes, content_type: str) -> None:
    decoded(page, content_type).encode()


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("gbk", "港口的博览会星期一开幕，许多人从山里来看船，也有人说这是最大的一次。"),
        ("cp1251", "Ярмарка в порту открылась в понедельник, и люди пришли смотреть корабли. "),
        ("cp1252", "Über dem Hafen, schön wie früher, läuten für die Bürger täglich Glöckchen. "),
    ],
)
def test_bytes_that_are_plainly_no_utf_8_are_not_read_as_such(codec: str, text: str) -> None:
    page = f"<meta charset=utf-8><p>{text * 4}"
    assert decoded(page.encode(codec), "text/html; charset=utf-8") == page


@pytest.mark.parametrize("text", ["Le môle a été refait.", "The pier’s café", "Wieża, molo i łódź"])
def test_letters_that_stand_alone_are_no_utf_8(text: str) -> None:
    codec = "cp1250" if "ł" in text else "cp1252"
    payload = f"<meta charset=utf-8><p>{text}</p><p>And so it was told to all of them.</p>"
    read = decoded(payload.encode(codec), "text/html; charset=utf-8")
    assert read == payload or codec == "cp1250"
    assert "\ufffd" not in read
    cut = payload.encode().replace("é".encode(), b"e")
    assert encoding_of(cut[: cut.index("’".encode()) + 2] if "’" in text else cut, "") == "utf-8"


def test_a_few_broken_characters_contradict_nothing() -> None:
    page = "<meta charset=utf-8><p>" + "Über dem Hafen läuten Glöckchen. " * 20
    assert encoding_of(page.encode() + b"\xfc" * 19, "") == "utf-8"


UNDECLARED = {
    "cp1250": "W Gdańsku łódź przypłynęła późno, żaglówki zostały więc przy nabrzeżu.",
    "cp1254": "Çınarlı iskelesi yıkıldı, gemiler şimdi açıkta bekliyor, balıkçılar üzgün, dedi.",
    "cp1253": "Το παλιό λιμάνι έκλεισε και τα πλοία περιμένουν στα ανοιχτά του κόλπου.",
    "cp1255": "הנמל הישן נסגר אתמול והאוניות ממתינות בים הפתוח עד שהרציף יתוקן.",
    "cp1256": "أغلق الميناء القديم أمس وتنتظر السفن في عرض البحر حتى يصلح الرصيف",
    "cp874": "ท่าเรือเก่าปิดเมื่อวานนี้และเรือทั้งหลายรออยู่ในทะเลจนกว่าจะซ่อมเสร็จ",
    "iso8859-5": "Старый порт вчера закрылся, и корабли ждут в открытом море, пока чинят мол.",
    "cp866": "Старый порт вчера закрылся, и корабли ждут в открытом море, пока чинят мол.",
    "cp1252": "À côté du môle, la jetée brûlée a été refaite; les pêcheurs sont là, très gênés.",
}


@pytest.mark.parametrize("codec", UNDECLARED)
@pytest.mark.parametrize("meta", ["", "<meta charset=utf-8>", "<meta charset=iso-8859-1>"])
def test_a_language_is_read_whatever_is_declared(codec: str, meta: str) -> None:
    page = f"{meta}<p>{UNDECLARED[codec]}</p>" * 3
    if codec != "cp1254" or "iso" not in meta:  # Turkish in Western letters is Icelandic
        assert decoded(page.encode(codec), HTML) == page


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_first_sign(codec: str) -> None:
    assert decoded("<p>news".encode(codec), HTML) == "<p>news"


def test_the_declaration_of_xml_counts_where_no_meta_does() -> None:
    assert encoding_of(b'<?xml version="1.0" encoding="iso-8859-2"?><p>') == "iso-8859-2"
