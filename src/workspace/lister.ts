import { ArticleTable, type DumpArticles } from '../annotation/articleTable';
import { Identities } from '../annotation/identities';
import type { Dump } from './dump';
import { ListedText } from './listedText';
import { Listing } from './listing';
import type { Project } from './project';
import { ProjectArticles } from './projectArticles';
import type { Projects } from './projects';
import { TimeSlice } from './timeSlice';

type TextArticles = DumpArticles<ListedText>;

/** The articles of a project, and what they were made of. */
interface Made {
  readonly of: readonly TextArticles[];
  readonly articles: ProjectArticles;
}

/** Lists the articles of dumps, in slices. What has not changed since the last time is taken from then. */
export class Lister {
  readonly #known = new WeakMap<Dump, TextArticles>();
  #made: readonly Made[] = [];

  /** @param dumps in the order of the listing */
  async list(dumps: Iterable<Dump>, projects: Pick<Projects, 'of'>): Promise<Listing> {
    const slice = new TimeSlice();
    const byProject = new Map<Project | undefined, TextArticles[]>();
    const projectsOfFolders = new Map<string, Project>();
    for (const dump of dumps) {
      const project = await projectOf(dump, projects, projectsOfFolders);
      const texts = byProject.get(project) ?? [];
      byProject.set(project, texts);
      texts.push(await this.#articlesOf(dump, slice));
    }
    const made: Made[] = [];
    for (const [project, of] of byProject) {
      const known = this.#made.find((one) => one.articles.project === project && areSame(one.of, of));
      const table = known?.articles.table ?? (await slice.run(ArticleTable.of(of)));
      const texts = of.map(({ dump }) => dump);
      if (table) made.push(known ?? { of, articles: new ProjectArticles(project, texts, table) });
    }
    this.#made = made;
    return new Listing(made.map(({ articles }) => articles));
  }

  /** Begins anew when the dump is edited meanwhile. */
  async #articlesOf(dump: Dump, slice: TimeSlice): Promise<TextArticles> {
    for (;;) {
      const known = this.#known.get(dump);
      if (known?.dump.isIndexCurrent) return known;
      const text = new ListedText(dump);
      const before = known && { index: known.dump.index, identities: known.identities };
      const identities = await slice.run(Identities.read(text, before), () => !text.isCurrent);
      if (identities) this.#known.set(dump, { dump: text, identities });
    }
  }
}

/** The same for all dumps of a folder, so it is looked for once. */
async function projectOf(
  { uri }: Dump,
  projects: Pick<Projects, 'of'>,
  known: Map<string, Project>,
): Promise<Project | undefined> {
  if (uri.scheme === 'untitled') return undefined;
  const whole = uri.toString();
  const folder = whole.slice(0, whole.lastIndexOf('/'));
  const project = known.get(folder) ?? (await projects.of(uri));
  known.set(folder, project);
  return project;
}

const areSame = <T>(some: readonly T[], others: readonly T[]): boolean =>
  some.length === others.length && some.every((one, i) => one === others[i]);
