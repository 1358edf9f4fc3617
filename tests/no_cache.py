"""A cache server that is down."""

from django.core.cache.backends.base import BaseCache


class CacheDown(BaseCache):
    def __init__(self, server, params):
        super().__init__(params)

    def _refuse(self, *args, **kwargs):
        raise ConnectionRefusedError("no cache server")

    add = get = set = touch = delete = clear = incr = get_many = set_many = delete_many = get_or_set = _refuse
