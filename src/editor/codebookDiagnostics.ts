import type { TextDocument } from 'vscode';
import { Diagnostic, DiagnosticSeverity, languages, Range, workspace } from 'vscode';
import type { CodebookProblem } from '../annotation/codebook/codebookProblem';
import { readCodebook } from '../annotation/codebook/readCodebook';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { codebookProblemText } from '../workspace/codebookProblemText';
import { gathered } from '../workspace/debounced';
import { Owner } from '../workspace/owner';

/** Reports what is wrong with the codebooks that are open in an editor, as they are typed. */
export class CodebookDiagnostics extends Owner {
  readonly #collection = this.own(languages.createDiagnosticCollection('newsdump.codebook'));

  constructor() {
    super();
    const reportSoon = this.own(gathered(300, this.#reportAll.bind(this)));
    this.own(
      workspace.onDidChangeTextDocument(({ document }) => {
        if (isCodebook(document)) reportSoon();
      }),
    );
    this.own(
      workspace.onDidOpenTextDocument((document) => {
        if (isCodebook(document)) this.#report(document);
      }),
    );
    this.own(
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#collection.delete(uri);
      }),
    );
    this.#reportAll();
  }

  #reportAll(): void {
    for (const document of workspace.textDocuments) if (isCodebook(document)) this.#report(document);
  }

  #report(document: TextDocument): void {
    const { problems } = readCodebook(document.getText());
    this.#collection.set(
      document.uri,
      problems.map((problem) => diagnosticOf(document, problem)),
    );
  }
}

const isCodebook = ({ uri }: TextDocument): boolean =>
  uri.path.endsWith(`/${annotationsFolder}/codebook.json`);

function diagnosticOf(document: TextDocument, { offset, length, problem }: CodebookProblem): Diagnostic {
  const isError = problem.kind === 'syntax' || problem.kind === 'notACodebook';
  const diagnostic = new Diagnostic(
    new Range(document.positionAt(offset), document.positionAt(offset + length)),
    codebookProblemText(problem),
    isError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'newsdump';
  diagnostic.code = problem.kind;
  return diagnostic;
}
