/** What reads the files that a project's people share: a bundle of its own, loaded when there is such a file. */
export { readCodebook } from './codebook/readCodebook';
export { readFilters } from './filter/namedFilters';
