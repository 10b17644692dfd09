"""Load the publication into external triple stores atomically, compare it triple by triple, and remove it.

:mod:`.profiles` has the differences between stores, :mod:`.credentials` finds the password, :mod:`.client` is the HTTP
client, :mod:`.compare` finds differences between graphs, :mod:`.load` loads, verifies and unloads.
"""
