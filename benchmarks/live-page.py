#!/usr/bin/env python3
"""What the live page costs, in headless Chromium (chromium and chromedriver on the PATH; Python's own library only).

  benchmarks/live-page.py start [ROUNDS]     from the command to a page that trains the default experiment
  benchmarks/live-page.py mnist [ROUNDS]     training rate against the command line, updates a second, long tasks
  benchmarks/live-page.py soak [MINUTES]     heap of the page and memory of the server while moons trains over and over

Run nothing else beside it. `mnist` needs TANDEM_DATA.
"""
import atexit
import base64
import glob
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MNIST = {"name": "mnist", "data": {"source": "mnist"}, "network": {"hidden": [128, 64], "activation": "relu"},
         "optimizer": {"type": "adam", "learningRate": 0.001}, "training": {"epochs": 8, "batchSize": 64, "seed": 1},
         "contenders": [{"engine": "scratch"}]}
WATCH = """
window.tasks = []; window.updates = 0;
new PerformanceObserver((list) => list.getEntries().forEach((own) => window.tasks.push(own.duration))).observe({ type: 'longtask' });
new MutationObserver(() => { window.updates++; }).observe(document.getElementById('where'), { childList: true, characterData: true, subtree: true });
"""


class Browser:
    def __init__(self, port=9787):
        self.driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        atexit.register(self.close)
        self.base = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                self.ask("GET", "/status")
                break
            except OSError:
                time.sleep(0.1)
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000", "--enable-precise-memory-info"]}
        capabilities = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}
        self.session = "/session/" + self.ask("POST", "/session", {"capabilities": capabilities})["sessionId"]

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, method=method, data=data, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def show(self, address):
        self.ask("POST", self.session + "/url", {"url": address})

    def run(self, script):
        return self.ask("POST", self.session + "/execute/sync", {"script": script, "args": []})

    def devtools(self, command, parameters=None):
        return self.ask("POST", self.session + "/goog/cdp/execute", {"cmd": command, "params": parameters or {}})

    def wait(self, script, seconds=120):
        end = time.monotonic() + seconds
        while not self.run("return " + script):
            if time.monotonic() > end:
                raise SystemExit(f"in {seconds} s it did not become true: {script}")
            time.sleep(0.01)

    def close(self):
        try:
            self.ask("DELETE", self.session)
        except (OSError, AttributeError):
            pass
        self.driver.terminate()


class Server:
    def __init__(self):
        self.process = subprocess.Popen([HOME + "/tandem", "live", "--no-browser", "--port", "0"], stdout=subprocess.PIPE, text=True)
        atexit.register(self.close)
        for line in self.process.stdout:
            found = re.search(r"http://\S+", line)
            if found:
                self.address = found.group()
                return
        raise SystemExit("tandem live has printed no address")

    def close(self):
        self.process.terminate()
        self.process.wait()


def link(settings):
    text = base64.urlsafe_b64encode(json.dumps(settings).encode()).decode().rstrip("=")
    return "#s=" + text


def start(rounds):
    browser = Browser()
    seconds = []
    for _ in range(rounds):
        begun = time.monotonic()
        server = Server()
        browser.show(server.address)
        browser.wait("document.body?.dataset.ready === 'yes'")
        browser.run("document.getElementById('start').click()")
        browser.wait("Number(document.getElementById('run-state').dataset.step) > 0")
        seconds.append(time.monotonic() - begun)
        browser.show("about:blank")
        server.close()
        print(f"from the command to a page that trains: {seconds[-1]:.2f} s", flush=True)
    print(f"median {statistics.median(seconds):.2f} s (bar: 3 s)")


def command_line():
    out = tempfile.mkdtemp()
    try:
        file = os.path.join(out, "mnist.json")  # YAML takes JSON
        with open(file, "w") as target:
            json.dump(MNIST, target)
        subprocess.run([HOME + "/tandem", "compare", file, "--quiet", "--out", out], check=True, stdout=subprocess.DEVNULL)
        (events,) = glob.glob(out + "/mnist/*/contenders/scratch/1/events.jsonl")
        with open(events) as lines:
            epochs = [json.loads(line) for line in lines]
        walls = [own["wallSeconds"] for own in epochs if "wallSeconds" in own]
        return MNIST["training"]["epochs"] / sum(walls)
    finally:
        shutil.rmtree(out)


def page(browser, server):
    browser.show("about:blank")
    browser.show(server.address + link(MNIST))
    browser.wait("document.body?.dataset.ready === 'yes'")
    browser.run("const pace = document.getElementById('pace'); pace.value = 'full'; pace.dispatchEvent(new Event('change'))")
    browser.run("document.getElementById('one-batch').click()")
    browser.wait("document.getElementById('run-state').dataset.step === '1'")
    browser.run(WATCH)
    before = browser.run("return performance.now()")
    browser.run("document.getElementById('start').click()")
    browser.wait("document.body.dataset.state === 'running'")
    begun = browser.run("return performance.now()")
    browser.wait("document.body.dataset.state === 'finished'")
    seconds = (browser.run("return performance.now()") - (before + begun) / 2) / 1000
    updates = browser.run("return window.updates") / seconds
    return MNIST["training"]["epochs"] / seconds, updates, max(browser.run("return window.tasks") or [0])


def mnist(rounds):
    browser = Browser()
    server = Server()
    shares = []
    for _ in range(rounds):
        plain = command_line()
        rate, updates, longest = page(browser, server)
        shares.append(rate / plain)
        print(f"page {rate:.2f} epochs/s, command line {plain:.2f}: {100 * shares[-1]:.0f} %; {updates:.1f} updates/s,"
              f" longest task {longest:.0f} ms", flush=True)
    print(f"median {100 * statistics.median(shares):.0f} % of the command line's rate (bars: 85 %, 10 updates/s, 100 ms)")


def soak(minutes):
    browser = Browser()
    server = Server()
    browser.show(server.address)
    browser.wait("document.body?.dataset.ready === 'yes'")
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if browser.run("return document.body.dataset.state") != "running":
                browser.run("document.getElementById('start').click()")
            time.sleep(1)
        browser.devtools("HeapProfiler.collectGarbage")
        heap = browser.run("return performance.memory.usedJSHeapSize") / 1e6
        with open(f"/proc/{server.process.pid}/status") as status:
            resident = int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1e3
        nodes = browser.run("return document.querySelectorAll('*').length")
        print(f"page {heap:.1f} MB, {nodes} elements; server {resident:.0f} MB", flush=True)


if __name__ == "__main__":
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else None
    if command == "start":
        start(count or 5)
    elif command == "mnist":
        mnist(count or 3)
    elif command == "soak":
        soak(count or 60)
    else:
        raise SystemExit(__doc__)
