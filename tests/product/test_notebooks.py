"""Tables in notebooks: Arrow, pandas, polars, and HTML with the citation."""

import xml.etree.ElementTree as ET
from importlib.util import find_spec

import pyarrow
import pytest

from scokg import Graph, UserError, __version__
from scokg.rdf.results import Table
from support import require_in_gate

MIXED = Table(
    ("text", "whole", "number", "flag", "mixed", "none"),
    [("a", 1, 1, True, 1, None), ("b", None, 2.5, None, "x", None), (None, 3, None, False, None, None)],
)
TYPED = {
    "text": ["a", "b", None],
    "whole": [1, None, 3],
    "number": [1.0, 2.5, None],
    "flag": [True, None, False],
    "mixed": ["1", "x", None],
    "none": [None, None, None],
}


def required(name: str) -> None:
    if find_spec(name) is None:
        require_in_gate(f"{name} is in the extra notebook")


def test_arrow_keeps_types_and_nulls() -> None:
    table = pyarrow.table(MIXED)
    assert table.to_pydict() == TYPED
    assert [str(field.type) for field in table.schema] == ["string", "int64", "double", "bool", "string", "null"]
    assert pyarrow.table(Table(("a", "b"), [])).column_names == ["a", "b"]


def test_a_requested_schema_is_respected() -> None:
    small = pyarrow.schema([("n", pyarrow.int32())])
    capsule = Table(("n",), [(1,)]).__arrow_c_stream__(small.__arrow_c_schema__())
    assert pyarrow.RecordBatchReader._import_from_c_capsule(capsule).schema == small


def test_every_result_has_columns_of_one_type(graph: Graph) -> None:
    for name in ("status-on", "counts-on", "meetings-in-period", "transitions"):
        answer = graph.ask_saved(name)
        assert isinstance(answer, Table)
        assert pyarrow.table(answer).num_rows == len(answer.rows) > 0


@pytest.mark.slow
def test_pandas() -> None:
    required("pandas")
    frame = MIXED.to_pandas()
    assert frame.astype(object).where(frame.notna(), None).to_dict(orient="list") == TYPED
    assert [str(kind) for kind in frame.dtypes[["whole", "number", "flag"]]] == ["Int64", "Float64", "boolean"]
    assert list(Table(("a",), []).to_pandas().columns) == ["a"]


@pytest.mark.slow
def test_polars() -> None:
    required("polars")
    assert MIXED.to_polars().to_dict(as_series=False) == TYPED
    assert Table(("a",), []).to_polars().columns == ["a"]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    convert = {"pandas": MIXED.to_pandas, "polars": MIXED.to_polars, "pyarrow": MIXED.__arrow_c_stream__}[library]
    with pytest.raises(UserError, match=f"^{library} is not installed; run: pip install {library}$"):
        convert()


def parsed(table: Table) -> ET.Element:
    return ET.fromstring(f"<div>{table._repr_html_()}</div>")


def test_html_has_links_and_the_citation() -> None:
    page = parsed(Table(("a<b", "iri"), [("x & y", "https://w3id.org/scokg/id/state/KAZ"), (None, 'http://x/?a"b')]))
    assert [cell.text for cell in page.iter("th")] == ["a<b", "iri"]
    assert [(link.text, link.get("href")) for link in page.iter("a")] == [
        ("state:KAZ", "https://w3id.org/scokg/id/state/KAZ"),
        ('http://x/?a"b', 'http://x/?a"b'),
        ("https://w3id.org/scokg/", "https://w3id.org/scokg/"),
    ]
    note = "".join(page.find("p").itertext())  # type: ignore[union-attr]
    assert note == f"2 rows. SCO Knowledge Graph, version {__version__}, https://w3id.org/scokg/, CC BY 4.0"


def test_html_of_a_long_table_is_cut() -> None:
    page = parsed(Table(("n",), [(number,) for number in range(1234)]))
    assert len(list(page.iter("td"))) == 100
    assert "The first 100 of 1,234 rows." in "".join(page.itertext())


def test_readable_representations(graph: Graph) -> None:
    assert repr(graph) == f"<Graph of {len(graph.store):,} triples>"
    assert repr(graph.show("Kazakhstan")).startswith("<Thing state:KAZ: Kazakhstan, ")
