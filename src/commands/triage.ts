import type { Event } from 'vscode';
import { commands, EventEmitter, l10n, window } from 'vscode';
import type { Status } from '../annotation/events';
import { emptyCodebook } from '../annotation/codebook/codebook';
import { isSameArticle, type ArticleList, type Catalogue, type ListedArticle } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { log, reasonOf } from '../workspace/log';
import { missingOn } from '../workspace/missing';
import { Owner } from '../workspace/owner';
import { plainLabel } from '../workspace/plainLabel';
import { annotate } from './annotate';
import { codedArticle } from './coded';
import { blockedText, giveStatus, openMissing, statusIn } from './status';
import { pickKey, shiftVerbs, triageKeys, type ShiftVerb, type TriageKey } from './triageKeys';
import { placeInEditor, showInEditor, type EditorPlace } from './triageEditor';
import { TriageSession, type Progress } from './triageSession';
import { toggleTag } from './triageToggle';

/** What triage needs of the *Articles* view. */
export interface ArticlesInView {
  /** Those that meet the filter, each once, in the order of the tree. */
  readonly shown: ArticleList;
  readonly onDidChangeShown: Event<void>;
  readonly selected: readonly ListedArticle[];
  readonly onDidSelect: Event<void>;
  /** Shows an article in the tree, if it is shown there; with `focus`, the keys go there. */
  reveal(
    listed: ListedArticle,
    options: { readonly select: boolean; readonly focus: boolean },
  ): Thenable<unknown>;
}

/** How long the status bar says something, in milliseconds. */
const shortly = 4000;

/**
 * Triage: one article after the other, tagged by single keys. The article in question is the one selected in the tree, where the focus
 * is; so no key types into the dump.
 */
export class Triage extends Owner {
  readonly #changed = this.own(new EventEmitter<void>());
  /** The keys pressed, one after the other: a key means the article that is there when those before it are done. */
  #work = Promise.resolve();
  #session: TriageSession | undefined;
  /** What the editor showed before. */
  #before: EditorPlace | undefined;
  #isRevealing = false;

  /** It began or ended, or goes on with another article. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly catalogue: Catalogue,
    readonly articles: ArticlesInView,
  ) {
    super();
    this.own(
      articles.onDidSelect(() => {
        this.#followSelection();
      }),
    );
    this.own(
      articles.onDidChangeShown(() => {
        if (this.#session) this.#inTurn(() => this.#goOnIfGone()).catch(report);
      }),
    );
  }

  override dispose(): void {
    void this.#end();
    super.dispose();
  }

  get isOn(): boolean {
    return this.#session !== undefined;
  }

  /** The article in question, as it is listed now. */
  get current(): ListedArticle | undefined {
    return this.#session?.current;
  }

  /** How far it is; undefined if triage is off. */
  get progress(): Progress | undefined {
    return this.#session?.progress;
  }

