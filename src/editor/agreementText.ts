import { l10n } from 'vscode';
import type { Agreement, WhyUndefined } from '../annotation/agreement/agreement';
import type {
  AgreementReport,
  CodersAgreement,
  MarkAgreement,
  VariableAgreement,
} from '../annotation/agreement/agreementReport';
import type { Codebook } from '../annotation/codebook/codebook';
import type { Comparison } from '../workspace/comparison';
import { tagLabel } from '../workspace/tagLabel';
import { alignedTable, widthOf } from './alignedTable';

/** How far coders agree, as plain text: tables, what is left to settle, and what the measures are. */
export function agreementText({ report, differences, project, catalogue }: Comparison): string {
  const { codebook } = project;
  const several = report.pairs.length > 0;
  const open = differences.filter(({ isSettled }) => !isSettled).length;
  const lines = [
    heading(l10n.t('Agreement of coders in {0}', project.name), '='),
    '',
    ...scopeLines(report),
    ...(catalogue.visibility.isBlind
      ? [l10n.t('Blind coding is on: only articles that you are done with yourself are compared.')]
      : []),
    '',
    ...agreementLines(report.all, codebook, several ? l10n.t('All coders') : undefined),
    ...report.pairs.flatMap((pair) => agreementLines(pair, codebook, pair.coders.join(', '))),
    heading(l10n.t('Disagreements'), '-'),
    '',
    ...disagreementLines(open, differences.length),
    '',
    heading(l10n.t('The measures, and how to cite them'), '-'),
    '',
    ...measureLines(report),
  ];
  return `${lines.join('\n')}\n`;
}

const heading = (title: string, underline: string): string => `${title}\n${underline.repeat(widthOf(title))}`;

function scopeLines({ layer, coders, all }: AgreementReport): string[] {
  return [
    l10n.t('Layer: {0}', layer),
    l10n.t(
      'Coders: {0}',
      coders.map(({ coder, done }) => l10n.t('{0} (articles done: {1})', coder, done)).join(', '),
    ),
    l10n.t('Articles compared, which all of them are done with: {0}', all.articles),
  ];
}

function agreementLines(
  agreement: CodersAgreement,
  codebook: Codebook,
  title: string | undefined,
): readonly string[] {
  const { variables, marks, articles } = agreement;
  const count = title === undefined ? [] : [l10n.t('Articles compared: {0}', articles), ''];
  const lines = title === undefined ? [] : [heading(title, '-'), '', ...count];
  if (variables.length === 0 && marks.length === 0)
    return [...lines, l10n.t('None of these articles has a tag, a value or a mark by one of them.'), ''];
  if (variables.length > 0) lines.push(...variableTable(variables, agreement.coders.length, codebook), '');
  for (const { variable, unfit } of variables)
    if (unfit > 0)
      lines.push(
        l10n.t(
          '{0}: {1} values do not fit its level and count as missing.',
          fieldLabel(codebook, variable),
          unfit,
        ),
        '',
      );
  if (marks.length > 0) lines.push(...markTable(marks, agreement, codebook), '');
  return lines;
}

function variableTable(
  variables: readonly VariableAgreement[],
  coders: number,
  codebook: Codebook,
): readonly string[] {
  const kappa = coders === 2 ? l10n.t("Cohen's κ") : l10n.t("Fleiss' κ");
  const head = [l10n.t('Variable'), l10n.t('Level'), l10n.t('Units'), l10n.t('Agreement'), 'α', kappa];
  const rows = variables.map((variable) => [
    variable.kind === 'tag'
      ? l10n.t('Tag {0}', tagLabel(codebook, variable.variable))
      : l10n.t('Field {0}', fieldLabel(codebook, variable.variable)),
    levels()[variable.level],
    String(variable.units),
    percentText(variable.percent),
    valueText(variable.alpha),
    valueText(variable.kappa),
  ]);
  return alignedTable(head, rows);
}

function markTable(
  marks: readonly MarkAgreement[],
  { articles, alphaU }: CodersAgreement,
  codebook: Codebook,
): readonly string[] {
  const head = [
    l10n.t('Marks'),
    l10n.t('Articles'),
    l10n.t('F1, same passage'),
    l10n.t('F1, overlapping'),
    'α_U',
  ];
  const rows = marks.map((mark) => [
    tagLabel(codebook, mark.variable),
    String(mark.units),
    valueText(mark.f1Exact),
    valueText(mark.f1Overlap),
    valueText(mark.alphaU),
  ]);
  const all = [l10n.t('All marks'), String(articles), '', '', valueText(alphaU)];
  return alignedTable(head, marks.length > 1 ? [...rows, all] : rows);
}

const fieldLabel = (codebook: Codebook, id: string): string => codebook.field(id)?.label ?? id;

const levels = (): Record<VariableAgreement['level'], string> => ({
  nominal: l10n.t('nominal'),
  ordinal: l10n.t('ordinal'),
  interval: l10n.t('interval'),
  ratio: l10n.t('ratio'),
});

/** With three decimals, as method sections give them; or why there is no value. */
function valueText({ value, undefined: why }: Agreement): string {
  return value === undefined ? whyText(why) : value.toFixed(3);
}

function percentText({ value, undefined: why }: Agreement): string {
  return value === undefined ? whyText(why) : `${(100 * value).toFixed(1)} %`;
}

function whyText(why: WhyUndefined): string {
  switch (why) {
    case 'noVariation':
      return l10n.t('undefined: no variation');
    case 'underTwoCoders':
      return l10n.t('undefined: under two coders');
    case 'noUnits':
      return l10n.t('undefined: no units');
    case 'unfitValue':
      return l10n.t('undefined: a value does not fit the level');
  }
}

function disagreementLines(open: number, all: number): readonly string[] {
  if (all === 0) return [l10n.t('The coders agree on everything.')];
  return [
    l10n.t('Disagreements: {0}, still open: {1}.', all, open),
    ...(open === 0
      ? []
      : [
          l10n.t(
            'The Disagreements view lists them. Shift+Alt+N goes to the next one; 1, 2, … says which choice is so; Backspace takes it back.',
          ),
        ]),
    l10n.t(
      "What is agreed on is written to the layer consensus, by you; the coders' own annotations stay, and the numbers above do not change.",
    ),
  ];
}

function measureLines({ coders }: AgreementReport): readonly string[] {
  const kappa =
    coders.length === 2
      ? l10n.t(
          "Cohen's κ: J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20: 37–46.",
        )
      : l10n.t(
          "Fleiss' κ: J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76: 378–382.",
        );
  return [
    l10n.t('A unit is an article on which at least two of the coders gave a value; a tag is given or not.'),
    l10n.t('Agreement: the share of pairs of values that are the same.'),
    l10n.t(
      "α: Krippendorff's alpha at the level of the variable. K. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.",
    ),
    kappa,
    ...(coders.length > 2
      ? [
          l10n.t(
            "Cohen's κ, for two: J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20: 37–46.",
          ),
        ]
      : []),
    l10n.t(
      'F1: of the passages with the tag, how many have the same or an overlapping one of the other coder. G. Hripcsak and A. S. Rothschild (2005), Agreement, the F-measure, and reliability in information retrieval, JAMIA 12: 296–298.',
    ),
    l10n.t(
      'α_U: of passages cut out of a text. K. Krippendorff (2004), Measuring the reliability of qualitative text analysis data, Quality & Quantity 38: 787–800.',
    ),
  ];
}
