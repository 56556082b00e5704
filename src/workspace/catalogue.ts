import type { TextDocument } from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import type { Annotations, ArticleAnnotations } from '../annotation/annotations';
import { MatchedAnnotations } from '../annotation/matchedAnnotations';
import { referenceKey } from '../annotation/reference';
import type { Day } from '../dump/day';
import type { Occurrence as NamedOccurrence } from '../exchange/annotatedArticle';
import { referenceOf } from '../exchange/annotatedArticle';
import type { AnnotatedArticles } from '../exchange/annotatedArticles';
import { annotatePlaces } from '../exchange/annotatedArticles';
import { debounced } from './debounced';
import type { Dump, Occurrence } from './dump';
import { NamedDump } from './namedDump';
import type { FileDumps } from './fileDumps';
import { log, reasonOf } from './log';
import type { OpenDumps } from './openDumps';
import { Owner } from './owner';
import type { Project } from './project';
import type { Projects } from './projects';
import { TimeSlice } from './timeSlice';

/** An article of a project, with all places where it stands. */
export interface ListedArticle {
  readonly key: string;
  readonly day: Day;
  /** Undefined if the dump was never saved. */
  readonly project: Project | undefined;
  /** At least one. Dumps in the order of their URIs, in each the order of the text. */
  readonly occurrences: readonly [Occurrence, ...Occurrence[]];
}

/** An article, and one of the places where it stands. */
export interface PlacedArticle {
  readonly listed: ListedArticle;
  readonly occurrence: Occurrence;
}

/** The articles of all dumps, each once per project. Follows the dumps; what is annotated follows the projects. */
export class Catalogue extends Owner {
  #articles: readonly ListedArticle[] = [];
  #byKey = new Map<string, ListedArticle>();
  readonly #changed = this.own(new EventEmitter<void>());
  #listing: Promise<void> | undefined;
  #isStale = true;
  /** By what it was made of; made anew when the articles change. */
  #matched = new WeakMap<Annotations, MatchedAnnotations>();
  readonly #projectOfDump = new WeakMap<Dump, Project | undefined>();
  readonly #keys = new WeakMap<Dump, { readonly version: number; readonly keys: readonly string[] }>();

  /** The articles or their annotations changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly openDumps: OpenDumps,
    readonly fileDumps: FileDumps,
    readonly projects: Projects,
  ) {
    super();
    const listSoon = this.own(debounced(150, () => void this.list()));
    const textsChanged = (): void => {
      this.#isStale = true;
      listSoon();
    };
    this.own(openDumps.onDidChange(textsChanged));
    this.own(fileDumps.onDidChange(textsChanged));
    this.own(
      projects.onDidChange(() => {
        this.#changed.fire();
      }),
    );
    this.own(
      workspace.onDidChangeConfiguration((event) => {
        if (
          ['dateOrder', 'include', 'exclude'].some((name) => event.affectsConfiguration(`newsdump.${name}`))
        ) {
          openDumps.readAgain();
          fileDumps.readAgain();
        }
      }),
    );
  }

  /** All articles, in the order of their first occurrence. */
  get articles(): readonly ListedArticle[] {
    return this.#articles;
  }

  /** All dumps known by now, those in documents rather than their files. Ordered by URI. */
  get dumps(): Dump[] {
    const open = this.openDumps.all;
    const openUris = new Set(open.map(({ uri }) => uri.toString()));
    const files = this.fileDumps.all.filter(({ uri }) => !openUris.has(uri.toString()));
    return [...open, ...files].sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
  }

  /** What is annotated on an article, undefined if nothing is. */
  annotationsOf({ project, key }: ListedArticle): ArticleAnnotations | undefined {
    return project && this.annotationsIn(project).of(key);
  }

  /** The project of a dump, undefined if it was never saved, or not listed yet. */
  projectOf(dump: Dump): Project | undefined {
    return this.#projectOfDump.get(dump);
  }

  /** A project's dumps, each under its path in the project. */
  dumpsIn(project: Project): NamedDump[] {
    return this.dumps
      .filter((dump) => this.projectOf(dump) === project)
      .map((dump) => new NamedDump(dump, project));
  }

