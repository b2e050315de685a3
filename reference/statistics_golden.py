"""Writes golden/statistics.txt: what scipy and statsmodels say of small samples, counts and plans.

Run with numpy, scipy and statsmodels installed: python reference/statistics_golden.py

Each line is a kind, its arguments as name=value (lists between commas), and behind -> its results.
"""

from pathlib import Path

import numpy as np
import scipy
import statsmodels
from scipy import integrate, stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW, ttost_paired

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15
RESAMPLING = 6  # the ordinal of CounterRandom.Purpose, from 1


def text(value):
    return ",".join(repr(float(v)) for v in np.atleast_1d(value))


def line(kind, arguments, *results):
    given = " ".join(f"{name}={text(value)}" for name, value in arguments.items())
    return f"{kind} {given} -> {' '.join(text(result) for result in results)}"


def samples():
    random = np.random.default_rng(5)
    yield np.array([0.97, 0.9725]), np.array([0.965, 0.975])
    yield np.array([0.1, 0.2, 0.4]), np.array([0.11, 0.19, 0.43])
    for n in (4, 5, 10, 30, 200):
        for shift, spread in ((0, 0.01), (0.004, 0.003), (0.05, 0.02)):
            a = 0.9 + 0.01 * random.standard_normal(n)
            yield a, a + shift + spread * random.standard_normal(n)


def paired():
    for a, b in samples():
        d = DescrStatsW(a - b)
        low, high = d.tconfint_mean(0.05)
        yield line("mean", {"values": a - b}, d.mean, d.std_ddof(1), low, high)
        yield line("different", {"a": a, "b": b}, stats.ttest_rel(a, b).pvalue)
        for margin in (0.001, 0.005, 0.02):
            p = ttost_paired(a, b, -margin, margin)[0]
            yield line("same", {"a": a, "b": b, "margin": margin}, p)


def corrections():
    random = np.random.default_rng(6)
    for values in ([0.04], [0.01, 0.04, 0.03], [0.2, 0.001, 0.001, 0.9], random.random(12) ** 3):
        yield line("holm", {"p": values}, multipletests(values, method="holm")[1])


def counts():
    for a, b in ((0, 0), (1, 0), (3, 9), (7, 7), (0, 8), (120, 90), (2000, 2100)):
        p = 1.0 if a + b == 0 else mcnemar([[0, a], [b, 0]], exact=True).pvalue
        yield line("mcnemar", {"counts": [a, b]}, p)
    for hits, trials in ((0, 200), (1, 1), (8, 200), (20, 200), (16, 40), (50, 50), (45, 50)):
        low, high = proportion_confint(hits, trials, method="beta")
        assert np.isclose(low, stats.binomtest(hits, trials).proportion_ci(method="exact").low)
        yield line("share", {"counts": [hits, trials]}, low, high)


def over_chi(chance, n, last=np.inf):
    """The mean of a function of S = sqrt(chi2/nu) up to last, by adaptive quadrature."""
    nu = n - 1
    top = min(last, stats.chi.isf(1e-17, nu) / np.sqrt(nu))
    inner = stats.chi.ppf([0.001, 0.1, 0.5, 0.9, 0.999], nu) / np.sqrt(nu)
    edges = [0, *[e for e in inner if e < top], top]

    def weighted(s):
        return chance(s) * stats.chi.pdf(s * np.sqrt(nu), nu) * np.sqrt(nu)

    parts = zip(edges[:-1], edges[1:])
    return sum(integrate.quad(weighted, a, b, epsabs=1e-14, epsrel=1e-13)[0] for a, b in parts)


def same_power(mean, sd, margin, n, level):
    """The chance of both one-sided tests."""
    scale = np.sqrt(n) / sd
    t = stats.t.isf(level, n - 1)
    cdf = stats.norm.cdf
    return over_chi(
        lambda s: cdf((margin - mean) * scale - t * s) - cdf(t * s - (margin + mean) * scale),
        n,
        margin * scale / t,
    )


