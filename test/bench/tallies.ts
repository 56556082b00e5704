interface Tally {
  edits: number;
  falseMatches: number;
  needlessOrphans: number;
}

/** What became of edited things, by the kind of edit. */
export class Tallies {
  private readonly tallies: ReadonlyMap<string, Tally>;
  private readonly sum: Tally = { edits: 0, falseMatches: 0, needlessOrphans: 0 };

  constructor(kinds: readonly string[]) {
    this.tallies = new Map(kinds.map((kind) => [kind, { edits: 0, falseMatches: 0, needlessOrphans: 0 }]));
  }

  get edits(): number {
    return this.sum.edits;
  }

  /** Counts one thing: whether it was taken for another, and whether it is there and was not found. */
  add(kind: string, isFalse: boolean, isLost: boolean): void {
    for (const tally of [this.tallies.get(kind), this.sum]) {
      if (tally === undefined) throw new Error(`no kind of edit: ${kind}`);
      tally.edits++;
      if (isFalse) tally.falseMatches++;
      if (isLost) tally.needlessOrphans++;
    }
  }

  /** A table in Markdown, a line for each kind of edit, and the sum. */
  table(things: string): string {
    const line = (name: string, { edits, falseMatches, needlessOrphans }: Tally): string =>
      `| ${name} | ${edits} | ${falseMatches} | ${needlessOrphans} | ${((100 * needlessOrphans) / edits).toFixed(1)} % |`;
    return [
      `| edit | ${things} | false matches | needless orphans | |`,
      '| --- | ---: | ---: | ---: | ---: |',
      ...[...this.tallies].map(([kind, tally]) => line(kind, tally)),
      line('all', this.sum),
    ].join('\n');
  }
}
