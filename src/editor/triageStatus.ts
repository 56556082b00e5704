import type { Event } from 'vscode';
import { l10n, StatusBarAlignment, window } from 'vscode';
import { gathered } from '../workspace/debounced';
import { Owner } from '../workspace/owner';
import type { SavingState } from '../workspace/project';
import type { Projects } from '../workspace/projects';

/** How far triage is. */
export interface TriageProgress {
  readonly onDidChange: Event<void>;
  /** Undefined if triage is off. `pace` is articles an hour. */
  readonly progress:
    { readonly done: number; readonly left: number; readonly pace: number | undefined } | undefined;
}

/** Says in the status bar how far triage is: done, left, pace, and whether all is saved. A click leaves it. */
export class TriageStatus extends Owner {
  readonly #item = this.own(window.createStatusBarItem('newsdump.triage', StatusBarAlignment.Left, 1));
  #saving: SavingState = 'saved';

  constructor(
    readonly triage: TriageProgress,
    projects: Projects,
  ) {
    super();
    this.#item.name = l10n.t('Newsdump: Triage');
    this.#item.command = 'newsdump.leaveTriage';
    this.#item.tooltip = l10n.t(
      'Triage: articles shown that are dealt with, those left, and your pace. Leave triage.',
    );
    // Every article shown is counted: a key does not wait for that.
    const show = this.own(gathered(150, this.#show.bind(this)));
    this.own(triage.onDidChange(show));
    this.own(
      projects.onDidChangeSaving((state) => {
        this.#saving = state;
        show();
      }),
    );
  }

  #show(): void {
    const { progress } = this.triage;
    if (!progress) {
      this.#item.hide();
      return;
    }
    const { done, left, pace } = progress;
    const parts = [
      l10n.t('{0} done', done),
      l10n.t('{0} left', left),
      ...(pace === undefined ? [] : [l10n.t('{0} an hour', pace)]),
      savingText(this.#saving),
    ];
    this.#item.text = `$(checklist) ${parts.join(' · ')}`;
    this.#item.accessibilityInformation = { label: l10n.t('Triage: {0}', parts.join(', ')) };
    this.#item.show();
  }
}

function savingText(state: SavingState): string {
  switch (state) {
    case 'saving':
      return l10n.t('saving');
    case 'saved':
      return l10n.t('saved');
    case 'failed':
      return l10n.t('not saved');
  }
}
