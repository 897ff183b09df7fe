"""How fast the page comes and follows its filters, and whether its memory stays level, in a real Chromium.

    python benchmarks/page.py [--store FILE] [--sentences N] [--rounds N]

Without a store it writes one: so many generated sentences (7,000 unless said: some 11,000 mentions), ingested by the
real command. Prints: from the start of the server to its answer; from opening the address to the drawn map, for the
first reader of a server and for later ones; from the choice of a filter to the drawn map; what runs of the page a pan
costs; the memory of server and page over all these changes. Beside wall time stands the processor time of the server
and of the browser: the load of the machine, printed too, falsifies wall time far more. On two free cores the wall time
is at most the sum of both, for what they do at once is counted twice there.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Frame, Page, sync_playwright

ROOT: Final = Path(__file__).parents[1]
FLAGS: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--js-flags=--expose-gc",
    "--enable-precise-memory-info",
)
READY: Final = "() => window.map && window.dateline?.state.drawn && window.map.getSize().y === window.innerHeight"
PATIENCE: Final = 120_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running dashboard."""

    url: str
    pid: int
    started: float

    def memory(self) -> float:
        """Resident memory, in MB."""
        line = next(text for text in Path(f"/proc/{self.pid}/status").read_text().splitlines() if "VmRSS" in text)
        return int(line.split()[1]) / 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds that something took: on the clock, of the server's processor time, of the browser's."""

    wall: float
    server: float
    browser: float


class Watch:
    """Measures from its making on."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._before, self._begun = processors(), time.perf_counter()

    def wall(self) -> float:
        """Seconds on the clock."""
        return time.perf_counter() - self._begun

    def cost(self, wall: float) -> Cost:
        """The processor time until now, with the time on the clock as it was taken before."""
        spent = {pid: used - self._before.get(pid, 0.0) for pid, used in processors().items()}
        server = spent.pop(self._server.pid, 0.0)
        return Cost(wall=wall, server=server, browser=sum(spent.values()))


