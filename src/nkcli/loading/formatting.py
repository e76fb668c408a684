"""A data folder into its one layout, with a short id for every claim."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from nkcli.errors import OutputFailed
from nkcli.loading.files import IDS, read_folder
from nkcli.loading.serialize import ids_text, layout
from nkcli.model.ids import short_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Claim

R = TypeVar("R")


def format_folder(folder: str) -> list[str]:
    """Rewrite what is not in its layout, and return the names of the files that were.

    Raises:
        DataError: where the folder has problems; nothing is written then.
        OutputFailed: where a file can't be written.
    """
    dataset = with_short_ids(read_folder(folder))
    texts = {**layout(dataset), IDS: ids_text(dataset.ids)}
    stale = [name for name, text in texts.items() if _read(os.path.join(folder, name)) != text.encode()]
    for name in stale:
        _write(os.path.join(folder, name), texts[name].encode())
    return stale


def with_short_ids(dataset: Dataset) -> Dataset:
    """Return the data set with a short id for every claim, each of them kept in its ids."""
    given = dict(dataset.ids.short or {})
    given.update({claim.short: claim.id for claim in dataset.claims if claim.short})
    taken = {*given, *_long_ids(dataset)}

    def with_short(claim: Claim) -> Claim:
        if claim.short:
            return claim
        short = short_id(claim.id, taken)
        taken.add(short)
        given[short] = claim.id
        return replace(claim, short=short)

    def with_claims(record: R) -> R:
        owner: Any = record
        claims = tuple(map(with_short, owner.claims))
        roles = {"roles": tuple(map(with_claims, owner.roles))} if hasattr(owner, "roles") else {}
        return replace(owner, claims=claims, **roles) if claims or roles.get("roles") else record

    return replace(
        dataset,
        events=tuple(map(with_claims, dataset.events)),
        actors=tuple(map(with_claims, dataset.actors)),
        places=tuple(map(with_claims, dataset.places)),
        ids=replace(dataset.ids, short=given),
    )


def _long_ids(dataset: Dataset) -> Iterable[str]:
    for records in (dataset.event_by_id, dataset.actor_by_id, dataset.place_by_id, dataset.source_by_id):
        yield from records


def _read(path: str) -> bytes:
    if not os.path.exists(path):
        return b""
    with open(path, "rb") as file:
        return file.read()


def _write(path: str, data: bytes) -> None:
    """Put a file in the place of another at once, so that a stop leaves the old one or the new one."""
    beside = f"{path}.new"
    try:
        with open(beside, "wb") as file:
            file.write(data)
        os.replace(beside, path)
    except OSError as error:
        raise OutputFailed(path, error.strerror or str(error)) from error
