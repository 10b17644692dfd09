"""Compact names of IRIs, and back."""

import pytest

from scokg.namespaces import PREFIXES, compact, expand


@pytest.mark.parametrize(("prefix", "namespace"), PREFIXES.items())
def test_every_namespace_has_compact_names(prefix: str, namespace: str) -> None:
    """They are cut after the last ``/`` or ``#``, so every namespace must end in one, and no two may be the same."""
    assert compact(f"{namespace}x-1") == f"{prefix}:x-1"
    assert expand(f"{prefix}:x-1") == f"{namespace}x-1"


@pytest.mark.parametrize("local", ["", "-a", ".a", "a.", "a/b", "a#b", "a b", "a%20b", "a:b"])
def test_what_is_no_local_part_stays_an_iri(local: str) -> None:
    assert compact(PREFIXES["state"] + local) == PREFIXES["state"] + local


@pytest.mark.parametrize("local", ["KAZ", "_", "a.b", "a-", "0", "ШОС", "上合组织"])
def test_local_parts(local: str) -> None:
    assert compact(PREFIXES["state"] + local) == f"state:{local}"


@pytest.mark.parametrize("text", ["", "x", "unknown:x", "http://example.org/x"])
def test_unknown_prefixes(text: str) -> None:
    assert expand(text) is None
    assert compact(text) == text
