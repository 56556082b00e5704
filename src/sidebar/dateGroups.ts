import type { Day } from '../dump/day';
import type { DayRun } from './sorting';

/** The days of a year or a month, a single day, or the articles whose date is unknown. */
export interface DateGroup {
  readonly kind: 'year' | 'month' | 'day' | 'undated';
  /** One of the group's days; a month and a year have the first of theirs. */
  readonly day: Day;
  readonly runs: readonly [DayRun, ...DayRun[]];
}

const levels = ['year', 'month', 'day'] as const;
/** What two days of one group have in common: yyyymmdd divided by this. */
const divisors = { year: 10_000, month: 100, day: 1 };

/**
 * Groups articles at the highest level below `level` that tells them apart; undefined if none does. Looks at days only, not at articles.
 * @param runs the articles by day, either way, those whose date is unknown last
 * @param level that of the group whose articles they are; undefined for the whole
 */
export function dateGroups(runs: readonly DayRun[], level?: DateGroup['kind']): DateGroup[] | undefined {
  if (level === 'undated' || level === 'day') return undefined;
  const dated = runs.filter(({ day }) => day > 0);
  const undated = runs.find(({ day }) => day === 0);
  for (const kind of levels.slice(level ? levels.indexOf(level) + 1 : 0)) {
    const groups = groupsBy(dated, kind);
    if (groups.length === 0 || (groups.length === 1 && (kind !== 'day' || !undated))) continue;
    if (undated) groups.push({ kind: 'undated', day: 0, runs: [undated] });
    return groups;
  }
  return undefined;
}

const firstOf = (day: Day, divisor: number): Day => {
  const first = day - (day % divisor);
  return divisor === 10_000 ? first + 101 : divisor === 100 ? first + 1 : first;
};

function groupsBy(runs: readonly DayRun[], kind: keyof typeof divisors): DateGroup[] {
  const divisor = divisors[kind];
  const groups: { kind: DateGroup['kind']; day: Day; runs: [DayRun, ...DayRun[]] }[] = [];
  for (const run of runs) {
    const day = firstOf(run.day, divisor);
    const last = groups.at(-1);
    if (last?.day === day) last.runs.push(run);
    else groups.push({ kind, day, runs: [run] });
  }
  return groups;
}