def different_power(mean, sd, n, level):
    """The chance of the two-sided test; statsmodels's where scipy's non-central t has a value."""
    shift = mean * np.sqrt(n) / sd
    t = stats.t.isf(level / 2, n - 1)
    cdf = stats.norm.cdf
    ours = over_chi(lambda s: cdf(shift - t * s) + cdf(-shift - t * s), n)
    theirs = TTestPower().power(mean / sd, n, level) if mean else level
    assert np.isnan(theirs) or abs(ours - theirs) < 1e-10, (mean, sd, n, ours, theirs)
    return ours if np.isnan(theirs) else theirs


def simulated_same_power(mean, sd, margin, n, level):
    random = np.random.default_rng(7)
    d = mean + sd * random.standard_normal((200_000, n))
    error = d.std(axis=1, ddof=1) / np.sqrt(n)
    t = stats.t.isf(level, n - 1) * error
    return np.mean((d.mean(axis=1) - t > -margin) & (d.mean(axis=1) + t < margin))


def plans():
    for mean, sd, margin in ((0.0, 0.004, 0.005), (0.001, 0.004, 0.005), (0.01, 0.01, 0.005)):
        for n in (2, 3, 5, 10, 40, 300):
            for level in (0.05, 0.01):
                found = different_power(mean, sd, n, level)
                yield line("power_different", {"plan": [mean, sd, n, level]}, found)
                same = same_power(mean, sd, margin, n, level)
                simulated = simulated_same_power(mean, sd, margin, n, level)
                assert abs(same - simulated) < 0.005, (mean, sd, n, same, simulated)
                yield line("power_same", {"plan": [mean, sd, margin, n, level]}, same)
    for mean, sd, margin, level in (
        (0.0, 0.004, 0.005, 0.05),
        (0.001, 0.004, 0.005, 0.01),
        (0.01, 0.01, 0.005, 0.05),
        (0.0049, 0.004, 0.005, 0.05),
        (0.02, 0.003, 0.005, 0.05),
    ):
        yield line("pairs", {"plan": [mean, sd, margin, level]}, smallest(mean, sd, margin, level))


def smallest(mean, sd, margin, level):
    for n in range(2, 10_001):
        different = different_power(mean, sd, n, level)
        if max(different, same_power(mean, sd, margin, n, level)) >= 0.8:
            return n
    return np.nan


RATIOS = (1 / 9, 0.2 / 0.72)  # ten folds; 20 % test, 72 % train, 8 % validate


def resampled():
    """The corrected resampled t-test of Nadeau and Bengio (2003): variance (1/n + n2/n1)·s²."""
    for a, b in samples():
        d = a - b
        n, mean, sd = len(d), d.mean(), d.std(ddof=1)
        for ratio in RATIOS:
            error = sd * np.sqrt(1 / n + ratio)
            half = stats.t.isf(0.025, n - 1) * error
            p = 2 * stats.t.sf(abs(mean) / error, n - 1)
            yield line("resampled", {"a": a, "b": b, "ratio": ratio}, p, mean - half, mean + half)
            for margin in (0.001, 0.02):
                above = stats.t.sf((mean + margin) / error, n - 1)
                below = stats.t.cdf((mean - margin) / error, n - 1)
                given = {"a": a, "b": b, "margin": margin, "ratio": ratio}
                yield line("resampled_same", given, max(above, below))


def resampled_plans():
    """Powers with the standard error of resampled(), and n - 1 degrees of freedom."""
    for mean, sd, margin in ((0.0, 0.004, 0.005), (0.001, 0.002, 0.005), (0.01, 0.006, 0.005)):
        for n in (3, 10, 40, 300):
            for ratio in RATIOS:
                error = sd * np.sqrt(1 / n + ratio)
                plan = [mean, sd, n, 0.05, ratio]
                yield line("resampled_power_different", {"plan": plan}, t_power(mean, error, n))
                plan = [mean, sd, margin, n, 0.05, ratio]
                yield line("resampled_power_same", {"plan": plan}, tost_power(mean, error, margin, n))
    for mean, sd, margin, ratio in (
        (0.01, 0.006, 0.005, 1 / 9),
        (0.01, 0.004, 0.005, 0.2 / 0.72),
        (0.0005, 0.003, 0.005, 1 / 9),
        (0.01, 0.02, 0.005, 1 / 9),
        (0.001, 0.01, 0.005, 0.2 / 0.72),
    ):
        plan = {"plan": [mean, sd, margin, 0.05, ratio]}
        yield line("resampled_pairs", plan, smallest_resampled(mean, sd, margin, ratio))
        yield line("resampled_never", plan, never(mean, sd, margin, ratio))


