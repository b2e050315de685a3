"""Writes golden/shapley.txt: shares by their definition, the mean over all k! orders.

Run with plain Python: python reference/shapley_golden.py

Each line: shapley worth=v(0),v(1),...,v(2^k - 1) -> share,share,...   bit i of the position is change i.
"""

from fractions import Fraction
from itertools import permutations
from pathlib import Path
from random import Random


def shares(worth, changes):
    totals = [Fraction(0)] * changes
    orders = list(permutations(range(changes)))
    for order in orders:
        made = 0
        for change in order:
            totals[change] += Fraction(worth[made | 1 << change]) - Fraction(worth[made])
            made |= 1 << change
    return [float(total / len(orders)) for total in totals]


def text(values):
    return ",".join(repr(value) for value in values)


def main():
    random = Random(11)
    lines = []
    for changes in (1, 2, 2, 3, 3, 4, 5, 5):
        worth = [round(random.uniform(0, 1), 4) for _ in range(1 << changes)]
        lines.append(f"shapley worth={text(worth)} -> {text(shares(worth, changes))}")
    Path(__file__).with_name("golden").joinpath("shapley.txt").write_text("\n".join(lines) + "\n")


main()
