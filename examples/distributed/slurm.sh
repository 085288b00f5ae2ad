#!/bin/sh
# slurm.sh FOLDER SHARD... - the same on a cluster with Slurm: five arrays of jobs and a last one, each behind what it needs
#
# Every node must see the folder, the shards and this repository. Slurm's squeue shows the progress; a job that fails stops those
# behind it, and sbatch of the same step goes on where it ended. The result is FOLDER/result.db. MEMORY is what a job gets (4G).
set -eu
[ $# -ge 2 ] || { echo "usage: slurm.sh FOLDER SHARD..." >&2; exit 1; }
steps=$(cd "$(dirname "$0")" && pwd)/steps.sh
sh "$steps" prepare "$@"
folder=$(cd "$1" && pwd)
parts=$("${SQLITE3:-sqlite3}" "$folder/settings.db" "SELECT parts FROM settings")

# step, jobs, the job to wait for
submit() {
    sbatch --parsable --job-name="newsprint-$1" --array="1-$2" ${3:+--dependency="afterok:$3"} --requeue \
        --mem="${MEMORY:-4G}" --output="$folder/$1.%a.log" \
        --wrap="sh '$steps' $1 '$folder' \$SLURM_ARRAY_TASK_ID"
}

mapped=$(submit map $(($# - 1)) "")
reduced=$(submit reduce "$parts" "$mapped")
verified=$(submit verify "$parts" "$reduced")
held=$(submit hold "$parts" "$mapped")
linked=$(submit link "$parts" "$held")
sbatch --parsable --job-name=newsprint-collect --dependency="afterok:$verified:$linked" --mem="${MEMORY:-4G}" \
    --output="$folder/collect.log" --wrap="sh '$steps' collect '$folder'"
