import { l10n, StatusBarAlignment, window } from 'vscode';
import type { SavingState } from '../workspace/project';
import type { Projects } from '../workspace/projects';
import { Owner } from '../workspace/owner';

/** Says in the status bar whether this session's annotations are on the disk. A click opens the coding log. */
export class SavedStatus extends Owner {
  readonly #item = this.own(window.createStatusBarItem('newsdump.saved', StatusBarAlignment.Left));

  constructor(projects: Projects) {
    super();
    this.#item.name = l10n.t('Newsdump: Saved');
    this.#item.command = 'newsdump.openCodingLog';
    this.own(projects.onDidChangeSaving(this.#show, this));
  }

  #show(state: SavingState): void {
    this.#item.text = textOf(state);
    this.#item.tooltip = tooltipOf(state);
    this.#item.show();
  }
}

function textOf(state: SavingState): string {
  switch (state) {
    case 'saving':
      return `$(sync) ${l10n.t('Saving annotations')}`;
    case 'saved':
      return `$(check) ${l10n.t('Annotations saved')}`;
    case 'failed':
      return `$(error) ${l10n.t('Annotation not saved')}`;
  }
}

function tooltipOf(state: SavingState): string {
  switch (state) {
    case 'saving':
      return l10n.t('Your annotations are on their way to your journal.');
    case 'saved':
      return l10n.t('Your annotations are in your journal, on the disk. Open the coding log.');
    case 'failed':
      return l10n.t('Your last annotation could not be written, and does not count. Open the coding log.');
  }
}
