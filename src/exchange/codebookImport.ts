import { addTag, type NewTag } from '../annotation/codebook/editTags';
import type { Refusal as EditRefusal } from '../annotation/codebook/editing';
import { newCodebookText, type TagToWrite } from '../annotation/codebook/newCodebook';
import { readCodebook } from '../annotation/codebook/readCodebook';
import type { Codebook } from '../annotation/codebook/codebook';
import type { Steps } from '../dump/steps';
import { guidOfTag } from './codeXml';
import type { ReadCode } from './qdcReader';

/** What an import would make of a codebook. */
export type CodebookImport =
  | {
      /** The codebook's new text; the old one if nothing is added. */
      readonly text: string;
      /** The ids of the tags that were added. */
      readonly added: readonly string[];
      /** The ids of the tags that the codebook has already. They stay as they are. */
      readonly known: readonly string[];
      /** The names, with `/`, of codes that stand twice in the file. The first counts. */
      readonly repeated: readonly string[];
    }
  | { readonly refused: EditRefusal };

/**
 * Adds to a codebook the tags of a REFI-QDA codebook that it does not have, under the tags that they are under there. A code is a tag of the
 * codebook if it has its guid, its id, or its labels from the root; what else the codebook says of that tag stays, and so do comments.
 * Importing twice changes nothing.
 * @param text the codebook as it is; undefined if there is none
 * @param title of a codebook that is made
 */
export function* importCodebook(
  text: string | undefined,
  codes: readonly ReadCode[],
  title: string,
): Steps<CodebookImport> {
  const plan = new Plan(readCodebook(text ?? newCodebookText(title)).codebook);
  plan.take(codes, undefined, '');
  const { additions, added, known, repeated } = plan;
  if (text === undefined) {
    const tags = additions.map(({ tag }) => tag);
    return { text: newCodebookText(title, { tags }), added, known, repeated };
  }
  let now = text;
  for (const { parent, tag } of additions) {
    yield;
    const edited = addTag(now, parent, tag);
    if ('refused' in edited) return edited;
    now = edited.text;
  }
  return { text: now, added, known, repeated };
}

class Plan {
  /** Tags to add, with all that is new below them, each under a tag that the codebook has, or under none. */
  readonly additions: { readonly parent: string | undefined; readonly tag: NewTag }[] = [];
  readonly added: string[] = [];
  readonly known: string[] = [];
  readonly repeated: string[] = [];
  readonly #byGuid = new Map<string, string>();
  readonly #byPath = new Map<string, string>();
  readonly #met = new Set<string>();

  constructor(readonly codebook: Codebook) {
    for (const { id } of codebook.allTags) {
      this.#byGuid.set(guidOfTag(id), id);
      const path = codebook.pathOf(id).join('/');
      if (!this.#byPath.has(path)) this.#byPath.set(path, id);
    }
  }

  /** Plans for codes under a tag that the codebook has, or at the root. */
  take(codes: readonly ReadCode[], parent: string | undefined, above: string): void {
    for (const tag of this.#newTags(codes, parent, above)) this.additions.push({ parent, tag });
  }

  /** The codes that become tags; what is under one that the codebook has is planned for there. */
  #newTags(codes: readonly ReadCode[], parent: string | undefined, above: string): TagToWrite[] {
    return codes.flatMap((code) => {
      const path = above === '' ? code.name : `${above}/${code.name}`;
      const id = this.#idOf(code, parent, path);
      if (this.codebook.tag(id)) {
        if (!this.#met.has(id)) this.known.push(id);
        this.#met.add(id);
        this.take(code.codes, id, path);
        return [];
      }
      if (this.#met.has(id)) {
        this.repeated.push(path);
        return this.#newTags(code.codes, id, path);
      }
      this.#met.add(id);
      this.added.push(id);
      const tags = this.#newTags(code.codes, id, path);
      return [tagOf(id, code, tags)];
    });
  }

  #idOf({ guid, name, said }: ReadCode, parent: string | undefined, path: string): string {
    const known = this.#byGuid.get(guid);
    if (known !== undefined) return known;
    const below = parent === undefined ? name : `${parent}/${name}`;
    const ours = [said.id, path, below, name].find((id) => id !== undefined && guidOfTag(id) === guid);
    return ours ?? this.#byPath.get(path) ?? below;
  }
}

/** A code that is our tag and cannot be used is retired; another program's is a folder. */
function tagOf(id: string, { guid, name, isCodable, color, said }: ReadCode, tags: TagToWrite[]): TagToWrite {
  const { description, include, exclude, examples } = said;
  return {
    id,
    ...(name !== id && { label: name }),
    ...(description !== undefined && { description }),
    ...(include !== undefined && { include }),
    ...(exclude !== undefined && { exclude }),
    ...(examples && { examples }),
    ...(color !== undefined && { color }),
    ...(!isCodable && guidOfTag(id) === guid && { status: 'retired' }),
    ...(tags.length > 0 && { tags }),
  };
}
