import { codersOf } from '../annotation/codersOf';
import { statusOf } from '../annotation/statusOf';
import { tagsOf } from '../annotation/consensus';
import { readArticle } from '../dump/article';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import type { Desk } from '../workspace/deskState';
import { headlineOf } from '../workspace/dump';
import type { Project } from '../workspace/project';
import type { ArticleFacts } from './articleGroups';

/**
 * What the catalogue's articles are grouped and sorted by, as it is shown now. Each fact is found out when it is asked for, once; so this is
 * made anew when the articles or their annotations change.
 */
export class ListedFacts implements ArticleFacts<ListedArticle> {
  readonly day = ({ day }: ListedArticle): number => day;
  readonly headline = once(({ occurrences }: ListedArticle) => headlineOf(occurrences[0]));
  readonly section = once(({ occurrences: [{ dump, article }] }: ListedArticle) =>
    readArticle(dump.source, dump.index, article).section?.trim(),
  );
  readonly dumps = ({ occurrences }: ListedArticle): readonly string[] =>
    occurrences.map(({ dump }) => dump.name);
  readonly tags: (listed: ListedArticle) => readonly string[];
  readonly coders: (listed: ListedArticle) => readonly string[];
  readonly status: (listed: ListedArticle) => string | undefined;
  readonly parentOf: (tag: string) => string | undefined;

  constructor(catalogue: Catalogue) {
    const { coder, layer } = catalogue.visibility;
    const projects = catalogue.projects.all;
    this.tags = once((listed) => {
      const tags = tagsOf(catalogue.annotationsOf(listed), layer);
      return tags.map((tag) => listed.project?.codebook.resolve(tag) ?? tag);
    });
    this.coders = once((listed) => codersOf(catalogue.annotationsOf(listed)));
    this.status = once((listed) => statusOf(catalogue.annotationsOf(listed), coder, layer));
    this.parentOf = (tag) => codebookWith(projects, tag)?.parentOf(tag)?.id;
  }

  /** The facts that take long, for many articles, and are needed to arrange them so. */
  needed({ groupBy, sortBy }: Desk): ((listed: ListedArticle) => unknown)[] {
    const byGroup = { date: [], dump: [], tag: [this.tags], section: [this.section], coder: [this.coders] };
    return [
      ...(groupBy === 'status' ? [this.status] : byGroup[groupBy]),
      ...(sortBy === 'headline' ? [this.headline] : []),
    ];
  }
}

/** The first of the projects' codebooks that has a tag; undefined if none has. */
export function codebookWith(projects: readonly Project[], tag: string): Project['codebook'] | undefined {
  return projects.find(({ codebook }) => codebook.tag(tag))?.codebook;
}

function once<T>(find: (listed: ListedArticle) => T): (listed: ListedArticle) => T {
  const found = new Map<ListedArticle, { readonly fact: T }>();
  return (listed) => {
    let known = found.get(listed);
    if (!known) {
      known = { fact: find(listed) };
      found.set(listed, known);
    }
    return known.fact;
  };
}
