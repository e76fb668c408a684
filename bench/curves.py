"""Draw time and memory against size, log-log, as SVG; standard library only."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WIDTH, HEIGHT = 820, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 290, 50, 60

_LOOK = 'role="img" font-family="sans-serif" font-size="12"'
_LOOKS = (
    ("#000000", "1 4"),
    ("#0072b2", ""),
    ("#56b4e9", "6 4"),
    ("#d55e00", ""),
    ("#e69f00", "6 4"),
    ("#009e73", ""),
    ("#8c6bb1", "6 4"),
)
"""Colours that colour-blind readers tell apart (Okabe and Ito), with the dashes that tell them apart in print."""


class Curve(NamedTuple):
    """A name and its points (size, cost), all above 0."""

    name: str
    points: tuple[tuple[float, float], ...]


class _Axis(NamedTuple):
    """Whole powers of ten, and the pixels that the first and the last are at."""

    first: int
    last: int
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (math.log10(value) - self.first) / (self.last - self.first) * (self.end - self.start)


def curves(rows: Sequence[dict[str, Any]], what: str) -> list[Curve]:
    """Collect the curve of each probe for "seconds", "peak" or "first_line"."""
    found = []
    for name, way in dict.fromkeys((r["probe"], r["way"]) for r in rows if r["probe"] != "start-up"):
        known = [r for r in rows if (r["probe"], r["way"]) == (name, way) and r[what]]
        label = name if name == way else f"{name}, {way}"
        if known:
            found.append(Curve(label, tuple((r["bytes"], r[what]) for r in known)))
    return found


def draw(title: str, unit: Callable[[float], str], lines: Sequence[Curve]) -> str:
    """Write an SVG with one line for each curve; `unit` writes the costs on the axis.

    Raises:
        ValueError: where there is nothing to draw.
    """
    points = [point for line in lines for point in line.points]
    if not points:
        raise ValueError("nothing to draw")
    x = _axis([p[0] for p in points], _LEFT, WIDTH - _RIGHT)
    y = _axis([p[1] for p in points], HEIGHT - _BOTTOM, _TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {_LOOK}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(_LEFT, _TOP - 22, title, weight="bold"),
        *_grid(x, y, unit),
        *(part for number, line in enumerate(lines) for part in _line(number, line, x, y)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def size_text(value: float) -> str:
    """Write bytes as people do: 10 kB, 100 MB."""
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":  # noqa: PLR2004 - the next unit
            return f"{value:g} {unit}"
        value /= 1000
    raise AssertionError


def time_text(value: float) -> str:
    """Write seconds as people do: 10 ms, 100 s."""
    return f"{value:g} s" if value >= 1 else f"{value * 1000:g} ms"


def _axis(values: Sequence[float], start: float, end: float) -> _Axis:
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return _Axis(first, max(last, first + 1), start, end)


def _grid(x: _Axis, y: _Axis, unit: Callable[[float], str]) -> Iterator[str]:
    for power in range(x.first, x.last + 1):
        at = x.at(10.0**power)
        yield f'<line x1="{at:.1f}" y1="{y.start}" x2="{at:.1f}" y2="{y.end}" stroke="#dddddd"/>'
        yield _text(at, y.start + 18, size_text(10.0**power), anchor="middle")
    for power in range(y.first, y.last + 1):
        at = y.at(10.0**power)
        yield f'<line x1="{x.start}" y1="{at:.1f}" x2="{x.end}" y2="{at:.1f}" stroke="#dddddd"/>'
        yield _text(x.start - 8, at + 4, unit(10.0**power), anchor="end")
    yield _text((x.start + x.end) / 2, y.start + 42, "bytes of JSON", anchor="middle")


def _line(number: int, line: Curve, x: _Axis, y: _Axis) -> Iterator[str]:
    colour, dashes = _LOOKS[number % len(_LOOKS)]
    way = " ".join(f"{x.at(size):.1f},{y.at(cost):.1f}" for size, cost in line.points)
    stroke = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes or "none"}"'
    yield f'<polyline points="{way}" fill="none" {stroke}/>'
    for size, cost in line.points:
        yield f'<circle cx="{x.at(size):.1f}" cy="{y.at(cost):.1f}" r="3" fill="{colour}"/>'
    at = _TOP + 10 + number * 22
    yield f'<line x1="{WIDTH - _RIGHT + 15}" y1="{at}" x2="{WIDTH - _RIGHT + 45}" y2="{at}" {stroke}/>'
    yield _text(WIDTH - _RIGHT + 52, at + 4, line.name)


def _text(x: float, y: float, text: str, anchor: str = "start", weight: str = "normal") -> str:
    look = f'text-anchor="{anchor}" font-weight="{weight}" fill="#222222"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(text)}</text>'
