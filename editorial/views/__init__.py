from .begin import BeginView
from .issue import CorrectView, ReleaseView, SubmitView
from .review import ReviewView

__all__ = ["BeginView", "CorrectView", "ReleaseView", "ReviewView", "SubmitView"]
