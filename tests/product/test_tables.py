"""Flat tables: valid CSVW and Frictionless, consistent with the graph, and equal in Parquet."""

import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command_line import run_in_process
from csvw import CSVW
from frictionless import Package
from pyarrow import parquet
from pyoxigraph import Literal, NamedNode, Triple
from small_publication import used_as_checkout
from uritemplate import expand as expand_template

from scokg import Graph, UserError, open_graph
from scokg.errors import InternalError
from scokg.export.tables.definition import (
    Column,
    TableDefinition,
    columns_named,
    normalized,
    query_table,
    shared_columns,
    table_names,
)
from scokg.export.tables.files import all_tables, write_tables
from scokg.rdf.results import Table

XSD = "http://www.w3.org/2001/XMLSchema#"
PANELS = ["dyad-year", "state-year"]
LONG = {"dyad-year", "instruments", "meetings", "participants", "steps", "treaty-acts"}
"""Tables that take the CSVW validator long; all are of the same kinds as the others."""


@pytest.fixture(scope="module")
def folder(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tables")
    write_tables(made, graph)
    return made


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_each_table_has_its_files(folder: Path) -> None:
    tables = [*table_names(), *PANELS]
    assert len(tables) == 19
    one_each = [f"{name}{end}" for name in tables for end in (".csv", ".csv-metadata.json", ".parquet")]
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*one_each, "codebook.md", "csv-metadata.json", "datapackage.json"]
    )


def test_each_thing_of_the_class_has_one_row(graph: Graph) -> None:
    for name in set(table_names()) - {"organisations"}:
        data = query_table(graph, name)
        count = graph.select(
            "PREFIX sco: <https://w3id.org/scokg/ontology#>"
            f"SELECT (COUNT(DISTINCT ?thing) AS ?n) {{ ?thing a {data.definition.thing_class} }}"
        )
        assert len(data.table.rows) == count.rows[0][0] > 0, name
    slugs = {str(row[0]).rsplit("/", 1)[1] for row in query_table(graph, "organisations").table.rows}
    assert {"SCO", "shanghai-five", "UN"} <= slugs


def test_rows_are_in_a_total_order(graph: Graph) -> None:
    for name in table_names():
        iris = [row[0] for row in query_table(graph, name).table.rows]
        assert iris == sorted(iris), name


def test_every_shared_column_is_used(graph: Graph) -> None:
    from scokg.export.tables.panel import panel

    more = [panel(graph, 1996, 1996, unit=unit) for unit in ("month", "interval")]
    used = {column for data in [*all_tables(graph), *more] for column in data.table.columns}
    assert set(shared_columns()) <= used


def test_csv_is_rfc_4180(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        content = path.read_bytes()
        assert content.endswith(b"\r\n"), path.name
        assert not content.startswith(b"\xef\xbb\xbf"), path.name
        with path.open(encoding="utf-8", newline="") as lines:
            assert len({len(row) for row in csv.reader(lines)}) == 1, path.name


def csvw_complaints(path: Path, caplog: pytest.LogCaptureFixture) -> str:
    """Return the complaints of a CSVW validator about a file and the metadata beside it.

    Its strict mode, which does not allow empty foreign keys, is off.
    """
    caplog.clear()
    try:
        found = CSVW(str(path), strict=False, validate=True)
        said = [] if found.is_valid else [str(warning.message) for warning in found.warnings]
        assert found.tables[0].tableSchema.primaryKey, "the metadata were found"
    except ValueError as error:
        said = [str(error)]
    return "\n".join([*said, *caplog.messages])


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.slow if name in LONG else ())
        for name in [*table_names(), "state-year", "dyad-year"]
    ],
)
def test_csvw_is_valid(folder: Path, name: str, caplog: pytest.LogCaptureFixture) -> None:
    assert csvw_complaints(folder / f"{name}.csv", caplog) == ""


