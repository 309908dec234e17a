# SPDX-License-Identifier: MIT
"""An open Social Selling Index: scores, standings, cohorts, explanations, plans and changes of members.

    >>> import ssi
    >>> ssi.explain({"posts": 12})["total"]
    2.13

Tables come from, and go to, whatever speaks the Arrow PyCapsule protocol: pyarrow, Polars, DuckDB,
pandas, nanoarrow. None of them is needed to import this module.

A column that is named after a signal holds its values: integers, booleans, or floats and decimals
that are whole. Missing is null, or NaN in floats; a signal without a column is missing for everyone.
Other columns are not read. `Model().signals` lists the signals. Points and percentages have two
decimals, exactly, and come as floats unless something else is asked for.

Errors: `DataError` for a value that a signal cannot have, `ModelError` for a model or a list of actions that breaks
rules, `StreamError` for what the source of a table said, all of them `ssi.Error`; `ValueError` and
`TypeError` for columns and arguments that do not fit.
"""

from . import _c
from ._actions import Actions
from ._c import DataError, Error, ModelError, StreamError
from ._changes import changes
from ._cohorts import Cohorts
from ._explanations import explain
from ._generated import generate
from ._models import Model
from ._plans import plans
from ._scores import Points as Points
from ._scores import check, cohorts, ranks, score, stream
from ._signals import signals
from ._streams import Stream, Table

__version__ = _c.version
__all__ = [
    "Actions", "Cohorts", "DataError", "Error", "Model", "ModelError", "Stream", "StreamError", "Table",
    "changes", "check", "cohorts", "explain", "generate", "plans", "ranks", "score", "signals", "stream",
]

for _name in __all__:  # where messages, help() and pickles say that they are
    globals()[_name].__module__ = __name__
