"""Literals of scripts as values, and the arguments of a call in their places."""

import pytest

from spiders.extraction.literals.script_literal import called_values


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("x=(function(a,b){return {n:a,m:[b,1,-2.5,!0,void 0]}}('it\\'s',null));",
         {"n": "it's", "m": [None, 1, -2.5, True, None]}),
        ('(function(){return {"a b":{c:"\\u002F"},d:[]}}())', {"a b": {"c": "/"}, "d": []}),
        ("(function(a){return [a,z]}({k:1}))", [{"k": 1}, None]),
    ],
)  # fmt: skip
def test_parameters_are_filled_with_their_arguments(script: str, value: object) -> None:
    assert list(called_values(script)) == [value]


@pytest.mark.parametrize(
    "script",
    [
        "(function(a){return {b:a",
        "(function(a){return {b:a+c()}}(1))",
        "(function(a){return {b:a}})",
        "(function(a){return " + "[" * 5000,
        "(function(a){return {b:'unended}}(1))",
    ],
)
def test_what_is_no_literal_is_left_out(script: str) -> None:
    assert list(called_values(script)) == []
