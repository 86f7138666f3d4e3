"""Chromium without a window, driven over a pipe by its DevTools protocol. Needs the standard library only."""

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-pipe")
PATIENCE = 60


class Browser:
    """One process; each page is a tab of its own."""

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("google-chrome")
        if not program:
            raise SystemExit("there is no chromium")
        self.profile = tempfile.TemporaryDirectory(prefix="curfew-report-", ignore_cleanup_errors=True)
        from_us, self.to_browser = os.pipe()
        self.from_browser, to_us = os.pipe()
        # The browser reads its descriptor 3 and writes its descriptor 4.
        script = f'exec "$@" 3<&{from_us} 4>&{to_us}'
        self.process = subprocess.Popen(["bash", "-c", script, "bash", program, *FLAGS, f"--user-data-dir={self.profile.name}",
                                         "about:blank"], pass_fds=(from_us, to_us), stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        os.close(from_us)
        os.close(to_us)
        self.ids = itertools.count(1)
        self.unread = b""
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.to_browser)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.from_browser)
        self.profile.cleanup()

    def _receive(self, deadline):
        while b"\0" not in self.unread:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.from_browser], [], [], left)[0]:
                raise TimeoutError("the browser does not answer")
            data = os.read(self.from_browser, 1 << 16)
            if not data:
                raise EOFError("the browser is gone")
            self.unread += data
        message, _, self.unread = self.unread.partition(b"\0")
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        number = next(self.ids)
        request = {"id": number, "method": method, "params": parameters}
        if session:
            request["sessionId"] = session
        data = json.dumps(request).encode() + b"\0"
        while data:
            data = data[os.write(self.to_browser, data):]
        deadline = time.monotonic() + PATIENCE
        while True:
            message = self._receive(deadline)
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            if "method" in message:
                self.events.append(message)

    def wait_for(self, session, method):
        deadline = time.monotonic() + PATIENCE
        while not any(e["method"] == method and e.get("sessionId") == session for e in self.events):
            message = self._receive(deadline)
            if "method" in message:
                self.events.append(message)


class Page:
    """A file in a tab, with what it says to the console and what it asks of the network."""

    def __init__(self, browser, path, width=1200, scheme="light", media="screen"):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.target = target
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self._size(width, 900)
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.url = path.resolve().as_uri()
        self.call("Page.navigate", url=self.url)
        browser.wait_for(self.session, "Page.loadEventFired")
        # As tall as it is, so that all of it can be pointed at.
        self._size(width, max(900, self.run("document.documentElement.scrollHeight")))

    def _size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def run(self, script):
        """The value of a JavaScript expression."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def _events(self, method):
        return [e["params"] for e in self.browser.events if e["method"] == method and e.get("sessionId") == self.session]

    def console(self):
        """Everything that went to the console, by the page or about it."""
        said = [json.dumps(e["args"]) for e in self._events("Runtime.consoleAPICalled")]
        said += [json.dumps(e["exceptionDetails"]) for e in self._events("Runtime.exceptionThrown")]
        return said + [e["entry"]["text"] for e in self._events("Log.entryAdded")]

    def requests(self):
        """What was asked for beside the file itself; data: is in the file."""
        urls = [e["request"]["url"] for e in self._events("Network.requestWillBeSent")]
        return [url for url in urls if url != self.url and not url.startswith("data:")]

    def picture(self, path):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def print_to(self, path):
        path.write_bytes(base64.b64decode(self.call("Page.printToPDF", printBackground=False)["data"]))

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
