"""Where data rightly break a rule, and why."""

from __future__ import annotations

from typing import ClassVar

from nkcli.frozen import Frozen
from nkcli.model.records import STRICT
from nkcli.model.vocabulary import Id, NonEmpty


class Excuse(Frozen, kw_only=True):
    """A rule that a record breaks, and the reason why it may."""

    __pydantic_config__: ClassVar = STRICT
    rule: Id
    record: Id
    reason: NonEmpty


class Exceptions(Frozen, kw_only=True):
    """What exceptions.json holds."""

    __pydantic_config__: ClassVar = STRICT
    exceptions: tuple[Excuse, ...] = ()
