import { workspace } from 'vscode';
import type { Steps } from '../dump/steps';
import type { Dump } from './dump';
import { FollowedDump, type AnnotatedPlace } from './followedDump';
import type { OpenDumps } from './openDumps';
import { Owner } from './owner';
import type { Project } from './project';

/** Follows what is annotated in the open dumps while they are edited. */
export class FollowedDumps extends Owner {
  readonly #followed = new WeakMap<Dump, FollowedDump>();

  constructor(
    readonly openDumps: OpenDumps,
    readonly projectOf: (dump: Dump) => Project | undefined,
  ) {
    super();
    this.own(
      workspace.onDidChangeTextDocument((event) => {
        const dump = openDumps.in(event.document);
        if (dump) this.of(dump)?.edit(event);
      }),
    );
  }

  /** Undefined before the dump was listed. */
  of(dump: Dump): FollowedDump | undefined {
    return this.#followed.get(dump);
  }

  /** Where nothing is unsaved, what was edited is forgotten. What is listed must be the text of now. */
  forgetSaved(): void {
    for (const dump of this.openDumps.all) {
      const followed = this.of(dump) ?? new FollowedDump(dump);
      this.#followed.set(dump, followed);
      if (!dump.document.isDirty) followed.forget();
    }
  }

  /** Begins to follow what is annotated, from where it was listed. */
  *follow(placesIn: (dump: Dump, project: Project) => Steps<readonly AnnotatedPlace[]>): Steps<void> {
    for (const dump of this.openDumps.all) {
      const project = this.projectOf(dump);
      const followed = this.of(dump);
      if (project && followed) yield* followed.followInSteps(yield* placesIn(dump, project));
    }
  }

  /** By the keys of a project's articles that are being edited, the keys that they had before. */
  renamedIn(project: Project): ReadonlyMap<string, string> {
    return new Map(this.#in(project).flatMap(({ renamed }) => [...renamed]));
  }

  /** The same, as it will be when what is saved is forgotten. */
  unsavedIn(project: Project): ReadonlyMap<string, string> {
    const unsaved = this.#in(project).filter(({ dump }) => dump.document.isDirty);
    return new Map(unsaved.flatMap(({ renamed }) => [...renamed]));
  }

  /** For the key of an article that is being edited, the key that it had before. */
  keyBefore(project: Project, now: string): string | undefined {
    for (const { renamed } of this.#in(project)) {
      const before = renamed.get(now);
      if (before !== undefined) return before;
    }
    return undefined;
  }

  #in(project: Project): FollowedDump[] {
    return this.openDumps.all
      .filter((dump) => this.projectOf(dump) === project)
      .flatMap((dump) => this.of(dump) ?? []);
  }
}
