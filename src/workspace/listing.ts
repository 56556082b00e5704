import type { ArticleReference } from '../annotation/reference';
import { referenceKey } from '../annotation/reference';
import type { Day } from '../dump/day';
import type { DumpIndex } from '../dump/dumpIndex';
import { referenceOf } from '../exchange/annotatedArticle';
import type { Dump, Occurrence } from './dump';
import type { Project } from './project';
import type { Projects } from './projects';
import { TimeSlice } from './timeSlice';

/** An article of a project, with all places where it stands. */
export interface ListedArticle {
  readonly key: string;
  /** How journals name it. */
  readonly reference: ArticleReference;
  readonly day: Day;
  /** Undefined if the dump was never saved. */
  readonly project: Project | undefined;
  /** At least one. Dumps in the order of their URIs, in each the order of the text. They are of the text that was listed. */
  readonly occurrences: readonly [Occurrence, ...Occurrence[]];
}

/** The articles of all dumps as they were at one time. */
export class Listing {
  readonly #byKey = new Map<
    string,
    ListedArticle & { readonly occurrences: [Occurrence, ...Occurrence[]] }
  >();
  readonly #projects = new Map<Dump, Project | undefined>();

  /** In the order of their first occurrence. */
  get articles(): readonly ListedArticle[] {
    return [...this.#byKey.values()];
  }

  find(project: Project | undefined, key: string): ListedArticle | undefined {
    return this.#byKey.get(idOf(project, key));
  }

  /** The project of a dump, undefined if it was never saved, or not listed. */
  projectOf(dump: Dump): Project | undefined {
    return this.#projects.get(dump);
  }

  addDump(dump: Dump, project: Project | undefined, references: readonly NamedReference[]): void {
    this.#projects.set(dump, project);
    for (const [article, { key, reference }] of references.entries()) {
      const listed = this.#byKey.get(idOf(project, key));
      if (listed) listed.occurrences.push({ dump, article });
      else
        this.#byKey.set(idOf(project, key), {
          key,
          reference,
          day: dump.index.day(article),
          project,
          occurrences: [{ dump, article }],
        });
    }
  }
}

const idOf = (project: Project | undefined, key: string): string =>
  `${project?.folder.toString() ?? ''}\n${key}`;

/** How journals name an article, with its key. */
interface NamedReference {
  readonly key: string;
  readonly reference: ArticleReference;
}

/** Lists the articles of dumps. What was read of a dump is kept as long as its index stays the same. */
export class Lister {
  readonly #known = new WeakMap<DumpIndex, readonly NamedReference[]>();

  async list(dumps: Iterable<Dump>, projects: Projects): Promise<Listing> {
    const listing = new Listing();
    const slice = new TimeSlice();
    for (const dump of dumps) {
      const project = dump.uri.scheme === 'untitled' ? undefined : await projects.of(dump.uri);
      listing.addDump(dump, project, await this.#referencesIn(dump, slice));
    }
    return listing;
  }

  /** Begins anew when the dump is edited meanwhile. */
  async #referencesIn(dump: Dump, slice: TimeSlice): Promise<readonly NamedReference[]> {
    for (;;) {
      const { index } = dump;
      const known = this.#known.get(index);
      if (known) return known;
      const references: NamedReference[] = [];
      for (let article = 0; dump.index === index && article < index.articleCount; article++) {
        const reference = referenceOf({ dump, article });
        references.push({ key: referenceKey(reference), reference });
        await slice.pauseIfDue();
      }
      if (dump.index === index) this.#known.set(index, references);
    }
  }
}
