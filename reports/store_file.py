"""Opening the store's file: what it is, who may write it, and every SQLite error as one sentence."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reports.errors import InvalidDocument, ReportsError, StoreDamaged, StoreMissing, StoreUnwritable
from reports.limits import BUSY_TIMEOUT_MS, MAX_QUICK_CHECK_BYTES
from reports.reading.files import shown
from reports.schema import APPLICATION_ID, MIGRATIONS, migrate

_MAGIC: Final = b"SQLite format 3\0"
_APPLICATION_ID_AT: Final = slice(68, 72)  # https://www.sqlite.org/fileformat.html, 1.3
_HEADER_BYTES: Final = 100
_UNWRITABLE: Final = MappingProxyType(
    {
        sqlite3.SQLITE_FULL: "the disk is full; free some space and try again",
        sqlite3.SQLITE_READONLY: "the file or its folder is read-only; change the permissions or name another store",
        sqlite3.SQLITE_CANTOPEN: "the file or its folder is not writable; change the permissions or name another store",
        sqlite3.SQLITE_PERM: "the permissions do not allow it; change them or name another store",
        sqlite3.SQLITE_IOERR: "the disk reports an error; check it or name another store",
        sqlite3.SQLITE_BUSY: f"another program has kept it locked for {BUSY_TIMEOUT_MS // 1000} s; try again later",
        sqlite3.SQLITE_LOCKED: "another program keeps it locked; try again later",
    }
)


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn every error of SQLite into StoreUnwritable, StoreDamaged, or InvalidDocument for data that it refuses."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise InvalidDocument(f"what was found cannot be stored: {error}") from None
    except UnicodeEncodeError as error:
        raise InvalidDocument(f"half a surrogate pair at character {error.start} cannot be stored; remove it") from None
    except OverflowError:
        raise InvalidDocument("a number beyond 64 bits cannot be stored") from None
    except UnicodeDecodeError:  # SQLite quotes the damaged bytes in what it says of them
        raise _damaged("it holds bytes that are no text", path) from None
    except sqlite3.Error as error:
        raise _meaning(error, path) from None


def _damaged(reason: object, path: Path) -> StoreDamaged:
    return StoreDamaged(f"store {shown(path)} is damaged ({reason}); restore it from a copy or ingest into a new one")


def _meaning(error: sqlite3.Error, path: Path) -> ReportsError:
    # The low byte is the primary code; the rest says more than a reader can use.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _UNWRITABLE:
        return StoreUnwritable(f"store {shown(path)} cannot be used: {_UNWRITABLE[code]}")
    return _damaged(error, path)


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; falls back to `immutable=1` where a read-only folder leaves no room for a WAL.

    Raises StoreMissing or StoreDamaged; the file is left as it is.
    """
    _check_header(path)
    with translated(path):
        connection = _connect(path, "mode=ro")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if (error.sqlite_errorcode & 0xFF) not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
                raise
            connection = _connect(path, "mode=ro&immutable=1")
    _check_or_close(connection, path)
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if schema < len(MIGRATIONS):
        connection.close()
        how = "bring it up to date with: python -m reports ingest PATH --store FILE"
        raise StoreDamaged(f"store {shown(path)} was written by an older version (schema {schema}); {how}")
    return connection


def connect_to_write(path: Path) -> sqlite3.Connection:
    """A connection to a store that exists afterwards, with the newest schema, and that is known to be writable.

    Raises StoreUnwritable or StoreDamaged before anything else is done.
    """
    _check_folder(path)
    if not os.path.lexists(path):
        _create(path)
    _check_header(path)
    if not os.access(path, os.W_OK):
        raise StoreUnwritable(f"store {shown(path)} is read-only; change its permissions or name another with --store")
    with translated(path):
        connection = _connect(path, "mode=rw")
    _check_or_close(connection, path)
    try:
        with translated(path):
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("BEGIN IMMEDIATE")
            migrate(connection)
            connection.execute("COMMIT")
    except ReportsError:
        connection.close()
        raise
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?{mode}"
    # One connection may serve several threads of a dashboard; SQLite itself serialises them.
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    return connection


def _check_folder(path: Path) -> None:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise StoreUnwritable(f"folder {shown(folder)} does not exist; create it or name another store with --store")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreUnwritable(f"folder {shown(folder)} is read-only; name a store in another one with --store")


def _check_header(path: Path) -> None:
    """Look at the first bytes before SQLite does, because SQLite may change what it opens."""
    name = shown(path)
    header = _header(path)
    if not header:
        raise StoreDamaged(f"{name} is empty and no store; delete it or name another file")
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise StoreDamaged(f"{name} is no store (not an SQLite file); name another file")
    if header[_APPLICATION_ID_AT] != APPLICATION_ID.to_bytes(4, "big"):
        raise StoreDamaged(f"{name} is an SQLite file of another program, not a store; name another file")


def _header(path: Path) -> bytes:
    name = shown(path)
    # os.path and not Path: for a name that no file can have these are False there and an OSError here.
    if os.path.isdir(path):  # noqa: PTH112
        raise StoreDamaged(f"{name} is a folder; name the store's file")
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
        raise StoreDamaged(f"{name} is a pipe, socket or device; name the store's file")
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise StoreMissing(
            f"there is no store {name}; make one with: python -m reports ingest PATH --store FILE"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreUnwritable(f"store {name} cannot be opened ({reason}); name another file with --store") from None


def _check_or_close(connection: sqlite3.Connection, path: Path) -> None:
    try:
        with translated(path):
            _check_content(connection, path)
    except ReportsError:
        connection.close()
        raise


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    newest = len(MIGRATIONS)
    if schema > newest:
        known = f"schema {schema}, this one knows {newest}"
        raise StoreDamaged(f"store {shown(path)} was written by a newer version ({known}); update the program")
    if schema < 1:
        raise StoreDamaged(f"{shown(path)} has no schema number and is no store of this program; name another file")
    if path.stat().st_size <= MAX_QUICK_CHECK_BYTES:
        (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            first = str(state).splitlines()[-1]
            raise StoreDamaged(
                f"store {shown(path)} is damaged ({first}); restore it from a copy or ingest into a new one"
            )


def _create(path: Path) -> None:
    """Make an empty store under another name and put it in place in one step: nobody ever sees half a schema."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    with contextlib.suppress(FileNotFoundError):
        draft.unlink()
    try:
        with translated(path), contextlib.closing(_connect(draft, "mode=rwc")) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection)
            connection.execute("COMMIT")
        _put_in_place(draft, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return  # another ingest was first; its store is as good
    except OSError:
        # No hard links here (FAT, some network drives).
        if not path.exists():
            draft.replace(path)
