"""browser.py - headless Chromium, driven by its own protocol over two pipes

    with Browser(directory) as browser:
        browser.open("file:///page.html")
        browser.evaluate("document.title")
        browser.drop("#target", ["/folder"])

The browser runs without a network: in a namespace of its own that has none, where the system allows that. What it asks of a
network all the same is in browser.requests.
"""

import base64
import json
import os
import subprocess
import threading
import time
from pathlib import Path

ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
             "--no-first-run", "--disable-background-networking", "--disable-component-update", "--window-size=1024,900"]


def without_network():
    """What to put in front of a command so that it has no network; nothing where that may not be."""
    tried = subprocess.run(["unshare", "-n", "true"], capture_output=True) if Path("/usr/bin/unshare").exists() else None
    return ["unshare", "-n"] if tried and tried.returncode == 0 else []


class Browser:
    def __init__(self, directory, chromium="chromium"):
        command_read, self.to_browser = os.pipe()
        self.from_browser, answer_write = os.pipe()
        self.directory, self.count, self.answers, self.requests, self.session = Path(directory), 0, {}, [], None
        self.changed = threading.Condition()

        def pipes():
            os.dup2(command_read, 3)
            os.dup2(answer_write, 4)

        # Both ends are moved out of the way of 3 and 4 first.
        command_read, answer_write = os.dup(command_read), os.dup(answer_write)
        self.process = subprocess.Popen([*without_network(), chromium, *ARGUMENTS, f"--user-data-dir={directory}/profile", "about:blank"],
                                        preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        threading.Thread(target=self.listen, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def listen(self):
        waiting = b""
        while chunk := os.read(self.from_browser, 1 << 20):
            *messages, waiting = (waiting + chunk).split(b"\0")
            for message in map(json.loads, messages):
                with self.changed:
                    if "id" in message:
                        self.answers[message["id"]] = message
                    elif message["method"] == "Network.requestWillBeSent":
                        self.requests.append(message["params"]["request"]["url"])
                    self.changed.notify_all()

    def call(self, method, timeout=120, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to_browser, json.dumps(message).encode() + b"\0")
        with self.changed:
            if not self.changed.wait_for(lambda: message["id"] in self.answers, timeout):
                raise TimeoutError(f"{method} took more than {timeout} s")
            answer = self.answers.pop(message["id"])
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def open(self, address):
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")
        self.call("Page.navigate", url=address)
        self.until("document.readyState === 'complete'")

    def evaluate(self, expression, timeout=120):
        result = self.call("Runtime.evaluate", timeout, expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", str(result["exceptionDetails"])))
        return result["result"].get("value")

    def until(self, expression, timeout=120):
        """Waits until an expression is true; gives the seconds."""
        started = time.monotonic()
        while not self.evaluate(expression):
            if time.monotonic() - started > timeout:
                raise TimeoutError(f"not within {timeout} s: {expression}")
            time.sleep(0.1)
        return time.monotonic() - started

    def drop(self, selector, paths):
        box = self.evaluate(f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])(document.querySelector({json.dumps(selector)})"
                            ".getBoundingClientRect())")
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self.call("Input.dispatchDragEvent", type=kind, x=box[0], y=box[1], data=data)

    def look_like(self, width, scheme, height=900):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path):
        Path(path).write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def press(self, key, code, text=""):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text if kind == "keyDown" else "")

    def downloads(self, folder):
        session, self.session = self.session, None
        self.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
        self.session = session
