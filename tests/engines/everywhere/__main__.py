"""Measure the engines and write the tables of docs/engines.md and docs/engine-times.md."""

from engines.everywhere.table import measure, pages

for path, text in pages(measure()).items():
    path.write_text(text, encoding="utf-8")
