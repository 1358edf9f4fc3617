"""Publishing the members of an issue together: Wagtail's own result, in statements for all of them.

docs/decisions/015-publishing-together.md says what is equal, and what it costs.
"""

from .fitness import Unfit, fitness
from .indexing import index_members
from .publish import publish_together
from .references import LostRowError
from .restoring import restored
from .unpublish import unpublish_together

__all__ = [
    "LostRowError",
    "Unfit",
    "fitness",
    "index_members",
    "publish_together",
    "restored",
    "unpublish_together",
]
