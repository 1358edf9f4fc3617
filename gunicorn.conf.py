"""How gunicorn serves Huikan: `make serve`, or `gunicorn portal.wsgi` behind a web server."""

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"

# Processes rather than threads: a page is a few milliseconds of computing, not of waiting, so threads would queue for
# one lock; a process holds one connection to the database, and what one request leaves in memory no other can meet.
worker_class = "sync"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2 * (os.cpu_count() or 1) + 1)

# A worker is replaced now and then, so that no leak of a library grows for weeks; not all of them at once.
max_requests = 10_000
max_requests_jitter = 1_000

# A release renders and publishes a whole issue in one request.
timeout = 120
graceful_timeout = 30

# The web server in front keeps an access log. ACCESS_LOG=1 writes one to standard output.
accesslog = "-" if os.environ.get("ACCESS_LOG") == "1" else None

# Nothing is steered from outside, and nothing is written to the home folder of whoever runs it.
control_socket_disable = True
