"""A network that never learns, in plain Python: its weights stay as they came. An argument says how else it fails."""
import json
import signal
import struct
import sys
import time

HOW = sys.argv[1] if len(sys.argv) > 1 else ""


def header(path):
    with open(path, "rb") as file:
        return json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))


def sizes(path):
    with open(path, "rb") as file:
        content = file.read()
    start = 8 + struct.unpack("<Q", content[:8])[0]
    begin, end = json.loads(content[8:start])["sizes"]["data_offsets"]
    return struct.unpack("<%di" % ((end - begin) // 4), content[start + begin:start + end])


def zeros(path, rows, columns):
    text = json.dumps({"outputs": {"dtype": "F32", "shape": [rows, columns], "data_offsets": [0, 4 * rows * columns]}})
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text.encode() + bytes(4 * rows * columns))


def answer(request):
    global weights, outputs
    if request["do"] == "hello":
        return {"name": "idle", "version": "0.1", "precision": "float32"}
    if request["do"] == "open":
        if HOW == "unable":
            return {"unsupported": "anything at all"}
        weights = open(request["weights"], "rb").read()
        outputs = [layer["outputs"] for layer in request["layers"] if layer["type"] == "dense"][-1]
    if request["do"] == "steps":
        if HOW == "dies":
            print("out of ideas")
            sys.exit(3)
        if HOW == "stalls":
            time.sleep(600)
        if HOW == "babbles":
            return "no object"
        if HOW == "stays":
            time.sleep(0.2)
        steps = len(sizes(request["batches"]))
        return {"losses": [0.7] * steps, "seconds": 0.001 * steps}
    if request["do"] == "predict":
        zeros(request["output"], header(request["features"])["features"]["shape"][0], outputs)
    if request["do"] == "weights":
        with open(request["output"], "wb") as file:
            file.write(weights)
    return {}


if HOW == "needs":
    import a_module_that_nobody_has  # noqa: F401
if HOW == "stays":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
for line in sys.stdin:
    request = json.loads(line)
    found = answer(request)
    print("tandem1 " + (found if isinstance(found, str) else json.dumps({"id": request["id"], **found})), flush=True)
while HOW == "stays":
    time.sleep(1)
