import { main } from './cli/main';
import { complain, type Terminal } from './cli/terminal';
import { reasonOf } from './cli/failure';

/** The entry of the command line: hands the process to `main`. */
const stop = new AbortController();
const terminal: Terminal = {
  get input() {
    return process.stdin;
  },
  output: process.stdout,
  errors: process.stderr,
  environment: process.env,
  signal: stop.signal,
  exitCode: 0,
};

// The first time, what was begun is taken back; the second time, the system ends us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort();
  });
}

for (const output of [process.stdout, process.stderr]) {
  output.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read our output, `head` for instance, has enough of it.
    if (error.code === 'EPIPE') process.exit(0);
    if (output === process.stdout) complain(`standard output: ${reasonOf(error)}`, terminal);
    process.exit(2);
  });
}

void main(process.argv.slice(2), terminal).then((exitCode) => {
  process.exitCode = exitCode;
});