  /** What the keys do, with the tags that the article in question has; undefined if triage is off. */
  get keys(): readonly TriageKey[] | undefined {
    const { current } = this;
    if (!this.#session) return undefined;
    const { coder } = this.#session;
    const { project } = current ?? {};
    const tags =
      current && project ? codedArticle(this.catalogue, project, { listed: current }, coder).tags : [];
    return triageKeys(project?.codebook ?? emptyCodebook, new Set(tags));
  }

  /** *Start Triage*: goes to the first article of those shown that is not dealt with yet. */
  async start(): Promise<void> {
    if (this.#session) {
      await this.#focus();
      return;
    }
    const coder = await coderName();
    if (coder === undefined) return;
    await this.catalogue.upToDate();
    const session = new TriageSession(this.catalogue, this.articles, coder);
    const first = session.first;
    if (!first) {
      void window.showInformationMessage(
        l10n.t(
          'There is no article to go through. Save the dump, or change the filter of the Articles view.',
        ),
      );
      return;
    }
    this.#session = session;
    this.#before = placeInEditor();
    await commands.executeCommand('setContext', 'newsdump.triage', true);
    await this.#inTurn(() => this.#goTo(first));
  }

  /** *Leave Triage*: the editor is again as it was before. */
  async leave(): Promise<void> {
    if (!this.#session) return;
    await this.#end();
    if (this.#before) await showInEditor(this.#before);
  }

  /** A letter or digit toggles the tag with that key; a capital letter is one with Shift. */
  key(pressed: unknown): Promise<void> {
    return this.#inTurn(async () => {
      if (typeof pressed !== 'string') return;
      if (isShiftLetter(pressed)) await this.#verb(shiftVerbs[pressed]);
      else await this.#toggle(pressed);
    });
  }

  /** Says that the article in question is done, and goes on; if something required is missing, asks for it first. */
  done(): Promise<void> {
    return this.#inTurn(async () => {
      const { current } = this;
      const session = this.#session;
      if (!current || !session) return;
      for (;;) {
        const missing = missingOn(this.catalogue, current, session.coder);
        if (missing.length === 0) break;
        const blocked = { listed: current, missing };
        say(blockedText(blocked));
        await openMissing(blocked);
        await this.#focus();
        // As long as each form brings something, the next one is opened; whoever leaves one stays on the article.
        if (missingOn(this.catalogue, current, session.coder).length >= missing.length) return;
      }
      await this.#giveStatus(current, 'done');
    });
  }

  /** Goes back to the article before, as often as there is one. */
  back(): Promise<void> {
    return this.#inTurn(async () => {
      const listed = this.#session?.goBack();
      if (listed) await this.#show(listed);
      else say(l10n.t('This is where you began.'));
    });
  }

  async #toggle(key: string): Promise<void> {
    // What is annotated is only surely on an article when all that it could be on is known.
    if (this.#session && !this.catalogue.isComplete) await this.catalogue.upToDate();
    const { current } = this;
    const session = this.#session;
    const project = current?.project;
    if (!session || !project) return;
    const { codebook } = project;
    const tag = codebook.tagWithKey(key);
    if (!tag) {
      say(l10n.t('No tag has the key {0}.', key));
      return;
    }
    const coded = codedArticle(this.catalogue, project, { listed: current }, session.coder);
    const { set, clear } = toggleTag(codebook, coded, tag.id);
    const { dump } = this.catalogue.placeInView(current);
    const isWritten = await annotate(project, session.coder, coded.change(set, clear), [dump]);
    this.#changed.fire();
    const asks = tag.fields.some((id) => codebook.field(id)?.required);
    if (!isWritten || set.length === 0 || !asks) return;
    await commands.executeCommand('newsdump.editFields', {
      kind: 'article',
      article: current,
      onlyRequired: true,
    });
    await this.#focus();
  }

  async #verb(verb: ShiftVerb): Promise<void> {
    const { current } = this;
    if (!current) return;
    switch (verb) {
      case 'skipped':
      case 'flagged':
      case 'excluded':
        await this.#toggleStatus(current, verb);
        return;
      case 'keys':
        // What the key does is not waited for: it comes after this one.
        await pickKey(this.keys ?? []);
        break;
      case 'undoAnnotation':
      case 'redoAnnotation':
        await commands.executeCommand(`newsdump.${verb}`);
        break;
      case 'editFields':
      case 'tagArticle':
      case 'addNote':
        await commands.executeCommand(`newsdump.${verb}`, { kind: 'article', article: current });
        break;
    }
    this.#changed.fire();
    await this.#focus();
  }

  async #toggleStatus(listed: ListedArticle, value: Status): Promise<void> {
    const coder = this.#session?.coder;
    if (coder === undefined) return;
    if (statusIn(this.catalogue, listed, coder) !== value) await this.#giveStatus(listed, value);
    else {
      await giveStatus(this.catalogue, coder, [listed], null);
      this.#changed.fire();
    }
  }

  /** Gives the article a status, and goes on if that could be written. */
  async #giveStatus(listed: ListedArticle, value: Status): Promise<void> {
    const session = this.#session;
    if (!session) return;
    const wasLeft = session.isLeft(listed);
    await giveStatus(this.catalogue, session.coder, [listed], value);
    if (statusIn(this.catalogue, listed, session.coder) !== value) return;
    session.pass(listed, wasLeft ? Date.now() : undefined);
    const next = session.next();
    if (next) await this.#goTo(next);
    else {
      this.#changed.fire();
      // The key is done with; what the message leads to is not waited for.
      void sayFinished(session.dealt);
    }
  }

  /** Makes an article the one in question, and shows it. */
  async #goTo(listed: ListedArticle, isSelected = false): Promise<void> {
    this.#session?.goTo(listed);
    await this.#show(listed, isSelected);
  }

  /** Shows an article in the tree, unless it is selected there, and in the editor beside it. */
  async #show(listed: ListedArticle, isSelected = false): Promise<void> {
    this.#changed.fire();
    if (!isSelected) await this.#focus();
    await showInEditor(this.catalogue.placeInView(listed));
  }

  /** Brings the focus to the article in question in the tree. */
  async #focus(): Promise<void> {
    const { current } = this;
    if (!this.#session) return;
    this.#isRevealing = true;
    try {
      await commands.executeCommand('newsdump.articles.focus');
      if (current) await this.articles.reveal(current, { select: true, focus: true });
    } catch (error) {
      // The tree may be about to change; the next change comes here again.
      log.warn(`The article could not be shown in the tree: ${reasonOf(error)}`);
    } finally {
      this.#isRevealing = false;
    }
  }

  /** The user selected another article in the tree: that is the one in question now. */
  #followSelection(): void {
    const [only, ...others] = this.articles.selected;
    if (!this.#session || this.#isRevealing || !only || others.length > 0) return;
    if (this.current && isSameArticle(only, this.current)) return;
    this.#inTurn(() => this.#goTo(only, true)).catch(report);
  }

  /** If the article in question is in no dump any more, goes on with what followed it. One that only the filter hides stays. */
  async #goOnIfGone(): Promise<void> {
    const next = this.current ? undefined : this.#session?.next();
    if (next) await this.#goTo(next);
    else this.#changed.fire();
  }

  async #end(): Promise<void> {
    if (!this.#session) return;
    this.#session = undefined;
    this.#changed.fire();
    await commands.executeCommand('setContext', 'newsdump.triage', false);
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#work.then(act);
    this.#work = turn.catch(() => undefined);
    return turn;
  }
}

const isShiftLetter = (key: string): key is keyof typeof shiftVerbs => Object.hasOwn(shiftVerbs, key);

function report(error: unknown): void {
  log.error(`Triage could not go on: ${reasonOf(error)}`);
}

async function sayFinished(dealt: number): Promise<void> {
  const exportNow = l10n.t('Export…');
  const answer = await window.showInformationMessage(
    l10n.t('Nothing is left of the articles shown. You dealt with {0} of them.', dealt),
    exportNow,
  );
  if (answer === exportNow) await commands.executeCommand('newsdump.exportArticles');
}

function say(text: string): void {
  void window.setStatusBarMessage(plainLabel(text), shortly);
}
