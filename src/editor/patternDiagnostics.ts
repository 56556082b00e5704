import { Diagnostic, DiagnosticSeverity, l10n, languages, Position, Range } from 'vscode';
import type { Codebook } from '../annotation/codebook/codebook';
import { idOf, keysOf, parseText, placedTags } from '../annotation/codebook/codebookTree';
import type { PatternProblem } from '../annotation/suggestions';
import { gathered } from '../workspace/debounced';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import type { Project } from '../workspace/project';
import type { Projects } from '../workspace/projects';
import type { Suggestions } from '../workspace/suggestions';

/** Reports the patterns of the projects' codebooks that cannot be used, at their places in the files. */
export class PatternDiagnostics extends Owner {
  readonly #collection = this.own(languages.createDiagnosticCollection('newsdump.patterns'));
  /** What was reported last, by project. */
  readonly #reported = new WeakMap<Project, Codebook>();

  constructor(
    readonly projects: Projects,
    readonly suggestions: Suggestions,
  ) {
    super();
    const report = (error: unknown): void =>
      log.error(`The patterns of a codebook could not be checked: ${reasonOf(error)}`);
    const soon = this.own(gathered(300, () => void this.#report().catch(report)));
    this.own(projects.onDidChange(soon));
    soon();
  }

  async #report(): Promise<void> {
    for (const project of this.projects.all) {
      const { codebook, codebookFile } = project;
      if (this.#reported.get(project) === codebook) continue;
      this.#reported.set(project, codebook);
      const { problems } = await this.suggestions.in(codebook);
      const text = codebookFile.text ?? '';
      // It may have changed meanwhile: then it is reported again.
      if (project.codebook === codebook)
        this.#collection.set(
          codebookFile.uri,
          problems.map((problem) => diagnosticOf(text, problem)),
        );
    }
  }
}

function diagnosticOf(text: string, { tag, pattern, reason }: PatternProblem): Diagnostic {
  const [start, end] = placeOf(text, tag, pattern);
  const message =
    reason === undefined
      ? l10n.t('The pattern {0} means every text, and suggests nothing.', pattern)
      : l10n.t('The pattern {0} cannot be used: {1}', pattern, reason);
  const range = new Range(positionAt(text, start), positionAt(text, end));
  const diagnostic = new Diagnostic(range, message, DiagnosticSeverity.Warning);
  diagnostic.source = 'newsdump';
  return diagnostic;
}

/** Where a tag's pattern stands in the codebook's text; its beginning if that is not found. */
function placeOf(text: string, tag: string, pattern: string): readonly [number, number] {
  const { root } = parseText(text);
  const nodes = (root ? placedTags(root) : [])
    .filter(({ node }) => idOf(node) === tag)
    .flatMap(({ node }) => keysOf(node))
    .flatMap(({ name, value }) => (name.value === 'patterns' ? (value.children ?? []) : []));
  const found = nodes.find(({ value }) => value === pattern);
  return found ? [found.offset, found.offset + found.length] : [0, 0];
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
