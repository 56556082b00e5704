import { EventEmitter, FileType, Uri, workspace } from 'vscode';
import { annotationsFolder } from './annotationsFolder';
import { Owner } from './owner';
import type { SavingState } from './project';
import { Project } from './project';

/** The projects that dumps belong to. */
export class Projects extends Owner {
  readonly #projects = new Map<string, Project>();
  readonly #changed = this.own(new EventEmitter<void>());

  readonly #saving = this.own(new EventEmitter<SavingState>());

  /** What becomes of a command's events on their way to the disk, in any project. */
  readonly onDidChangeSaving = this.#saving.event;
  /** Annotations, the codebook or the named filters of a project changed, by a command here or in its files. */
  readonly onDidChange = this.#changed.event;

  get all(): Project[] {
    return [...this.#projects.values()];
  }

  /**
   * The project of a dump: the nearest folder upwards with an annotations folder. If there is none, the workspace folder, or the
   * dump's own folder outside a workspace; its first annotation makes the annotations folder.
   */
  async of(dump: Uri): Promise<Project> {
    const folder =
      (await nearestProjectFolder(dump)) ??
      workspace.getWorkspaceFolder(dump)?.uri ??
      Uri.joinPath(dump, '..');
    const key = folder.toString();
    let project = this.#projects.get(key);
    if (!project) {
      project = this.own(new Project(folder));
      this.own(
        project.onDidChange(() => {
          this.#changed.fire();
        }),
      );
      this.own(
        project.onDidChangeSaving((state) => {
          this.#saving.fire(state);
        }),
      );
      this.#projects.set(key, project);
    }
    await project.ready;
    return project;
  }
}

async function nearestProjectFolder(file: Uri): Promise<Uri | undefined> {
  for (let folder = Uri.joinPath(file, '..'); ; folder = Uri.joinPath(folder, '..')) {
    if (await isFolder(Uri.joinPath(folder, annotationsFolder))) return folder;
    if (folder.path === '/' || folder.path === '') return undefined;
  }
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    // It is not there, or may not be looked at: then it is no project's either way.
    return false;
  }
}
