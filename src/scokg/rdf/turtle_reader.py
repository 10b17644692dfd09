"""Read Turtle with its layout: terms with line and column, and the comments beside them.

Oxigraph decides on syntax and meaning; this reader adds source locations, for the formatter and for error messages. It
reads the subset that the project writes: absolute IRIs, prefixed names, no labelled blank nodes. Grammar: https://www.w3.org/TR/turtle/#sec-grammar
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from ..errors import SourceSyntaxError
from ..namespaces import PREFIXES

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<comment>\#[^\n]*)
    |(?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\x00-\x20]*>)
    |(?P<keyword>@prefix\b|@base\b|(?i:prefix|base)(?=\s+[\w<-]*[:<]))
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<blank>_:[\w.-]*[\w-])
    |(?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[^\w\s])(?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*(?:[\w:-]|%[0-9A-Fa-f]{2}|\\[^\w\s]))?)?)
    |(?P<number>[+-]?(?:[0-9]+\.[0-9]*[eE][+-]?[0-9]+|\.?[0-9]+[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+))
    |(?P<word>a(?![\w:])|true\b|false\b)
    |(?P<mark>\^\^|[.;,()\[\]])""",
    re.VERBOSE | re.DOTALL,
)
_TERMINATORS = (";", ",", ".")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
RDF = PREFIXES["rdf"]
XSD = PREFIXES["xsd"]


class Token(NamedTuple):
    """A token, with the line and column of its first character (counted from 1)."""

    kind: str
    text: str
    line: int
    column: int


@dataclass(slots=True)
class Nested:
    """A nested blank node: ``[ ... ]``."""

    statements: "list[Statement]"


@dataclass(slots=True)
class Collection:
    """A collection: ``( ... )``."""

    items: "list[Node]"


Node = NamedNode | Literal | Nested | Collection


@dataclass(slots=True)
class Statement:
    """A predicate and one object, with their source location and comments."""

    predicate: NamedNode
    object: Node
    line: int
    column: int
    before: list[str] = field(default_factory=list)
    after: str = ""


@dataclass(slots=True)
class Block:
    """A subject with its statements; ``before`` are the comment lines above it."""

    subject: NamedNode | Nested
    statements: list[Statement]
    line: int
    column: int
    before: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """A Turtle document: comments at the start, blocks, comments at the end."""

    head: list[str]
    blocks: list[Block]
    foot: list[str]


def read(text: str, name: str) -> Document:
    """Read a Turtle document with its layout.

    :param name: the name of the document in error messages.
    :raises SourceSyntaxError: for Turtle that the project does not write, with line and column.
    """
    reader = _Reader(text, name)
    try:
        return reader.document()
    except RecursionError:
        raise reader.error("brackets are nested too deeply") from None


def _tokens(text: str, name: str) -> Iterator[Token]:
    position, line, line_start = 0, 1, 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        column = position - line_start + 1
        if found is None:
            raise SourceSyntaxError(name, line, column, f"unexpected {text[position]!r}")
        kind = found.lastgroup or ""
        if kind != "space":
            yield Token(kind, found[0], line, column)
        breaks = found[0].count("\n")
        if breaks:
            line += breaks
            line_start = found.start() + found[0].rindex("\n") + 1
        position = found.end()


