"""Run as a process of its own: claims what is due, says so, and hangs in the middle of it until it is killed."""

import time

import django

django.setup()

from bulletins import channels  # noqa: E402
from editorial.outbox import due_deliveries  # noqa: E402


class Stuck(channels.Channel):
    name = label = "fake"

    def deliver(self, release, event, recipient):
        print("claimed", flush=True)
        time.sleep(600)


if __name__ == "__main__":
    channels.register(Stuck())
    for deliver in due_deliveries():
        deliver()
