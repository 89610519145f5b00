"""Lines that point to other stories are told from those that tell this one."""

import pytest

from spiders.extraction.wording.pointers import is_pointer


@pytest.mark.parametrize(
    "line",
    [
        *("Auch interessant", "You may also like...", "Lesen Sie auch:", "Neueste Artikel"),
        *("Lisez aussi :", "Olvassa el ezt is:", "Прочети още:"),
        *("Siehe auch", "Xem thêm", "Διαβάστε επίσης"),
        "Diese Beiträge könnten Sie ebenfalls interessieren:",
        *("ΔΙΑΒΑΣΤΕ ΑΚΟΜΗ", "Baca Juga:", "Đọc thêm", "ข่าวที่เกี่ยวข้อง", "Olvasta már?", "Čtěte také:"),
        *(
            "Te-ar putea interesa:",
            "כתבות נוספות:",
            "इसे भी पढ़ें",
            "Lue myös:",
            "看更多",
            "قد يهمك أيضا:",
        ),
    ],
)
def test_a_label_points_whether_or_not_it_is_a_link(line: str) -> None:
    assert is_pointer(line, 0)


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Les også: Brygga skal bygges opp igjen", "Brygga skal bygges opp igjen"),
        (">> Read more: Ferry fares rise again", "Ferry fares rise again"),
        ("Related: Ferry fares: three tips", "Ferry fares: three tips"),
        ("READ: Ferry fares rise again", "Ferry fares rise again"),
        ("Das könnte Sie auch interessieren: Die neue Mole", "Die neue Mole"),
        ("Potrebbe interessarti: Il molo compie un secolo", "Il molo compie un secolo"),
        ("Bu haber ilginizi çekebilir: Eski iskele açılıyor", "Eski iskele açılıyor"),
        ("Le puede interesar: El muelle cumple un siglo", "El muelle cumple un siglo"),
    ],
)
def test_a_label_before_a_headline_points_if_the_headline_is_a_link(
    line: str, headline: str
) -> None:
    assert is_pointer(line, len(headline))
    assert not is_pointer(line, 0)


@pytest.mark.parametrize(
    "line", ["See also the plan of the pier on page two.", "Read more slowly, the board was told."]
)
def test_a_sentence_that_begins_so_stays(line: str) -> None:
    assert not is_pointer(line, len(line))
