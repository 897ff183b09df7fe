"""Building of the index: sources -> merged drafts -> a new folder, put in place of the old one in one step."""

from __future__ import annotations

import gc
import hashlib
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from tqdm import tqdm

if sys.platform != "win32":
    import fcntl

from gazetteer.dump import DumpReader
from gazetteer.entry import Record
from gazetteer.errors import BuildFailed, GazetteerError, IndexDamaged, IndexMissing
from gazetteer.merging import Merger
from gazetteer.sources import Source, airports, areas, cities, countries, curated, united_states
from gazetteer.sources.geonames import ATTRIBUTION, NAME, Dump, find_dump
from gazetteer.sources.geonames_rows import Rejects
from gazetteer.sources.own import own_source
from gazetteer.storage import CURRENT, FORMAT, Manifest, attributions, current_generation, read_manifest
from gazetteer.writing import IndexWriter, sync, write_manifest, write_rejects

# Earlier sources decide where a place is; Natural Earth before the table, for its codes and English names.
DEFAULT_SOURCES: Final = (
    countries.COUNTRIES,
    areas.NATURAL_EARTH,
    areas.TABLE,
    cities.CITIES,
    united_states.UNITED_STATES,
    airports.AIRPORTS,
    curated.PLACES,
    curated.SEAPORTS,
    curated.AIRFIELDS,
    curated.ABBREVIATIONS,
    curated.ALIASES,
)
_LEFTOVER_AGE_S: Final = 3600.0  # an unfinished folder older than this belongs to a build that was killed


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did. `counts` has the records of each source and the totals `places` and `names`.

    `own_rejected` has one sentence for each row of a user's own file that was set aside; `rejected` counts the rows
    set aside of all sources, which are listed in `generation / "rejected.csv"`.
    """

    generation: Path
    version: str
    up_to_date: bool
    counts: dict[str, int]
    rejected: int
    own_rejected: tuple[str, ...]


def build(folder: Path, *, own: Sequence[Path] = (), geonames: Path | None = None, quiet: bool = False) -> BuildReport:
    """Build the index of the default sources, the user's own files and the GeoNames dump in `geonames` into `folder`.

    Nothing is done when the index there was made of the same inputs. Until the very last step the old index stays in
    use, and a build that is killed leaves it as it was. A file of the repository that is absent counts as empty.

    Raises SourceMissing when a package, an own file or the dump is not there, InvalidInput for a file that is not what
    its name says, BuildFailed when the folder cannot be written.
    """
    dump = find_dump(geonames) if geonames else None
    known = frozenset(countries.country_table())
    sources = (*DEFAULT_SOURCES, *(own_source(path, known) for path in own))
    return build_from(sources, folder, dump=dump, quiet=quiet)


def build_from(
    sources: Sequence[Source], folder: Path, *, dump: Dump | None = None, quiet: bool = False
) -> BuildReport:
    """Build the index of the given sources and the dump, as `build` does."""
    version = _digest(sources, dump)
    report = _up_to_date(folder, version)
    if report:
        return report
    with _writable(folder), _without_collector():
        made = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=folder))
        try:
            manifest = _fill(unfinished, sources, dump, version, quiet=quiet)
            generation = folder / f"index-{version[:12]}-{unfinished.name[-8:]}"
            with _alone(folder):
                unfinished.rename(generation)
                _switch(folder, generation)
                _remove_leftovers(folder, generation)
        except BaseException:  # Ctrl-C too: nothing of a build that ended early stays
            shutil.rmtree(unfinished, ignore_errors=True)
            for one in made:
                _remove_if_empty(one)
            raise
    return _report(generation, manifest, up_to_date=False)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # another build may have put its index there meanwhile
        folder.rmdir()


def _fill(folder: Path, sources: Sequence[Source], dump: Dump | None, version: str, *, quiet: bool) -> Manifest:
    """Write the whole index into an empty folder, the manifest last."""
    merger = _merged(sources, quiet=quiet)
    own = tuple(f"{r.row}: {r.reason}" for r in merger.rejects if r.source.startswith("own places"))
    with tempfile.TemporaryDirectory(prefix="scratch-", dir=folder) as scratch:
        written = _write(folder, Path(scratch), merger, dump, quiet=quiet)
    manifest = Manifest(
        format=FORMAT,
        version=version,
        sizes={},
        counts={**merger.counts, **written.counts},
        rejected=len(merger.rejects) + written.rejects.count,
        own_rejected=own,
        attribution=attributions([*(source.attribution for source in sources), *([ATTRIBUTION] if dump else [])]),
    )
    write_rejects(folder, [*merger.rejects, *written.rejects.kept])
    write_manifest(folder, manifest)
    sync(folder)
    return manifest


def _merged(sources: Sequence[Source], *, quiet: bool) -> Merger:
    merger = Merger()
    with tqdm(unit=" entries", unit_scale=True, disable=quiet, file=sys.stderr) as bar:
        for source in sources:
            bar.set_description(source.name)
            merger.add(source.name, _counted(source.read(), bar))
        bar.set_description("merging")
    return merger


def _counted(records: Iterator[Record], bar: tqdm[NoReturn]) -> Iterator[Record]:
    for record in records:
        yield record
        bar.update()


class _Taken(NamedTuple):
    """What went into the index, and what of the dump did not."""

    counts: dict[str, int]
    rejects: Rejects


def _write(folder: Path, scratch: Path, merger: Merger, dump: Dump | None, *, quiet: bool) -> _Taken:
    writer = IndexWriter(scratch)
    counts, rejects = _give(writer, merger, dump, quiet=quiet)
    with tqdm(
        total=writer.names, unit=" names", unit_scale=True, disable=quiet, file=sys.stderr, desc="sorting the names"
    ) as bar:
        return _Taken({**counts, **writer.finish(folder, bar.update)}, rejects)


def _give(writer: IndexWriter, merger: Merger, dump: Dump | None, *, quiet: bool) -> _Taken:
    """Give the writer every place; of those of the sources no object stays."""
    drafts = merger.finish()
    merger.drafts.clear()
    if dump is None:
        for draft in drafts:
            writer.add_draft(draft)
        return _Taken({}, Rejects())
    with tqdm(total=dump.size, unit="B", unit_scale=True, disable=quiet, file=sys.stderr, desc=NAME) as bar:
        reader = DumpReader(dump, drafts, writer, bar.update)
        del drafts
        reader.read()
    return _Taken(reader.counts, reader.rejects)


def _switch(folder: Path, generation: Path) -> None:
    """Point `current` to the new index: a rename, which happens wholly or not at all."""
    pointer = folder / f"{generation.name}.pointer"
    pointer.write_text(generation.name, encoding="utf-8")
    pointer.replace(folder / CURRENT)


def _remove_leftovers(folder: Path, generation: Path) -> None:
    for old in folder.glob("index-*"):
        if old != generation:
            shutil.rmtree(old, ignore_errors=True)
    for unfinished in folder.glob("unfinished-*"):
        if time.time() - unfinished.stat().st_mtime > _LEFTOVER_AGE_S:
            shutil.rmtree(unfinished, ignore_errors=True)


def _up_to_date(folder: Path, version: str) -> BuildReport | None:
    try:
        generation = current_generation(folder)
        manifest = read_manifest(generation)
    except (IndexMissing, IndexDamaged):
        return None
    return _report(generation, manifest, up_to_date=True) if manifest.version == version else None


def _report(generation: Path, manifest: Manifest, *, up_to_date: bool) -> BuildReport:
    return BuildReport(
        generation=generation,
        version=manifest.version,
        up_to_date=up_to_date,
        counts=manifest.counts,
        rejected=manifest.rejected,
        own_rejected=manifest.own_rejected,
    )


def _digest(sources: Sequence[Source], dump: Dump | None) -> str:
    """SHA-256 of the format, the code that fills the index, and the inputs' fingerprints."""
    code = sorted(Path(__file__).parent.rglob("*.py"))
    marks = [
        hashlib.sha256(path.read_bytes()).hexdigest() for path in code if path.name in _CODE or "sources" in path.parts
    ]
    inputs = [f"{source.name}: {source.fingerprint()}" for source in sources]
    inputs += [f"{NAME}: {dump.fingerprint()}"] if dump else []
    whole = [str(FORMAT), f"marisa-trie {package_version('marisa-trie')}", *marks, *inputs]
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()


_CODE: Final = frozenset(
    {
        "admin_codes.py",
        "duplicates.py",
        "spellings.py",
        "fold.py",
        "names.py",
        "entry.py",
        "place.py",
        "prominence.py",
        "merging.py",
        "array_files.py",
        "columns.py",
        "key_files.py",
        "keys.py",
        "postings.py",
        "row_numbers.py",
        "dump.py",
        "known.py",
        "writing.py",
        "storage.py",
        "countries.py",
    }
)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second build of the same folder from removing what this one is about to point to."""
    with (folder / "lock").open("w") as file:
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _without_collector() -> Iterator[None]:
    """The millions of small objects of a build form no cycles; looking for some takes a fifth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except GazetteerError:
        raise  # some of them are OSErrors, but not of this folder
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BuildFailed(f"the index cannot be written to {folder} ({reason}); name another with --output") from error
