import { l10n } from 'vscode';
import type { AnnotationEvent } from '../annotation/events';

/** What an event says, in a few words. */
export function describeEvent(event: AnnotationEvent): string {
  switch (event.op) {
    case 'tag':
      return l10n.t('tag {0} on “{1}”', event.tag, event.article.headline.trim());
    case 'untag':
      return l10n.t('tag {0} off “{1}”', event.tag, event.article.headline.trim());
    case 'mark':
      return l10n.t('mark {0} on “{1}”', event.tag, event.quote.exact.replace(/\s+/g, ' '));
    case 'anchor':
      return l10n.t('mark moved to “{0}”', event.quote.exact.replace(/\s+/g, ' '));
    case 'set':
      return l10n.t('field {0}: {1}', event.field, JSON.stringify(event.value));
    case 'status':
      return l10n.t('status: {0}', event.value ?? l10n.t('none'));
    case 'note':
      return l10n.t('note “{0}”', event.text.replace(/\s+/g, ' '));
    case 'edit':
      return l10n.t('note changed to “{0}”', event.text.replace(/\s+/g, ' '));
    case 'remove':
      return event.via === 'undo' ? l10n.t('undone') : l10n.t('taken away');
    case 'move':
      return l10n.t('article edited: now “{0}”', event.to.headline.trim());
    case 'capture':
      return l10n.t('bytes of {0} recorded', event.dump);
  }
}
