/** Writes a line to the terminal for the person who waits. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Something that a person has to get first. The message says what and how, and stands alone on the terminal. */
export class Missing extends Error {}

/** Runs a program whose exit code is what `main` resolves to, or 1 after an error, which is shown. */
export function runProgram(main: () => Promise<number>): void {
  main().then(
    (exitCode) => process.exit(exitCode),
    (error: unknown) => {
      say(
        error instanceof Missing
          ? error.message
          : error instanceof Error
            ? String(error.stack)
            : String(error),
      );
      process.exit(1);
    },
  );
}
