"""Who publishes a data set, and how it is to be named where it is cited."""

from __future__ import annotations

from nkcli.frozen import Frozen


class Package(Frozen, kw_only=True):
    """What datapackage.json says of the data set as a publication; all of it may be absent.

    `licences` are short names ("CC-BY-4.0") and `contributors` people or groups.
    """

    name: str = ""
    title: str = ""
    description: str = ""
    homepage: str = ""
    licences: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
