import { plainLabel } from '../workspace/plainLabel';
import { l10n, window } from 'vscode';
import type { AnnotationEvent } from '../annotation/events';
import type { EventBody } from '../annotation/eventBody';
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
  const undone = await takeBack(projects, 'undo', undoTargets);
  if (undone === 'nothing')
    void window.showInformationMessage(l10n.t('There is no annotation of yours to undo.'));
  else if (undone) window.setStatusBarMessage(plainLabel(l10n.t('Undone: {0}', describe(undone))), shown);
}

/** *Redo Annotation*: brings back what this coder undid last, unless something was annotated since. */
export async function redoAnnotation(projects: Projects): Promise<void> {
  const redone = await takeBack(projects, 'redo', redoTargets);
  if (redone === 'nothing')
    void window.showInformationMessage(l10n.t('There is no annotation of yours to redo.'));
  else if (redone) window.setStatusBarMessage(plainLabel(l10n.t('Done again: {0}', describe(redone))), shown);
}

interface Command {
  readonly project: Project;
  readonly coder: string;
  /** At least one. */
  readonly events: readonly AnnotationEvent[];
}

/** Takes the last command back that `targetsIn` finds, and tells what it is about; undefined if it could not be written. */
async function takeBack(
  projects: Projects,
  via: 'undo' | 'redo',
  targetsIn: typeof undoTargets,
): Promise<readonly AnnotationEvent[] | 'nothing' | undefined> {
  const last = lastCommand(projects, targetsIn);
  if (!last) return 'nothing';
  let about: readonly AnnotationEvent[] = [];
  // The key may have been pressed again before the first undo was written: what is last is asked when all that is written.
  const bodies = (): EventBody[] => {
    const events = targetEvents(last.project, last.coder, targetsIn);
    about = via === 'undo' ? events : takenBackBy(events, last.project);
    return events.map(({ id }) => ({ op: 'remove', target: id, via }));
  };
  if (!(await annotate(last.project, last.coder, bodies, []))) return undefined;
  return about.length > 0 ? about : 'nothing';
}

/** What a redo brings back: the targets of the removals that it takes back. */
function takenBackBy(removals: readonly AnnotationEvent[], { events }: Project): AnnotationEvent[] {
  const ids = new Set(removals.flatMap((event) => (event.op === 'remove' ? [event.target] : [])));
  return events.filter(({ id }) => ids.has(id));
}

function targetEvents(project: Project, coder: string, targetsIn: typeof undoTargets): AnnotationEvent[] {
  const { events } = project;
  const targets = new Set(targetsIn(events, coder));
  // An id may stand twice, in a copy of a journal.
  return [...new Map(events.filter(({ id }) => targets.has(id)).map((event) => [event.id, event])).values()];
}

/** The newest of what `targetsIn` finds in the projects, undefined if there is none. */
function lastCommand(projects: Projects, targetsIn: typeof undoTargets): Command | undefined {
  const coder = coderSetting();
  if (coder === undefined) return undefined;
  const commands = projects.all.flatMap((project): Command[] => {
    const events = targetEvents(project, coder, targetsIn);
    return events.length > 0 ? [{ project, coder, events }] : [];
  });
  return commands.sort((a, b) => (newest(a) < newest(b) ? -1 : 1)).at(-1);
}

function newest({ events }: Command): string {
  return events.reduce((last, { id }) => (id > last ? id : last), '');
}

function describe(events: readonly AnnotationEvent[]): string {
  const [first] = events;
  return events.length === 1 && first ? describeEvent(first) : l10n.t('{0} annotations', events.length);
}
