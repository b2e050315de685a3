"""Prints the coefficients in engines/scratch's Fit.java and how far the fits are off.

Polynomials: least relative error in the result by Remez's exchange, in 40 digits. The rational function:
weighted least squares by Lawson's iteration, linearised. Some leading coefficients are rounded to float32
one after the other and the rest fitted anew, which takes back part of what rounding costs.

Run with mpmath and numpy installed: python reference/float_polynomials.py; see reference/README.md.
"""

import mpmath as mp
import numpy as np

mp.mp.dps = 40
TINY = mp.mpf(10) ** -10


def float32(value):
    return mp.mpf(float(np.float32(float(value))))


def remez(powers, target, weight, low, high):
    """c with the least maximum of |weight·(Σ c·x^power − target)| on [low, high]"""
    n = len(powers)
    grid = [low + (high - low) * (1 - mp.cos(mp.pi * i / 1200)) / 2 for i in range(1201)]
    basis = [[x**p for p in powers] for x in grid]
    targets, weights = [target(x) for x in grid], [weight(x) for x in grid]
    points = [round(600 * (1 - np.cos(np.pi * (i + 0.5) / (n + 1)))) for i in range(n + 1)]
    for _ in range(30):
        a, b = mp.matrix(n + 1, n + 1), mp.matrix(n + 1, 1)
        for row, i in enumerate(points):
            for j in range(n):
                a[row, j] = basis[i][j] * weights[i]
            a[row, n] = (-1) ** row
            b[row] = targets[i] * weights[i]
        c = mp.lu_solve(a, b)
        errors = [w * (sum(c[j] * f[j] for j in range(n)) - t) for f, t, w in zip(basis, targets, weights)]
        peaks = extremes(errors)
        while len(peaks) > n + 1:
            peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
        if len(peaks) < n + 1 or peaks == points:
            break
        points = peaks
    return [c[j] for j in range(n)]


def extremes(errors):
    """where each stretch of one sign is largest"""
    peaks, sign = [], None
    for i, error in enumerate(errors):
        if error == 0:
            continue
        if (error > 0) != sign:
            sign = error > 0
            peaks.append(i)
        elif abs(error) > abs(errors[peaks[-1]]):
            peaks[-1] = i
    return peaks


def polynomial(name, first, count, rounded, target, weight, low, high):
    fixed = {}
    for k in range(rounded + 1):
        rest = list(range(k, count))
        left = lambda x: target(x) - sum(v * x**p for p, v in fixed.items())
        c = remez(rest, left, weight, low, high)
        if k < rounded:
            fixed[k] = float32(c[0])
    fixed.update({p: float32(v) for p, v in zip(rest, c)})
    grid = [low + (high - low) * i / 4000 for i in range(4001)]
    error = max(weight(x) * abs(target(x) - sum(v * x**p for p, v in fixed.items())) for x in grid)
    step = 2 if name == "TANH" else 1
    report(error, {f"{name}_{first + step * k}": v for k, v in fixed.items()})


def report(error, coefficients):
    print(f"off by {float(error):.2e}")
    for name, value in coefficients.items():
        print(f"  {name} = {np.float32(float(value))!s}f")


def phi():
    t = 7.5 * (1 - np.cos(np.linspace(0, np.pi, 3001)))
    ratio = np.array([float(mp.erfc(x / mp.sqrt(2)) / 2 * mp.exp(mp.mpf(x) ** 2 / 2)) for x in t])
    over, under = {0: 0.5}, {0: 1.0}
    for k in range(1, 6):
        if k <= 4:
            over[k] = float(np.float32(rational(t, ratio, over, under)[0][k]))
        under[k] = float(np.float32(rational(t, ratio, over, under)[1][k]))
    error = np.abs(value(over, t) / value(under, t) / ratio - 1).max()
    report(error, {f"OVER_{k}": v for k, v in over.items()} | {f"UNDER_{k}": v for k, v in under.items() if k})


def value(coefficients, t):
    return sum(v * t**k for k, v in coefficients.items())


def rational(t, ratio, over, under, scale=4.0):
    """degrees 4 over 5 with the given coefficients held; the best of 400 of Lawson's iterations"""
    free_over = [k for k in range(5) if k not in over]
    free_under = [k for k in range(6) if k not in under]
    if not free_over and not free_under:
        return over, under
    lawson, divisor, best = np.ones_like(t), np.ones_like(t), None
    for _ in range(400):
        w = np.sqrt(lawson) / (ratio * divisor)
        columns = [(t / scale) ** k * w for k in free_over]
        columns += [-ratio * (t / scale) ** k * w for k in free_under]
        c = np.linalg.lstsq(np.column_stack(columns), (ratio * value(under, t) - value(over, t)) * w, rcond=None)[0]
        p = over | {k: v / scale**k for k, v in zip(free_over, c)}
        q = under | {k: v / scale**k for k, v in zip(free_under, c[len(free_over) :])}
        divisor = value(q, t)
        errors = np.abs(value(p, t) / divisor / ratio - 1)
        if best is None or errors.max() < best[0]:
            best = (errors.max(), p, q)
        lawson = lawson * errors / errors.mean()
        lawson = np.maximum(lawson / lawson.mean(), 1e-12)
    return best[1], best[2]


def main():
    edge = mp.log(2) / 2 * mp.mpf("1.0005")
    polynomial(
        "EXP", 2, 5, 4,
        lambda r: mp.mpf(1) / 2 + r / 6 if abs(r) < TINY else (mp.expm1(r) - r) / r**2,
        lambda r: r * r / mp.exp(r), -edge, edge,
    )
    polynomial(
        "LOG", 2, 9, 2,
        lambda m: -mp.mpf(1) / 2 + m / 3 if abs(m) < TINY else (mp.log1p(m) - m) / m**2,
        lambda m: abs(m) if abs(m) < TINY else m * m / abs(mp.log1p(m)), -mp.mpf(1) / 4, mp.mpf(1) / 2,
    )
    polynomial(
        "TANH", 3, 5, 1,
        lambda z: -mp.mpf(1) / 3 + 2 * z / 15 if z < TINY else (mp.tanh(mp.sqrt(z)) / mp.sqrt(z) - 1) / z,
        lambda z: z if z < TINY else mp.sqrt(z) * z / mp.tanh(mp.sqrt(z)), mp.mpf(0), mp.mpf(0.55) ** 2,
    )
    phi()


if __name__ == "__main__":
    main()
