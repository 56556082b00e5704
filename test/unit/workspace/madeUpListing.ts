import type { Uri } from 'vscode';
import { fold } from '../../../src/annotation/fold';
import type { AnnotationEvent } from '../../../src/annotation/events';
import type { DumpIndex } from '../../../src/dump/dumpIndex';
import { parseDump } from '../../../src/dump/parseDump';
import { StringText, type TextSource } from '../../../src/dump/textSource';
import type { Dump } from '../../../src/workspace/dump';
import type { Listing } from '../../../src/workspace/listing';
import { Lister } from '../../../src/workspace/lister';
import type { Project } from '../../../src/workspace/project';

export const article = (headline: string, date = 'May 5, 2031', excerpt = 'What is known of it.'): string =>
  `-\n${headline}\n${excerpt}\n${date}\n`;

/** A dump whose text can be changed, and that counts how often a line is read. */
export class MadeUpDump implements Dump {
  readonly uri: Uri;
  version = 0;
  linesRead = 0;
  #text: StringText;
  #index: DumpIndex;
  readonly source: TextSource;

  /** @param path its first folder is the project's; `untitled:` before it, if it was never saved */
  constructor(
    readonly name: string,
    text: string,
  ) {
    const scheme = name.startsWith('untitled:') ? 'untitled' : 'file';
    const uri: unknown = { scheme, path: `/${name}`, toString: () => `file:///${name}` };
    this.uri = uri as Uri;
    this.#text = new StringText(text);
    this.#index = parseDump(this.#text, { linesInBlock: 16 });
    const line = (i: number): string => {
      if (i >= this.#text.lineCount) throw new Error('Illegal value for `line`');
      this.linesRead++;
      return this.#text.line(i);
    };
    this.source = { lineCount: 0, line };
  }

  get index(): DumpIndex {
    return this.#index;
  }

  get text(): string {
    return this.#text.text;
  }

  edit(text: string): void {
    this.#text = new StringText(text);
    this.#index = parseDump(this.#text, { linesInBlock: 16 });
    this.version++;
  }
}

/** A project with these events in its journals. */
export function madeUpProject(name: string, events: readonly AnnotationEvent[] = []): Project {
  return { name, folder: name, annotations: fold(events) } as unknown as Project;
}

/** Lists dumps; the project of each is the one with the name of its folder. */
export function list(
  dumps: readonly Dump[],
  projects: readonly Project[] = [madeUpProject('isles')],
  lister = new Lister(),
): Promise<Listing> {
  return lister.list(dumps, {
    of: ({ path }) => {
      const project = projects.find(({ name }) => path.startsWith(`/${name}/`));
      return project ? Promise.resolve(project) : Promise.reject(new Error(`no project for ${path}`));
    },
  });
}
