"""What is told besides what the rules find: of writing, of keys, of files, of outputs. For `tearcards explain`.

A rule's docstring explains the rule. What is told here is told on the way, by reading or writing,
at many places in the code; so each of these problems is explained once, under its name. A file in this
folder with `FAULTS` in it is found by being here. An explanation is made like a rule's docstring: what
it is, why it matters, and where a card can show it what is `Bad:` and `Good:`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules


@cache
def faults() -> dict[str, str]:
    """Each of these problems by its name, in the order of the names, with what there is to know of it."""
    found: dict[str, str] = {}
    for module in sorted(info.name for info in iter_modules(__path__)):
        found |= import_module(f"{__name__}.{module}").FAULTS
    return {name: cleandoc(text) for name, text in sorted(found.items())}
