import { l10n } from 'vscode';
import type { Status } from '../annotation/events';

/** The coder's word on an article, for people. */
export function statusLabel(status: Status): string {
  switch (status) {
    case 'done':
      return l10n.t('Done');
    case 'skipped':
      return l10n.t('Skipped');
    case 'flagged':
      return l10n.t('Flagged');
    case 'excluded':
      return l10n.t('Excluded');
  }
}
