"""Writes golden/special_functions.txt: erf at points of every range, from mpmath's 50 digits.

Run with mpmath and scipy installed: python reference/special_functions.py; see reference/README.md.
"""

from pathlib import Path

import mpmath
import scipy
from scipy.special import erf

EDGES = [0.0, -0.0, 5e-324, 1e-300, 1e-30, 0.84375, 1.25, 1 / 0.35, 6.0, 28.0, 1e300]


def points():
    grid = [i / 37 for i in range(1, 240)]
    around = [edge * (1 + d) for edge in EDGES[5:9] for d in (-2**-52, -1e-9, 1e-9, 2**-52)]
    for x in EDGES + grid + around:
        yield x
    for x in grid[::5]:
        yield -x


def main():
    mpmath.mp.dps = 50
    lines = [
        f"# Written by reference/special_functions.py with mpmath {mpmath.__version__}; scipy {scipy.__version__} agrees.",
        "# erf X VALUE, the value rounded to the nearest float64",
    ]
    for x in points():
        value = float(mpmath.erf(mpmath.mpf(x)))
        assert abs(value - erf(x)) <= 4e-16 * abs(value), x
        lines.append(f"erf {x!r} {value!r}")
    target = Path(__file__).parent / "golden" / "special_functions.txt"
    target.write_text("\n".join(lines) + "\n", newline="\n")


if __name__ == "__main__":
    main()