class _Reader:
    """A recursive descent parser with one method for each rule of the grammar."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.prefixes: dict[str, str] = {}
        self.comments: list[Token] = []
        self.beside: list[Token] = []
        self.last: Statement | None = None
        self.stream = _tokens(text, name)
        self.token = Token("end", "", 1, 1)
        self.advance()

    def advance(self) -> Token:
        """Move to the next token, attach the comments in between, and return the previous token."""
        previous = self.token
        for token in self.stream:
            if token.kind != "comment":
                self.token = token
                return previous
            self.attach_comment(token, previous)
        self.token = Token("end", "", previous.line, previous.column)
        return previous

    def attach_comment(self, comment: Token, previous: Token) -> None:
        """Attach a comment to the statement that has ended on its line, or keep it for the one that is being read."""
        on_same_line = previous.kind != "end" and comment.line == _last_line(previous)
        if on_same_line and previous.text in _TERMINATORS and self.last:
            _put_beside(self.last, comment)
        elif on_same_line and previous.text not in (*_TERMINATORS, "[", "("):
            self.beside.append(comment)
        else:
            self.comments.append(comment)

    def take_comments(self) -> list[str]:
        """Return the comments on lines of their own since the last call."""
        taken, self.comments = self.comments, []
        return [_text(comment) for comment in taken]

    def take_head(self) -> list[str]:
        """Return the comments above the last empty line before the first token of the document."""
        lines = [comment.line for comment in self.comments[1:]]
        lines.append(self.token.line if self.token.kind != "end" else 0)
        gaps = [n for n, comment in enumerate(self.comments, 1) if lines[n - 1] > comment.line + 1]
        size = gaps[-1] if gaps else 0
        head, self.comments = self.comments[:size], self.comments[size:]
        return [_text(comment) for comment in head]

    def statement(self, predicate: NamedNode, node: Node, token: Token, before: list[str]) -> Statement:
        """Create a statement from what has been read, with the comments in it."""
        found = Statement(predicate, node, token.line, token.column, before + self.take_comments())
        for comment in self.beside:
            _put_beside(found, comment)
        self.beside = []
        return found

    def error(self, reason: str) -> SourceSyntaxError:
        return SourceSyntaxError(self.name, self.token.line, self.token.column, reason)

    def expect(self, mark: str) -> None:
        if self.token.text != mark:
            raise self.error(f"expected {mark!r}, found {self.token.text!r}")
        self.advance()

    def document(self) -> Document:
        head = [] if self.token.kind == "keyword" else self.take_head()
        while self.token.kind == "keyword":
            head += self.take_comments()
            self.directive()
        blocks: list[Block] = []
        while self.token.kind != "end":
            if self.token.kind == "keyword":
                self.directive()
            else:
                blocks.append(self.block())
        return Document(head, blocks, self.take_comments())

    def directive(self) -> None:
        word = self.advance().text
        if word.lower().lstrip("@") == "base":
            raise self.error("@base is not supported: write absolute IRIs or prefixed names")
        prefix = self.advance().text
        self.prefixes[prefix[:-1]] = _unescape(self.advance().text[1:-1])
        if word.startswith("@"):
            self.expect(".")

    def block(self) -> Block:
        before, token = self.take_comments(), self.token
        self.last = None
        subject = self.node()
        if not isinstance(subject, NamedNode | Nested):
            raise self.error("expected an IRI or [ ... ] as subject")
        before += [_text(comment) for comment in self.beside]
        self.beside = []
        statements = self.statements(".")
        self.expect(".")
        self.last = None
        return Block(subject, statements, token.line, token.column, before)

    def statements(self, end: str) -> list[Statement]:
        found: list[Statement] = []
        while self.token.text != end:
            predicate_token, before = self.token, self.take_comments()
            predicate = self.predicate()
            for node, token in self.objects(predicate_token):
                found.append(self.statement(predicate, node, token, before))
                self.last, before = found[-1], []
            while self.token.text == ";":
                self.advance()
        if self.comments and found:
            found[-1].before += self.take_comments()
        return found

    def objects(self, predicate: Token) -> Iterator[tuple[Node, Token]]:
        token = predicate
        while True:
            yield self.node(), token
            if self.token.text != ",":
                return
            self.advance()
            token = self.token

    def predicate(self) -> NamedNode:
        if self.token.text == "a" and self.token.kind == "word":
            self.advance()
            return NamedNode(RDF + "type")
        node = self.node()
        if not isinstance(node, NamedNode):
            raise self.error("expected an IRI as predicate")
        return node

    def node(self) -> Node:
        token = self.token
        if token.kind in {"iri", "name"}:
            self.advance()
            return self.iri(token)
        if token.kind in {"string", "number", "word"}:
            return self.literal()
        if token.text == "[":
            return self.nested()
        if token.text == "(":
            return self.collection()
        if token.kind == "blank":
            raise self.error("labelled blank nodes are not supported: give the thing an IRI, or write [ ... ]")
        raise self.error(f"expected a term, found {token.text!r}")

    def iri(self, token: Token) -> NamedNode:
        if token.kind == "iri":
            return NamedNode(_unescape(token.text[1:-1]))
        prefix, _, local = token.text.partition(":")
        if prefix not in self.prefixes:
            raise SourceSyntaxError(self.name, token.line, token.column, f"the prefix {prefix}: is not declared")
        return NamedNode(self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local))

    def literal(self) -> Literal:
        token = self.advance()
        if token.kind == "number":
            kind = "double" if "e" in token.text.lower() else "decimal" if "." in token.text else "integer"
            return Literal(token.text, datatype=NamedNode(XSD + kind))
        if token.kind == "word":
            return Literal(token.text, datatype=NamedNode(XSD + "boolean"))
        return self.tagged(_unescape(token.text[3:-3] if token.text[:3] in {'"""', "'''"} else token.text[1:-1]))

    def tagged(self, value: str) -> Literal:
        if self.token.kind == "language":
            return Literal(value, language=self.advance().text[1:])
        if self.token.text == "^^":
            self.advance()
            datatype = self.advance()
            return Literal(value, datatype=self.iri(datatype))
        return Literal(value)

    def nested(self) -> Nested:
        outer, comments, beside = self.last, self.comments, self.beside
        self.last, self.comments, self.beside = None, [], []
        self.advance()
        statements = self.statements("]")
        self.last = outer
        self.comments, self.beside = comments + self.comments, beside + self.beside
        self.expect("]")
        return Nested(statements)

    def collection(self) -> Collection:
        self.advance()
        items: list[Node] = []
        while self.token.text != ")":
            items.append(self.node())
        self.advance()
        return Collection(items)


def _text(comment: Token) -> str:
    return comment.text.rstrip()


def _last_line(token: Token) -> int:
    return token.line + token.text.count("\n")


def _put_beside(statement: Statement, comment: Token) -> None:
    """Put a comment at the end of the line of a statement; above it if there is one already."""
    if statement.after:
        statement.before.append(_text(comment))
    else:
        statement.after = _text(comment)


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_unescape_one, text) if "\\" in text else text


def _unescape_one(found: re.Match[str]) -> str:
    code = found[1]
    return chr(int(code[1:], 16)) if code[0] in "uU" and len(code) > 1 else _ESCAPED[code]
