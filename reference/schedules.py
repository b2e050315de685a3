"""Writes golden/schedules.txt: the rates of torch.optim.lr_scheduler, step by step.

Run with torch installed: python reference/schedules.py; see reference/README.md.
"""

import warnings
from pathlib import Path

import torch
from torch.optim import lr_scheduler as torch_schedules

HEADER = """\
# Written by reference/schedules.py with torch {version}, in float64.
#
# One case after another. Each line is a name and its values, separated by blanks:
#   case NAME
#   schedule KIND key=value ...   as in an experiment file; a warm-up's follower is on the line "then"
#   then KIND key=value ...
#   learningRate V                the optimizer's own
#   epochs E
#   stepsPerEpoch S
#   losses V ...                  reduce-on-plateau only: the validation loss after each epoch
#   rates V ...                   E*S values: of each step, epoch after epoch; where every step of every
#                                 epoch has the same rate, only E values under the name epochRates
# Schedules by epoch are stepped once an epoch; warm-up and one-cycle once a step. What follows a warm-up counts
# epochs from its end; a cosine there has T_max = the epochs that are left.
# ReduceLROnPlateau is asked with eps=0: it refuses no small change.
"""


def optimizer(rate):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))], lr=rate)


def rate_of(sgd):
    return float(sgd.param_groups[0]["lr"])


def stepped(make, rate, count, losses=None):
    """The rates before each of so many steps of a scheduler."""
    sgd = optimizer(rate)
    scheduler = make(sgd)
    rates = []
    for i in range(count):
        rates.append(rate_of(sgd))
        sgd.step()
        scheduler.step(*([] if losses is None else [losses[i]]))
    return rates


def by_epoch(name, spec, make, rate=0.1, epochs=12, losses=None):
    lines = [f"case {name}", f"schedule {spec}", f"learningRate {rate!r}", f"epochs {epochs}", "stepsPerEpoch 3"]
    if losses is not None:
        lines.append("losses " + " ".join(map(repr, losses)))
    return lines + [line("epochRates", stepped(make, rate, epochs, losses))]


def by_step(name, spec, rates, rate, epochs, steps, then=None):
    lines = [f"case {name}", f"schedule {spec}"]
    lines += [] if then is None else [f"then {then}"]
    return lines + [f"learningRate {rate!r}", f"epochs {epochs}", f"stepsPerEpoch {steps}", line("rates", rates)]


def line(name, values):
    return name + " " + " ".join(map(repr, values))


def warm_up(name, then, follower, start=1 / 3, rate=0.1, warm=2, epochs=9, steps=4):
    """LinearLR by step, then the follower, which says itself how it is stepped in those units."""

    def make(sgd):
        linear = torch_schedules.LinearLR(sgd, start_factor=start, total_iters=warm * steps)
        return torch_schedules.SequentialLR(sgd, [linear, follower(sgd, steps)], milestones=[warm * steps])

    rates = stepped(make, rate, epochs * steps)
    return by_step(name, f"warm-up epochs={warm} start={start!r}", rates, rate, epochs, steps, then)


def warm_up_then_cosine(warm=3, epochs=10, steps=4, rate=0.2):
    """CosineAnnealingLR is stepped by epoch, LinearLR by step: recorded one after the other."""
    linear = stepped(
        lambda sgd: torch_schedules.LinearLR(sgd, start_factor=0.1, total_iters=warm * steps), rate, warm * steps
    )
    left = epochs - warm
    cosine = stepped(lambda sgd: torch_schedules.CosineAnnealingLR(sgd, left, eta_min=0.01), rate, left)
    rates = linear + [value for value in cosine for _ in range(steps)]
    spec = f"warm-up epochs={warm} start=0.1"
    return by_step("warm-up then cosine", spec, rates, rate, epochs, steps, "cosine minimum=0.01")


def one_cycle(name, rise=0.3, divide=25.0, final=1e4, maximum=0.3, epochs=6, steps=5):
    sgd = optimizer(0.1)
    scheduler = torch_schedules.OneCycleLR(
        sgd,
        max_lr=maximum,
        total_steps=epochs * steps,
        pct_start=rise,
        div_factor=divide,
        final_div_factor=final,
        cycle_momentum=False,
    )
    rates = [rate_of(sgd)]
    for _ in range(epochs * steps - 1):
        sgd.step()
        scheduler.step()
        rates.append(rate_of(sgd))
    spec = f"one-cycle maximum={maximum!r} rise={rise!r} divide={divide!r} finalDivide={final!r}"
    return by_step(name, spec, rates, 0.1, epochs, steps)


