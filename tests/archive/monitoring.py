# SPDX-License-Identifier: MIT
"""Lets the modules of tests/monitoring be imported: the catalogue, random choices, running the command."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "monitoring"))
