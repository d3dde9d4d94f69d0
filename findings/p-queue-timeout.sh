#!/usr/bin/env bash
# p-queue with a timeout runs more tasks at once than its concurrency allows.
#
# A task that exceeds `timeout` is given up by the queue, not stopped: its promise rejects, its place is
# free, the next task starts, and the first runs on. With concurrency 1 and tasks four times as long as
# the timeout, four run side by side, while the queue's own counter never says more than 1.
#
# Why it matters: solves are queued because processor and memory carry just so many. Overload makes each
# slower, so more of them exceed the limit, so still more run: the limit that was to protect the server
# is what brings it down.
# Instead: give the solver its own time limit and let the queue wait for it, or end the worker when the
# time is up before freeing the place. No `timeout` for work that cannot be stopped.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error p-queue@9.0.1 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { setTimeout as wait } from "node:timers/promises";
import PQueue from "p-queue";

const countPeak = async (options) => {
  const queue = new PQueue({ concurrency: 1, ...options });
  let running = 0;
  let peak = 0;
  let pendingPeak = 0;
  const solve = async () => {
    running += 1;
    peak = Math.max(peak, running);
    pendingPeak = Math.max(pendingPeak, queue.pending);
    await wait(400);
    running -= 1;
  };
  const ends = await Promise.allSettled(Array.from({ length: 6 }, () => queue.add(solve)));
  const timedOut = ends.filter((end) => end.status === "rejected").length;
  while (running > 0) await wait(20);
  return { expectedPeak: 1, peak, "queue.pending at most": pendingPeak, timedOut };
};

const seen = { "no timeout": await countPeak({}), "timeout 100 ms": await countPeak({ timeout: 100 }) };
console.table(seen);
const limited = seen["timeout 100 ms"];
if (seen["no timeout"].peak !== 1 || limited.peak < 2 || limited["queue.pending at most"] !== 1) {
  console.error("Changed: a task past its time keeps its place, or is counted.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
