"""The page without a browser: what is sent, what is said when there is nothing to send, how it is served."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.__main__ import CONFIG, main, options
from dashboard.map_layer import STATIC
from tests.dashboard.samples import HOSTILE, REPORTS, write_store

ROOT = Path(__file__).parents[2]
APP = ROOT / "dashboard" / "app.py"


def opened(monkeypatch: pytest.MonkeyPatch, store: Path) -> AppTest:
    monkeypatch.setenv("REPORTS_STORE", str(store))
    return AppTest.from_file(str(APP), default_timeout=30).run()


def sent(page: AppTest) -> dict[str, Any]:
    """What the map's frame is given."""
    arguments: dict[str, Any] = json.loads(page.get("component_instance")[0].proto.json_args)
    return arguments


def drawn(page: AppTest) -> dict[str, Any]:
    """The marks within it."""
    alphabet = r'"([A-Za-z0-9+/=]+)"'
    found = re.search(rf"window\.dateline\.draw\(\w+, {alphabet}, {alphabet}\)", sent(page)["feature_group"])
    assert found is not None
    return {name: value for text in found.groups() for name, value in json.loads(base64.b64decode(text)).items()}


def test_the_page_draws_the_store(monkeypatch: pytest.MonkeyPatch, store_path: Path) -> None:
    page = opened(monkeypatch, store_path)
    assert not page.exception
    assert {place["title"] for place in drawn(page)["places"]} >= {"Caracas", "Tehran", "Venezuela"}


def test_a_choice_in_the_sidebar_narrows_what_is_sent_and_leaves_the_base_map_alone(
    monkeypatch: pytest.MonkeyPatch, store_path: Path
) -> None:
    page = opened(monkeypatch, store_path)
    before = sent(page)
    page.multiselect(key="actors").set_value(["japan"]).run()
    assert {place["title"] for place in drawn(page)["places"]} == {"Tokyo", "Los Angeles"}
    assert sent(page)["script"] == before["script"]


def test_a_message_that_left_before_the_filters_were_reset_does_not_bring_them_back(
    monkeypatch: pytest.MonkeyPatch, store_path: Path
) -> None:
    page = opened(monkeypatch, store_path)
    everything = drawn(page)["places"]
    page.multiselect(key="actors").set_value(["japan"]).run()
    page.button(key="reset").click().run()
    page.session_state["actors"] = ["japan"]
    page.run()
    assert drawn(page)["places"] == everything


def test_counts_in_the_sidebar_follow_the_other_filters(monkeypatch: pytest.MonkeyPatch, store_path: Path) -> None:
    page = opened(monkeypatch, store_path)
    page.multiselect(key="actors").set_value(["japan"]).run()
    assert [label.rsplit(" · ")[0] for label in page.multiselect(key="countries").options] == ["Japan", "United States"]
    assert page.multiselect(key="actors").value == ["japan"]


def test_every_script_and_style_is_served_from_here(monkeypatch: pytest.MonkeyPatch, store_path: Path) -> None:
    links = sent(opened(monkeypatch, store_path))
    for link in [*links["js_links"], *links["css_links"]]:
        assert link.startswith("../")
        assert (STATIC / link.split("/", 2)[2]).is_file()


def test_a_hostile_report_reaches_no_script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = opened(monkeypatch, write_store(tmp_path / "reports.sqlite", (*REPORTS, HOSTILE)))
    assert not page.exception
    for name in ("script", "feature_group", "header", "html"):
        assert not re.search(r"7\*7|\b49\b|alert\(1\)|onerror|PWNED|users", sent(page)[name] or "")


def test_without_a_store_the_page_says_how_to_begin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = opened(monkeypatch, tmp_path / "none.sqlite")
    assert not page.exception
    assert "python -m reports ingest" in page.code[0].value
    assert page.button(key="begin-sample").label == "Load the sample"
    assert not page.get("component_instance")


def test_without_a_store_the_command_says_so_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", str(tmp_path / "none.sqlite")]) == 2
    said = capsys.readouterr().err
    assert "none.sqlite" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("port", ["0", "65536", "eight", "-1"])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--port", port])
    assert ended.value.code == 2
    assert "65535" in capsys.readouterr().err


def test_a_port_in_use_is_said_in_one_sentence(store_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert main(["--store", str(store_path), "--port", str(other.getsockname()[1])]) == 2
    assert "choose another with --port" in capsys.readouterr().err


def test_the_server_is_for_this_machine_and_keeps_to_itself() -> None:
    import tomllib  # noqa: PLC0415

    settings = dict(options(tomllib.loads(CONFIG.read_text("utf-8"))))
    wanted = {
        "server.address": "127.0.0.1", "server.headless": True, "server.enableCORS": True,
        "server.enableXsrfProtection": True, "server.allowedHosts": ["127.0.0.1", "localhost"],
        "server.maxUploadSize": 20, "server.fileWatcherType": "none", "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none", "client.toolbarMode": "minimal", "client.disableDataExport": True,
    }  # fmt: skip
    assert {name: settings[name] for name in wanted} == wanted


def test_vendored_files_are_those_of_the_checksums() -> None:
    lines = (STATIC / "CHECKSUMS.sha256").read_text("utf-8").splitlines()
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest, name
    listed = {line.partition("  ")[2] for line in lines}
    vendored = {str(path.relative_to(STATIC)) for path in (STATIC / "vendor").rglob("*") if path.is_file()}
    assert vendored | {"basemap.json", "outlines.json"} == listed


def test_our_scripts_never_write_markup() -> None:
    for name in ("basemap.js", "views.js", "furniture.js", "shapes.js", "marks.js", "timeline.js"):
        code = (STATIC / name).read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", code)


def test_the_basemap_has_no_step_across_the_map() -> None:
    shapes = json.loads((STATIC / "basemap.json").read_text("utf-8"))
    for name in ("land", "lakes", "rivers", "borders", "disputed", "admin1"):
        for line in shapes[name]:
            steps = list(decoded(line))[2::2]
            assert max((abs(step) for step in steps), default=0) * shapes["unit"] < 60 or is_polar(line, shapes["unit"])


def is_polar(line: str, unit: float) -> bool:
    """Whether a ring runs along the lower edge of the map, as Antarctica's does."""
    latitude, lowest = 0, 0
    for step in list(decoded(line))[1::2]:
        latitude += step
        lowest = min(lowest, latitude)
    return lowest * unit < -84


def decoded(line: str) -> list[int]:
    """The steps of an encoded line, longitude and latitude in turn."""
    steps, value, shift = [], 0, 0
    for letter in line:
        five = ord(letter) - 63
        value |= (five & 0x1F) << shift
        shift += 5
        if five < 0x20:
            steps.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return steps


def test_the_package_is_imported_without_starting_a_server() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "--store" in done.stdout
