"""`python -m dashboard [--store FILE] [--port N]`: serves the dashboard to this machine alone."""

from __future__ import annotations

import argparse
import os
import socket
import sys
import threading
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reports.errors import ReportsError
from reports.store import STORE_VARIABLE, Store, default_store

if TYPE_CHECKING:
    from streamlit.starlette import App

ROOT: Final = Path(__file__).resolve().parent.parent
APP: Final = ROOT / "dashboard" / "app.py"
CONFIG: Final = ROOT / "dashboard" / ".streamlit" / "config.toml"


def options(config: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The settings of a Streamlit configuration as ("server.port", 8501) pairs."""
    for name, value in config.items():
        if isinstance(value, dict):
            yield from options(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def main(arguments: Sequence[str] | None = None) -> int:
    """Check that there is something to show, then hand over to Streamlit. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="Open the map of the reports in a store.")
    parser.add_argument("--store", type=Path, default=None, help="default: $REPORTS_STORE, else ./reports.sqlite")
    parser.add_argument("--port", type=_port, default=8501, help="default: 8501")
    chosen = parser.parse_args(arguments)
    store = (chosen.store or default_store()).resolve()
    # A store that was named has to be there. The one of this folder may still come: the page says how to begin.
    named = chosen.store is not None or STORE_VARIABLE in os.environ
    try:
        if named or store.exists():
            Store.to_read(store).close()
    except ReportsError as error:
        print(error, file=sys.stderr)
        return 2
    if _taken(chosen.port):
        print(f"port {chosen.port} of this machine is in use; choose another with --port", file=sys.stderr)
        return 2
    serve(store, chosen.port)
    return 0


def serve(store: Path, port: int) -> None:
    """Run the page and the API in one server until it is interrupted; the settings are those of config.toml."""
    from streamlit.web import bootstrap  # noqa: PLC0415  half a second, which --help and errors need not wait for

    os.environ[STORE_VARIABLE] = str(store)
    settings = {**dict(options(tomllib.loads(CONFIG.read_text("utf-8")))), "server.port": port}
    bootstrap.load_config_options({name.replace(".", "_"): value for name, value in settings.items()})
    # Loaded here, so that the first reader does not wait for it. The map is not: its parts register with the server.
    from dashboard import source  # noqa: PLC0415
    from dashboard.panels import evidence, filters, quote, summary  # noqa: F401, PLC0415

    threading.Thread(target=source.warm, args=(store,), daemon=True).start()
    print(f"Dateline shows {store} at http://{settings['server.address']}:{port} (stop it with Ctrl+C)", flush=True)
    application(store, settings["server.allowedHosts"]).run(config=settings)


def application(store: Path, hosts: Sequence[str]) -> App:
    """The page, and the API beside it under /api, behind the guard that knows these host names."""
    import streamlit as st  # noqa: PLC0415
    from starlette.middleware import Middleware  # noqa: PLC0415

    from dashboard.api.routes import routes  # noqa: PLC0415
    from dashboard.guard import Guard  # noqa: PLC0415

    return st.App(APP, routes=routes(store), middleware=[Middleware(Guard, hosts=hosts)])


def _taken(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
