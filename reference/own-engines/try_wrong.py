"""Which probes show which mistake: every mistake of wrong.py, alone and with every ability (see driver.py).

    python3 try_wrong.py [--ability weights] [--float32] [NAME ...]

Exit code 1 if a mistake shows in no probe.
"""

import pathlib
import subprocess
import sys

import driver

WRONG = str(pathlib.Path(__file__).with_name("wrong.py"))

if __name__ == "__main__":
    flags = [a for a in sys.argv[1:] if a in ("--float32", "--ability", "weights", "forward", "gradients", "all")]
    names = [a for a in sys.argv[1:] if a not in flags]
    if not names:
        listed = subprocess.run([sys.executable, WRONG, "--list"], stdout=subprocess.PIPE, check=True,
                                env={"PYTHONPATH": str(driver.TEMPLATES / "numpy")})
        names = listed.stdout.decode().split()
    hidden = []
    for name in names:
        wrong, probed = driver.check([sys.executable, WRONG, "--mistake", name, *flags])
        shown = {}
        for probe, what, _ in wrong:
            shown.setdefault(probe, []).append(what)
        print(f"{name:42} {len(shown):2} of {probed}:", "; ".join(f"{p}: {' '.join(w)}" for p, w in shown.items())[:150])
        if not wrong:
            hidden.append(name)
    print(f"{len(names)} mistakes;", "all show" if not hidden else "hidden: " + ", ".join(hidden))
    sys.exit(1 if hidden else 0)
