"""Parquet: typed columns for pandas, DuckDB and the rest."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

from reports.exporting.records import Table

_NUMBERS = {
    "longitude": pa.float64(),
    "latitude": pa.float64(),
    "confidence": pa.float64(),
    "distance_km": pa.float64(),
    "evidence_start": pa.int64(),
    "evidence_end": pa.int64(),
    "implied": pa.bool_(),
}
_LISTS = frozenset({"alternatives", "reasons", "actor_ids", "actors", "stop_ids", "stops", "countries"})


def parquet_bytes(table: Table) -> bytes:
    """The table as one Parquet file; the types are the same however few rows there are."""
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    arrays = [pa.array(list(column), _type(name)) for name, column in zip(table.columns, columns, strict=True)]
    target = io.BytesIO()
    pq.write_table(pa.table(arrays, names=list(table.columns)), target)
    return target.getvalue()


def _type(column: str) -> pa.DataType:
    return pa.list_(pa.string()) if column in _LISTS else _NUMBERS.get(column, pa.string())
