import type { ArticleAnnotations, StatusCoding } from './annotations';
import type { Status } from './events';

/** A coder's status on an article in a layer, undefined if the coder gave none. */
export function statusOf(
  annotations: Pick<ArticleAnnotations, 'statuses'> | undefined,
  coder: string | undefined,
  layer: string,
): Status | undefined {
  const isOwn = (status: StatusCoding): boolean => status.by === coder && status.layer === layer;
  // Two references to one article may each have one: the last word counts.
  return annotations?.statuses.findLast(isOwn)?.value;
}
