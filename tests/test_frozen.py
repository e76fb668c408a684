"""Frozen dataclasses: made cheaply, and dataclasses all the same."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest
from pydantic import TypeAdapter

from nkcli.frozen import Frozen, from_dicts


class Deed(Frozen, kw_only=True):
    schema: ClassVar[str] = "deed"
    who: str
    when: str | None = None
    whom: str


class Pair(Frozen):
    first: int
    second: int = 2


class Ordered(Frozen):
    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("low above high")


def test_fields_are_given_by_name_and_defaults_stand_in() -> None:
    deed = Deed(who="a", whom="b")

    assert (deed.who, deed.when, deed.whom, deed.schema) == ("a", None, "b", "deed")


def test_fields_may_be_given_in_order_where_the_class_allows_it() -> None:
    assert Pair(1) == Pair(first=1, second=2) == Pair(1, 2)


@pytest.mark.parametrize(
    ("kind", "in_order", "named", "message"),
    [
        pytest.param(Deed, (), {"who": "a"}, "Deed: missing or unknown: whom", id="one is missing"),
        pytest.param(Deed, (), {}, "Deed: missing or unknown: who, whom", id="all are missing"),
        pytest.param(
            Deed,
            (),
            {"who": "a", "whom": "b", "where": "c"},
            "Deed: missing or unknown: where",
            id="one is unknown",
        ),
        pytest.param(
            Deed, (), {"who": "a", "whom": "b", "schema": "x"}, "Deed: missing or unknown: schema", id="of the class"
        ),
        pytest.param(Deed, ("a",), {"whom": "b"}, "Deed: too many arguments, or one given twice", id="needs names"),
        pytest.param(Pair, (1, 2, 3), {}, "Pair: too many arguments, or one given twice", id="too many"),
        pytest.param(Pair, (1,), {"first": 1}, "Pair: too many arguments, or one given twice", id="given twice"),
    ],
)
def test_fields_that_do_not_fit_are_refused(
    kind: type[Any], in_order: tuple[Any, ...], named: dict[str, Any], message: str
) -> None:
    with pytest.raises(TypeError) as refused:
        kind(*in_order, **named)

    assert str(refused.value) == message


def test_a_class_may_refuse_fields_that_do_not_go_together() -> None:
    with pytest.raises(ValueError, match="low above high"):
        Ordered(2, 1)


def test_nothing_changes_afterwards() -> None:
    pair = Pair(1)

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'first'"):
        pair.first = 3  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'first'"):
        del pair.first
    assert pair == Pair(1, 2)


def test_two_are_equal_when_class_and_fields_are() -> None:
    assert Pair(1) == Pair(1, 2)
    assert Pair(1) != Pair(1, 3)
    assert Pair(1, 2) != Ordered(1, 2)
    assert {Pair(1), Pair(1, 2), Pair(2)} == {Pair(1), Pair(2)}
    assert hash(Pair(1)) == hash(Pair(1, 2)) != hash(Pair(2))


def test_it_is_written_as_python() -> None:
    assert repr(Deed(who="a", whom="b")) == "Deed(who='a', when=None, whom='b')"


def test_it_is_a_dataclass_to_everybody_else() -> None:
    deed = Deed(who="a", whom="b")

    assert is_dataclass(deed)
    assert [f.name for f in fields(Deed)] == ["who", "when", "whom"]
    assert replace(deed, when="1992") == Deed(who="a", when="1992", whom="b")


def test_pydantic_validates_it_as_a_dataclass() -> None:
    assert TypeAdapter(Deed).validate_python({"who": "a", "whom": "b"}) == Deed(who="a", whom="b")
    with pytest.raises(ValueError, match="low above high"):
        TypeAdapter(Ordered).validate_python({"low": 2, "high": 1})


def test_what_was_validated_before_is_taken_as_it_is() -> None:
    given = {"who": "a", "whom": "b"}

    deeds = from_dicts(Deed, [given])

    assert deeds == (Deed(who="a", whom="b"),)
    assert vars(deeds[0]) is given
