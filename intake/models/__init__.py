from .edits import Edit
from .intakes import Intake

__all__ = ["Edit", "Intake"]
