"""JSON-LD for people: a thing as one ordinary JSON document, by the context and frames that stand beside this file.

The context and the frames are designed by hand and versioned; nothing is ever fetched. A document holds exactly the
triples of :func:`~scokg.export.jsonld.selection.Selector`; expanding it gives them back.

>>> from scokg import open_graph
>>> from scokg.export.jsonld.documents import framed
>>> framed(open_graph(), "affiliation:IND-observer")["role"]
'observer'
"""

from .bundle import CONTEXT_IRI, context, frame, frame_kinds, schema
from .documents import documents, framed
from .folder import write_jsonld

__all__ = ["CONTEXT_IRI", "context", "documents", "frame", "frame_kinds", "framed", "schema", "write_jsonld"]
