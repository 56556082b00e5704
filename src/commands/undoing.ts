import { l10n, window } from 'vscode';
import type { AnnotationEvent } from '../annotation/events';
import { redoTargets, undoTargets } from '../annotation/undo';
import { coderSetting } from '../workspace/coder';
import type { Project } from '../workspace/project';
import type { Projects } from '../workspace/projects';
import { annotate } from './annotate';
import { describeEvent } from './describeEvent';

/** How long the status bar says what was undone, in milliseconds. */
const shown = 5000;

/** *Undo Annotation*: takes back this coder's last command, in whichever project it was. Also commands of earlier sessions. */
export async function undoAnnotation(projects: Projects): Promise<void> {
  const command = lastCommand(projects, undoTargets);
  if (!command) {
    void window.showInformationMessage(l10n.t('There is no annotation of yours to undo.'));
  } else if (await takeBack(command, 'undo')) {
    window.setStatusBarMessage(l10n.t('Undone: {0}', describe(command.events)), shown);
  }
}

/** *Redo Annotation*: brings back what this coder undid last, unless something was annotated since. */
export async function redoAnnotation(projects: Projects): Promise<void> {
  const command = lastCommand(projects, redoTargets);
  if (!command) {
    void window.showInformationMessage(l10n.t('There is no annotation of yours to redo.'));
    return;
  }
  const undone = new Set(command.events.map((event) => (event.op === 'remove' ? event.target : event.id)));
  const again = command.project.events.filter(({ id }) => undone.has(id));
  if (await takeBack(command, 'redo'))
    window.setStatusBarMessage(l10n.t('Done again: {0}', describe(again)), shown);
}

interface Command {
  readonly project: Project;
  readonly coder: string;
  /** At least one. */
  readonly events: readonly AnnotationEvent[];
}

function takeBack({ project, coder, events }: Command, via: 'undo' | 'redo'): Promise<boolean> {
  const bodies = events.map(({ id }) => ({ op: 'remove' as const, target: id, via }));
  return annotate(project, coder, bodies, []);
}

/** The newest of what `targetsIn` finds in the projects, undefined if there is none. */
function lastCommand(projects: Projects, targetsIn: typeof undoTargets): Command | undefined {
  const coder = coderSetting();
  if (coder === undefined) return undefined;
  const commands = projects.all.flatMap((project): Command[] => {
    const { events } = project;
    const targets = new Set(targetsIn(events, coder));
    // An id may stand twice, in a copy of a journal.
    const found = new Map(events.filter(({ id }) => targets.has(id)).map((event) => [event.id, event]));
    return found.size > 0 ? [{ project, coder, events: [...found.values()] }] : [];
  });
  return commands.sort((a, b) => (newest(a) < newest(b) ? -1 : 1)).at(-1);
}

function newest({ events }: Command): string {
  return events.reduce((last, { id }) => (id > last ? id : last), '');
}

function describe(events: readonly AnnotationEvent[]): string {
  const [first] = events.filter(({ op }) => op !== 'move');
  return events.length === 1 && first ? describeEvent(first) : l10n.t('{0} annotations', events.length);
}
