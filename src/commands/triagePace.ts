/** So many of the last articles tell how fast it goes. */
const counted = 20;

/** How fast articles are dealt with. */
export class Pace {
  #times: number[] = [];

  /** An article was dealt with at this time, in milliseconds. */
  add(time: number): void {
    this.#times = [...this.#times, time].slice(-counted - 1);
  }

  /** Articles an hour, over the last 20; undefined before the second. */
  get anHour(): number | undefined {
    const [first] = this.#times;
    const last = this.#times.at(-1);
    if (first === undefined || last === undefined || last <= first) return undefined;
    return Math.round(((this.#times.length - 1) * 3_600_000) / (last - first));
  }
}
