"""Dates as East Asia writes them, numbers in signs or the year twice -> the same in digits."""

import re

ONES = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
NUMBER = re.compile(rf"[{''.join(ONES)}十]{{1,5}}(?=\s?[年月日號号])")

SAID_TWICE = re.compile(r"年\s?[（(][^（）()]{1,8}年[）)]")  # by our era and by that of Japan


def in_digits(text: str) -> str:
    """Return *text* with the numbers of years, months and days in digits, each year once.

    >>> in_digits("令和二年十二月二十日"), in_digits("2024年（令和6年）3月5日")
    ('令和2年12月20日', '2024年3月5日')
    """
    if "年" not in text:
        return text
    return SAID_TWICE.sub("年", NUMBER.sub(lambda match: digits(match[0]), text))


def digits(number: str) -> str:
    """Return *number*, below a hundred with a sign for ten or else sign by sign, in digits."""
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return "".join(str(ONES[sign]) for sign in number)
    return str(10 * int(digits(tens) if tens else 1) + int(digits(ones) if ones else 0))
