/** Whole numbers that are added one after the other. Takes four to eight bytes a number. */
export class NumberList {
  #numbers = new Int32Array(4);
  #length = 0;

  add(number: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Int32Array(this.#length * 2);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length++] = number;
  }

  /** Undefined if there is none yet. */
  get last(): number | undefined {
    return this.#numbers[this.#length - 1];
  }

  /** Those that were added by now. */
  get numbers(): Int32Array {
    return this.#numbers.subarray(0, this.#length);
  }
}
