import { getSystemErrorMap } from 'node:util';

/** Ends a command. The message is one line: what happened, to which file, what to do. */
export class Failure extends Error {
  /**
   * @param exitCode 1 if the input is to blame, 2 for wrong usage or a file that cannot be read or written
   * @param options the error that was the cause
   */
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Why something failed, in the system's words if it was the system. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const system = 'errno' in error ? getSystemErrorMap().get(Number(error.errno))?.[1] : undefined;
  return system ?? error.message;
}

export function cannotBeRead(file: string, error: unknown): string {
  return `${file}: cannot be read: ${reasonOf(error)}`;
}
