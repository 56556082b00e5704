import { Diagnostic, DiagnosticSeverity, l10n, languages, workspace } from 'vscode';
import type { DiagnosticCode, DumpDiagnostic } from '../dump/diagnostics';
import { diagnose } from '../dump/diagnostics';
import type { DumpIndex } from '../dump/dumpIndex';
import { debounced } from '../workspace/debounced';
import type { DocumentDump } from '../workspace/dump';
import type { OpenDumps } from '../workspace/openDumps';
import { Owner } from '../workspace/owner';
import { rangeOfColumns } from '../workspace/positions';

/** So many diagnostics of one dump are shown. */
const mostShown = 1000;

/** Reports what is wrong with the dumps that are open, while `newsdump.diagnostics` is on. */
export class DumpDiagnostics extends Owner {
  readonly #collection = this.own(languages.createDiagnosticCollection('newsdump'));
  /** The dumps that are reported on, as they were then. */
  readonly #reported = new Map<DocumentDump, DumpIndex>();

  constructor(readonly openDumps: OpenDumps) {
    super();
    this.own(openDumps.onDidChange(this.own(debounced(300, this.#report.bind(this)))));
    this.own(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('newsdump.diagnostics')) this.#report();
      }),
    );
    this.#report();
  }

  #report(): void {
    const wanted = this.openDumps.all.filter(({ document }) =>
      workspace.getConfiguration('newsdump', document).get<boolean>('diagnostics', true),
    );
    for (const dump of [...this.#reported.keys()].filter((one) => !wanted.includes(one))) {
      this.#reported.delete(dump);
      this.#collection.delete(dump.uri);
    }
    // A dump that is being read tells when it is ready.
    for (const dump of wanted) if (dump.isReady) this.#reportOn(dump);
  }

  #reportOn(dump: DocumentDump): void {
    const { document, source, index } = dump;
    if (this.#reported.get(dump) === index) return;
    this.#reported.set(dump, index);
    this.#collection.set(document.uri, diagnose(source, index, mostShown).map(diagnosticOf));
  }
}

function diagnosticOf(found: DumpDiagnostic): Diagnostic {
  const isInformation = found.code === 'no-date' || found.code === 'stray-date';
  const severity = isInformation ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning;
  const diagnostic = new Diagnostic(rangeOfColumns(found.line, found), messageOf(found.code), severity);
  diagnostic.source = 'newsdump';
  diagnostic.code = found.code;
  return diagnostic;
}

function messageOf(code: DiagnosticCode): string {
  switch (code) {
    case 'no-such-day':
      return l10n.t('The calendar has no such day: the date of this article is unknown.');
    case 'ambiguous-date':
      return l10n.t(
        'This can be day/month or month/day: the date of this article is unknown until the setting "newsdump.dateOrder" says which.',
      );
    case 'no-date':
      return l10n.t('This article has no date.');
    case 'stray-date':
      return l10n.t('This date belongs to no article: there is no headline before it.');
  }
}
