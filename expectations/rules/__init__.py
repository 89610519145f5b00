"""What a row promises beyond its single columns: how they agree, what a reader expects of them."""

from expectations.promises import Promise
from expectations.rules import agreement, identity, languages, lists, people, pleas, texts, times
from expectations.rules.looks import with_looks
from expectations.rules.rule import Rule
from expectations.rules.signs import sign_promises

RULES = (
    *identity.RULES,
    *times.RULES,
    *agreement.RULES,
    *texts.RULES,
    *languages.RULES,
    *pleas.RULES,
    *people.RULES,
    *lists.RULES,
)


def row_promises() -> list[Promise]:
    """Return the rules as promises: the function's name, and its docstring."""
    return [*(rule.promise for rule in RULES), *sign_promises()]


__all__ = ["RULES", "Rule", "row_promises", "with_looks"]
