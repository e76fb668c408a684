"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

RADIUS = 6371.0
"""The mean radius of the Earth in kilometres."""


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return how far two points are from each other in kilometres, on a sphere (haversine).

    >>> round(distance(39.76, 46.75, 39.82, 46.75), 1)
    6.7
    """
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    chord = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * RADIUS * asin(sqrt(chord))
