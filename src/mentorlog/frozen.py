"""Values: the one way to make a dataclass, at a price that a daily command can pay.

`dataclasses.dataclass` writes the source of each class's methods and compiles it when
the class is made: forty times a command, and a third of its time. Here the decorator
means the same, but its methods are written once, for all classes.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass

__all__ = ["dataclass"]

MISSING = dataclasses.MISSING


def _dataclass(
    cls: Any = None,
    /,
    *,
    frozen: bool = False,
    kw_only: bool = False,
    eq: bool = True,
    repr: bool = True,
) -> Any:
    """Make a class a dataclass, as `dataclasses.dataclass` does with these options.

    `dataclasses.fields`, `replace` and `is_dataclass` know it as one.
    """

    def made(cls: Any) -> Any:
        dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
        cls.__shape__ = _Shape(dataclasses.fields(cls))
        cls.__init__ = _init
        if repr:
            cls.__repr__ = _repr
        if eq:
            cls.__eq__ = _eq
            cls.__hash__ = _hash if frozen else None
        if frozen:
            cls.__setattr__ = cls.__delattr__ = _refuse
        return cls

    return made if cls is None else made(cls)


if not TYPE_CHECKING:
    dataclass = _dataclass


class _Shape:
    """What the shared methods have to know of a class."""

    __slots__ = ("blank", "fresh", "names", "needed", "places")

    def __init__(self, fields: tuple[dataclasses.Field[Any], ...]) -> None:
        self.names = tuple(f.name for f in fields)
        self.places = tuple(f.name for f in fields if not f.kw_only)
        self.blank = {f.name: f.default for f in fields if f.default is not MISSING}
        self.fresh = {
            f.name: f.default_factory
            for f in fields
            if f.default_factory is not MISSING
        }
        self.needed = {
            n for n in self.names if n not in self.blank and n not in self.fresh
        }


def _init(self: Any, /, *given: Any, **named: Any) -> None:
    if given:
        named = _placed(self, given, named)
    own, shape = self.__dict__, self.__shape__
    own.update(shape.blank)
    own.update(named)
    for name, factory in shape.fresh.items():
        if name not in named:
            own[name] = factory()
    if len(own) != len(shape.names) or not shape.needed <= named.keys():
        missing = ", ".join(sorted(shape.needed - named.keys()))
        unknown = ", ".join(sorted(named.keys() - set(shape.names)))
        message = f"{type(self).__name__}: missing [{missing}], unknown [{unknown}]"
        raise TypeError(message)


def _placed(self: Any, given: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
    """All arguments by their names."""
    placed = dict(zip(self.__shape__.places, given, strict=False))
    if len(placed) < len(given) or placed.keys() & named.keys():
        message = f"{type(self).__name__}: too many values, or one given twice"
        raise TypeError(message)
    return placed | named


def _repr(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__shape__.names)
    return f"{type(self).__qualname__}({told})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return all(getattr(self, n) == getattr(other, n) for n in self.__shape__.names)


def _hash(self: Any) -> int:
    return hash(tuple(getattr(self, name) for name in self.__shape__.names))


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    message = f"cannot change {name} of a {type(self).__name__}"
    raise dataclasses.FrozenInstanceError(message)
