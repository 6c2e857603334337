#!/usr/bin/env bash
# Run the file that the manual page shows for an engine, three shards and their merger, and compare the whole with one plain run, byte
# for byte: `bash test/jobs/shards.sh make|parallel|slurm`. Slurm is a cluster of this one machine, started here and stopped again.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
engine=$1
folder=$(mktemp -d)
stopped() {
  for name in slurmd slurmctld munged; do
    [ -f "$folder/slurm/$name.pid" ] && kill "$(cat "$folder/slurm/$name.pid")" 2>/dev/null || true
  done
  rm -rf "$folder" 2>/dev/null || { sleep 2; rm -rf "$folder"; }
}
trap stopped EXIT

# The program as a user has it, on the path.
mkdir "$folder/bin" "$folder/work"
printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$(command -v node)" "$root/bin/scenario.js" >"$folder/bin/scenario"
chmod +x "$folder/bin/scenario"
export PATH="$folder/bin:$PATH"
cd "$folder/work"
ln -s "$root/scenarios" scenarios
line='scenario sweep scenarios/3pct.yaml --vary lines.acute.growth=0%..6%:0.1%'
file() { node "$root/test/jobs/file.js" "$1" "$line"; }

# A cluster of one machine: its own key, ports and folders.
slurm_starts() {
  local own="$folder/slurm" host
  host=$(hostname)
  mkdir -p "$own/state" "$own/spool"
  chmod 700 "$own"
  dd if=/dev/urandom of="$own/key" bs=128 count=1 status=none
  chmod 600 "$own/key"
  cat >"$own/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$own/munge.socket
StateSaveLocation=$own/state
SlurmdSpoolDir=$own/spool
SlurmctldPidFile=$own/slurmctld.pid
SlurmdPidFile=$own/slurmd.pid
SlurmctldLogFile=$own/slurmctld.log
SlurmdLogFile=$own/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
ReturnToService=2
MpiDefault=none
SchedulerParameters=sched_interval=2,batch_sched_delay=0
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES State=UP MaxTime=INFINITE
CONF
  export SLURM_CONF="$own/slurm.conf"
  munged --key-file="$own/key" --socket="$own/munge.socket" --pid-file="$own/munged.pid" \
    --log-file="$own/munged.log" --seed-file="$own/seed" --force
  slurmctld
  slurmd
  for _ in $(seq 60); do
    if sinfo --noheader --format=%t 2>/dev/null | grep -qx idle; then return 0; fi
    sleep 1
  done
  tail -20 "$own"/*.log >&2
  return 1
}

case $engine in
  make)
    file make >Makefile
    make --silent -j 2
    ;;
  parallel)
    file sh >in-parallel.sh
    sh in-parallel.sh
    ;;
  slurm)
    slurm_starts
    file slurm >array.slurm
    job=$(sbatch --parsable array.slurm)
    timeout 300 sbatch --wait --dependency="afterok:$job" --wrap 'scenario merge part-*.json -o whole.csv' >/dev/null
    cat part-*.log >&2
    ;;
  *)
    echo "No engine is called $engine" >&2
    exit 2
    ;;
esac

[ "$(ls part-?.json | wc -l)" -eq 3 ]
$line --csv | cmp - whole.csv
