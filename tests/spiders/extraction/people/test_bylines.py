import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.people.bylines import authors_in
from spiders.extraction.people.nearby import LINES, ONLY_BY, SIGNED_BY
from spiders.extraction.people.unmarked import LABEL, LABELS
from spiders.extraction.people.words import BY, BYS, SIGNED, WHEN, WHENS


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Lovelace", ["Ada Lovelace"]),
        ("BY ADA LOVELACE AND ALAN TURING", ["ADA LOVELACE", "ALAN TURING"]),
        ("Von Karla Beispiel und Jens Muster", ["Karla Beispiel", "Jens Muster"]),
        ("Par Anne Dupont et Luc Martin", ["Anne Dupont", "Luc Martin"]),
        ("Text: Karla Beispiel, Hamburg", ["Karla Beispiel"]),
        ("Ada Lovelace, Political Editor", ["Ada Lovelace"]),
        ("Dr. Ada Lovelace in London", ["Ada Lovelace"]),
        ("By President Ada Lovelace", ["Ada Lovelace"]),
        ("Ada Lovelace (alo)", ["Ada Lovelace"]),
        ("Ludwig van der Berg, professor of everything at a university", ["Ludwig van der Berg"]),
        ("김하나 기자", ["김하나"]),
        ("記者：山田太郎", ["山田太郎"]),
        ("Автор: Анна Петрова", ["Анна Петрова"]),
        ("Текст: Анна Петрова. Фото: Пётр Орлов", ["Анна Петрова"]),
        ("Texto: Ana Prueba · Fotos: Luis Prueba", ["Ana Prueba"]),
        ("Tekst: Anna Testowa, zdjęcia: Jan Testowy", ["Anna Testowa"]),
        ("文・山田太郎　写真・田中次郎", ["山田太郎"]),
        ("خبرنگار: سارا رضایی", ["سارا رضایی"]),
        ("تقرير: سارة منصور", ["سارة منصور"]),
        ("रिपोर्ट: राकेश शर्मा", ["राकेश शर्मा"]),
        ("文/本报记者 王晓明 图/李明", ["王晓明"]),
        ("記者林小美／台中報導", ["林小美"]),
        ("김하나 기자 (hana@gazette.example)", ["김하나"]),
        ("سارة منصور - الوادي", ["سارة منصور"]),
        ("Анна Петрова, специальный корреспондент", ["Анна Петрова"]),
        ("Words: Ada Lovelace | Pictures: Alan Turing", ["Ada Lovelace"]),
        ("Autor tekstu: Anna Testowa", ["Anna Testowa"]),
        ("Dal nostro inviato Marco Prova", ["Marco Prova"]),
        ("Interview: Karla Beispiel", ["Karla Beispiel"]),
        ("Ein Kommentar von Karla Beispiel", ["Karla Beispiel"]),
        ("Par Anne Dupont avec AFP", ["Anne Dupont", "AFP"]),
        ("Ada Lovelace Email the author Follow @ada", ["Ada Lovelace"]),
        ("Publié par Anne Dupont", ["Anne Dupont"]),
        ("A cura di Anna Prova", ["Anna Prova"]),
        ("viktor exempel", ["viktor exempel"]),
        ("Ada Lovelace; Ada Lovelace", ["Ada Lovelace"]),
        ("By Ada Lovelace Monday, November 18, 2019, 04:05 pm PT", ["Ada Lovelace"]),
        ("Monday 18 November 2019 7:45 am PST by Ada Lovelace", ["Ada Lovelace"]),
        ("Ada Lovelace @ada Published 10:02 AM EST", ["Ada Lovelace"]),
        ("ADA LOVELACE Associated Press", ["ADA LOVELACE", "Associated Press"]),
        ("Ada Lovelace The Gazette Updated 3 May", ["Ada Lovelace"]),
        ("Kim De Backer", ["Kim De Backer"]),
        ("Herbert Read and Maggie Stafford", ["Herbert Read", "Maggie Stafford"]),
        ("By A.B. Lovelace Jr.", ["A.B. Lovelace Jr."]),
        ("By A.B. Lovelace, Jr.", ["A.B. Lovelace Jr."]),
        ("By Ada Lovelace, Sr. Director, Gazette", ["Ada Lovelace"]),
        ("By ADA LOVELACE FOR THE EXAMPLE", ["ADA LOVELACE"]),
        ("Ada Lovelace Special to The Example", ["Ada Lovelace"]),
        ("Ada Lovelace Senior Health Correspondent", ["Ada Lovelace"]),
        ("Karla Beispiel politische Redakteurin", ["Karla Beispiel"]),
        ("Posted by Ada Lovelace on May 12, 2024", ["Ada Lovelace"]),
        ("12.5.2024 von Karla Beispiel", ["Karla Beispiel"]),
        ("Ada Lovelace as told to Alan Turing", ["Ada Lovelace"]),
        ("Opinion | Ada Lovelace", ["Ada Lovelace"]),
        ("Text und Fotos: Karla Beispiel", ["Karla Beispiel"]),
        ("Texto e fotos: Ana Prueba", ["Ana Prueba"]),
        ("Текст и фото: Анна Петрова", ["Анна Петрова"]),
        ("Írta: Teszt Anna · Fotó: Minta Pál", ["Teszt Anna"]),
        ("เรื่อง: สมชาย ใจดี | ภาพ: วิภา แสงทอง", ["สมชาย ใจดี"]),
        ("Penulis: Dewi Contoh Editor: Budi Misal", ["Dewi Contoh"]),
        ("Piše: P. Primjer", ["P. Primjer"]),
        ("Oprac. Jan Testowy", ["Jan Testowy"]),
        ("Par notre correspondante Anne Dupont", ["Anne Dupont"]),
        ("Von unserem Redakteur Jens Muster, Studio Rom", ["Jens Muster"]),
        ("Redigering: Ann Exempel", []),
        ("晚报记者 王晓明 通讯员 李明", ["王晓明", "李明"]),
        ("作者|王晓明 编辑|李思", ["王晓明"]),
        ("김하나 선임기자", ["김하나"]),
        ("作者：记者王晓明", ["王晓明"]),
        ("Ada and Alan", ["Ada", "Alan"]),
        ("Karla & Jens", ["Karla", "Jens"]),
        ("Ada Lovelace on behalf of the Harbour Board", ["Ada Lovelace"]),
        ("Ada Lovelace, harbour pilots, tidal engineering", ["Ada Lovelace"]),
        ("Ein Blog-Beitrag von Karla Beispiel", ["Karla Beispiel"]),
        ("Contributors: Ada Lovelace", ["Ada Lovelace"]),
        ("Expert Reviewer", []),
        ("Harbour Editor, HPT", []),
        ("Harbour Editor, Ada Lovelace", ["Ada Lovelace"]),
        ("Site Admin", []),
        ("Ada Lovelace, From Tides and Wheels", ["Ada Lovelace"]),
        ("Harbour Learning Network on Facebook", []),
        ("Skrevet af: Anne Prøve", ["Anne Prøve"]),
        ("Kirjoittanut Anna Koe", ["Anna Koe"]),
        ("Píše Anna Zkoušková", ["Anna Zkoušková"]),
        ("Spracovala: Anna Skúšková", ["Anna Skúšková"]),
        ("Articol scris de Ana Probă", ["Ana Probă"]),
        ("Un articol de Ana Probă", ["Ana Probă"]),
        ("By Ada Lovelace* and Alan Turing†", ["Ada Lovelace", "Alan Turing"]),
        ("Av Ada Lovelace Foto Alan Turing", ["Ada Lovelace"]),
        ("By Ada Lovelace Translated from the German by Alan Turing", ["Ada Lovelace"]),
        ("By Ada Lovelace 12 Comments", ["Ada Lovelace"]),
        ("By Ada Lovelace Listen to this article", ["Ada Lovelace"]),
        ("Ada Lovelace is a staff writer", ["Ada Lovelace"]),
        ("Ada Lovelace reports from Lund", ["Ada Lovelace"]),
        ("By Ada Lovelace Staff", ["Ada Lovelace"]),
        ("Szöveg: Minta Anna", ["Minta Anna"]),
        ("Skribent: Anna Prov", ["Anna Prov"]),
        ("Journalist: Anna Prøve, journalist", ["Anna Prøve"]),
        ("Haberi hazırlayan: Ayşe Deneme", ["Ayşe Deneme"]),
        ("Авторы: Анна Петрова, Пётр Орлов", ["Анна Петрова", "Пётр Орлов"]),
        ("Аутор: Ана Пробић", ["Ана Пробић"]),
        ("Γράφουν οι Άννα Δοκιμή και Νίκος Τεστ", ["Άννα Δοκιμή", "Νίκος Τεστ"]),
        ("Laporan Wartawan Dewi Contoh", ["Dewi Contoh"]),
        ("기자명 김하나 기자", ["김하나"]),
        ("[김하나 기자]", ["김하나"]),
        ("김하나 이두리 기자", ["김하나", "이두리"]),
        ("【記者林小美台中報導】", ["林小美"]),
        ("記者 林小美 台中報導", ["林小美"]),
        ("本报记者 王晓明 发自上海", ["王晓明"]),
        ("Karla Beispiel (Text) und Jens Muster (Fotos)", ["Karla Beispiel"]),
        ("Roma - Anna Prova", ["Anna Prova"]),
        ("Reuters - Ada Lovelace", ["Reuters", "Ada Lovelace"]),
        ("מאת דנה כהן ורות לוי", ["דנה כהן", "רות לוי"]),
        ("سارة منصور ومحمد حداد", ["سارة منصور", "محمد حداد"]),
        ("سامي علي وليد حداد", ["سامي علي وليد حداد"]),
        ("Por Ana Prueba, diario SP — Santa Fe", ["Ana Prueba"]),
    ],
)
def test_names_are_kept_and_words_around_them_dropped(byline: str, names: list[str]) -> None:
    assert [author.name for author in authors_in(byline, frozenset(["thegazette"]))] == names