def test_csvw_of_the_last_rows_of_the_dyads_is_valid(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """There are more than twenty thousand of them."""
    for path in folder.glob("*.csv*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    header, *rows = (folder / "dyad-year.csv").read_bytes().splitlines(keepends=True)
    assert len(rows) > 20_000
    (tmp_path / "dyad-year.csv").write_bytes(b"".join([header, *rows[-1000:]]))
    assert csvw_complaints(tmp_path / "dyad-year.csv", caplog) == ""


BROKEN = {
    "day is out of range": ("statuses", b"2017-06-09", b"2017-06-31"),
    "not found in table organisations": ("statuses", b"/id/organisation/SCO,member", b"/id/organisation/OCS,member"),
    "duplicate primary key": ("states", b"/id/state/KAZ,", b"/id/state/IND,"),
}


@pytest.mark.parametrize("complaint", BROKEN)
def test_csvw_validation_finds_what_is_broken(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, complaint: str
) -> None:
    for path in folder.glob("*.csv*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    name, old, new = BROKEN[complaint]
    broken = tmp_path / f"{name}.csv"
    assert old in broken.read_bytes()
    broken.write_bytes(broken.read_bytes().replace(old, new))
    assert complaint in csvw_complaints(broken, caplog)


def triples_of(path: Path) -> set[Triple]:
    """Convert a table to RDF (csv2rdf, minimal mode) as its metadata say, independently of the program."""
    metadata = json.loads((path.parent / f"{path.name}-metadata.json").read_text(encoding="utf-8"))
    (table,) = [table for table in metadata["tables"] if table["url"] == path.name]
    if table.get("suppressOutput"):
        return set()
    schema, found = table["tableSchema"], set()
    for row in read_csv(path):
        cells = {name: value for name, value in row.items() if value != ""}
        subject = NamedNode(expand_template(schema["aboutUrl"], cells))
        for column in schema["columns"]:
            if column.get("suppressOutput") or (not column.get("virtual") and column["name"] not in cells):
                continue
            found.add(Triple(subject, NamedNode(column["propertyUrl"]), object_of(column, cells)))
    return found


def object_of(column: dict[str, Any], cells: dict[str, str]) -> NamedNode | Literal:
    if "valueUrl" in column:
        return NamedNode(expand_template(column["valueUrl"], cells))
    text = cells[column["name"]]
    if "lang" in column:
        return Literal(text, language=column["lang"])
    return Literal(text, datatype=NamedNode(XSD + column["datatype"]))


@pytest.mark.parametrize("name", [*table_names(), *PANELS])
def test_the_rdf_of_a_table_is_part_of_the_graph(graph: Graph, folder: Path, name: str) -> None:
    triples = triples_of(folder / f"{name}.csv")
    missing = [triple for triple in triples if not any(graph.store.quads_for_pattern(*triple, None))]
    assert missing == []
    assert (len(triples) == 0) == (name in PANELS)


def test_the_rdf_of_the_tables_covers_much_of_their_content(folder: Path) -> None:
    triples = set().union(*(triples_of(path) for path in folder.glob("*.csv")))
    assert len(triples) > 15_000
    kazakhstan = {str(t.object) for t in triples if t.subject.value.endswith("/state/KAZ")}
    assert '"哈萨克斯坦"@zh' in kazakhstan
    assert "<http://www.wikidata.org/entity/Q232>" in kazakhstan


@pytest.mark.parametrize("left_out", ["dyad-year", pytest.param(None, marks=pytest.mark.slow)])
def test_frictionless_is_valid(folder: Path, tmp_path: Path, left_out: str | None) -> None:
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = [table for table in described["resources"] if table["name"] != left_out]
    for table in tables:
        (tmp_path / table["path"]).write_bytes((folder / table["path"]).read_bytes())
    (tmp_path / "datapackage.json").write_text(json.dumps({**described, "resources": tables}), encoding="utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "note"])[:5]
    assert len(report.tasks) == (18 if left_out else 19)


def test_frictionless_finds_what_is_broken(folder: Path, tmp_path: Path) -> None:
    """Validate the meetings with the tables that they refer to."""
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = {resource["name"]: resource for resource in described["resources"]}
    referred = {key["reference"]["resource"] for key in tables["meetings"]["schema"]["foreignKeys"]} - {""}
    needed = [tables[name] for name in sorted({"meetings", *referred})]
    for table in needed:
        (tmp_path / table["path"]).write_bytes((folder / table["path"]).read_bytes())
        if table["name"] != "meetings":
            del table["schema"]["foreignKeys"]
    (tmp_path / "datapackage.json").write_text(json.dumps({**described, "resources": needed}), encoding="utf-8")
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
    broken = tmp_path / "meetings.csv"
    broken.write_bytes(broken.read_bytes().replace(b"/id/body/hsc,", b"/id/body/hcs,"))
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert {kind for (kind,) in report.flatten(["type"])} >= {"foreign-key", "hash-count"}


def as_text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


@pytest.mark.parametrize("name", [*table_names(), *PANELS])
def test_parquet_has_the_rows_of_the_csv(folder: Path, name: str) -> None:
    rows = parquet.read_table(folder / f"{name}.parquet").to_pylist()
    assert [{key: as_text(value) for key, value in row.items()} for row in rows] == read_csv(folder / f"{name}.csv")


def test_parquet_columns_are_typed_and_described(folder: Path) -> None:
    schema = parquet.read_schema(folder / "statuses.parquet")
    kinds = {name: str(schema.field(name).type) for name in ("iri", "since", "since_earliest", "sources")}
    assert kinds == {"iri": "string", "since": "string", "since_earliest": "date32[day]", "sources": schema_list()}
    assert schema.field("iri").metadata[b"description"] == b"identifies the row's thing in the graph"
    assert schema.metadata[b"license"] == b"https://creativecommons.org/licenses/by/4.0/"


def schema_list() -> str:
    import pyarrow

    return str(pyarrow.list_(pyarrow.string())).replace("item:", "element:")


def test_the_same_graph_gives_the_same_bytes(graph: Graph, folder: Path, tmp_path: Path) -> None:
    names = write_tables(tmp_path, graph)
    assert [name for name in names if (tmp_path / name).read_bytes() != (folder / name).read_bytes()] == []


def test_the_codebook_names_every_column(graph: Graph, folder: Path) -> None:
    text = (folder / "codebook.md").read_text(encoding="utf-8")
    for data in all_tables(graph):
        part = text.split(f"\n## {data.definition.name}\n")[1].split("\n## ")[0]
        assert [line.split("`")[1] for line in part.splitlines() if line.startswith("| `")] == list(data.table.columns)
    assert "| -9 | not known" in text


def test_unknown_tables_and_formats_are_refused(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="unknown table 'x'"):
        query_table(graph, "x")
    for formats in ([], ["xlsx"]):
        with pytest.raises(UserError, match="csv, parquet"):
            write_tables(tmp_path, graph, formats)
    assert list(tmp_path.iterdir()) == []


def test_parquet_without_pyarrow_says_what_to_install(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    graph = open_graph(small)
    with pytest.raises(UserError, match=r"scokg\[publish\]"):
        write_tables(tmp_path, graph, ["parquet"])
    assert list(tmp_path.iterdir()) == []
    assert "states.csv" in write_tables(tmp_path, graph, ["csv"])


def test_undocumented_columns_and_duplicate_keys_are_errors() -> None:
    with pytest.raises(InternalError, match="nonsense is not documented"):
        columns_named(("iri", "nonsense"))
    definition = TableDefinition("t", "", "", (Column("iri", "iri", "x"),), ("iri",))
    with pytest.raises(InternalError, match="several rows for"):
        normalized(definition, Table(("iri",), [("a",), ("a",)]))


def test_export_writes_the_tables(small: Path, tmp_path: Path) -> None:
    with used_as_checkout(small):
        done = run_in_process("export", "--format", "csv", str(tmp_path / "out"))
        refused = run_in_process("export", "--format", "csv", "--no-derived", str(tmp_path / "other"))
    assert done.returncode == 0
    assert "states.csv" in done.stdout
    index = json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8"))
    media = {file["name"]: file["mediaType"] for file in index["files"]}
    assert media["states.csv"] == "text/csv"
    assert media["states.csv-metadata.json"] == "application/csvm+json"
    assert len(media) == 41
    assert refused.returncode == 2
    assert "--no-derived" in refused.stderr
    assert not (tmp_path / "other").exists()
