import { readFileSync, writeSync } from 'node:fs';

// Loaded into a Node process before its script: at its end, writes to the descriptor 3 how much memory was resident at most, in bytes.

process.once('exit', () => writeSync(3, String(peakMemory())));

function peakMemory(): number {
  // What the system counts for a process begins, on Linux, with what its parent had when it started it.
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('the system does not say how much memory was resident');
  return Number(kilobytes) * 1024;
}
