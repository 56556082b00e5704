import type { Range, TextDocument } from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import { anchor } from '../annotation/anchoring';
import type { Annotations, ArticleAnnotations, Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import type { EventBody } from '../annotation/eventBody';
import { MatchedAnnotations } from '../annotation/matchedAnnotations';
import { referenceKey } from '../annotation/reference';
import type { Day } from '../dump/day';
import type { Occurrence as NamedOccurrence } from '../exchange/annotatedArticle';
import { referenceOf } from '../exchange/annotatedArticle';
import type { AnnotatedArticles } from '../exchange/annotatedArticles';
import { annotatePlaces } from '../exchange/annotatedArticles';
import { debounced } from './debounced';
import type { Dump, Occurrence } from './dump';
import { DocumentDump } from './dump';
import { NamedDump } from './namedDump';
import type { FileDumps } from './fileDumps';
import type { AnnotatedPlace } from './followedDump';
import { FollowedDump } from './followedDump';
import { log, reasonOf } from './log';
import type { OpenDumps } from './openDumps';
import { Owner } from './owner';
import type { Project } from './project';
import type { Projects } from './projects';
import { rangeBetween } from './positions';
import { affectsShownCoders, shownAnnotations } from './shownCoders';
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

/** A mark, and where it stands in its dump. */
export interface PlacedMark {
  readonly mark: Mark;
  readonly range: Range;
}

/** Annotations that found no place. */
export interface Unplaced {
  readonly project: Project;
  /** What is annotated under one reference. */
  readonly annotations: ArticleAnnotations;
  /** The mark whose passage is not found; undefined if the article is not. */
  readonly mark: Mark | undefined;
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
  readonly #followed = new WeakMap<Dump, FollowedDump>();
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
        this.#followAnnotated();
        this.#changed.fire();
      }),
    );
    this.own(
      workspace.onDidChangeTextDocument((event) => {
        const dump = openDumps.in(event.document);
        if (dump) this.#followed.get(dump)?.edit(event);
      }),
    );
    this.own(
      workspace.onDidChangeConfiguration((event) => {
        if (affectsShownCoders(event)) this.#changed.fire();
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

  /** What is annotated on an article by the coders whose annotations are shown, undefined if nothing is. */
  annotationsOf({ project, key }: ListedArticle): ArticleAnnotations | undefined {
    const annotations = project && this.annotationsIn(project).of(key);
    return annotations && shownAnnotations(annotations);
  }

  /** The marks on the article at a place, with where each stands in the document or file; those that found no place are left out. */
  marksAt({ listed, occurrence }: PlacedArticle): PlacedMark[] {
    const marks = this.annotationsOf(listed)?.marks ?? [];
    if (marks.length === 0) return [];
    const { dump, article } = occurrence;
    const inDump = new ArticleInDump(dump.source, dump.index, article);
    const followed =
      dump instanceof DocumentDump && dump.document.isDirty ? this.#followed.get(dump) : undefined;
    return marks.flatMap((mark) => {
      const range = followed?.rangeOf(mark.id) ?? rangeOfAnchor(inDump, mark);
      return range ? [{ mark, range }] : [];
    });
  }

  /** The articles of a dump that are annotated, where they stand. */
  annotatedIn(dump: Dump): PlacedArticle[] {
    const project = this.projectOf(dump);
    if (!project) return [];
    const followed = this.#followed.get(dump);
    const articles = followed
      ? followed.articles
      : [...this.#annotatedPlaces(dump, project)].map(({ article }) => article);
    return [...new Set(articles)].map((article) => this.articleOf({ dump, article }));
  }

  /** All marks in a dump, in the order of the text. */
  marksIn(dump: Dump): PlacedMark[] {
    const marks = this.annotatedIn(dump).flatMap((placed) => this.marksAt(placed));
    return marks.sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end));
  }

  /** What is annotated and found no place: on articles that are not found, and passages that are not in their article any more. */
  get unplaced(): Unplaced[] {
    if (this.#isStale || !this.fileDumps.isRead) return [];
    const found: Unplaced[] = [];
    for (const project of this.projects.all) {
      const matched = this.annotationsIn(project);
      for (const annotations of matched.orphans) found.push({ project, annotations, mark: undefined });
      for (const [reference, { article: key }] of matched.placed) {
        const annotations = project.annotations.articles.get(reference);
        const place = this.#byKey.get(listingKey(project, key))?.occurrences[0];
        if (!annotations || !place || annotations.marks.length === 0) continue;
        const { text } = new ArticleInDump(place.dump.source, place.dump.index, place.article);
        for (const mark of annotations.marks) {
          if (!anchor(text, mark.quote, mark.start, mark.end)) found.push({ project, annotations, mark });
        }
      }
    }
    return found;
  }

  /** What has to be written when a dump was saved: which articles and marks are where now. */
  eventsAtSave(dump: DocumentDump): readonly EventBody[] {
    const project = this.projectOf(dump);
    const followed = this.#followed.get(dump);
    if (!project || !followed) return [];
    const matched = this.annotationsIn(project);
    const moves = [...followed.renamed.values()].flatMap(({ before, reference }) =>
      matched
        .claimsOfKnown(before)
        .map((claim): EventBody => ({ op: 'move', from: claim.reference, to: reference, via: 'save' })),
    );
    const anchors = [...matched.placed].flatMap(([reference, { article }]) => {
      const annotations = followed.follows(article) ? project.annotations.articles.get(reference) : undefined;
      return annotations
        ? followed.anchors(annotations).map((body): EventBody => ({ ...body, via: 'save' }))
        : [];
    });
    return [...moves, ...anchors];
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

  /**
   * The articles of all dumps, also those of the workspace's files, as the texts are now. What is annotated is only surely on an article
   * when all that it could be on is known.
   */
  async upToDate(): Promise<readonly ListedArticle[]> {
    for (;;) {
      const reading = this.fileDumps.read();
      await reading;
      if (this.#isStale) await this.list();
      if (reading === this.fileDumps.read()) return this.#articles;
    }
  }

  /** A project's annotations as they are on its articles. */
  annotationsIn(project: Project): MatchedAnnotations {
    const { annotations } = project;
    let matched = this.#matched.get(annotations);
    if (!matched) {
      const keys = this.#articles.filter((listed) => listed.project === project).map(({ key }) => key);
      const keyBefore = (now: string): string | undefined => this.#keyBefore(project, now);
      matched = new MatchedAnnotations(annotations, keys, keyBefore);
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
      if (project && project.journals.length > 0) this.fileDumps.include(project.folder);
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
    this.#followAnnotated();
  }

  /** Follows what is annotated in the open dumps: where nothing is unsaved, from how the text is now. What was edited since the last listing waits for the next. */
  #followAnnotated(): void {
    for (const dump of this.openDumps.all) {
      const project = this.projectOf(dump);
      if (!project) continue;
      const followed = this.#followed.get(dump) ?? new FollowedDump(dump);
      this.#followed.set(dump, followed);
      if (this.#isStale) continue;
      if (!dump.document.isDirty) followed.forget();
      followed.follow(this.#annotatedPlaces(dump, project));
    }
  }

  *#annotatedPlaces(dump: Dump, project: Project): Generator<AnnotatedPlace> {
    for (const [reference, { article: key }] of this.annotationsIn(project).placed) {
      const annotations = project.annotations.articles.get(reference);
      const place = this.#byKey
        .get(listingKey(project, key))
        ?.occurrences.find((occurrence) => occurrence.dump === dump);
      if (annotations && place) yield { key, article: place.article, annotations };
    }
  }

  /** For the key of an article that is being edited, the key that it had before. */
  #keyBefore(project: Project, now: string): string | undefined {
    return this.#followedIn(project)
      .map((followed) => followed.renamed.get(now)?.before)
      .find((before) => before !== undefined);
  }

  #followedIn(project: Project): FollowedDump[] {
    return this.openDumps.all.flatMap((dump) =>
      this.projectOf(dump) === project ? (this.#followed.get(dump) ?? []) : [],
    );
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

function rangeOfAnchor(inDump: ArticleInDump, { quote, start, end }: Mark): Range | undefined {
  const place = anchor(inDump.text, quote, start, end);
  return place && rangeBetween(inDump.positionOf(place.start), inDump.positionOf(place.end));
}

const keyOf = (occurrence: Occurrence): string => referenceKey(referenceOf(occurrence));

const listingKey = (project: Project | undefined, key: string): string =>
  `${project?.folder.toString() ?? ''}\n${key}`;
