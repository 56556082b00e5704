import { l10n } from 'vscode';
import { finish } from '../dump/steps';
import { importCodebook } from '../exchange/codebookImport';
import type { ImportFile } from '../exchange/imported';
import { readQdc } from '../exchange/qdcReader';
import type { Project } from '../workspace/project';
import { changeCodebook, isEditable } from './codebookChange';
import { askToImport } from './importReport';

export { isQdc } from '../exchange/qdcReader';

/**
 * Imports a REFI-QDA codebook: reports, asks, and adds the tags that the project's codebook does not have. The change can be undone as any of
 * the codebook. Throws an `ImportError` if the file is not one.
 */
export async function importCodebookFrom(
  name: string,
  files: readonly ImportFile[],
  project: Project,
): Promise<void> {
  if (!isEditable(project)) return;
  const { codes, refused } = readQdc(files);
  const plan = finish(importCodebook(project.codebookFile.text, codes, project.name));
  if ('text' in plan) {
    const { added, known, repeated } = plan;
    const report = {
      name,
      question:
        added.length > 0 ? l10n.t('Add {0} tags from {1} to the codebook?', added.length, name) : undefined,
      counts: [l10n.t('Known already: {0}.', known.length)],
      refused: [
        ...refused,
        ...repeated.map((path) => ({ place: path, reason: l10n.t('It stands in the file twice.') })),
      ],
    };
    if (!(await askToImport(report))) return;
  }
  const said = l10n.t('The tags of {0} were added to the codebook.', name);
  // Others may have changed it meanwhile; if it cannot be changed, this says why.
  await changeCodebook(project, (text) => finish(importCodebook(text, codes, project.name)), {
    said,
    undo: true,
  });
}
