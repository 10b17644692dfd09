"""Format Turtle in the canonical form of the project: one triple per line, so that a diff is as small as the change.

Blocks are sorted by subject; within a block, ``a`` comes first, then the other predicates by their compact names, then
the objects. Only those prefixes of the project (:data:`scokg.namespaces.PREFIXES`) that are used are declared. Comments
stay with the triple or the block that they precede.
"""

import re
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from ..atomic_io import read_bytes, write_atomically
from ..errors import InternalError, SourceSyntaxError, UserError
from ..namespaces import PREFIXES, compact
from .blank_nodes import canonical
from .parsing import parse_turtle
from .turtle_reader import RDF, XSD, Block, Collection, Document, Nested, Node, Statement, read

MAX_SIZE = 16 * 2**20
"""The largest file to format, in bytes; it takes some 30 times as much memory."""
_INDENT = "    "
_PLAIN = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
_PREFIX_USED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\]|\\.)*"|<[^<>]*>|#[^\n]*|([A-Za-z][\w-]*):(?:[\w:.%-]|\\.)*', re.DOTALL
)
Line = tuple[int | None, str]
"""A line with its depth; None for a line that continues a string, and is not indented."""


def format_turtle(text: str, name: str) -> str:
    """Return the canonical form of a Turtle document.

    :param name: the name of the document in error messages.
    :raises SourceSyntaxError: if the document is not Turtle, or not in the subset that the project writes.
    :raises InternalError: if the result would not state exactly the same triples.
    """
    quads = parse_turtle(text.encode(), name)
    result = _document(read(text, name))
    if result != text and not _is_equivalent(result, quads, name):
        raise InternalError(f"{name}: formatting would change the triples; the file was not changed")
    return result


def format_file(path: Path, *, check: bool = False) -> bool:
    """Format a file in place, and return whether it changed.

    :param check: write nothing; only return whether the file would change.
    :raises UserError: if the file cannot be read or written, is not UTF-8, or is too large to be reviewed.
    :raises SourceSyntaxError: as for :func:`format_turtle`.
    """
    if path.exists() and not path.is_file():
        raise UserError(f"{path}: not a regular file")
    if path.exists() and path.stat().st_size > MAX_SIZE:
        raise UserError(f"{path}: larger than {MAX_SIZE >> 20} MB; split it into files that people can review")
    content = read_bytes(path)
    if content.startswith(b"\xef\xbb\xbf"):
        raise UserError(f"{path}:1: the file begins with a byte order mark; save it without one")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UserError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from error
    result = format_turtle(text, str(path))
    if result != text and not check:
        _write(path, result)
    return result != text


def _write(path: Path, text: str) -> None:
    try:
        write_atomically(path, text.encode())
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror}); it was not changed") from error


def _is_equivalent(text: str, quads: list[Quad], name: str) -> bool:
    """Return whether a text is Turtle that states exactly ``quads``."""
    try:
        return canonical(parse_turtle(text.encode(), "result"), name) == canonical(quads, name)
    except SourceSyntaxError:
        return False


def _document(document: Document) -> str:
    blocks = "\n".join(_block(block) for block in _merged_blocks(document.blocks))
    head = "".join(line + "\n" for line in document.head)
    foot = "".join(line + "\n" for line in document.foot)
    return "\n".join(part for part in (head, _prefixes(blocks), blocks, foot) if part)


def _merged_blocks(blocks: list[Block]) -> list[Block]:
    """Merge the blocks of each subject and sort them; blocks of blank nodes come last, sorted by their text."""
    named: dict[str, Block] = {}
    nested: list[Block] = []
    for block in blocks:
        if isinstance(block.subject, Nested):
            nested.append(block)
        elif (known := named.setdefault(block.subject.value, block)) is not block:
            known.statements += block.statements
            known.before += block.before
    return [named[key] for key in sorted(named)] + sorted(nested, key=_block)


