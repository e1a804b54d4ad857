"""Sets the drafter up on its first start, then starts it.

    python run.py            open the page in the browser
    python run.py test ...   run the tests; the rest goes to pytest
    python run.py CMD ...    the same as `drafter CMD ...`

Needs nothing but Python 3.11. All that it installs goes into .venv beside this file.
"""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

# No syntax here that is younger than 3.6: an older Python must get as far as being told.

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "complete"

HASHED = ["--quiet", "--require-hashes", "--only-binary", ":all:"]
PIP = [PYTHON, "-I", "-m", "pip", "install", "--no-deps", *HASHED, "--requirement"]
UV = [PYTHON, "-I", "-m", "uv", "pip", "sync", *HASHED, "--python", PYTHON]

CAUSES = {
    r"No space left|Disk quota|not enough space|os error (28|112)\b": (
        "The disk is full (.venv takes 1 GB). Free some space"
    ),
    r"NewConnection|(Connect|Read)Timeout|ProxyError|SSLError|error sending request|dns error": (
        "No package registry answers. Check the network, and HTTPS_PROXY, PIP_INDEX_URL and "
        "UV_INDEX_URL where your company has its own way out"
    ),
    r"No matching distribution": "No package fits this Python. Start it with 3.11, 3.12 or 3.13",
    r"DO NOT MATCH": "A package is not the tested one. Check which registry PIP_INDEX_URL names",
    r"Resource deadlock": "Another start is setting it up. Wait until that is done",
    r"No module named '?(venv|ensurepip)": (
        "This Python has no venv or no ensurepip. Install them (Debian: apt install python3-venv)"
    ),
}


def main(arguments):
    if sys.version_info < (3, 11):
        this = f"{sys.version_info[0]}.{sys.version_info[1]}, {sys.executable}"
        stop(f"This Python is too old ({this}). Start it with 3.11 or newer: python3.11 run.py")
    try:
        if not complete():
            with LOCK.open("r+b") as lock:
                wait_for_turn(lock)
                set_up()
    except KeyboardInterrupt:
        stop("The set-up was interrupted. Run it again to finish.")
    except OSError as error:
        stop(explain(str(error)))
    start(arguments)


def complete():
    """Whether all that the lock names is installed: the stamp is written last."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == fingerprint()


def fingerprint():
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def wait_for_turn(lock):
    """One set-up at a time; the system frees the lock when the last process that has it ends."""
    if os.name == "nt":
        import msvcrt

        lock.seek(1 << 30)  # past the end: nobody else can read a locked byte
        return msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
    import fcntl

    # An installer that outlives a killed set-up keeps the next one waiting.
    os.set_inheritable(lock.fileno(), True)
    return fcntl.flock(lock, fcntl.LOCK_EX)


def set_up():
    """A new environment; or, if only the lock has changed, the old one brought up to date."""
    if complete():  # another start did it while this one waited
        return
    print("Setting up in .venv, once: a minute on a fast line (370 MB) …", file=sys.stderr)
    failure = ""
    if PYTHON.exists() and STAMP.exists():
        STAMP.unlink()
    else:
        failure = call([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])
    failure = failure or call([PYTHON, "-I", "-m", "ensurepip"]) or install()
    if failure:
        stop(explain(failure))
    STAMP.write_text(fingerprint())


def install():
    """By uv, ten times faster; by pip, where uv is not to be had."""
    only_uv = VENV / "uv.txt"
    only_uv.write_text(re.search(r"^uv==.*(\n .*)*\n", LOCK.read_text(), re.M).group())
    if not (call([*PIP, only_uv]) or call([*UV, LOCK])):
        return ""
    print("The fast installer can't do it; pip takes some minutes …", file=sys.stderr)
    return call([*PIP, LOCK])


def call(command):
    """What the command said, if it failed."""
    command = list(map(str, command))
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=str(ROOT), close_fds=False, **both)
    return done.stdout.decode(errors="replace") + " " if done.returncode else ""


def explain(failure):
    said = " ".join(failure.split())[-300:]
    return f"{known(failure) or f'It said: “{said}”. Mend that'}, and run it again."


def known(failure):
    return next((cause for pattern, cause in CAUSES.items() if re.search(pattern, failure)), "")


def stop(sentence):
    sys.exit(f"drafter: Nothing was started. {sentence}")


def start(arguments):
    """This process becomes the drafter, or its tests."""
    module = ["drafter", *(arguments or ["web"])]
    if arguments[:1] == ["test"]:
        os.chdir(str(ROOT))
        module = ["pytest", *arguments[1:]]
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    # -P: a file in the user's folder is never taken for a module.
    command = [str(PYTHON), "-P", "-m", *module]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
