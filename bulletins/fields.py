from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose blocks stay out of migrations.

    A change to a block's label would otherwise write the whole tree of blocks into one more migration. The cost: a data
    migration sees the stored JSON, not blocks (docs/decisions/004-blocks-stay-out-of-migrations.md).
    """

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
