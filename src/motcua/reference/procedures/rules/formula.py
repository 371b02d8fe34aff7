"""What a fee's formula amounts to: `p` pages, `copies`, whole đồng."""

import ast
import operator
from collections.abc import Callable

_SUMS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.floordiv,
}
_CHOICES: dict[str, Callable[..., int]] = {"min": min, "max": max}


def amount_by(formula: str, *, pages: int, copies: int) -> int:
    """The amount in đồng by a formula of the catalogue (numbers, `p`, `copies`, sums, `min` and `max`).

    A division drops what is less than a đồng. Raises ValueError when the formula says anything else.
    """
    return _value(ast.parse(formula, mode="eval").body, {"p": pages, "copies": copies})


def _value(node: ast.expr, known: dict[str, int]) -> int:
    match node:
        case ast.Constant(value=int(number)):
            return number
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SUMS:
            return _SUMS[type(op)](_value(left, known), _value(right, known))
        case ast.Call(func=ast.Name(id=name), args=[_, *_] as given, keywords=[]) if name in _CHOICES:
            values = [_value(each, known) for each in given]
            return _CHOICES[name](values)
    raise ValueError(f"not a formula of a fee: {ast.unparse(node)}")
