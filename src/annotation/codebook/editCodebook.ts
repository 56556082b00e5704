/**
 * Changes of a codebook's text: each gives the new text, or why it refuses. They keep comments, unknown keys, indentation and line
 * ends, and count the revision up. No journal changes: an id stays what it is.
 */
export type { Edited, Refusal } from './editing';
export {
  addTag,
  changeTag,
  deleteTag,
  mergeTag,
  moveTag,
  restoreTag,
  retireTag,
  type NewTag,
  type TagChanges,
} from './editTags';
export {
  addField,
  changeField,
  deleteField,
  moveField,
  type FieldChanges,
  type NewField,
} from './editFields';
export { newCodebookText } from './newCodebook';