def processors() -> dict[int, float]:
    """Processor time so far of every process that this one started, or that those started; in seconds."""
    parents, used = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(") ")[2].split()
            parents[int(folder.name)] = int(fields[1])
            used[int(folder.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ours(pid: int) -> bool:
        return pid == os.getpid() or (pid in parents and ours(parents[pid]))

    return {pid: seconds for pid, seconds in used.items() if pid != os.getpid() and ours(pid)}


def main() -> None:
    """Print one row for each figure."""
    chosen = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    chosen.add_argument("--store", type=Path)
    chosen.add_argument("--sentences", type=int, default=7000)
    chosen.add_argument("--rounds", type=int, default=10, help="each makes eleven changes of filters")
    told = chosen.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on the path: nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = told.store.resolve() if told.store else Path(folder, "large.sqlite")
        if not told.store:
            subprocess.run(
                [sys.executable, ROOT / "benchmarks" / "large_store.py", store, str(told.sentences)], check=True
            )
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        show("load of the machine", os.getloadavg()[0], "running")
        with served(store, Path(folder)) as server:
            measure(browser, server, told.rounds)
        show("load of the machine, at the end", os.getloadavg()[0], "running")
        browser.close()


def measure(browser: Browser, server: Server, rounds: int) -> None:
    """Every figure of one server."""
    show("server answers after", server.started, "s")
    show("  processor", processors()[server.pid], "s")
    for reader in ("first", "second", "third"):
        page, cost = opened(browser, server)
        shares(f"address to drawn map, {reader} reader", [cost], (1.0,))
        if reader != "third":
            page.context.close()
    frame = map_frame(page)
    print(f"{page.locator('.dl-summary strong').text_content()}")
    pans(page, frame)
    memories = [(server.memory(), heap(page, frame))]
    costs = []
    for _ in range(rounds):
        costs += [changed(page, frame, server, change) for change in CHANGES]
        memories.append((server.memory(), heap(page, frame)))
    shares("filter to drawn map, first round", costs[: len(CHANGES)], (0.5, 0.95))
    shares("filter to drawn map, all rounds", costs, (0.5, 0.95))
    for number in sorted({0, 1, rounds // 2, rounds}):
        show(f"memory after {number * len(CHANGES)} changes: server", memories[number][0], "MB")
        show("  page", memories[number][1], "MB")


def shares(what: str, costs: Sequence[Cost], of: Sequence[float]) -> None:
    """Percentiles, each of its own."""
    for share in of:
        show(f"{what}, p{100 * share:.0f} of {len(costs)}", percentile([cost.wall for cost in costs], share), "s")
        show("  processor: server", percentile([cost.server for cost in costs], share), "s")
        show("  processor: server and browser", percentile([cost.server + cost.browser for cost in costs], share), "s")


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many of the values do not exceed."""
    return sorted(values)[max(0, -(-len(values) * int(100 * share) // 100) - 1)]


# ---- the page


def opened(browser: Browser, server: Server) -> tuple[Page, Cost]:
    """A page of a new reader, and how long it took until its map was drawn."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    watch = Watch(server)
    page.goto(server.url, wait_until="commit")
    page.wait_for_selector(".st-key-map-box iframe", timeout=PATIENCE)
    map_frame(page).wait_for_function(READY, timeout=PATIENCE)
    return page, watch.cost(watch.wall())


def map_frame(page: Page) -> Frame:
    """The frame that holds the map, once it is there."""
    while True:
        found = [frame for frame in page.frames if "streamlit_folium" in frame.url]
        if found:
            return found[0]
        page.wait_for_timeout(10)


def changed(page: Page, frame: Frame, server: Server, change: Callable[[Page], None]) -> Cost:
    """From a change of the filters to the drawn map; the processor time is that until the whole page is done."""
    frame.evaluate("() => { window.before = window.dateline.state.told; }")
    watch = Watch(server)
    change(page)
    frame.wait_for_function(
        "() => window.dateline.state.told !== window.before && Boolean(window.dateline.state.layers.all)",
        timeout=PATIENCE,
    )
    frame.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    wall = watch.wall()
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'",
        timeout=PATIENCE,
    )
    return watch.cost(wall)


def pill(name: str) -> Callable[[Page], None]:
    """A click on a value of the routes' ways or statuses: on, and the next time off."""
    return lambda page: page.locator("[data-testid=stButtonGroup] button", has_text=name).first.click()


def pick(label: str, number: int) -> Callable[[Page], None]:
    """The value at this place of a list."""

    def change(page: Page) -> None:
        page.get_by_role("combobox", name=label).click()
        page.get_by_role("option").nth(number).click()
        page.keyboard.press("Escape")

    return change


def dropped(page: Page) -> None:
    """The first chip above the map."""
    page.locator(".st-key-chips button").first.click()


def searched(word: str) -> Callable[[Page], None]:
    """A word in the evidence."""

    def change(page: Page) -> None:
        box = page.get_by_role("textbox", name="Search the evidence")
        box.fill(word)
        box.press("Enter")

    return change


CHANGES: Final = (
    pick("Actors", 0), pick("Actors", 0), pill("Air"), pill("Air"), dropped, pick("Countries", 1), dropped,
    searched("offices"), searched(""), pill("Planned"), pill("Planned"),
)  # fmt: skip


def pans(page: Page, frame: Frame) -> None:
    """How many messages to the server five pans and a zoom cost."""
    sent: list[object] = []
    page.on("websocket", lambda opened: opened.on("framesent", sent.append))
    for _ in range(5):
        frame.evaluate("() => void window.map.panBy([90, 30], { animate: false })")
    frame.evaluate("() => void window.map.zoomIn(1, { animate: false })")
    page.wait_for_timeout(1000)
    show("messages that five pans and a zoom send", len(sent), "")


def heap(page: Page, frame: Frame) -> float:
    """Memory of the page's scripts after collecting garbage, in MB."""
    page.evaluate("() => window.gc && window.gc()")
    frame.evaluate("() => window.gc && window.gc()")
    return float(page.evaluate("() => performance.memory.usedJSHeapSize")) / 1e6


# ---- the server


@contextlib.contextmanager
def served(store: Path, folder: Path) -> Iterator[Server]:
    """The dashboard as the command starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url, begun = f"http://127.0.0.1:{port}", time.perf_counter()
    command = [sys.executable, "-m", "dashboard", "--store", str(store), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (folder / "server.log").open("w") as log:
        running = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        while not answers(f"{url}/_stcore/health"):
            if running.poll() is not None:
                raise RuntimeError(f"the dashboard ended with {running.returncode} before it answered")
        yield Server(url=url, pid=running.pid, started=time.perf_counter() - begun)
    finally:
        running.terminate()
        running.wait(timeout=20)


def answers(url: str) -> bool:
    """Whether there is an answer; asks every twentieth of a second."""
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except OSError:
        time.sleep(0.05)
        return False


def show(what: str, figure: float, unit: str) -> None:
    """One row."""
    print(f"{what:48} {figure:10,.2f} {unit}", flush=True)


if __name__ == "__main__":
    main()
