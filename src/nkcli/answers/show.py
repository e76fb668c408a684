"""Any record by its id or name: an event, claim, actor, role, place or source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.answers.record_detail import Card, Line, Section, claim_lines, claimant, dated, facts, places_in_sources
from nkcli.answers.table import Dated
from nkcli.answers.wording import also_counted, figure, measure_words
from nkcli.errors import AmbiguousName, UnknownNameError
from nkcli.model.names import nearest, normalize

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset


def show(dataset: Dataset, asked: str) -> Card:
    """Show the record that bears an id or a name.

    Raises:
        UnknownNameError: when nothing bears it, with the nearest ids.
        AmbiguousName: when several records do.
    """
    card = _card(dataset, asked)
    if card is not None:
        return card
    names: dict[str, tuple[str, ...]] = {}
    for known in (dataset.event_names, dataset.actor_names, dataset.place_names, dataset.source_names):
        for name, ids_of_name in known.items():
            names[name] = (*names.get(name, ()), *ids_of_name)
    found = tuple(dict.fromkeys(names.get(normalize(asked), ())))
    if len(found) == 1:
        return show(dataset, found[0])
    if found:
        raise AmbiguousName("record", asked, found)
    everything = names | {normalize(i): (i,) for i in (*dataset.claim_by_id, *dataset.role_by_id)}
    raise UnknownNameError("record", asked, nearest(asked, everything))


def _card(dataset: Dataset, asked: str) -> Card | None:
    """Show the record of an id; only what one kind of record needs is imported and indexed."""
    if asked in dataset.event_by_id:
        from nkcli.answers.wars import event_card

        return event_card(dataset, asked)
    if asked in dataset.actor_by_id:
        from nkcli.answers.actors import actor_card

        return actor_card(dataset, asked)
    if asked in dataset.place_by_id:
        from nkcli.answers.places import place_card

        return place_card(dataset, asked)
    if asked in dataset.source_by_id:
        from nkcli.answers.sources import source_card

        return source_card(dataset, asked)
    if asked in dataset.claim_by_id:
        return claim_card(dataset, asked)
    return role_card(dataset, asked) if asked in dataset.role_by_id else None


def claim_card(dataset: Dataset, claim_id: str) -> Card:
    """Show a claim in full, with what it is about and what contradicts it."""
    claim = dataset.claim_by_id[claim_id]
    affected = dataset.actor_by_id[claim.affected].name if claim.affected else "everybody"
    linked = [dataset.claim_by_id[i] for i in claim.contradicts]
    parts = [dataset.claim_by_id[i] for i in claim.parts]
    whole = [dataset.claim_by_id[claim.subset_of]] if claim.subset_of else []
    said = figure(claim)
    return Card(
        kind="claim",
        records=(claim.record,),
        related={"about": (claim.subject_id,), "contradicts": claim.contradicts, "parts": claim.parts},
        title=f"{measure_words(claim.measure).capitalize()}: {said or claim.text}",
        sections=(
            Section(
                "",
                (
                    Line("About", claim.subject_title, id=claim.subject_id),
                    *facts(
                        ("Says", said),
                        ("What", claim.text),
                        ("In the source's words", claim.wording),
                        ("Of whom", affected),
                        ("Category", claim.category),
                        ("According to", claimant(dataset, claim)),
                    ),
                    *dated("Counted", claim.counted),
                    *dated("Said", claim.as_of),
                    *facts(
                        ("Where", dataset.place_by_id[claim.place].name if claim.place else None),
                        ("Counted apart as", claim.stratum),
                        ("Includes", also_counted(claim)),
                        ("Note", claim.note),
                    ),
                ),
            ),
            Section("Contradicts", tuple(claim_lines(dataset, linked))),
            Section("Parts it names", tuple(claim_lines(dataset, parts))),
            Section("Among", tuple(claim_lines(dataset, whole))),
            Section("Where the sources say it", places_in_sources(claim.citations)),
        ),
    )


def role_card(dataset: Dataset, role_id: str) -> Card:
    """Show what an actor was to another, or in an event."""
    actor, role = dataset.role_by_id[role_id]
    toward = dataset.actor_by_id[role.toward].name if role.toward else None
    event = dataset.event_by_id[role.event] if role.event else None
    who = claimant(dataset, role)
    name = role.role.replace("_", " ")
    return Card(
        kind="role",
        records=(role,),
        related={"actor": (actor.id,), "claims": tuple(c.id for c in role.claims)},
        title=f"{actor.name}: {name}" + (f" → {toward}" if toward else ""),
        sections=(
            Section(
                "",
                (
                    Line("Actor", actor.name, id=actor.id),
                    Line("Role", name if role.status == "stated" else f"{name} ({role.status})"),
                    *([Line("Towards", toward, id=role.toward)] if toward else []),
                    *([Line("In", event.title, Dated(event.date, event.date_text), id=event.id)] if event else []),
                    *dated("When", role.when),
                    *facts(("What", role.text), ("According to", who)),
                ),
            ),
            Section("Figures and statements", tuple(claim_lines(dataset, role.claims))),
            Section("Where the sources say it", places_in_sources(role.citations)),
        ),
    )
