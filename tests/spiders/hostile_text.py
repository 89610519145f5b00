"""Hostile input that gets deep into a parser: the tokens of its grammar, joined at random."""

from hypothesis import strategies as st

# What breaks number and text readers: too long for one, digits for another, half a character.
ODD = ("0", "-1", "12", "2026", "9" * 5000, "1e999", "²", "٣", "\x00", "\ud800", "\u2028", " ")


def joined(*tokens: str, most: int = 14) -> st.SearchStrategy[str]:
    """Return texts of up to *most* of *tokens*, odd numbers and short random texts."""
    parts = st.sampled_from(tokens) | st.sampled_from(ODD) | st.text(max_size=4)
    return st.lists(parts, max_size=most).map("".join)


def joined_bytes(*tokens: bytes, most: int = 14) -> st.SearchStrategy[bytes]:
    """Return the same as bytes, with short random bytes between them."""
    odd = [text.encode("utf-8", "surrogatepass") for text in ODD]
    parts = st.sampled_from(tokens) | st.sampled_from(odd) | st.binary(max_size=4)
    return st.lists(parts, max_size=most).map(b"".join)
