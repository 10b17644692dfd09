"""The publication in triple stores elsewhere: loaded whole or not at all, compared triple by triple, removed again.

:mod:`.profiles` says how the stores differ, :mod:`.credentials` finds the password,
:mod:`.client` speaks to one, :mod:`.compare` finds differences, :mod:`.load` does the work.
"""
