import { posix } from 'node:path';
import type { DumpIndex } from '../dump/dumpIndex';
import type { TextSource } from '../dump/textSource';
import { fileOf } from './articleDocument';
import type { Dump } from './dump';
import type { Project } from './project';

/** A dump under its path in its project, which is its name in exports. */
export class NamedDump {
  readonly name: string;

  constructor(
    readonly dump: Dump,
    project: Project,
  ) {
    this.name = posix.relative(project.folder.path, fileOf(dump.uri).path);
  }

  get source(): TextSource {
    return this.dump.source;
  }

  get index(): DumpIndex {
    return this.dump.index;
  }
}
