"""Figures of the transparency page as coordinates: what a template puts into SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True)
class Point:
    """One value on a line; x and y as SVG writes them, in a drawing of 600 by 160."""

    x: str
    y: str


@dataclass(frozen=True)
class Line:
    """A line with its middle and control limits."""

    points: list[Point]
    path: str
    middle: str
    upper: str
    lower: str
    mean: float
    highest: int


WIDTH, HEIGHT = 600, 160
#: weeks below which limits say nothing
FEWEST_WEEKS = 8


def weekly_line(counts: Sequence[int]) -> Line | None:
    """The weeks with mean and control limits at three deviations of a count; None for too few weeks."""
    if len(counts) < FEWEST_WEEKS:
        return None
    mean = sum(counts) / len(counts)
    upper, lower = mean + 3 * sqrt(mean), max(0.0, mean - 3 * sqrt(mean))
    top = max(max(counts), upper, 1.0)

    def y(value: float) -> str:
        return f"{HEIGHT - value / top * HEIGHT:.1f}"

    step = WIDTH / (len(counts) - 1)
    points = [Point(f"{index * step:.1f}", y(count)) for index, count in enumerate(counts)]
    path = " ".join(f"{point.x},{point.y}" for point in points)
    return Line(points, path, y(mean), y(upper), y(lower), round(mean, 1), max(counts))
