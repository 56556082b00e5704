import type { Range, TextDocument, Uri } from 'vscode';
import { EventEmitter, window, workspace } from 'vscode';
import { anchor } from '../annotation/anchoring';
import type { Annotations, ArticleAnnotations, Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import type { EventBody } from '../annotation/eventBody';
import type { MatchedAnnotations } from '../annotation/matchedAnnotations';
import { referenceKey } from '../annotation/reference';
import type { DumpIndex } from '../dump/dumpIndex';
import type { Steps } from '../dump/steps';
import { referenceOf } from '../annotation/articlePlace';
import { shownIn } from './articleDocument';
import { debounced } from './debounced';
import type { Dump, Occurrence } from './dump';
import { DocumentDump } from './dump';
import type { FileDumps } from './fileDumps';
import { FollowedDump } from './followedDump';
import { ListedAnnotations } from './listedAnnotations';
import { Lister } from './lister';
import { ArticleList, Listing, type ListedArticle } from './listing';
import { log, reasonOf } from './log';
import { NamedDump } from './namedDump';
import type { OpenDumps } from './openDumps';
import { Owner } from './owner';
import { rangeBetween } from './positions';
import type { Project } from './project';
import type { Projects } from './projects';
import { placeOf } from './shownPlace';
import { TimeSlice } from './timeSlice';
import type { Visibility } from './visibility';
import { affectsVisibility, shownAnnotations, visibilitySetting } from './visibility';

export { isSameArticle, type ArticleList, type ListedArticle } from './listing';

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

/** The articles that are annotated, whoever's annotations are shown. */
interface AnnotatedArticles {
  readonly of: readonly ListedAnnotations[];
  readonly numbers: ReadonlySet<number>;
  readonly list: ArticleList;
}

/** The articles of all dumps, each once per project, and what is annotated on them. Follows the dumps and the journals. */
export class Catalogue extends Owner {
  readonly #changed = this.own(new EventEmitter<void>());
  readonly #lister = new Lister();
  #listing = new Listing();
  /** How often the texts have changed, and how often they had when they were listed. */
  #textsChanged = 1;
  #textsListed = 0;
  #working: Promise<void> | undefined;
  /** By what it was made of; made anew when the articles change. */
  #annotations = new WeakMap<Annotations, ListedAnnotations>();
  /** Of which the next is made. */
  readonly #lastAnnotations = new WeakMap<Project, ListedAnnotations>();
  #annotated: AnnotatedArticles | undefined;
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
    this.own(
      openDumps.onDidChange((dump) => {
        if (!dump.isOneArticle) textsChanged();
      }),
    );
    this.own(fileDumps.onDidChange(textsChanged));
    this.own(
      projects.onDidChange(() => {
        if (!this.#isStale) this.#forgetSaved();
        this.#changed.fire();
        new TimeSlice().run(this.#followAnnotated(), () => this.#isStale).catch(report);
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

  /** All articles, project by project in the order of their first occurrence; the same list as long as nothing is listed anew. */
  get articles(): ArticleList {
    return this.#listing.all;
  }

  /** The numbers of the articles that are annotated, whoever's annotations are shown. */
  get annotatedNumbers(): ReadonlySet<number> {
    return this.#annotatedArticles.numbers;
  }

  /** The articles that are annotated, in the order of all. */
  get annotatedArticles(): ArticleList {
    return this.#annotatedArticles.list;
  }

  /** The articles of a project. */
  articlesOf(project: Project): ArticleList {
    return this.#listing.in(project);
  }

  /** The articles that stand in a dump, each once. */
  articlesIn(dump: Dump): ArticleList {
    return this.#listing.inDump(this.listedDump(dump) ?? dump);
  }

  /** The projects that have articles. */
  get listedProjects(): readonly Project[] {
    return this.#listing.projects;
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
    return this.#listing.projectOf(this.listedDump(dump) ?? dump);
  }

  /** The dump whose articles are listed: of the document of an article of a big dump, that; else itself. Undefined if that is not known. */
  listedDump(dump: Dump): Dump | undefined {
    const shown = shownIn(dump.uri);
    return shown ? this.#dumpIn(shown.dump) : dump;
  }

  /** Where the article that a document shows stands in its big dump; undefined if the document shows none, or the article is gone. */
  placeShownIn(document: Uri): Occurrence | undefined {
    const shown = shownIn(document);
    const dump = shown && this.#dumpIn(shown.dump);
    if (!dump) return undefined;
    return placeOf(shown, dump, () => this.find(this.projectOf(dump), shown.key)?.occurrences ?? []);
  }

  #dumpIn(file: Uri): Dump | undefined {
    const uri = file.toString();
    return [...this.openDumps.all, ...this.fileDumps.all].find((dump) => dump.uri.toString() === uri);
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
    const listed = this.#listing.articleAt(occurrence);
    if (listed) return { listed, occurrence };
    const { dump, article } = occurrence;
    const reference = referenceOf(occurrence);
    const key = referenceKey(reference);
    const project = this.projectOf(dump);
    const typed: ListedArticle = {
      listing: undefined,
      number: -1,
      key,
      reference,
      day: dump.index.day(article),
      project,
      occurrences: [occurrence],
    };
    return { listed: this.find(project, key) ?? typed, occurrence };
  }

  /** The place of an article that the user sees: in the dump of the active editor if it stands there, else the first. */
  placeInView({ occurrences }: ListedArticle): Occurrence {
    const document = window.activeTextEditor?.document;
    const shown = document && this.placeShownIn(document.uri);
    const inView = this.openDumps.in(document);
    const isInView = ({ dump, article }: Occurrence): boolean =>
      shown ? dump === shown.dump && article === shown.article : dump === inView;
    return occurrences.find(isInView) ?? occurrences[0];
  }

  /** What is annotated on an article by the coders whose annotations are shown, undefined if nothing is. */
  annotationsOf(listed: ListedArticle): ArticleAnnotations | undefined {
    const annotations = this.allAnnotationsOf(listed);
    return annotations && shownAnnotations(annotations, this.#visibility);
  }

  /** The same by all coders, also what is not shown. It costs next to nothing for an article that is not annotated. */
  allAnnotationsOf(listed: ListedArticle): ArticleAnnotations | undefined {
    const { project, listing, number } = listed;
    if (!project) return undefined;
    const { known, matched } = this.#annotationsIn(project);
    if (listing !== this.#listing) return matched.of(listed.key);
    const key = known.get(number);
    return key === undefined ? undefined : matched.of(key);
  }

  /** What is annotated on each article of a project, by all coders. */
  annotationsIn(project: Project): MatchedAnnotations {
    return this.#annotationsIn(project).matched;
  }

  /** The keys of the articles of a project that can matter when articles are sought for these references. */
  keysFor(project: Project, references: Iterable<{ readonly key: string }>): string[] {
    return this.#listing.articlesOf(project)?.relevantKeys(references) ?? [];
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

  /**
   * The articles of a dump that are annotated, at all places where they stand in it.
   * @param within only the articles that stand there, also in part; the others are not looked at
   */
  annotatedIn(dump: Dump, within?: Range): PlacedArticle[] {
    const project = this.projectOf(dump);
    if (!project) return [];
    const isOneArticle = dump instanceof DocumentDump && dump.isOneArticle;
    if (within || isOneArticle)
      return [...articlesWithin(dump.index, within)]
        .map((article) => this.articleOf({ dump, article }))
        .filter(({ listed }) => this.allAnnotationsOf(listed) !== undefined);
    const articles = new Set(this.#followed.get(dump)?.articles);
    if (!this.#isStale)
      for (const { article } of this.#annotationsIn(project).placesIn(dump)) articles.add(article);
    return [...articles].map((article) => this.articleOf({ dump, article }));
  }

  /**
   * All marks in a dump, in the order of the text.
   * @param within only those of the articles that stand there, also in part
   */
  marksIn(dump: Dump, within?: Range): PlacedMark[] {
    const marks = this.annotatedIn(dump, within).flatMap((placed) => this.marksAt(placed));
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
  async upToDate(): Promise<ArticleList> {
    for (;;) {
      const reading = this.fileDumps.read();
      await reading;
      await this.list();
      if (reading === this.fileDumps.read() && !this.#isStale) return this.articles;
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
    const slice = new TimeSlice();
    let hasListed = false;
    for (; this.#isStale; hasListed = true) {
      await Promise.all(this.openDumps.all.map((dump) => dump.ready()));
      const textsListed = this.#textsChanged;
      const listing = await this.#lister.list(this.dumps, this.projects);
      for (const project of this.projects.all)
        if (project.journals.length > 0) this.fileDumps.include(project.folder);
      for (const project of listing.projects)
        await slice.run(lookUp(listing, project, this.#renamedIn(project)));
      this.#listing = listing;
      this.#annotations = new WeakMap();
      this.#textsListed = textsListed;
      if (textsListed === this.#textsChanged) this.#forgetSaved();
      await slice.run(this.#followAnnotated(), () => textsListed !== this.#textsChanged);
    }
    if (hasListed) this.#changed.fire();
  }

  #annotationsIn(project: Project): ListedAnnotations {
    let found = this.#annotations.get(project.annotations);
    if (!found) {
      const keyBefore = (now: string): string | undefined => this.#keyBefore(project, now);
      const before = this.#lastAnnotations.get(project);
      found = new ListedAnnotations(this.#listing, project, this.#renamedIn(project), keyBefore, before);
      this.#annotations.set(project.annotations, found);
      this.#lastAnnotations.set(project, found);
    }
    return found;
  }

  get #annotatedArticles(): AnnotatedArticles {
    const of = this.#listing.projects.map((project) => this.#annotationsIn(project));
    const known = this.#annotated;
    if (known?.of.length === of.length && known.of.every((one, i) => one === of[i])) return known;
    const sorted = Int32Array.from(of.flatMap((one) => [...one.known.keys()])).sort();
    const list = new ArticleList(this.#listing, sorted);
    this.#annotated = { of, numbers: new Set(sorted), list };
    return this.#annotated;
  }

  /** Where nothing is unsaved, what was edited is forgotten. What is listed must be the text of now. */
  #forgetSaved(): void {
    for (const dump of this.openDumps.all) {
      const followed = this.#followed.get(dump) ?? new FollowedDump(dump);
      this.#followed.set(dump, followed);
      if (!dump.document.isDirty) followed.forget();
    }
  }

  /** Follows what is annotated in the open dumps, from where it was listed. */
  *#followAnnotated(): Steps<void> {
    for (const dump of this.openDumps.all) {
      const project = this.projectOf(dump);
      const followed = this.#followed.get(dump);
      if (project && followed) yield* followed.followInSteps(this.#annotationsIn(project).placesIn(dump));
    }
  }

  /** By the keys of a project's articles that are being edited, the keys that they had before. */
  #renamedIn(project: Project): ReadonlyMap<string, string> {
    const open = this.openDumps.all.filter((dump) => this.projectOf(dump) === project);
    return new Map(open.flatMap((dump) => [...(this.#followed.get(dump)?.renamed ?? [])]));
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

/** Looks up what is annotated, so that it need not be done in one go later. */
function* lookUp(listing: Listing, project: Project, renamed: ReadonlyMap<string, string>): Steps<void> {
  const references = project.annotations.articles.values();
  yield* listing.articlesOf(project)?.relevantKeysInSteps(references, renamed) ?? [];
}

/** The articles that stand in a range, also in part; all if there is none. */
function* articlesWithin(index: DumpIndex, range: Range | undefined): Generator<number> {
  for (let article = index.articleFrom(range?.start.line ?? 0); article < index.articleCount; article++) {
    if (range && index.lines(article).headline > range.end.line) return;
    yield article;
  }
}

function rangeOfAnchor(inDump: ArticleInDump, { quote, start, end }: Mark): Range | undefined {
  const place = anchor(inDump.text, quote, start, end);
  return place && rangeBetween(inDump.positionOf(place.start), inDump.positionOf(place.end));
}

function report(error: unknown): void {
  log.error(`The articles could not be listed: ${reasonOf(error)}`);
}
