"""A figure as a source gives it: low, best and high, unit and qualifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nkcli.model.vocabulary import Qualifier, Unit

Number = float | int

SMALLEST, LARGEST = 0.0001, 2**53 - 1
"""What a figure other than 0 lies between: every reader of JSON keeps it, and nobody writes it with an exponent."""

_BOUNDS = ("low", "best", "high")

# Which of the bounds each qualifier needs; the others must be absent.
_SHAPES: dict[str, tuple[str, ...]] = {
    "exact": ("best",),
    "about": ("best",),
    "at_least": ("low",),
    "more_than": ("low",),
    "up_to": ("high",),
    "less_than": ("high",),
    "between": ("low", "high"),
    "estimate": ("low", "best", "high"),
}


class FieldError(ValueError):
    """A rule across fields that a record breaks, and the field to mend."""

    def __init__(self, field: str, message: str) -> None:
        """Name the `field` and say what is wrong and what was expected."""
        super().__init__(message)
        self.field = field


class Estimate(NamedTuple):
    """The documented range, as UCDP names it; each bound may be absent; never a confidence interval."""

    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    unit: Unit | None = None
    qualifier: Qualifier | None = None

    @property
    def floor(self) -> Number | None:
        """The smallest number it allows, None where it sets none ("up to 3,000")."""
        return self.best if self.low is None else self.low

    @property
    def ceiling(self) -> Number | None:
        """The largest number it allows, None where it sets none ("at least 190")."""
        return self.best if self.high is None else self.high

    @property
    def is_number(self) -> bool:
        """Whether the source gives any number at all."""
        return not (self.low is None and self.best is None and self.high is None)

    def overlaps(self, other: Estimate) -> bool:
        """Say whether one number could satisfy both; "more than 77" and 77 can't."""
        return self._reaches_up_to(other) and other._reaches_up_to(self)

    def _reaches_up_to(self, other: Estimate) -> bool:
        """Say whether the smallest number allowed here is not above the largest allowed there."""
        floor, ceiling = self.floor, other.ceiling
        if floor is None or ceiling is None:
            return True
        strict = self.qualifier == "more_than" or other.qualifier == "less_than"
        return floor < ceiling if strict else floor <= ceiling

    def check(self) -> None:
        """Refuse a contradictory figure.

        Raises:
            FieldError: when a bound is negative, immense or out of order, or does not fit the qualifier.
        """
        given = {k: v for k, v in zip(_BOUNDS, self[:3], strict=True) if v is not None}
        for field, number in given.items():
            if not SMALLEST <= number <= LARGEST:
                _check_size(field, number)
        if len(given) > 1:
            _check_order(given)
        _check_shape(given, self.qualifier)
        if given and self.unit is None:
            raise FieldError("unit", "a figure needs its unit, for example people")


def _check_size(field: str, number: Number) -> None:
    """Refuse a number that is not from SMALLEST to LARGEST, unless it is 0."""
    if number < 0 or (number == 0 and str(number) == "-0.0"):
        raise FieldError(field, f"{number} is negative; figures count things")
    if number:
        size = "small" if number < 1 else "large"
        raise FieldError(field, f"too {size} a number; a figure is 0 or from {SMALLEST} to {LARGEST:,}")


def _check_order(given: dict[str, Number]) -> None:
    for below, above in (("low", "best"), ("best", "high"), ("low", "high")):
        if below in given and above in given and given[below] > given[above]:
            raise FieldError(below, f"{below} {given[below]} is above {above} {given[above]}")


def _check_shape(given: dict[str, Number], qualifier: str | None) -> None:
    if qualifier is None:
        if given:
            raise FieldError("qualifier", "a figure needs a qualifier: " + ", ".join(_SHAPES))
        return
    needs = _SHAPES[qualifier]
    if tuple(given) != needs:
        has = " and ".join(given) or "no number"
        raise FieldError("qualifier", f"{qualifier!r} goes with {' and '.join(needs)} alone; the claim has {has}")
