# SPDX-License-Identifier: MIT
"""The blocks of Python on a page of the documentation."""

from __future__ import annotations

import re

from conftest import SOURCE


def programs(page: str) -> list[str]:
    """The blocks that are no sessions of an interpreter: programs to run."""
    text = (SOURCE / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.S | re.M)
    return [block for block in blocks if ">>>" not in block]
