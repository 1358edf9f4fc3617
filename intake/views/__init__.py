from .choose import ChooseView
from .confirm import ConfirmView
from .files import PageImageView, PictureView
from .listing import ListView
from .mend import EditView, MendView, RedoView, TickView, UndoView
from .progress import AgainView, DiscardView, StateView
from .supply import SupplyPicturesView

__all__ = [
    "AgainView",
    "ChooseView",
    "ConfirmView",
    "DiscardView",
    "EditView",
    "ListView",
    "MendView",
    "PageImageView",
    "PictureView",
    "RedoView",
    "StateView",
    "SupplyPicturesView",
    "TickView",
    "UndoView",
]
