from .tasks import StageReviewTask

__all__ = ["StageReviewTask"]
