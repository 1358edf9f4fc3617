"""The channels of the editorial office, a module each."""

from bulletins.channels import register

from .notice import NoticeChannel
from .search import SearchChannel
from .webhook import WebhookChannel


def register_channels() -> None:
    for channel in (SearchChannel(), NoticeChannel(), WebhookChannel()):
        register(channel)
