"""Facts of the CIA World Factbook (public domain, January 2026), parsed from its prose; doubtful ones are left out."""

from building.factbook.facts import borders, designated, members
from building.factbook.forces import forces
from building.factbook.leaders import leaders
from building.factbook.parties import parties

__all__ = ["borders", "designated", "forces", "leaders", "members", "parties"]
