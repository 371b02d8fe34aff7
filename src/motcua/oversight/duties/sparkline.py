"""A line of twelve months as the points of an SVG: drawn by the server, seen without JavaScript."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, MARGIN = 240, 44, 4


@dataclass(frozen=True)
class Line:
    """The points of the line, and where its last one stands; texts, since an SVG wants a point in its decimals."""

    points: str
    x: str
    y: str


def line_of(values: Sequence[int]) -> Line:
    """The line from the oldest value to the latest, as high as its box allows."""
    top = max([*values, 1])
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    places = [
        (round(MARGIN + n * step, 1), round(HEIGHT - MARGIN - value / top * (HEIGHT - 2 * MARGIN), 1))
        for n, value in enumerate(values)
    ]
    x, y = places[-1] if places else (0, 0)
    return Line(" ".join(f"{across},{down}" for across, down in places), str(x), str(y))
