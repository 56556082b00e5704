/** What filters articles: a bundle of its own, loaded when there is a filter. */
export { parseQuery } from '../annotation/filter/query';
export { articleMatcher } from './articleMatcher';
