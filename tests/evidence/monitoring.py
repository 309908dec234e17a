# SPDX-License-Identifier: MIT
"""Lets the modules of tests/monitoring be imported: models, tables, random choices, the command."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "monitoring"))

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
STANDARD = {
    "standard": GOLDEN / "monitoring" / "standard.toml",
    "standard-1": GOLDEN / "monitoring" / "standard.toml",
    "standard-2": GOLDEN / "standard-2.toml",
}


def model_path(name, folder):
    """The file of a model that an option or argument names; None is the standard model."""
    return STANDARD.get(name or "standard") or Path(folder, name)
