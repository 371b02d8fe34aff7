"""What a benchmark hands back: a figure beside a peer or a limit of the same run, and a verdict."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One figure: `Result("start-again", 3.1, "s", ratio=0.2, vs="bare-server", target="<=8", ok=True)`.

    `ratio` tells how many times as good as `vs` we are: 1 is equal, more is better.
    """

    name: str
    value: float
    unit: str
    ratio: float
    vs: str
    target: str
    ok: bool

    def line(self) -> str:
        """The figure on one line, made to be read by people and searched by programs."""
        figure = f"bench {self.name} {self.value:.4g} {self.unit} ratio={self.ratio:.3g}"
        return f"{figure} vs={self.vs} target={self.target} {'ok' if self.ok else 'short'}"