@pytest.mark.parametrize(
    "byline",
    ["", "By", "admin", "https://www.facebook.com/gazette", "5 min read", "@gazette",
     "Published 3 hours ago by the fair that never ends", "12", "null", "Political Editor"],
)  # fmt: skip
def test_what_is_no_name_is_none(byline: str) -> None:
    assert authors_in(byline) == []


@pytest.mark.parametrize(
    ("byline", "kinds"),
    [
        ("Karla Beispiel, dpa", ["person", "agency"]),
        ("dpa/AFP", ["agency", "agency"]),
        ("The Associated Press", ["agency"]),
        ("Gazette", ["organisation"]),
        ("BR24 Redaktion", ["organisation"]),
        ("gazette.example", ["organisation"]),
        ("Flux AFP", ["organisation"]),
        ("Rede Pública de Televisão", ["organisation"]),
        ("Ada Lovelace, Gazette", ["person"]),
        ("Redakcja", ["organisation"]),
        ("Szerkesztőség", ["organisation"]),
        ("Uutistoimitus", ["organisation"]),
        ("Ban biên tập", ["organisation"]),
        ("فريق التحرير", ["organisation"]),
        ("न्यूज़ डेस्क", ["organisation"]),
        ("מערכת האתר", ["organisation"]),
        ("Συντακτική Ομάδα", ["organisation"]),
        ("편집국", ["organisation"]),
        ("Maggie Haberlin and Art Spiegeler", ["person", "person"]),
    ],
)
def test_each_name_says_what_it_stands_for(byline: str, kinds: list[str]) -> None:
    assert [author.kind for author in authors_in(byline, frozenset(["gazette"]))] == kinds