def _prefixes(body: str) -> str:
    used = sorted({found[1] for found in _PREFIX_USED.finditer(body) if found[1] in PREFIXES})
    return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used)


def _block(block: Block) -> str:
    lines = [*_lines(block.subject), *_statements(block.statements, 1), (0, ".\n")]
    return "\n".join([*block.before, _indented(lines)])


def _statements(statements: list[Statement], depth: int) -> list[Line]:
    found: list[Line] = []
    for statement, lines in _sorted(statements):
        (_, first), *rest = lines
        end = f" ;  {statement.after}" if statement.after else " ;"
        found += [(depth, comment) for comment in statement.before]
        found.append((depth, f"{_predicate(statement.predicate)} {first}"))
        found += _deeper(rest, depth)
        found[-1] = found[-1][0], found[-1][1] + end
    return found


def _deeper(lines: list[Line], depth: int) -> list[Line]:
    return [(None if own is None else own + depth, line) for own, line in lines]


def _sorted(statements: list[Statement]) -> list[tuple[Statement, list[Line]]]:
    """Sort statements and merge equal ones: ``a`` first, then the compact predicate, the language, and the object."""
    keyed = []
    for statement in statements:
        predicate, node, lines = _predicate(statement.predicate), statement.object, _lines(statement.object)
        language = (node.language or "") if isinstance(node, Literal) else ""
        keyed.append((("" if predicate == "a" else predicate, language, _indented(lines)), statement, lines))
    found: list[tuple[Statement, list[Line]]] = []
    for _, statement, lines in sorted(keyed, key=lambda entry: entry[0]):
        if found and _is_same(found[-1][0], statement):
            found[-1] = _with_comments(found[-1][0], statement), lines
        else:
            found.append((statement, lines))
    return found


def _is_same(one: Statement, other: Statement) -> bool:
    """Return whether two statements are the same triple; blank nodes differ even if they look the same."""
    return isinstance(one.object, NamedNode | Literal) and (one.predicate, one.object) == (
        other.predicate,
        other.object,
    )


def _with_comments(one: Statement, other: Statement) -> Statement:
    """Return a statement with the comments of an equal one."""
    above = [other.after] if one.after and other.after else []
    return replace(one, before=one.before + other.before + above, after=one.after or other.after)


def _predicate(predicate: NamedNode) -> str:
    return "a" if predicate.value == RDF + "type" else _iri(predicate)


def _lines(node: Node) -> list[Line]:
    if isinstance(node, NamedNode):
        return [(0, _iri(node))]
    if isinstance(node, Literal):
        first, *rest = _literal(node).split("\n")
        return [(0, first), *((None, line) for line in rest)]
    if isinstance(node, Collection):
        items = [line for item in node.items for line in _deeper(_lines(item), 1)]
        return [(0, "("), *items, (0, ")")] if items else [(0, "()")]
    statements = _statements(node.statements, 1)
    return [(0, "["), *statements, (0, "]")] if statements else [(0, "[]")]


def _indented(lines: list[Line]) -> str:
    return "\n".join(_INDENT * (depth or 0) + line for depth, line in lines)


def _iri(node: NamedNode) -> str:
    name = compact(node.value)
    return str(node) if name == node.value else name


def _multiline(text: str) -> str:
    """Return a long string literal that keeps the line breaks, so that a diff shows the changed lines only."""
    escaped = text.replace("\\", "\\\\").replace("\r", "\\r")
    quoted = re.sub(r'"(?="|\Z)', r'\\"', escaped)
    return f'"""{quoted}"""'


def _literal(node: Literal) -> str:
    datatype = node.datatype.value
    plain = _PLAIN.get(datatype)
    if plain and plain.fullmatch(node.value):
        return node.value
    quoted = _multiline(node.value) if "\n" in node.value else str(Literal(node.value))
    if node.language:
        return f"{quoted}@{node.language}"
    return quoted if datatype == XSD + "string" else f"{quoted}^^{_iri(node.datatype)}"
