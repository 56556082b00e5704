import { EventEmitter } from 'vscode';
import { agreementReport, type AgreementReport } from '../annotation/agreement/agreementReport';
import { disagreements, type Disagreement } from '../annotation/agreement/disagreements';
import { agreedChoice, isSettled, type ComparedArticle } from '../annotation/settled';
import type { Catalogue, ListedArticle } from './catalogue';
import { doneArticle, doneArticles, type DoneArticle } from './comparedArticles';
import { debounced } from './debounced';
import { log, reasonOf } from './log';
import { Owner } from './owner';
import type { Project } from './project';

/** What is compared. */
export interface Comparing {
  readonly project: Project;
  readonly layer: string;
  /** Two or more. */
  readonly coders: readonly string[];
}

/** A disagreement on an article that is listed. */
export interface Difference {
  /** The same whenever the same is compared again. */
  readonly id: string;
  readonly disagreement: Disagreement;
  readonly listed: ListedArticle;
  readonly isSettled: boolean;
  /** The place of the choice that was agreed on; undefined if none was. */
  readonly agreed: number | undefined;
}

/** Coders who are compared: how far they agree, and on what they do not. Follows the texts and the annotations. */
export class Comparison extends Owner implements Comparing {
  readonly project: Project;
  readonly layer: string;
  readonly coders: readonly string[];
  readonly #changed = this.own(new EventEmitter<void>());
  #articles: readonly DoneArticle[];
  #differences: readonly Difference[];
  #asked = 0;
  #working: Promise<void> | undefined;

  /** The articles or their annotations changed. */
  readonly onDidChange = this.#changed.event;

  /** @param articles the project's, as they are now */
  constructor(
    readonly catalogue: Catalogue,
    { project, layer, coders }: Comparing,
    articles: readonly DoneArticle[],
  ) {
    super();
    this.project = project;
    this.layer = layer;
    this.coders = coders;
    this.#articles = articles;
    this.#differences = this.#compare();
    const refresh = (): void => {
      this.refresh().catch((error: unknown) => {
        log.error(`The coders could not be compared again: ${reasonOf(error)}`);
      });
    };
    const soon = this.own(debounced(150, refresh));
    this.own(catalogue.onDidChange(soon));
  }

  /** How far the coders agree. */
  get report(): AgreementReport {
    return agreementReport(this.#articles, this.project.codebook, this);
  }

  /** What the coders do not agree on: in the order of the articles. */
  get differences(): readonly Difference[] {
    return this.#differences;
  }

  /** Compares again, as all is now. */
  refresh(): Promise<void> {
    this.#asked++;
    this.#working ??= this.#refreshWhileAsked().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  /** What is compared of an article, as it is now; undefined if nobody is done with it any more. */
  compared(listed: ListedArticle): ComparedArticle | undefined {
    const article = doneArticle(this.catalogue, listed);
    return article && this.#compared(article);
  }

  async #refreshWhileAsked(): Promise<void> {
    for (let done = 0; done !== this.#asked;) {
      done = this.#asked;
      this.#articles = await doneArticles(this.catalogue, this.project);
      this.#differences = this.#compare();
    }
    this.#changed.fire();
  }

  #compare(): Difference[] {
    const { codebook } = this.project;
    return this.#articles.flatMap((article) =>
      disagreements([article], codebook, this).map((disagreement): Difference => ({
        id: [article.listed.key, ...partsOf(disagreement)].join('\n'),
        disagreement,
        listed: article.listed,
        isSettled: isSettled(disagreement, article.annotations),
        agreed: agreedChoice(disagreement, this.#compared(article)),
      })),
    );
  }

  #compared({ annotations }: DoneArticle): ComparedArticle {
    const { layer, coders } = this;
    return { annotations, codebook: this.project.codebook, layer, coders };
  }
}

function partsOf(disagreement: Disagreement): readonly (string | number)[] {
  const { kind, variable } = disagreement;
  return disagreement.kind === 'mark'
    ? [kind, variable, disagreement.passage.start, disagreement.passage.end]
    : [kind, variable];
}
