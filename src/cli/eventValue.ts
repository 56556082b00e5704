import type { AnnotationEvent } from '../annotation/events';

/**
 * What an event sets, clears or says, as one text for people.
 * @param target the event that it names, if it names one
 */
export function eventValue(event: AnnotationEvent, target: AnnotationEvent | undefined): string {
  switch (event.op) {
    case 'tag':
    case 'untag':
      return event.tag;
    case 'mark':
      return `${event.tag}: ${event.quote.exact}`;
    case 'anchor':
      return event.quote.exact;
    case 'set':
      return `${event.field}: ${JSON.stringify(event.value)}`;
    case 'status':
      return event.value ?? 'none';
    case 'note':
    case 'edit':
      return event.text;
    case 'move':
      return `was: ${event.from.headline}`;
    case 'capture':
      return `${event.dump} ${event.sha256}`;
    case 'remove':
      if (!target) return event.target;
      return target.op === 'remove' ? 'remove' : `${target.op} ${eventValue(target, undefined)}`;
  }
}
