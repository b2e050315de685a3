"""Prints the notebook's cells as a script for JShell: text as comments, code as it is but for the kernel's own commands.

    python3 script.py > workshop.jsh
"""
import json
import pathlib

HEAD = """\
// Made from workshop.ipynb by script.py: change the notebook, not this file. Build Tandem with ./tandem first, then:
//   jshell -R--add-modules -Rjdk.incubator.vector --class-path ../../workbench/cli/target/lib/tandem-notebook-0.1.0-SNAPSHOT.jar workshop.jsh
// JShell stays open at the end. It shows no charts; Runs.of("plain", plain).loss().save(Path.of("loss.png")) writes one.
"""

notebook = json.loads(pathlib.Path(__file__).with_name("workshop.ipynb").read_text(encoding="utf-8"))
print(HEAD)
for cell in notebook["cells"]:
    lines = "".join(cell["source"]).split("\n")
    if cell["cell_type"] == "markdown":
        print("\n".join(("// " + line).rstrip() for line in lines), end="\n\n")
    elif not lines[0].startswith("%"):
        print("\n".join(lines), end="\n\n")
