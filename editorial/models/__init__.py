from .heartbeats import Heartbeat
from .tasks import StageReviewTask
from .webhooks import Webhook

__all__ = ["Heartbeat", "StageReviewTask", "Webhook"]
