/** What the program ends with. */
export const exitCodes: readonly (readonly [code: number, meaning: string])[] = [
  [0, 'all went well'],
  [1, 'something is wrong with the input: no articles, a refusal, changed bytes'],
  [2, 'wrong usage, or a file that cannot be read or written'],
  [130, 'the user stopped it'],
];

/** As the program's help has them. */
export function exitCodesHelp(): string {
  const lines = exitCodes.map(([code, meaning]) => `  ${String(code).padEnd(5)}${meaning}`);
  return ['', 'Exit codes:', ...lines].join('\n');
}
