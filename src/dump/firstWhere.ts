/** The first whole number from 0 below `count` for which this is so, and so for all behind it; `count` if there is none. */
export function firstWhere(count: number, isSo: (number: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
