"""Run commands in turn (A B C A B C ...), so that a machine that drifts slows all of them alike. Reads from standard input
{"rounds": n, "commands": [[word, ...], ...]} and writes for each command its runs: CPU and wall time in ms, peak memory in MiB.
In a word, {round} stands for the number of the round: files that are written anew each time are no quicker to write."""
import json
import os
import sys
import time

# Where it is set, every start of node reads a bundle of certificates, which flatters any ratio to `node -e 0`.
environment = {name: value for name, value in os.environ.items() if name != "NODE_EXTRA_CA_CERTS"}
nothing = os.open(os.devnull, os.O_RDWR)
silent = [(os.POSIX_SPAWN_DUP2, nothing, file) for file in (0, 1, 2)]
warm_up = 2


def run(command, number):
    words = [word.replace("{round}", str(number)) for word in command]
    start = time.perf_counter()
    process = os.posix_spawnp(words[0], words, environment, file_actions=silent)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"failed with status {status}: {' '.join(words)[:300]}")
    return {"cpu": (usage.ru_utime + usage.ru_stime) * 1000, "wall": wall * 1000, "mib": usage.ru_maxrss / 1024}


asked = json.load(sys.stdin)
runs = [[] for _ in asked["commands"]]
for number in range(-warm_up, asked["rounds"]):
    for index, command in enumerate(asked["commands"]):
        result = run(command, number)
        if number >= 0:
            runs[index].append(result)
json.dump(runs, sys.stdout)
