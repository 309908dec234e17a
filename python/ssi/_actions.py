# SPDX-License-Identifier: MIT
"""What members can do for their scores."""

from __future__ import annotations

import ctypes as ct
import json
import weakref
from collections.abc import Iterator
from os import PathLike
from typing import Any

from . import _c
from ._models import Model


class Actions:
    """A list of actions, which plans are made of: how much effort each takes, and what it adds to a
    member's signals. Immutable; any number of threads.

    >>> import ssi
    >>> actions = ssi.Actions()
    >>> actions
    <ssi.Actions standard-actions-1, 24 actions in minutes>
    >>> actions["share"]["effort"]
    10
    """

    __slots__ = ("_handle", "_about", "_model", "__weakref__")

    def __init__(self, toml: str | bytes | None = None, *, name: str = "actions",
                 model: Model | None = None) -> None:
        """The actions of an actions file's text (UTF-8), or standard-actions-1. `name` stands for the
        file in errors; `model` has the signals that they name, if it has some of its own.

        Raises ModelError with all rules that they break: docs/plans.md lists them.
        """
        handle = ct.c_void_p()
        if toml is None:
            _c.call("ssi_actions_standard", ct.byref(handle))
        else:
            data = toml.encode() if isinstance(toml, str) else bytes(toml)
            _c.call("ssi_actions_parse", None if model is None else model._handle, data, len(data),
                    _c.name(name), ct.byref(handle))
        self._handle = handle
        weakref.finalize(self, _c.actions_free, handle)
        self._model = model
        self._about: dict[str, Any] = json.loads(_c.text_of("ssi_actions_json", handle))

    @classmethod
    def load(cls, path: str | PathLike[str], *, model: Model | None = None) -> Actions:
        """The actions in a file. Raises OSError and ModelError."""
        with open(path, "rb") as file:
            return cls(file.read(), name=str(path), model=model)

    @property
    def id(self) -> str:
        """Its name, such as "standard-actions-1"."""
        return str(self._about["id"])

    @property
    def unit(self) -> str:
        """What effort is counted in, such as "minutes"."""
        return str(self._about["unit"])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the actions, in the order of the columns of plans()."""
        return tuple(action["name"] for action in self._about["actions"])

    def __getitem__(self, name: str) -> dict[str, Any]:
        """An action: name, title, effort of doing it once, at_most how many times; what doing it once
        changes, and what others are expected to add, by signal. Raises KeyError."""
        for action in self._about["actions"]:
            if action["name"] == name:
                return {**action, "changes": dict(action["changes"]),
                        "expects": dict(action["expects"])}
        raise KeyError(name)

    def __len__(self) -> int:
        return len(self._about["actions"])

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    @property
    def toml(self) -> str:
        """The text of an actions file that gives these actions."""
        return str(self._about["toml"])

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (self.toml, self._model)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Actions) and self.toml == other.toml

    def __hash__(self) -> int:
        return hash(self.toml)

    def __repr__(self) -> str:
        return f"<ssi.Actions {self.id}, {len(self)} actions in {self.unit}>"


def _unpickled(toml: str, model: Model | None) -> Actions:
    return Actions(toml, model=model)
