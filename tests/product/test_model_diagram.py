"""The picture of the model is up to date and legible."""

import itertools
import xml.etree.ElementTree as ET
from pathlib import Path

import model_diagram as diagram
import pytest
from model_diagram import BOXES, EDGES, FRAME, Edge, Ontology, Point, Rect

from scokg.errors import UserError
from support import REPOSITORY

ROOT = REPOSITORY
PICTURE = ROOT / "docs" / "reference" / "model.svg"
SVG = "{http://www.w3.org/2000/svg}"
CHARACTER = 0.56  # width of a character in a wide sans-serif font, relative to the font size


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return Ontology(ROOT / "ontology")


@pytest.fixture(scope="module")
def picture() -> ET.Element:
    return ET.fromstring(PICTURE.read_bytes())


def test_the_committed_picture_is_up_to_date(ontology: Ontology) -> None:
    made = diagram.draw(ontology).encode()
    assert made == PICTURE.read_bytes(), "run: python tools/model_diagram.py"


def test_the_picture_is_self_contained(picture: ET.Element) -> None:
    assert picture.tag == SVG + "svg"
    addresses = [value for element in picture.iter() for name, value in element.attrib.items() if "href" in name]
    assert addresses == []
    assert "url(" not in PICTURE.read_text(encoding="utf-8").replace("url(#arrow)", "")


def test_the_picture_names_every_box(picture: ET.Element) -> None:
    names = [element.text for element in picture.iter(SVG + "text") if element.get("class") == "name"]
    assert names == [diagram.title(box.term) for box in BOXES]


def test_every_name_has_a_tooltip(picture: ET.Element) -> None:
    titles = [element.text or "" for group in picture.iter(SVG + "g") for element in group.iter(SVG + "title")]
    assert len(titles) == len(BOXES) + len(EDGES) + sum(len(box.attributes) for box in BOXES)
    assert all(": " in title for title in titles)


def test_an_unknown_term_is_an_error(ontology: Ontology, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "BOXES", (*BOXES, BOXES[0]._replace(term="sco:Nonsense")))
    with pytest.raises(UserError, match="sco:Nonsense"):
        diagram.draw(ontology)


def test_a_property_at_the_wrong_class_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "small.ttl").write_text(
        """@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix sco: <https://w3id.org/scokg/ontology#> .
        sco:State a owl:Class . sco:Place a owl:Class .
        sco:capital a owl:ObjectProperty ; rdfs:domain sco:State ; rdfs:range sco:Place .""",
        encoding="utf-8",
    )
    small = Ontology(tmp_path)
    small.check_property("sco:capital", "domain", "sco:State")
    with pytest.raises(UserError, match=r"sco:capital with sco:Place, but its domain is sco:State"):
        small.check_property("sco:capital", "domain", "sco:Place")


def test_boxes_do_not_overlap() -> None:
    places = [rect for name, rect in diagram.rectangles().items() if name != FRAME]
    assert not any(overlap(a, b) for a, b in itertools.combinations(places, 2))


@pytest.mark.parametrize("edge", EDGES, ids=lambda e: f"{e.source} {e.properties[0]} {e.target}")
def test_arrows_and_their_labels_cross_no_box(edge: Edge) -> None:
    boxes = {name: rect for name, rect in diagram.rectangles().items() if name != FRAME}
    pieces = [segment(a, b) for a, b in itertools.pairwise(diagram.route(edge))]
    words = [text_rect(point, line, anchor, 11) for point, line, anchor in diagram.label_places(edge)]
    crossed = {name for name, rect in boxes.items() if any(overlap(rect, piece) for piece in [*pieces, *words])}
    assert crossed == set()


def test_labels_overlap_neither_each_other_nor_other_arrows() -> None:
    words = [(e, text_rect(p, line, a, 11)) for e in EDGES for p, line, a in diagram.label_places(e)]
    pieces = [(e, segment(a, b)) for e in EDGES for a, b in itertools.pairwise(diagram.route(e))]
    clashes = [(a, b) for (a, x), (b, y) in itertools.combinations(words, 2) if a != b and overlap(x, y)]
    clashes += [(a, b) for (a, x), (b, y) in itertools.product(words, pieces) if a != b and overlap(x, y)]
    assert clashes == []


def test_text_fits_its_box(ontology: Ontology) -> None:
    places = diagram.rectangles()
    for box in BOXES:
        rect = places[box.term]
        lines = [*box.gloss, *map(diagram.short, box.attributes)]
        lines += ontology.outside_parents(box.term)[:1]
        assert 8 + len(diagram.title(box.term)) * 13 * 0.68 <= rect.width, box.term
        too_long = [line for line in lines if 8 + len(line) * 11 * CHARACTER > rect.width]
        assert too_long == [], box.term
        height = diagram.HEAD + 12 + 3 + diagram.LINE * (len(box.gloss) + len(box.attributes))
        assert height <= rect.height, box.term


def segment(a: Point, b: Point) -> Rect:
    """Return the rectangle of a horizontal or vertical piece of an arrow."""
    return Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))


def text_rect(point: Point, line: str, anchor: str, size: float) -> Rect:
    """Return the approximate rectangle of a line of text."""
    width = len(line) * size * CHARACTER
    left = point.x - width / 2 if anchor == "middle" else point.x
    return Rect(left, point.y - 0.75 * size, width, 0.9 * size)


def overlap(a: Rect, b: Rect) -> bool:
    """Return whether two rectangles share more than a border."""
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
