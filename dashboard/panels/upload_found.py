"""What was found in files that were handed over, before anybody keeps them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.language import tr
from dashboard.panels.quote import case, plain
from dashboard.panels.review_map import Pin, Scene, small_map
from dashboard.source import OpenStore
from reports.extent import is_point
from reports.model import Extraction
from reports.uploads import Examined

_PINS = 60


def found_section(examined: Sequence[Examined]) -> frozenset[str]:
    """Documents with what is in them, and refusals with why. Returns the paths that are not wanted."""
    found = [extraction for one in examined for extraction in one.found]
    places = Counter(mention.place.id for extraction in found for mention in extraction.mentions)
    routes = sum(len(extraction.routes) for extraction in found)
    counts = [
        words.counted(len(found), "report"),
        words.counted(sum(places.values()), "mention"),
        words.counted(len(places), "place"),
        words.counted(routes, "route"),
    ]
    about = tr("Nothing is stored yet. Untick what you do not want.")
    st.html(case(tr("Found: {what}", what=" · ".join(counts)), about))
    leave = _documents(found) if found else frozenset[str]()
    _others(examined)
    return leave


def _documents(found: Sequence[Extraction]) -> frozenset[str]:
    frame = pd.DataFrame(
        {
            tr("Keep"): [True] * len(found),
            tr("Report"): [one.document.title or PurePath(one.document.path).name for one in found],
            tr("Published"): [words.day(one.document.published) if one.document.published else "–" for one in found],
            tr("Mentions"): [len(one.mentions) for one in found],
            tr("Routes"): [len(one.routes) for one in found],
            tr("Actors"): [len({actor.actor.id for actor in one.actor_mentions}) for one in found],
            tr("Most named"): [_most_named(one) for one in found],
        }
    )
    columns = [name for name in frame.columns if name != tr("Keep")]
    key = f"upload-found-{found[0].document.id[-12:]}-{len(found)}"
    edited = st.data_editor(frame, hide_index=True, disabled=columns, key=key, num_rows="fixed")
    wanted = list(edited[tr("Keep")])
    return frozenset(one.document.path for one, keep in zip(found, wanted, strict=True) if not keep)


def _most_named(found: Extraction) -> str:
    names = Counter(words.name(mention.place) for mention in found.mentions)
    return ", ".join(name for name, _ in names.most_common(4))


def _others(examined: Sequence[Examined]) -> None:
    known = [known.path for one in examined for known in one.known]
    if known:
        st.caption(tr("{reports} in the store already, unchanged:", reports=words.counted(len(known), "report")))
        st.text(", ".join(PurePath(path).name for path in known))
    for one in examined:
        for refused in one.refused:
            reason = refused.reason.replace(one.upload.name, one.upload.file_name)
            st.html(f'<p class="dl-unsure dl-refused">{plain(reason)}</p>')


def found_map(examined: Sequence[Examined], store: OpenStore | None) -> None:
    """The places on a small map, the most named first; nothing where there are none."""
    found = [extraction for one in examined for extraction in one.found]
    places = Counter(mention.place.id for extraction in found for mention in extraction.mentions)
    if not places:
        return
    known = {mention.place.id: mention.place for extraction in found for mention in extraction.mentions}
    countries = store.catalogue.countries if store else {}
    pins = [
        Pin(
            id=None, label=str(count) if count > 1 else "",
            title=words.numbered(words.where(known[key], countries), count),
            position=known[key].position, chosen=False, kind="point" if is_point(known[key]) else "area",
        )
        for key, count in places.most_common(_PINS)
    ]  # fmt: skip
    view = found[0].document.id + str(len(found))
    small_map(Scene(view=view, pins=pins, picking=False), key="upload-map", on_pick=lambda _: None)
