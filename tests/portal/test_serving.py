"""Web server, worker and clock: begun together, ended together, and nobody is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.elsewhere import ROOT, started

TOGETHER = """
import sys
from portal.serving import Together
commands = dict(zip("abc", ([*command.split("|")] for command in sys.argv[1:])))
sys.exit(Together(commands, lambda name, status: print("died", name, status, flush=True)).run())
"""


def children_of(pid):
    """Living processes below this one, whatever their depth."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text().rsplit(")", 1)[1].split()[:2]
        except OSError:  # it has just ended
            continue
        if state != "Z":
            parents.setdefault(int(parent), []).append(int(path.parent.name))
    found = list(parents.get(pid, []))
    for child in found:
        found += parents.get(child, [])
    return found


def wait_until(is_so, patience=30):
    until = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def together(*commands):
    process = subprocess.Popen(
        [sys.executable, "-c", TOGETHER, *commands], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    wait_until(lambda: len(children_of(process.pid)) >= len(commands))
    return process


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_whoever_ends_it_ends_them_all(ending):
    process = together("sleep|600", "sh|-c|sleep 600 & wait", "sleep|600")
    wait_until(lambda: len(children_of(process.pid)) == 4)
    children = children_of(process.pid)
    process.send_signal(ending)
    assert process.wait(20) == 0
    assert not [pid for pid in children if is_alive(pid)]


def test_one_that_dies_takes_the_others_along_and_is_named():
    process = together("sleep|600", "sh|-c|sleep 1; exit 3", "sleep|600")
    children = children_of(process.pid)
    said, _ = process.communicate(timeout=20)
    assert (process.returncode, said) == (1, "died b 3\n")
    assert not [pid for pid in children if is_alive(pid)]


def test_one_that_will_not_end_is_made_to_by_asking_twice():
    process = together("sleep|600", "sh|-c|trap '' TERM; while :; do sleep 1; done")
    children = children_of(process.pid)
    time.sleep(0.5)  # for the shell to have set its trap
    process.terminate()
    time.sleep(1)
    assert process.poll() is None
    process.terminate()
    assert process.wait(20) == 0
    assert not [pid for pid in children if is_alive(pid)]


# -- the three


def a_free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def answers(port):
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return answer.read() == b"ok"
    except (URLError, OSError):
        return False


def command_line(pid):
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")


def serving(settings):
    port = a_free_port()
    production = {"SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "127.0.0.1", "WEB_CONCURRENCY": "1"}
    process = started(
        "manage.py",
        "serve",
        DJANGO_SETTINGS_MODULE=f"portal.settings.{settings}",
        PORT=str(port),
        BASE_URL=f"http://127.0.0.1:{port}",
        **production,
    )
    return process, port


@pytest.mark.parametrize("settings", ["dev", "production"])
def test_site_worker_and_clock_start_and_end_together(committed_home, settings):
    process, port = serving(settings)
    try:
        wait_until(lambda: answers(port), patience=60)
        children = children_of(process.pid)
        words = [word for pid in children for word in command_line(pid)]
        assert {"run_worker", "run_due"} <= set(words)
        if settings == "dev":
            process.terminate()
        else:
            (clock,) = [pid for pid in children if "run_due" in command_line(pid)]
            os.kill(clock, signal.SIGKILL)
        said, _ = process.communicate(timeout=60)
        assert process.returncode == (0 if settings == "dev" else 1), said
        assert not [pid for pid in children if is_alive(pid)]
        assert f"http://127.0.0.1:{port}/" in said
    finally:
        process.terminate()
        process.communicate()