def t_power(mean, error, n):
    """By the non-central t where scipy has it, else by quadrature as above."""
    t = stats.t.isf(0.025, n - 1)
    shift = mean / error
    ours = over_chi(lambda s: stats.norm.cdf(shift - t * s) + stats.norm.cdf(-shift - t * s), n)
    theirs = stats.nct.sf(t, n - 1, shift) + stats.nct.cdf(-t, n - 1, shift)
    assert np.isnan(theirs) or abs(ours - theirs) < 1e-9, (mean, error, n, ours, theirs)
    return ours


def tost_power(mean, error, margin, n):
    t = stats.t.isf(0.05, n - 1)
    cdf = stats.norm.cdf
    return over_chi(
        lambda s: cdf((margin - mean) / error - t * s) - cdf(t * s - (margin + mean) / error),
        n,
        margin / error / t,
    )


def smallest_resampled(mean, sd, margin, ratio):
    """0 where no number is enough."""
    if never(mean, sd, margin, ratio):
        return 0
    for n in range(2, 10_001):
        error = sd * np.sqrt(1 / n + ratio)
        if max(t_power(mean, error, n), tost_power(mean, error, margin, n)) >= 0.8:
            return n
    return 0


def never(mean, sd, margin, ratio):
    """1 where even infinitely many repeats, whose variance is ratio·sd², decide too rarely."""
    error = sd * np.sqrt(ratio)
    cdf = stats.norm.cdf
    two, one = stats.norm.isf(0.025), stats.norm.isf(0.05)
    different = cdf(mean / error - two) + cdf(-mean / error - two)
    same = cdf((margin - mean) / error - one) - cdf(one - (margin + mean) / error)
    return float(max(different, same) < 0.8)


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def drawn(seed, resample, rows):
    """The rows that Tandem's counter-based generator draws."""
    key = mix((seed + GAMMA * RESAMPLING) & MASK)
    key = mix(key ^ mix((resample + GAMMA) & MASK))
    bits = [mix((key + (i + 1) * GAMMA) & MASK) for i in range(rows)]
    return np.array([int((b >> 11) * 2.0**-53 * rows) for b in bits])


def bootstraps():
    random = np.random.default_rng(8)
    for rows, resamples, seed in ((7, 50, 1), (200, 400, 2), (60, 2000, 3)):
        differences = np.round(random.standard_normal(rows) + 0.2, 3)
        means = [differences[drawn(seed, r, rows)].mean() for r in range(resamples)]
        ends = np.quantile(means, [0.025, 0.975])
        if resamples >= 400:  # scipy draws other rows; the ends agree to the luck of the draw
            theirs = stats.bootstrap(
                (differences,), np.mean, method="percentile", n_resamples=20_000, random_state=1
            ).confidence_interval
            assert np.allclose(ends, theirs, atol=0.15 * differences.std() * 2 / np.sqrt(rows))
        yield line("bootstrap", {"differences": differences, "plan": [resamples, seed]}, *ends)


def main():
    lines = [
        "# Written by reference/statistics_golden.py with "
        f"scipy {scipy.__version__} and statsmodels {statsmodels.__version__}",
        *paired(),
        *corrections(),
        *counts(),
        *plans(),
        *bootstraps(),
        *resampled(),
        *resampled_plans(),
    ]
    target = Path(__file__).parent / "golden" / "statistics.txt"
    target.write_text("\n".join(lines) + "\n", newline="\n")


if __name__ == "__main__":
    main()