  /** A project's articles with their annotations, as an export has them, and what found no place. */
  annotated(project: Project): AnnotatedArticles {
    const named = new Map(this.dumpsIn(project).map((dump) => [dump.dump, dump]));
    const inExport = ({ dump, article }: Occurrence) => ({
      dump: named.get(dump) ?? new NamedDump(dump, project),
      article,
    });
    const places = new Map<string, [NamedOccurrence, ...NamedOccurrence[]]>();
    for (const { key, project: own, occurrences } of this.#articles) {
      const [first, ...others] = occurrences;
      if (own === project) places.set(key, [inExport(first), ...others.map(inExport)]);
    }
    return annotatePlaces(places, this.annotationsIn(project), project.annotations.astray);
  }

  /** The article at a line of a document (0-based) and the place where it stands there; undefined if there is none. */
  articleAt(document: TextDocument | undefined, line: number): PlacedArticle | undefined {
    const dump = this.openDumps.in(document);
    const article = dump ? dump.index.articleAt(line) : -1;
    return dump && article >= 0 ? this.articleOf({ dump, article }) : undefined;
  }

  /** The article that stands at a place of the current text. */
  articleOf(occurrence: Occurrence): PlacedArticle {
    const key = keyOf(occurrence);
    const project = this.#projectOfDump.get(occurrence.dump);
    const day = occurrence.dump.index.day(occurrence.article);
    const listed = this.#byKey.get(listingKey(project, key)) ?? {
      key,
      day,
      project,
      occurrences: [occurrence],
    };
    return { listed, occurrence };
  }

  /** The articles as the texts are now: waits for a listing if something has changed since the last. */
  async upToDate(): Promise<readonly ListedArticle[]> {
    if (this.#isStale) await this.list();
    return this.#articles;
  }

  /** A project's annotations as they are on its articles. */
  annotationsIn(project: Project): MatchedAnnotations {
    const { annotations } = project;
    let matched = this.#matched.get(annotations);
    if (!matched) {
      const keys = this.#articles.filter((listed) => listed.project === project).map(({ key }) => key);
      matched = new MatchedAnnotations(annotations, keys);
      this.#matched.set(annotations, matched);
    }
    return matched;
  }

  /** Lists the articles again. Calls while it works are served by one more listing. */
  list(): Promise<void> {
    this.#isStale = true;
    this.#listing ??= this.#listWhileStale().finally(() => {
      this.#listing = undefined;
    });
    return this.#listing;
  }

  async #listWhileStale(): Promise<void> {
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#listOnce();
      }
    } catch (error) {
      log.error(`The articles could not be listed: ${reasonOf(error)}`);
      throw error;
    }
    this.#changed.fire();
  }

  async #listOnce(): Promise<void> {
    const byKey = new Map<string, ListedArticle & { readonly occurrences: [Occurrence, ...Occurrence[]] }>();
    const slice = new TimeSlice();
    for (const dump of this.dumps) {
      const project = dump.uri.scheme === 'untitled' ? undefined : await this.projects.of(dump.uri);
      this.#projectOfDump.set(dump, project);
      const keys = await this.#keysOf(dump, slice);
      for (const [article, key] of keys.entries()) {
        const id = listingKey(project, key);
        const listed = byKey.get(id);
        if (listed) listed.occurrences.push({ dump, article });
        else byKey.set(id, { key, day: dump.index.day(article), project, occurrences: [{ dump, article }] });
      }
    }
    this.#byKey = byKey;
    this.#articles = [...byKey.values()];
    this.#matched = new WeakMap();
  }

  /** The keys of a dump's articles. They are kept as long as its text stays as it is. */
  async #keysOf(dump: Dump, slice: TimeSlice): Promise<readonly string[]> {
    for (;;) {
      const { version } = dump;
      const known = this.#keys.get(dump);
      if (known?.version === version) return known.keys;
      const keys: string[] = [];
      for (let article = 0; dump.version === version && article < dump.index.articleCount; article++) {
        keys.push(keyOf({ dump, article }));
        await slice.pauseIfDue();
      }
      if (dump.version === version) this.#keys.set(dump, { version, keys });
    }
  }
}

const keyOf = (occurrence: Occurrence): string => referenceKey(referenceOf(occurrence));

const listingKey = (project: Project | undefined, key: string): string =>
  `${project?.folder.toString() ?? ''}\n${key}`;
