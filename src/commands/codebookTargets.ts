import type { QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';
import type { Codebook, CodebookField, CodebookTag } from '../annotation/codebook/codebook';
import type { UnlistedTag } from '../annotation/codebook/unlistedTags';
import type { Catalogue } from '../workspace/catalogue';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { isEditable } from './codebookChange';

/** What the verbs of the codebook act on. */
export interface CodebookParts {
  readonly catalogue: Catalogue;
  /** What is selected in the *Codebook* view, for keys. */
  readonly codebookView: { readonly selection: readonly unknown[] };
}

/** A tag or a field of a project's codebook. */
export interface TagTarget {
  readonly project: Project;
  readonly tag: CodebookTag;
}
export interface FieldTarget {
  readonly project: Project;
  readonly field: CodebookField;
}

/** What a command of the view's menu is given, or, with a key, what is selected in the view. */
export function nodeOf({ codebookView }: CodebookParts, args: readonly unknown[]): unknown {
  return args[0] === 'selection' ? codebookView.selection[0] : args[0];
}

/**
 * The project whose codebook is meant: that of the node, of the dump in the editor, the only one, or the one that the user picks. Says so
 * if there is none.
 */
export async function codebookProject(
  { catalogue }: Pick<CodebookParts, 'catalogue'>,
  node: unknown,
): Promise<Project | undefined> {
  if (hasProject(node)) return node.project;
  const open = catalogue.openDumps.in(window.activeTextEditor?.document);
  await catalogue.upToDate();
  const active = open && catalogue.projectOf(open);
  if (active) return active;
  const projects = [...new Set(catalogue.dumps.flatMap((dump) => catalogue.projectOf(dump) ?? []))];
  const [first, ...others] = projects;
  if (!first) {
    void window.showInformationMessage(
      l10n.t('There is no project here: open a folder with dumps, or a dump that is saved.'),
    );
    return undefined;
  }
  if (others.length === 0) return first;
  const items = projects.map((project) => ({
    label: plainLabel(project.name),
    description: project.folder.fsPath,
    project,
  }));
  return (await window.showQuickPick(items, { title: l10n.t('The Codebook of Which Project?') }))?.project;
}

/** The same, if its codebook can be changed. */
export async function editableProject(
  parts: Pick<CodebookParts, 'catalogue'>,
  node: unknown,
): Promise<Project | undefined> {
  const project = await codebookProject(parts, node);
  return project && isEditable(project) ? project : undefined;
}

/** The tag that a command is to change: that of the node, or the one that the user picks. Undefined if it cannot be. */
export async function targetTag(
  parts: CodebookParts,
  args: readonly unknown[],
  title: string,
  isMeant: (tag: CodebookTag) => boolean = () => true,
): Promise<TagTarget | undefined> {
  const node = nodeOf(parts, args);
  const project = await editableProject(parts, node);
  if (!project) return undefined;
  const { codebook } = project;
  // The codebook may have changed since the node was made.
  const named = isTagNode(node) ? codebook.tag(node.tag.id) : undefined;
  const tag = named ?? (await pickTag(codebook, title, isMeant));
  return tag && { project, tag };
}

/** The field that a command is to change, likewise. */
export async function targetField(
  parts: CodebookParts,
  args: readonly unknown[],
  title: string,
): Promise<FieldTarget | undefined> {
  const node = nodeOf(parts, args);
  const project = await editableProject(parts, node);
  if (!project) return undefined;
  const { codebook } = project;
  const named = isFieldNode(node) ? codebook.field(node.field.id) : undefined;
  const field = named ?? (await pickField(codebook, title));
  return field && { project, field };
}

/** Lets the user pick a tag of a codebook, in its order. Says so if there is none. */
export async function pickTag(
  codebook: Codebook,
  title: string,
  isMeant: (tag: CodebookTag) => boolean,
): Promise<CodebookTag | undefined> {
  const tags = codebook.allTags.filter(isMeant);
  if (tags.length === 0) {
    void window.showInformationMessage(l10n.t('There is no such tag in the codebook.'));
    return undefined;
  }
  const items = tags.map((tag) => ({ ...tagItem(codebook, tag), tag }));
  return (await window.showQuickPick(items, { title: plainLabel(title), matchOnDescription: true }))?.tag;
}

/** A tag as it is picked: found by its label, its id and what it stands below. */
export function tagItem(codebook: Codebook, { id, label }: CodebookTag): QuickPickItem {
  const path = codebook.pathOf(id);
  const where = path.length > 1 ? [path.join(' › '), id] : [id];
  return { label: plainLabel(label), description: plainLabel(where.join(' · ')) };
}

async function pickField({ fields }: Codebook, title: string): Promise<CodebookField | undefined> {
  if (fields.length === 0) {
    void window.showInformationMessage(l10n.t('There is no field in the codebook.'));
    return undefined;
  }
  const items = fields.map((field) => ({
    label: plainLabel(field.label),
    description: plainLabel(field.id),
    field,
  }));
  return (await window.showQuickPick(items, { title: plainLabel(title), matchOnDescription: true }))?.field;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const hasProject = (node: unknown): node is { readonly project: Project } =>
  isObject(node) && 'project' in node && isObject(node.project);

const isTagNode = (node: unknown): node is { readonly tag: CodebookTag } =>
  isObject(node) && 'kind' in node && node.kind === 'tag';

/** Whether the node is a field of the codebook. */
export const isFieldNode = (node: unknown): node is { readonly field: CodebookField } =>
  isObject(node) && 'kind' in node && node.kind === 'field';

/** Whether the node is a tag in use that the codebook lacks, or a level of such. */
export const isUnlistedNode = (node: unknown): node is { readonly tag: UnlistedTag } =>
  isObject(node) && 'kind' in node && node.kind === 'unlistedTag';
