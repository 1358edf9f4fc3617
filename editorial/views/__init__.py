from .begin import BeginView
from .issue import CorrectView, ReleaseView, SubmitView
from .review import ReviewView
from .sheet import SheetView
from .waiver import WaiverView

__all__ = ["BeginView", "CorrectView", "ReleaseView", "ReviewView", "SheetView", "SubmitView", "WaiverView"]
