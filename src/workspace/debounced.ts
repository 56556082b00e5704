/** A function that may be called any number of times, and acts once when it was not called for `wait` milliseconds. */
export type Debounced = (() => void) & { dispose(): void };

export function debounced(wait: number, act: () => void): Debounced {
  let timer: NodeJS.Timeout | undefined;
  const call = (): void => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  return Object.assign(call, {
    dispose: () => {
      clearTimeout(timer);
    },
  });
}

/** The same, but it acts `wait` milliseconds after the first call, however many follow: what never rests is looked at all the same. */
export function gathered(wait: number, act: () => void): Debounced {
  let timer: NodeJS.Timeout | undefined;
  const call = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, wait);
  };
  return Object.assign(call, {
    dispose: () => {
      clearTimeout(timer);
    },
  });
}
