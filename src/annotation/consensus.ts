import { consensusLayer, mainLayer, type ArticleAnnotations, type FieldCoding } from './annotations';

interface Said {
  readonly layer: string;
}
const isConsensus = ({ layer }: Said): boolean => layer === consensusLayer;

/**
 * The article's tags: those of the consensus where there is one, else those that any coder gave in the layer. Sorted by code unit, each
 * once; without the tags of marks.
 */
export function tagsOf(annotations: ArticleAnnotations | undefined, layer: string = mainLayer): string[] {
  if (!annotations) return [];
  const from = layer === mainLayer && hasConsensusOnTags(annotations) ? consensusLayer : layer;
  const tags = annotations.tags.filter((coding) => coding.layer === from).map(({ tag }) => tag);
  return [...new Set(tags)].sort();
}

/** The field values of an article and its marks, in the order of the ids. */
export interface FieldsOf {
  /** Those of the consensus where there is one, else those of all coders and layers. */
  readonly fields: readonly FieldCoding[];
  /** Where there is a consensus, all others. */
  readonly others: readonly FieldCoding[];
}

export function fieldsOf(annotations: ArticleAnnotations): FieldsOf {
  const { fields, cleared } = annotations;
  const isDecided =
    isAdjudicated(annotations) ||
    fields.some(isConsensus) ||
    cleared.some(({ field }) => field !== undefined);
  if (!isDecided) return { fields, others: [] };
  return { fields: fields.filter(isConsensus), others: fields.filter((coding) => !isConsensus(coding)) };
}

function hasConsensusOnTags(annotations: ArticleAnnotations): boolean {
  const { tags, cleared } = annotations;
  return isAdjudicated(annotations) || tags.some(isConsensus) || cleared.some(({ tag }) => tag !== undefined);
}

/** Whether the consensus was said to be whole, be it that it has nothing. */
function isAdjudicated({ statuses }: ArticleAnnotations): boolean {
  return statuses.some((status) => isConsensus(status) && status.value === 'done');
}
