import { adoptAllTags, adoptTag } from './commands/codebookAdopting';
import { stepCodebook } from './commands/codebookChange';
import { describeTag } from './commands/codebookDescription';
import { editFieldOptions } from './commands/codebookFieldOptions';
import {
  deleteUnusedField,
  newField,
  renameField,
  setFieldLevel,
  setFieldOn,
  shiftField,
  toggleFieldMultiple,
  toggleFieldRequired,
} from './commands/codebookFields';
import {
  deleteUnusedTag,
  mergeTagInto,
  moveTagBelow,
  nestTags,
  restore,
  retire,
} from './commands/codebookTagLife';
import {
  changeTagColor,
  chooseTagFields,
  newTag,
  newTagBelow,
  renameTag,
  setTagKey,
  toggleTagChoice,
  toggleTagRequired,
} from './commands/codebookTags';
import { codebookProject, isFieldNode, nodeOf } from './commands/codebookTargets';
import { openCodebook, startCodebook } from './commands/startCodebook';
import { giveTag } from './commands/tagging';
import { CodebookDiagnostics } from './editor/codebookDiagnostics';
import { PatternDiagnostics } from './editor/patternDiagnostics';
import { CodebookView } from './sidebar/codebookView';
import type { Catalogue } from './workspace/catalogue';
import type { Suggestions } from './workspace/suggestions';

/** What the codebook's view and verbs are made of. */
export interface CodebookDeskParts {
  readonly catalogue: Catalogue;
  readonly suggestions: Suggestions;
  readonly subscriptions: { dispose(): unknown }[];
}

/** Builds the *Codebook* view and the diagnostics of the file, and gives the verbs that change it. */
export function startCodebookDesk({ catalogue, suggestions, subscriptions }: CodebookDeskParts) {
  const codebookView = new CodebookView(catalogue, {
    nest: nestTags,
    give: (project, tag, articles) => giveTag(catalogue, project, tag, articles),
  });
  subscriptions.push(
    codebookView,
    new CodebookDiagnostics(),
    new PatternDiagnostics(catalogue.projects, suggestions),
  );
  const parts = { catalogue, codebookView };
  type Args = readonly unknown[];
  const isField = (args: Args): boolean => isFieldNode(nodeOf(parts, args));
  const step = async (args: Args, direction: 'undo' | 'redo'): Promise<void> => {
    const project = await codebookProject(parts, nodeOf(parts, args));
    if (project) await stepCodebook(project, direction);
  };
  return {
    newTag: (...args: Args) => newTag(parts, args),
    newTagBelow: (...args: Args) => newTagBelow(parts, args),
    renameTag: (...args: Args) => (isField(args) ? renameField : renameTag)(parts, args),
    changeTagColor: (...args: Args) => changeTagColor(parts, args),
    setTagKey: (...args: Args) => setTagKey(parts, args),
    moveTag: (...args: Args) => moveTagBelow(parts, args),
    mergeTag: (...args: Args) => mergeTagInto(parts, args),
    retireTag: (...args: Args) => retire(parts, args),
    restoreTag: (...args: Args) => restore(parts, args),
    deleteTag: (...args: Args) => (isField(args) ? deleteUnusedField : deleteUnusedTag)(parts, args),
    describeTag: (...args: Args) => describeTag(parts, args),
    chooseTagFields: (...args: Args) => chooseTagFields(parts, args),
    toggleTagChoice: (...args: Args) => toggleTagChoice(parts, args),
    toggleTagRequired: (...args: Args) => toggleTagRequired(parts, args),
    newField: (...args: Args) => newField(parts, args),
    renameField: (...args: Args) => renameField(parts, args),
    editFieldOptions: (...args: Args) => editFieldOptions(parts, args),
    toggleFieldRequired: (...args: Args) => toggleFieldRequired(parts, args),
    toggleFieldMultiple: (...args: Args) => toggleFieldMultiple(parts, args),
    setFieldOn: (...args: Args) => setFieldOn(parts, args),
    setFieldLevel: (...args: Args) => setFieldLevel(parts, args),
    moveFieldUp: (...args: Args) => shiftField(parts, args, -1),
    moveFieldDown: (...args: Args) => shiftField(parts, args, 1),
    deleteField: (...args: Args) => deleteUnusedField(parts, args),
    adoptTag: (...args: Args) => adoptTag(parts, args),
    adoptAllTags: (...args: Args) => adoptAllTags(parts, args),
    startCodebook: (...args: Args) => startCodebook(parts, args),
    openCodebook: (...args: Args) => openCodebook(parts, args),
    undoCodebookChange: (...args: Args) => step(args, 'undo'),
    redoCodebookChange: (...args: Args) => step(args, 'redo'),
  };
}