def plateau(name, losses, rate=0.1, factor=0.1, patience=10, threshold=1e-4, minimum=0.0):
    spec = f"reduce-on-plateau factor={factor!r} patience={patience} threshold={threshold!r} minimum={minimum!r}"

    def make(sgd):
        return torch_schedules.ReduceLROnPlateau(
            sgd, factor=factor, patience=patience, threshold=threshold, min_lr=minimum, eps=0.0
        )

    return by_epoch(name, spec, make, rate, len(losses), losses)


FALLING_AND_STUCK = [1.0, 0.8, 0.7, 0.7, 0.7, 0.71, 0.69, 0.69, 0.69, 0.69, 0.69, 0.69, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]


def cases():
    yield by_epoch("constant", "constant", lambda sgd: torch_schedules.ConstantLR(sgd, factor=1.0))
    yield by_epoch("step", "step every=3 gamma=0.1", lambda sgd: torch_schedules.StepLR(sgd, 3))
    yield by_epoch(
        "step of every epoch", "step every=1 gamma=0.7", lambda sgd: torch_schedules.StepLR(sgd, 1, gamma=0.7), 0.05
    )
    yield by_epoch(
        "multi-step",
        "multi-step milestones=2,5,6 gamma=0.3",
        lambda sgd: torch_schedules.MultiStepLR(sgd, [2, 5, 6], gamma=0.3),
    )
    yield by_epoch(
        "exponential", "exponential gamma=0.9", lambda sgd: torch_schedules.ExponentialLR(sgd, 0.9), epochs=50
    )
    yield by_epoch(
        "cosine", "cosine minimum=0.0", lambda sgd: torch_schedules.CosineAnnealingLR(sgd, 50), epochs=50
    )
    yield by_epoch(
        "cosine to a minimum",
        "cosine minimum=0.001",
        lambda sgd: torch_schedules.CosineAnnealingLR(sgd, 7, eta_min=0.001),
        epochs=7,
    )
    yield warm_up("warm-up then constant", "constant", lambda sgd, n: torch_schedules.ConstantLR(sgd, factor=1.0))
    yield warm_up(
        "warm-up then step",
        "step every=2 gamma=0.5",
        lambda sgd, n: torch_schedules.StepLR(sgd, 2 * n, gamma=0.5),
        start=0.05,
        epochs=13,
    )
    yield warm_up(
        "warm-up then multi-step",
        "multi-step milestones=1,4 gamma=0.2",
        lambda sgd, n: torch_schedules.MultiStepLR(sgd, [n, 4 * n], gamma=0.2),
        warm=1,
        epochs=13,
    )
    yield warm_up(
        "warm-up then exponential",
        "exponential gamma=0.8",
        lambda sgd, n: torch_schedules.StepLR(sgd, n, gamma=0.8),
        epochs=13,
    )
    yield warm_up_then_cosine()
    yield one_cycle("one-cycle", epochs=10)
    yield one_cycle("one-cycle, short rise", rise=0.1, divide=10.0, final=100.0, maximum=0.05, steps=9)
    yield plateau("reduce on plateau", FALLING_AND_STUCK, patience=2, factor=0.5)
    yield plateau("reduce on plateau without patience", FALLING_AND_STUCK, patience=0, factor=0.3, minimum=0.004)
    yield plateau("reduce on plateau by a large threshold", FALLING_AND_STUCK, patience=1, factor=0.1, threshold=0.2)
    yield plateau("reduce on plateau with torch's defaults", [1.0 - 0.00001 * i for i in range(60)])


def main():
    lines = HEADER.format(version=torch.__version__).splitlines()
    for case in cases():
        lines += [""] + case
    target = Path(__file__).parent / "golden" / "schedules.txt"
    target.write_text("\n".join(lines) + "\n", newline="\n")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message=".*deprecated", category=UserWarning)
    main()
