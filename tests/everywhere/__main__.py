"""Measure the engines and write the tables of docs/engines.md."""

from everywhere.table import PAGE, measure, page
from scokg.files import root

path = root() / PAGE
path.write_text(page(path.read_text(encoding="utf-8"), measure()), encoding="utf-8")
