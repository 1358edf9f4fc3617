"""What other rooms may listen to. Sent by the editorial room, after commit."""

from django.dispatch import Signal

issue_released = Signal()  # sender=IssuePage, issue, release
issue_withdrawn = Signal()  # sender=IssuePage, issue, withdrawal
