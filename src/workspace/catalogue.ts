import type { Range, TextDocument } from 'vscode';
import { EventEmitter, window, workspace } from 'vscode';
import { anchor } from '../annotation/anchoring';
import type { Annotations, ArticleAnnotations, Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import type { EventBody } from '../annotation/eventBody';
import { MatchedAnnotations } from '../annotation/matchedAnnotations';
import { referenceKey } from '../annotation/reference';
import { referenceOf } from '../exchange/annotatedArticle';
import { debounced } from './debounced';
import type { Dump, Occurrence } from './dump';
import { DocumentDump } from './dump';
import type { FileDumps } from './fileDumps';
import type { AnnotatedPlace } from './followedDump';
import { FollowedDump } from './followedDump';
import type { ListedArticle } from './listing';
import { Lister, Listing } from './listing';
import { log, reasonOf } from './log';
import { NamedDump } from './namedDump';
import type { OpenDumps } from './openDumps';
import { Owner } from './owner';
import { rangeBetween } from './positions';
import type { Project } from './project';
import type { Projects } from './projects';
import type { Visibility } from './visibility';
import { affectsVisibility, shownAnnotations, visibilitySetting } from './visibility';

export type { ListedArticle } from './listing';

/** An article, and one of the places where it stands now. */
export interface PlacedArticle {
  readonly listed: ListedArticle;
  readonly occurrence: Occurrence;
}

/** A mark, and where it stands in its dump. */
export interface PlacedMark {
  readonly mark: Mark;
  readonly range: Range;
}

/** The events that follow from a save. */
export interface EventsAtSave {
  readonly certain: readonly EventBody[];
  /** Those that would take annotations away from places where the article still stands as it was. */
  readonly doubtful: readonly EventBody[];
}

/** The articles of all dumps, each once per project, and what is annotated on them. Follows the dumps and the journals. */
export class Catalogue extends Owner {
  readonly #changed = this.own(new EventEmitter<void>());
  readonly #lister = new Lister();
  #listing = new Listing();
  #articles: readonly ListedArticle[] = [];
  /** How often the texts have changed, and how often they had when they were listed. */
  #textsChanged = 1;
  #textsListed = 0;
  #working: Promise<void> | undefined;
  /** By what it was made of; made anew when the articles change. */
  #matched = new WeakMap<Annotations, MatchedAnnotations>();
  readonly #followed = new WeakMap<Dump, FollowedDump>();
  #visibility = visibilitySetting();

  /** The articles or their annotations changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly openDumps: OpenDumps,
    readonly fileDumps: FileDumps,
    readonly projects: Projects,
  ) {
    super();
    const listSoon = this.own(debounced(150, () => void this.list().catch(report)));
    const textsChanged = (): void => {
      this.#textsChanged++;
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
        if (affectsVisibility(event)) {
          this.#visibility = visibilitySetting();
          this.#changed.fire();
        }
        if (
          ['dateOrder', 'include', 'exclude'].some((name) => event.affectsConfiguration(`newsdump.${name}`))
        ) {
          openDumps.readAgain();
          fileDumps.readAgain();
        }
      }),
    );
    listSoon();
  }

  /** All articles, in the order of their first occurrence. */
  get articles(): readonly ListedArticle[] {
    return this.#articles;
  }

  /** Whose annotations are shown. */
  get visibility(): Visibility {
    return this.#visibility;
  }

  /** Whether all dumps, also those in the workspace's files, are listed as they are now. */
  get isComplete(): boolean {
    return !this.#isStale && this.fileDumps.isRead;
  }

  /** All dumps known by now, those in documents rather than their files. Ordered by URI. */
  get dumps(): Dump[] {
    const open = this.openDumps.all;
    const openUris = new Set(open.map(({ uri }) => uri.toString()));
    const files = this.fileDumps.all.filter(({ uri }) => !openUris.has(uri.toString()));
    return [...open, ...files].sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
  }

  /** A project's dumps, each under its path in the project. */
  dumpsIn(project: Project): NamedDump[] {
    return this.dumps
      .filter((dump) => this.projectOf(dump) === project)
      .map((dump) => new NamedDump(dump, project));
  }

  /** The project of a dump, undefined if it was never saved, or not listed yet. */
  projectOf(dump: Dump): Project | undefined {
    return this.#listing.projectOf(dump);
  }

  /** The article that has this key, undefined if none was listed. */
  find(project: Project | undefined, key: string): ListedArticle | undefined {
    return this.#listing.find(project, key);
  }

  /** The article at a line of a document (0-based) and the place where it stands there; undefined if there is none. */
  articleAt(document: TextDocument | undefined, line: number): PlacedArticle | undefined {
    const dump = this.openDumps.in(document);
    const article = dump ? dump.index.articleAt(line) : -1;
    return dump && article >= 0 ? this.articleOf({ dump, article }) : undefined;
  }

  /** The article that stands at a place of the current text. */
  articleOf(occurrence: Occurrence): PlacedArticle {
    const { dump, article } = occurrence;
    const reference = referenceOf(occurrence);
    const key = referenceKey(reference);
    const project = this.projectOf(dump);
    const typed = {
      key,
      reference,
      day: dump.index.day(article),
      project,
      occurrences: [occurrence],
    } as const;
    return { listed: this.find(project, key) ?? typed, occurrence };
  }

  /** The place of an article that the user sees: in the dump of the active editor if it stands there, else the first. */
  placeInView({ occurrences }: ListedArticle): Occurrence {
    const inView = this.openDumps.in(window.activeTextEditor?.document);
    return occurrences.find(({ dump }) => dump === inView) ?? occurrences[0];
  }

  /** What is annotated on an article by the coders whose annotations are shown, undefined if nothing is. */
  annotationsOf({ project, key }: ListedArticle): ArticleAnnotations | undefined {
    const annotations = project && this.annotationsIn(project).of(key);
    return annotations && shownAnnotations(annotations, this.#visibility);
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

  /** The marks on the article at a place, with where each stands in the document or file; those that found no place are left out. */
  marksAt({ listed, occurrence }: PlacedArticle): PlacedMark[] {
    const marks = this.annotationsOf(listed)?.marks ?? [];
    if (marks.length === 0) return [];
    const { dump, article } = occurrence;
    const lines = dump.index.lines(article);
    const inDump = new ArticleInDump(dump.source, dump.index, article);
    const followed =
      dump instanceof DocumentDump && dump.document.isDirty ? this.#followed.get(dump) : undefined;
    return marks.flatMap((mark) => {
      const typed = followed?.rangeOf(mark.id);
      // The same article may stand twice in a dump; one of the places is followed.
      const isHere = typed && typed.start.line >= lines.headline && typed.end.line < lines.end;
      const range = isHere ? typed : rangeOfAnchor(inDump, mark);
      return range ? [{ mark, range }] : [];
    });
  }

  /** The articles of a dump that are annotated, at all places where they stand in it. */
  annotatedIn(dump: Dump): PlacedArticle[] {
    const project = this.projectOf(dump);
    if (!project) return [];
    const articles = new Set(this.#followed.get(dump)?.articles);
    if (!this.#isStale) for (const { article } of this.#annotatedPlaces(dump, project)) articles.add(article);
    return [...articles].map((article) => this.articleOf({ dump, article }));
  }

  /** All marks in a dump, in the order of the text. */
  marksIn(dump: Dump): PlacedMark[] {
    const marks = this.annotatedIn(dump).flatMap((placed) => this.marksAt(placed));
    return marks.sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end));
  }

  /** What has to be written when a dump was saved: which articles and marks are where now. */
  eventsAtSave(dump: DocumentDump): EventsAtSave {
    const project = this.projectOf(dump);
    const followed = this.#followed.get(dump);
    const certain: EventBody[] = [];
    const doubtful: EventBody[] = [];
    for (const [claim, { article: key, how }] of project ? this.annotationsIn(project).placed : []) {
      const annotations = project?.annotations.articles.get(claim);
      const now = followed?.referenceNow(key);
      if (!annotations || !followed || !now) continue;
      const isRenamed = referenceKey(now) !== key;
      const events: EventBody[] = followed
        .anchors(annotations, key)
        .map((body) => ({ ...body, via: 'save' }));
      // What is only near is moved too: once an event names the article as it is now, the rest would not be found any more.
      if (how === 'near' || isRenamed)
        events.unshift({ op: 'move', from: annotations.reference, to: now, via: 'save' });
      const standsElsewhere = this.find(project, key)?.occurrences.some((place) => place.dump !== dump);
      (isRenamed && standsElsewhere === true ? doubtful : certain).push(...events);
    }
    return { certain, doubtful };
  }

  /**
   * The articles of all dumps, also those of the workspace's files, as the texts are now. What is annotated is only surely on an article
   * when all that it could be on is known.
   */
  async upToDate(): Promise<readonly ListedArticle[]> {
    for (;;) {
      const reading = this.fileDumps.read();
      await reading;
      await this.list();
      if (reading === this.fileDumps.read() && !this.#isStale) return this.#articles;
    }
  }

  /** Lists the articles if the texts have changed, also while it works. */
  list(): Promise<void> {
    this.#working ??= this.#listWhileStale().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  get #isStale(): boolean {
    return this.#textsListed !== this.#textsChanged;
  }

  async #listWhileStale(): Promise<void> {
    let hasListed = false;
    for (; this.#isStale; hasListed = true) {
      const textsListed = this.#textsChanged;
      const listing = await this.#lister.list(this.dumps, this.projects);
      for (const project of this.projects.all)
        if (project.journals.length > 0) this.fileDumps.include(project.folder);
      this.#listing = listing;
      this.#articles = listing.articles;
      this.#matched = new WeakMap();
      this.#textsListed = textsListed;
    }
    if (!hasListed) return;
    this.#followAnnotated();
    this.#changed.fire();
  }

  /** Follows what is annotated in the open dumps: where nothing is unsaved, from how the text is now. */
  #followAnnotated(): void {
    // What is listed must be the text of now; the next listing comes here again.
    if (this.#isStale) return;
    for (const dump of this.openDumps.all) {
      const followed = this.#followed.get(dump) ?? new FollowedDump(dump);
      this.#followed.set(dump, followed);
      if (!dump.document.isDirty) followed.forget();
    }
    for (const dump of this.openDumps.all) {
      const project = this.projectOf(dump);
      if (project) this.#followed.get(dump)?.follow(this.#annotatedPlaces(dump, project));
    }
  }

  /** Where in a dump what is annotated stands, as it was listed last. */
  *#annotatedPlaces(dump: Dump, project: Project): Generator<AnnotatedPlace> {
    for (const [claim, { article: key }] of this.annotationsIn(project).placed) {
      const annotations = project.annotations.articles.get(claim);
      if (!annotations) continue;
      for (const place of this.find(project, key)?.occurrences ?? []) {
        if (place.dump === dump) yield { key, article: place.article, annotations };
      }
    }
  }

  /** For the key of an article that is being edited, the key that it had before. */
  #keyBefore(project: Project, now: string): string | undefined {
    for (const dump of this.openDumps.all) {
      const before =
        this.projectOf(dump) === project ? this.#followed.get(dump)?.renamed.get(now) : undefined;
      if (before !== undefined) return before;
    }
    return undefined;
  }
}

function rangeOfAnchor(inDump: ArticleInDump, { quote, start, end }: Mark): Range | undefined {
  const place = anchor(inDump.text, quote, start, end);
  return place && rangeBetween(inDump.positionOf(place.start), inDump.positionOf(place.end));
}

function report(error: unknown): void {
  log.error(`The articles could not be listed: ${reasonOf(error)}`);
}
