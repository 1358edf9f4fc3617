"""Pictures for the sample issues, drawn with Pillow alone and the same on every run."""

from .aloft import drone_fields, satellite
from .clean import cleanroom, servers, wafer
from .energy import hydrogen, solar
from .halls import factory, spools, warehouse
from .labs import glassware, seedlings
from .meetings import classroom, exhibition, roundtable
from .stages import conference, pitch, ribbon, signing
from .street import charging, shuttle
from .town import canal, harbour
from .water import lake_dawn, skyline
from .works import foundry, robot_arms

_DRAWN = (
    lake_dawn, conference, pitch, classroom, signing, harbour, foundry, robot_arms, factory, warehouse, spools,
    drone_fields, seedlings, canal, shuttle, satellite, servers, cleanroom, wafer, skyline, glassware, solar,
    roundtable, hydrogen, exhibition, charging, ribbon,
)  # fmt: skip

SCENES = {scene.__name__.replace("_", "-"): scene for scene in _DRAWN}
