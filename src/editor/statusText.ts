import { l10n } from 'vscode';
import type { Status } from '../annotation/events';

/** A status as it stands behind a headline: a sign, and the word. */
export function statusText(status: Status): string {
  switch (status) {
    case 'done':
      return l10n.t('✓ done');
    case 'skipped':
      return l10n.t('↷ skipped');
    case 'flagged':
      return l10n.t('⚑ flagged');
    case 'excluded':
      return l10n.t('⊘ excluded');
  }
}
