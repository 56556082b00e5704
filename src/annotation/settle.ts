import {
  disagreements,
  type Disagreement,
  type FieldDisagreement,
  type MarkDisagreement,
  type TagDisagreement,
} from './agreement/disagreements';
import { agreedOn, markedAs, valuesOn } from './agreedOn';
import { consensusLayer } from './annotations';
import type { CodedArticle } from './codedArticle';
import type { EventBody } from './eventBody';
import { referenceKey } from './reference';
import { declined, eachOnce, isAt, isSettled, marksNear, type ComparedArticle } from './settled';

/** Who says what is so, and what of the article this coder has written in the layer `consensus` by now. */
export interface Adjudicator {
  readonly coder: string;
  readonly coded: CodedArticle;
}

/**
 * The events that write one of the choices to the layer `consensus`, in the place of what the same adjudicator may have written there. With
 * it goes what the coders agree on, as far as nothing is said of it there; and if nothing else is open, that the article is done. The
 * coders' own annotations stay.
 * @param choice the place of the choice in the disagreement
 */
export function settle(
  disagreement: Disagreement,
  choice: number,
  article: ComparedArticle,
  adjudicator: Adjudicator,
): readonly EventBody[] {
  const all = disagreements([article], article.codebook, article);
  const bodies = [
    ...agreedOn(article, adjudicator.coded, all),
    ...decision(disagreement, choice, article, adjudicator),
  ];
  const isOpen = (other: Disagreement): boolean =>
    !isSame(other, disagreement) && !isSettled(other, article.annotations);
  if (!all.some(isOpen)) bodies.push(...adjudicator.coded.setStatus('done'));
  // Each part of it would begin with the moves.
  const said = bodies.filter(({ op }) => op !== 'move');
  return said.length > 0 ? [...adjudicator.coded.moves, ...said] : [];
}

function isSame(one: Disagreement, other: Disagreement): boolean {
  if (one.kind !== other.kind || one.variable !== other.variable) return false;
  return one.kind !== 'mark' || other.kind !== 'mark' || isAt(one.passage)(other.passage);
}

function decision(
  disagreement: Disagreement,
  choice: number,
  article: ComparedArticle,
  adjudicator: Adjudicator,
): readonly EventBody[] {
  switch (disagreement.kind) {
    case 'tag':
      return decideTag(disagreement, choice, article, adjudicator.coded);
    case 'field':
      return decideField(disagreement, choice, adjudicator.coded);
    case 'mark':
      return decideMark(disagreement, choice, article, adjudicator);
  }
}

function decideTag(
  { variable, choices }: TagDisagreement,
  choice: number,
  { codebook }: ComparedArticle,
  coded: CodedArticle,
): readonly EventBody[] {
  const own = [...coded.tags].filter((tag) => codebook.resolve(tag) === variable);
  if (choices[choice]?.value === true) return own.length > 0 ? [] : coded.change([variable], []);
  const here = referenceKey(coded.article);
  // Also where there is no such tag to clear: here, that it is not so is a decision.
  const decided: EventBody = { op: 'untag', article: coded.article, tag: variable, layer: consensusLayer };
  const cleared = coded
    .change([], own)
    .filter((body) => body.op !== 'untag' || body.tag !== variable || referenceKey(body.article) !== here);
  return [...cleared, decided];
}

function decideField(
  { variable, choices }: FieldDisagreement,
  choice: number,
  coded: CodedArticle,
): readonly EventBody[] {
  const value = choices[choice]?.value ?? null;
  if (value !== null || coded.value(variable) !== undefined) return coded.setField(variable, value);
  return [{ op: 'set', article: coded.article, field: variable, value, layer: consensusLayer }];
}

function decideMark(
  disagreement: MarkDisagreement,
  choice: number,
  { annotations, codebook, layer }: ComparedArticle,
  { coder, coded }: Adjudicator,
): readonly EventBody[] {
  const wanted = eachOnce(disagreement.choices[choice]?.value ?? []);
  const written = marksNear(annotations, disagreement, codebook);
  const unwanted = written.filter((mark) => mark.by === coder && !wanted.some(isAt(mark)));
  const marks = disagreement.choices.flatMap(({ value }) => value);
  const bodies: EventBody[] = [
    ...unwanted.map(({ id }): EventBody => ({ op: 'remove', target: id })),
    ...marks
      .filter((mark) => !wanted.includes(mark))
      .flatMap(({ id }) => [...coded.values(id).keys()].flatMap((field) => coded.setField(field, null, id))),
  ];
  for (const mark of wanted) {
    if (!written.some(isAt(mark))) bodies.push(markedAs(disagreement.variable, mark, coded));
    bodies.push(
      ...valuesOn(mark, annotations, layer).flatMap(({ field, value }) =>
        coded.setField(field, value, mark.id),
      ),
    );
  }
  if (wanted.length > 0) return bodies;
  const decided = marks.map(({ id }): EventBody => ({
    op: 'set',
    target: id,
    field: declined,
    value: null,
    layer: consensusLayer,
  }));
  return [...bodies, ...decided];
}
