import type { MadeUpDump } from './madeUpDump';

/** Some work on a dump, which is measured. */
export interface Row {
  readonly name: string;
  /** Whether it is ours, and not there to compare with. */
  readonly isOurs: boolean;
  /** Makes what the work needs, and gives the work. The work may give back how long it took itself, in milliseconds. */
  readonly prepare: (dump: MadeUpDump) => () => unknown;
  /** How often at least. */
  readonly times: number;
}
