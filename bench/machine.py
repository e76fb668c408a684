"""Describe the machine, for figures mean nothing without it."""

from __future__ import annotations

import os
import platform
import subprocess


def machine(root: str) -> dict[str, str]:
    """Tell processor, cores, memory, system, Python, how busy it was, and what was measured."""
    return {
        "processor": _first("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": _memory(),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}, {platform.machine()}",
        "C library": " ".join(platform.libc_ver()).strip() or "unknown",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "load average when the last part began": f"{os.getloadavg()[0]:.1f}",
        "commit": _commit(root),
    }


def _first(path: str, key: str) -> str | None:
    """Find the first `key: value` of a file in /proc; None where there is no such file or key."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return next((line.partition(":")[2].strip() for line in file if line.startswith(key)), None)
    except OSError:
        return None


def _memory() -> str:
    kilobytes = _first("/proc/meminfo", "MemTotal")
    return f"{int(kilobytes.split()[0]) / 2**20:.0f} GiB" if kilobytes else "unknown"


def _commit(root: str) -> str:
    try:
        head = _git(root, "rev-parse", "--short", "HEAD")
        changed = _git(root, "status", "--porcelain", "--", "src", "data")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{head} with changes not committed" if changed else head


def _git(root: str, *args: str) -> str:
    done = subprocess.run(["git", "-C", root, *args], capture_output=True, text=True, check=True)  # noqa: S607
    return done.stdout.strip()
