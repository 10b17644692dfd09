"""Tables as HTML, for notebooks."""

from collections.abc import Sequence
from html import escape

from ..namespaces import BASE, compact
from ..version import __version__

_MAX_ROWS = 100
CITATION = f'SCO Knowledge Graph, version {__version__}, <a href="{BASE}">{BASE}</a>, CC BY 4.0'
"""How to cite what a table shows, as HTML."""


def to_html(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a table as HTML with the citation beneath; of a long table, the first 100 rows and the number of all.

    IRIs of the project and web addresses are links; numbers are aligned on the right.
    """
    head = "".join(f'<th style="text-align: left">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:_MAX_ROWS])
    return (
        f'<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p style="font-size: smaller">'
        f"{_number_of_rows(len(rows))}. {CITATION}</p>"
    )


def _number_of_rows(total: int) -> str:
    text = f"{total:,} row{'' if total == 1 else 's'}"
    return text if total <= _MAX_ROWS else f"The first {_MAX_ROWS} of {text}"


def _cell(value: object) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, bool):
        return f"<td>{'yes' if value else 'no'}</td>"
    if not isinstance(value, str):
        return f'<td style="text-align: right">{value}</td>'
    text = escape(compact(value) if value.startswith(BASE) else value)
    linked = value.startswith(("http://", "https://")) and " " not in value
    return f'<td style="text-align: left">{f"""<a href="{escape(value)}">{text}</a>""" if linked else text}</td>'
