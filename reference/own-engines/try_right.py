"""All variants of right.py (or those named) against the truth; exit code 1 if one differs beyond its convention."""

import pathlib
import subprocess
import sys

import driver
from right import CONVENTIONS

RIGHT = str(pathlib.Path(__file__).with_name("right.py"))

if __name__ == "__main__":
    names = sys.argv[1:]
    if not names:
        listed = subprocess.run([sys.executable, RIGHT, "--list"], stdout=subprocess.PIPE, check=True,
                                env={"PYTHONPATH": str(driver.TEMPLATES / "numpy")})
        names = listed.stdout.decode().split()
    accused = []
    for name in names:
        wrong, probed = driver.check([sys.executable, RIGHT, "--variant", name])
        beyond = {probe for probe, _, _ in wrong} - CONVENTIONS.get(name, set())
        print(f"{name:28} {probed:2} probes", "differ: " + "; ".join(f"{p}: {w} {o:.1e}" for p, w, o in wrong) if wrong
              else "agree")
        if beyond or not probed:
            accused.append(name)
    print(f"{len(names)} variants;", "differ: " + ", ".join(accused) if accused else "all are right")
    sys.exit(1 if accused else 0)
