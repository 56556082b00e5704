import type { Range, TextDocument, Uri } from 'vscode';
import { EventEmitter, window, workspace } from 'vscode';
import { anchor } from '../annotation/anchoring';
import type { Annotations, ArticleAnnotations, Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import type { MatchedAnnotations } from '../annotation/matchedAnnotations';
import { referenceKey } from '../annotation/reference';
import type { DumpIndex } from '../dump/dumpIndex';
import { finish, type Steps } from '../dump/steps';
import { referenceOf } from '../annotation/articlePlace';
import { shownIn } from './articleDocument';
import { debounced } from './debounced';
import type { Dump, Occurrence } from './dump';
import { DocumentDump } from './dump';
import type { FileDumps } from './fileDumps';
import { FollowedDumps } from './followedDumps';
import { areSameEntries, ListedAnnotations } from './listedAnnotations';
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
  #visibility = visibilitySetting();

  /** What was edited since it was saved. */
  readonly followed: FollowedDumps;
  /** The articles or their annotations changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly openDumps: OpenDumps,
    readonly fileDumps: FileDumps,
    readonly projects: Projects,
  ) {
    super();
    this.followed = this.own(new FollowedDumps(openDumps, (dump) => this.projectOf(dump)));
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
        if (!this.#isStale) this.followed.forgetSaved();
        this.#changed.fire();
        new TimeSlice().run(this.#followAnnotated(), () => this.#isStale).catch(report);
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

  /** The keys of a project's articles that a reference means without meeting them exactly. */
  nearIn(project: Project): ReadonlySet<string> {
    return this.#annotationsIn(project).near;
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
      dump instanceof DocumentDump && dump.document.isDirty ? this.followed.of(dump) : undefined;
    return marks.flatMap((mark) => {
      const typed = followed?.rangeOf(mark.id);
      // The same article may stand twice in a dump; one of the places is followed.
      const isHere = typed && typed.start.line >= lines.headline && typed.end.line < lines.end;
      const range = isHere ? typed : rangeOfAnchor(inDump, mark);
      return range ? [{ mark, range }] : [];
    });
  }

  /** The articles of a dump that may be annotated, at all places where they stand in it: their numbers in its index. */
  *annotatedIn(dump: Dump): Steps<Iterable<number>> {
    const project = this.projectOf(dump);
    if (!project) return [];
    if (dump instanceof DocumentDump && dump.isOneArticle) return Array(dump.index.articleCount).keys();
    const articles = new Set(this.followed.of(dump)?.articles);
    const places = this.#isStale ? [] : yield* this.#annotationsIn(project).placesIn(dump);
    for (const { article } of places) articles.add(article);
    return articles;
  }

  /**
   * All marks in a dump, in the order of the text.
   * @param within only those of the articles that stand there, also in part; the others are not looked at
   */
  marksIn(dump: Dump, within?: Range): PlacedMark[] {
    return finish(this.marksInSteps(dump, within));
  }

  /** The same in steps; one reads an article. */
  *marksInSteps(dump: Dump, within?: Range): Steps<PlacedMark[]> {
    const articles = within ? articlesWithin(dump.index, within) : yield* this.annotatedIn(dump);
    const marks: PlacedMark[] = [];
    for (const article of articles) {
      marks.push(...this.marksAt(this.articleOf({ dump, article })));
      yield;
    }
    return marks.sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end));
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
      const found = await this.#matchIn(listing, slice);
      this.#listing = listing;
      this.#annotations = new WeakMap();
      this.#textsListed = textsListed;
      if (textsListed === this.#textsChanged) this.followed.forgetSaved();
      // An edit or a save may have come meanwhile.
      for (const one of found)
        if (areSameEntries(one.renamed, this.followed.renamedIn(one.project))) this.#keep(one);
      await slice.run(this.#followAnnotated(), () => textsListed !== this.#textsChanged);
    }
    if (hasListed) this.#changed.fire();
  }

  /** Matches what is annotated with what was listed, so that it need not be done in one go later. */
  async #matchIn(listing: Listing, slice: TimeSlice): Promise<ListedAnnotations[]> {
    const found: ListedAnnotations[] = [];
    for (const project of listing.projects) {
      const renamed = this.followed.unsavedIn(project);
      const before = this.#lastAnnotations.get(project);
      const steps = ListedAnnotations.inSteps(listing, project, renamed, this.#keyBefore(project), before);
      const one = await slice.run(steps);
      if (one) found.push(one);
    }
    return found;
  }

  #annotationsIn(project: Project): ListedAnnotations {
    const known = this.#annotations.get(project.annotations);
    if (known) return known;
    const renamed = this.followed.renamedIn(project);
    const before = this.#lastAnnotations.get(project);
    const found = ListedAnnotations.of(this.#listing, project, renamed, this.#keyBefore(project), before);
    this.#keep(found);
    return found;
  }

  #keep(found: ListedAnnotations): void {
    this.#annotations.set(found.annotations, found);
    this.#lastAnnotations.set(found.project, found);
  }

  #keyBefore(project: Project): (now: string) => string | undefined {
    return (now) => this.followed.keyBefore(project, now);
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

  /** Follows what is annotated in the open dumps, from where it was listed. */
  #followAnnotated(): Steps<void> {
    return this.followed.follow((dump, project) => this.#annotationsIn(project).placesIn(dump));
  }
}

/** The articles that stand in a range, also in part. */
function* articlesWithin(index: DumpIndex, { start, end }: Range): Generator<number> {
  for (let article = index.articleFrom(start.line); article < index.articleCount; article++) {
    if (index.lines(article).headline > end.line) return;
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