@given(st.text(max_size=120))
def test_no_text_raises_and_no_name_is_blank(byline: str) -> None:
    assert all(author.name.strip() for author in authors_in(byline))


PARTS = (
    "By by von Par Text: Written words Autor: author 作者: Фото: 12 May 2024 10:30 foto "
    "Published Ada Lovelace , · ( ” Follow min read ผู้เขียน"
)
WORDED = st.lists(st.sampled_from(PARTS.split()), max_size=6).map(" ".join)


@given(WORDED)
def test_what_begins_or_ends_a_byline_is_told_by_its_first_letters(text: str) -> None:
    assert BYS.may_begin(text) or not BY.match(text)
    assert WHENS.begun_in(text) or not WHEN.search(text)
    assert LABELS.may_begin(text) or not (LABEL.fullmatch(text) or SIGNED.match(text))
    assert LINES.may_begin(text) or not (ONLY_BY.fullmatch(text) or SIGNED_BY.match(text))


def test_a_list_of_authors_is_the_asker_s_own() -> None:
    authors_in("By Ada Lovelace").clear()
    assert [author.name for author in authors_in("By Ada Lovelace")] == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Lovelace, Alan Turing, and Mary Somerville", 3),
        ("By Ada Lovelace, Harbour Correspondent, and Alan Turing in Northport", 2),
        ("Ada Lovelace, professor of law, and Director of Ports", 1),
        ("Door onze verslaggever Hanneke van der Berg", 1),
    ],
)
def test_a_comma_before_and_parts_names_too(byline: str, names: int) -> None:
    assert len(authors_in(byline)) == names


def test_the_label_of_what_follows_ends_a_name() -> None:
    line = "Autor: Ada Lovelace Data: 18.03.2019 Zdjęcia: Alan Turing"
    assert [author.name for author in authors_in(line)] == ["Ada Lovelace"]
