"""Prints an executed notebook without what differs from run to run and from machine to machine: times and folders.

    python3 tidy.py EXECUTED.ipynb HOME
"""
import json
import sys

executed, home = sys.argv[1:]
with open(executed, encoding="utf-8") as file:
    notebook = json.loads(file.read().replace(home + "/", ""))
notebook["metadata"] = {key: notebook["metadata"][key] for key in ("kernelspec", "language_info")}
for cell in notebook["cells"]:
    cell["metadata"] = {}
print(json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True))
