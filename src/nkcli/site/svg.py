"""Drawing in SVG: escaped tags, and scales that put numbers and days on an axis."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from nkcli.edtf.date import EdtfDate
from nkcli.formats.controls import escape_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nkcli.edtf.part import Day
    from nkcli.model.estimate import Number


def tag(name: str, *inside: str, **attributes: str | float | None) -> Markup:
    """Return an element with everything escaped; ``class_`` is the attribute class, and ``stroke_width`` stroke-width.

    >>> tag("text", "<5", x=1.25, class_="label")
    Markup('<text x="1.2" class="label">&lt;5</text>')
    """
    written = [
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    ]
    return Markup("<{0}{1}>{2}</{0}>").format(name, Markup("".join(written)), Markup("").join(map(plain, inside)))  # noqa: S704


def plain(value: Any) -> Any:
    """Return a text in which nothing acts or hides; what is markup already was made here."""
    return escape_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _short(value: str | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else plain(str(value))


def drawing(name: str, about: str, width: float, height: float, *inside: str) -> Markup:
    """Return a drawing with what it shows in words, for those who don't see it."""
    box = f"0 0 {_short(width)} {_short(height)}"
    role = "group" if name == "map" else "img"  # links are reached in a group alone
    return tag("svg", *inside, viewBox=box, role=role, class_=f"chart {name}", aria_label=about)


def text(x: float, y: float, words: str, class_: str = "", anchor: str | None = None) -> Markup:
    """Return a text that begins, ends or is centred at a point."""
    return tag("text", words, x=x, y=y, class_=class_ or None, text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    """Return a straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def mark(party: int | None, x: float, y: float, class_: str = "") -> Markup:
    """Return the sign of a party: a circle, a diamond, a square for nobody's; so colour is never alone."""
    names = f"mark {party_class(party)} {class_}".strip()
    if party == 0:
        return tag("circle", cx=x, cy=y, r=4.5, class_=names)
    points = ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)) if party else ((-4, -4), (4, -4), (4, 4), (-4, 4))
    return tag("path", d=_path((x + dx, y + dy) for dx, dy in points) + "Z", class_=names)


def party_class(party: int | None) -> str:
    """Return the class that colours a party: the first two sides have colours of their own."""
    return f"side{party}" if party in (0, 1) else "other"


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_short(float(x))},{_short(float(y))}" for x, y in points)


def steps(points: Iterable[tuple[float, float]], class_: str) -> Markup:
    """Return a line that stays where it is until the next point."""
    corners: list[tuple[float, float]] = []
    for x, y in points:
        corners += [(x, corners[-1][1])] if corners else []
        corners.append((x, y))
    return tag("path", d=_path(corners), class_=class_)


class Scale(NamedTuple):
    """Numbers from `low` to `high` on the way from `start` to `end`; logarithmic where they are far apart.

    On a logarithmic axis 0 stands at the very start, one step before 1.
    """

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    @classmethod
    def of(cls, numbers: Iterable[Number], start: float, end: float, *, log: bool | None = None) -> Scale:
        """Return a scale that begins at 0 and holds all numbers; by default logarithmic beyond a ratio of 40."""
        listed = list(numbers)
        high = max(listed, default=1) or 1
        least = min((n for n in listed if n > 0), default=high)
        is_log = high / least > 40 and high > 40 if log is None else log  # noqa: PLR2004 - a bar of 2 % can't be seen
        top = 10 ** ceil(log10(high)) if is_log and high > 0.3 * 10 ** ceil(log10(high)) else high * 1.04
        return cls(0, top, start, end, is_log)

    def __call__(self, number: float) -> float:
        """Return where a number stands."""
        if self.log:
            share = max(log10(max(number, 0.5) * 2), 0) / log10(self.high * 2)
        else:
            share = (number - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        """Round numbers on the axis."""
        if self.log:
            return [0, *(10**n for n in range(floor(log10(self.high)) + 1))]
        step = 10 ** floor(log10(self.high))
        step = next(s for s in (step / 5, step / 2, step, step * 2) if self.high / s <= 6)  # noqa: PLR2004 - what is read
        step = step if step < 1 and self.high < 3 else max(step, 1)  # noqa: PLR2004 - people are counted whole
        return [n * step for n in range(floor(self.high / step) + 1)]


def day_number(day: Day) -> int:
    """Return the days up to one from the year 0, near enough for a drawing."""
    return round(day.year * 365.2425 + (day.month - 1) * 30.44 + day.day)


def days_of(edtf: str) -> tuple[int, int]:
    """Return the first and the last day that a date can touch, as numbers."""
    first, last = EdtfDate.parse(edtf).sort_key
    return day_number(first), day_number(last)
