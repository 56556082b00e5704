import { posix } from 'node:path';
import type { ArticleAnnotations } from '../annotation/annotations';
import { emptyCodebook } from '../annotation/codebook/codebook';
import type { FilteredArticle } from '../annotation/filter/filter';
import { matcher } from '../annotation/filter/filter';
import { sampleKeys } from '../annotation/filter/namedFilters';
import { nestingOf } from '../annotation/filter/nesting';
import type { Filter } from '../annotation/filter/terms';
import type { Article } from '../dump/article';
import { excerptOf, readArticle } from '../dump/article';
import type { Day } from '../dump/day';
import type { Catalogue, ListedArticle } from './catalogue';
import type { Project } from './project';

type Test = (listed: ListedArticle) => boolean;

/**
 * The test whether an article meets a filter and is in a sample, if one is named. It goes by the annotations that are shown: nothing that
 * blind coding hides can be found out with it. Make it once for many articles, and anew when annotations change.
 */
export function articleMatcher(catalogue: Catalogue, filter: Filter, sample: string | undefined): Test {
  const tests = new Map<Project | undefined, Test>();
  return (listed) => {
    const { project } = listed;
    let test = tests.get(project);
    if (!test) {
      test = testIn(catalogue, project, filter, sample);
      tests.set(project, test);
    }
    return test(listed);
  };
}

function testIn(
  catalogue: Catalogue,
  project: Project | undefined,
  filter: Filter,
  sample: string | undefined,
): Test {
  const codebook = project?.codebook ?? emptyCodebook;
  const { coder, layer } = catalogue.visibility;
  const meets = matcher(filter, {
    coder,
    layer,
    ...nestingOf(codebook),
  });
  const named = project?.filtersFile.value.filters.find(({ name }) => name === sample);
  const drawn = new Set(named && sampleKeys(named));
  const { listing } = catalogue.articles;
  const numbers = new Set([...drawn].map((key) => listing.numberOfKey(project, key)));
  const isDrawn = (listed: ListedArticle): boolean =>
    listed.listing === listing ? numbers.has(listed.number) : drawn.has(listed.key);
  return (listed) =>
    (sample === undefined || isDrawn(listed)) && meets(new FilteredListed(catalogue, listed));
}

/** A listed article as filters see it. What it says is read when it is asked for. */
class FilteredListed implements FilteredArticle {
  #article: Article | undefined;

  constructor(
    readonly catalogue: Catalogue,
    readonly listed: ListedArticle,
  ) {}

  get day(): Day {
    return this.listed.day;
  }

  get headline(): string {
    return this.#read.headline;
  }

  get excerpt(): string {
    return excerptOf(this.#read);
  }

  get section(): string | undefined {
    return this.#read.section;
  }

  get dumps(): readonly string[] {
    const { project, occurrences } = this.listed;
    return occurrences.map(({ dump }) =>
      project ? posix.relative(project.folder.path, dump.uri.path) : dump.name,
    );
  }

  get annotations(): ArticleAnnotations | undefined {
    return this.catalogue.annotationsOf(this.listed);
  }

  get #read(): Article {
    const [{ dump, article }] = this.listed.occurrences;
    this.#article ??= readArticle(dump.source, dump.index, article);
    return this.#article;
  }
}
