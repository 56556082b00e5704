import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What a command asks the user, or tells. */
export type Ask =
  | 'showQuickPick'
  | 'showInputBox'
  | 'showOpenDialog'
  | 'showSaveDialog'
  | 'showInformationMessage'
  | 'showWarningMessage'
  | 'showErrorMessage'
  | 'withProgress';

type Answer = (...args: unknown[]) => unknown;

const window = vscode.window as unknown as Record<Ask, Answer>;

/** Answers in the user's place, until it is restored. */
export class Answers {
  readonly #real = new Map<Ask, Answer>();

  /** Answers the questions of this kind, one after the other, later ones with nothing. Gives what was asked or said. */
  give(ask: Ask, ...answers: Answer[]): unknown[][] {
    const asked: unknown[][] = [];
    if (!this.#real.has(ask)) this.#real.set(ask, window[ask]);
    window[ask] = (...args) => {
      asked.push(args);
      return Promise.resolve(answers[asked.length - 1]?.(...args));
    };
    return asked;
  }

  restore(): void {
    for (const [ask, real] of this.#real) window[ask] = real;
    this.#real.clear();
  }
}

/** Picks the item with this label. */
export const pick =
  (label: string): Answer =>
  (items) => {
    const labels = (items as vscode.QuickPickItem[]).map((item) => item.label);
    const found = (items as vscode.QuickPickItem[]).find((item) => item.label === label);
    assert.ok(found, `no item ${label} among ${labels.join(', ')}`);
    return found;
  };

/** Gives this, whatever is asked. */
export const say =
  (value: unknown): Answer =>
  () =>
    value;
