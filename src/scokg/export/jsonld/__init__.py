"""JSON-LD documents: a thing as plain JSON, by the context and frames in this package.

The context and the frames are hand-written and versioned; nothing is ever fetched. A document has exactly the triples
that :class:`~scokg.export.jsonld.selection.Selector` selects; expanding it returns them.

Sources: https://www.w3.org/TR/json-ld11/, https://www.w3.org/TR/json-ld11-framing/

>>> from scokg import open_graph
>>> from scokg.export.jsonld.documents import framed
>>> framed(open_graph(), "affiliation:IND-observer")["role"]
'observer'
"""

from .bundle import CONTEXT_IRI, context, frame, frame_kinds, schema
from .documents import documents, framed
from .folder import write_jsonld

__all__ = ["CONTEXT_IRI", "context", "documents", "frame", "frame_kinds", "framed", "schema", "write_jsonld"]
