import type { Memento } from 'vscode';
import type { FieldValue } from '../annotation/events';
import type { Project } from './project';

type Value = Exclude<FieldValue, null>;

/** How many values of a field are remembered. */
const remembered = 10;

/** The values that were entered last in this workspace, by project and field: a form offers them first. */
export class LastValues {
  constructor(readonly memento: Memento) {}

  /** The last values of a field, the last one first. */
  of(project: Project, field: string): readonly Value[] {
    return this.memento.get<readonly Value[]>(keyOf(project, field), []);
  }

  add(project: Project, field: string, value: Value): void {
    const written = JSON.stringify(value);
    const others = this.of(project, field).filter((other) => JSON.stringify(other) !== written);
    void this.memento.update(keyOf(project, field), [value, ...others].slice(0, remembered));
  }
}

const keyOf = ({ folder }: Project, field: string): string =>
  `newsdump.lastValues\n${folder.toString()}\n${field}`;
