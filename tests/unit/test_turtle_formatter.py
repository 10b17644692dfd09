"""The canonical form of Turtle: stable, with minimal diffs, and lossless."""

import difflib
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset
from pyoxigraph import Literal as RdfLiteral

from scokg.errors import InternalError, SourceSyntaxError, UserError
from scokg.rdf.parsing import parse_turtle
from scokg.rdf.turtle_formatter import format_file, format_turtle

MESSY = """# head of the file
@prefix x: <http://www.w3.org/2002/07/owl#> .
PREFIX sco: <https://w3id.org/scokg/ontology#>
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix s: <https://w3id.org/scokg/id/state/> .

# about KAZ
s:KAZ skos:prefLabel "Казахстан"@ru, "Kaz\\n\\"q\\""@en ; # both
   # on numbers
   sco:n 5 , 1.5, true, "010"^^<http://www.w3.org/2001/XMLSchema#integer>, 1e0 ;
   a sco:State .
s:AAA sco:p [ a x:Restriction ; x:x ( s:KAZ "b" [] ) ] , <http://other.example/bar#> ; sco:q '''multi
line # no comment''' .
[] a x:AllDisjointClasses ; x:members ( sco:B sco:A ) .
s:KAZ sco:extra s:B.  # last
# foot
"""
CANONICAL = '''# head of the file

@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sco: <https://w3id.org/scokg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix state: <https://w3id.org/scokg/id/state/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

state:AAA
    sco:p <http://other.example/bar#> ;
    sco:p [
        a owl:Restriction ;
        owl:x (
            state:KAZ
            "b"
            []
        ) ;
    ] ;
    sco:q """multi
line # no comment""" ;
.

# about KAZ
state:KAZ
    a sco:State ;
    sco:extra state:B ;  # last
    sco:n "1e0"^^xsd:double ;
    sco:n 010 ;
    sco:n 1.5 ;
    # on numbers
    sco:n 5 ;
    sco:n true ;
    skos:prefLabel """Kaz
"q\\""""@en ;  # both
    skos:prefLabel "Казахстан"@ru ;
.

[]
    a owl:AllDisjointClasses ;
    owl:members (
        sco:B
        sco:A
    ) ;
.

# foot
'''


def test_canonical_form() -> None:
    assert format_turtle(MESSY, "messy") == CANONICAL


def test_formatting_twice_changes_nothing() -> None:
    assert format_turtle(CANONICAL, "canonical") == CANONICAL


def published_files(repository: Path) -> list[Path]:
    files = [p for folder in ("ontology", "data", "shapes") for p in sorted((repository / folder).rglob("*.ttl"))]
    assert len(files) > 180
    return files


def test_published_files_are_in_canonical_form(repository: Path) -> None:
    assert [p.name for p in published_files(repository) if format_file(p, check=True)] == []


def test_removing_a_triple_removes_one_line(repository: Path) -> None:
    """A diff is as small as the change."""
    text = (repository / "data" / "status" / "IND.ttl").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    triples = [i for i, line in enumerate(lines) if line.startswith("    ") and line.rstrip().endswith(";")]
    assert len(triples) > 100
    for i in triples[::7]:
        without = "".join(lines[:i] + lines[i + 1 :])
        kept = format_turtle(without, "IND")
        body = [d for d in difflib.ndiff(lines, kept.splitlines(keepends=True)) if d[0] in "+-" and "@prefix" not in d]
        assert body == ["- " + lines[i]]


def test_the_order_of_the_input_does_not_matter(repository: Path) -> None:
    text = (repository / "data" / "states" / "KAZ.ttl").read_text(encoding="utf-8")
    head, *blocks = text.split("\n.\n")
    prefixes, first = head.rsplit(".\n\n", 1)
    turned = prefixes + ".\n\n" + "\n.\n".join([*reversed([b for b in blocks if b.strip()]), first]) + "\n.\n"
    assert format_turtle(turned, "KAZ") == text


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("@prefix s: <http://x/> .\ns:a s:b s:c .\ns:a s:b ; .", 3, 9),
        ('@prefix s: <http://x/> .\ns:a s:b "open .\n', 2, 9),
        ("@prefix s: <http://x/> .\n\n_:b s:b s:c .\n", 3, 1),
        ("@prefix s: <http://x/> .\nt:a s:b s:c .\n", 2, 1),
    ],
)
def test_errors_name_line_and_column(text: str, line: int, column: int) -> None:
    with pytest.raises(SourceSyntaxError) as caught:
        format_turtle(text, "file.ttl")
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value).startswith(f"file.ttl:{line}:{column}: ")


def test_a_file_is_kept_if_formatting_would_change_its_triples(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """If the formatter lost a triple, it would report that and leave the file unchanged."""
    path = tmp_path / "a.ttl"
    path.write_text(MESSY, encoding="utf-8")
    monkeypatch.setattr("scokg.rdf.turtle_formatter._merged_blocks", lambda blocks: blocks[1:])
    with pytest.raises(InternalError, match="was not changed"):
        format_file(path)
    assert path.read_text(encoding="utf-8") == MESSY


def test_only_check_leaves_the_file_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(MESSY, encoding="utf-8")
    assert format_file(path, check=True)
    assert path.read_text(encoding="utf-8") == MESSY
    assert format_file(path)
    assert path.read_text(encoding="utf-8") == CANONICAL
    assert not format_file(path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.ttl"]


def test_a_file_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"# fine\n# \xff\n")
    with pytest.raises(UserError, match=r"a\.ttl:2: not UTF-8"):
        format_file(path)


@pytest.mark.parametrize("text", ['a\n"', 'a\n"""b', "a\n\\", "\n", 'a\r\n"" "', "sco:x\nstate:y", "\ta\n\u00a0"])
def test_strings_of_several_lines_are_kept(text: str) -> None:
    """What looks like a prefixed name inside a string declares no prefix."""
    literal = str(RdfLiteral(text))
    once = format_turtle(f"<http://a.example/> <http://b.example/> {literal} .", "text")
    assert "@prefix" not in once
    assert format_turtle(once, "text") == once
    assert [quad.object.value for quad in parse_turtle(once.encode(), "text")] == [text]


def test_messy_and_canonical_have_the_same_triples() -> None:
    both = [Dataset(parse_turtle(text.encode(), "text")) for text in (MESSY, CANONICAL)]
    for dataset in both:
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    assert both[0] == both[1]
