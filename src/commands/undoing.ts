import { l10n, window } from 'vscode';
import type { AnnotationEvent } from '../annotation/events';
import { undoTargets } from '../annotation/undo';
import { coderSetting } from '../workspace/coder';
import { log, reasonOf } from '../workspace/log';
import type { Project } from '../workspace/project';
import type { Projects } from '../workspace/projects';

/** How long the status bar says what was undone, in milliseconds. */
const shown = 5000;

/** *Undo Annotation*: takes back this coder's last command, in whichever project it was. Also commands of earlier sessions. */
export async function undoAnnotation(projects: Projects): Promise<void> {
  const coder = coderSetting();
  const last = coder === undefined ? undefined : lastCommand(projects, coder);
  if (coder === undefined || !last) {
    void window.showInformationMessage(l10n.t('There is no annotation of yours to undo.'));
    return;
  }
  try {
    await last.project.append(
      coder,
      last.events.map(({ id }) => ({ op: 'remove', target: id, via: 'undo' })),
    );
    window.setStatusBarMessage(l10n.t('Undone: {0}', describe(last.events)), shown);
  } catch (error) {
    log.error(reasonOf(error));
    void window.showErrorMessage(l10n.t('Nothing was undone. {0}', reasonOf(error)));
  }
}

interface Command {
  readonly project: Project;
  /** At least one. */
  readonly events: readonly AnnotationEvent[];
}

/** The newest command of all projects that can be undone. */
function lastCommand(projects: Projects, coder: string): Command | undefined {
  let last: Command | undefined;
  for (const project of projects.all) {
    const { events } = project;
    const targets = new Set(undoTargets(events, coder));
    const undone = events.filter(({ id }) => targets.has(id));
    if (undone.length > 0 && newest(undone) > newest(last?.events ?? [])) last = { project, events: undone };
  }
  return last;
}

const newest = (events: readonly AnnotationEvent[]): string =>
  events
    .map(({ id }) => id)
    .sort()
    .at(-1) ?? '';

function describe(events: readonly AnnotationEvent[]): string {
  const [first] = events;
  if (events.length > 1 || !first) return l10n.t('{0} annotations', events.length);
  switch (first.op) {
    case 'tag':
      return l10n.t('tag {0} on “{1}”', first.tag, first.article.headline);
    case 'untag':
      return l10n.t('removal of tag {0} from “{1}”', first.tag, first.article.headline);
    default:
      return l10n.t('one annotation');
  }
}
