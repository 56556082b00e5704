import type { Agreement, WhyUndefined } from '../annotation/agreement/agreement';
import type {
  AgreementReport,
  CodersAgreement,
  MarkAgreement,
  VariableAgreement,
} from '../annotation/agreement/agreementReport';
import { table } from './table';
import { plain } from './terminal';

/** An agreement report for people: a table of tags and fields and one of marks, for all coders and then for each two of them. */
export function* agreementTables({ layer, coders, all, pairs }: AgreementReport): Generator<string> {
  const done = coders.map(({ coder, done }) => `${plain(coder)} ${done}`);
  yield `Articles done in the layer ${plain(layer)}: ${done.join(', ')}\n`;
  for (const compared of [all, ...pairs]) yield* tablesOf(compared);
}

/** Which values did not count, by whom they are compared. */
export function unfitLines({ all, pairs }: AgreementReport): string[] {
  return [all, ...pairs].flatMap(({ coders, variables }) =>
    variables
      .filter(({ unfit }) => unfit > 0)
      .map(({ variable, level, unfit }) => {
        const values = unfit === 1 ? 'value' : 'values';
        return `${coders.map(plain).join(', ')}: ${plain(variable)}: missing at the ${level} level: ${unfit} ${values}`;
      }),
  );
}

/** The reasons in words. */
export const reasons: Record<WhyUndefined, string> = {
  noVariation: 'no variation',
  underTwoCoders: 'under two coders',
  noUnits: 'nothing to compare',
  unfitValue: 'unfit value',
};

function* tablesOf({ coders, articles, variables, marks, alphaU }: CodersAgreement): Generator<string> {
  yield `\n${coders.map(plain).join(', ')}: ${articles} ${articles === 1 ? 'article' : 'articles'} done by all of them\n`;
  if (articles === 0) return;
  if (variables.length + marks.length === 0) yield 'no tag, field or mark on them\n';
  if (variables.length > 0) {
    yield '\n';
    const kappa = coders.length > 2 ? "Fleiss' kappa" : "Cohen's kappa";
    yield* table(['', 'variable', 'level', 'units', 'agreement', 'alpha', kappa], variables.map(variableRow));
  }
  if (marks.length > 0) {
    yield '\n';
    const total = ['mark', '(all)', String(articles), '', '', shown(alphaU)];
    yield* table(
      ['', 'variable', 'articles', 'F1 exact', 'F1 overlap', 'alpha_U'],
      [...marks.map(markRow), total],
    );
  }
}

function variableRow(row: VariableAgreement): string[] {
  const { kind, variable, level, units, percent, alpha, kappa } = row;
  return [kind, plain(variable), level, String(units), shown(percent), shown(alpha), shown(kappa)];
}

function markRow({ kind, variable, units, f1Exact, f1Overlap, alphaU }: MarkAgreement): string[] {
  return [kind, plain(variable), String(units), shown(f1Exact), shown(f1Overlap), shown(alphaU)];
}

/** With four decimals, and no minus before a zero. */
function shown(agreement: Agreement): string {
  if (agreement.value === undefined) return reasons[agreement.undefined];
  return agreement.value.toFixed(4).replace(/^-(?=0\.0+$)/, '');
}
