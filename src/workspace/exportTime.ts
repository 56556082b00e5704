/**
 * The time that an export carries, as an RFC 3339 date-time: now, or what the environment variable SOURCE_DATE_EPOCH says, so that the
 * same input gives the same file (https://reproducible-builds.org/specs/source-date-epoch/).
 * @throws if the variable is set to something else than a whole number of seconds
 */
export function exportTime(environment: Readonly<Record<string, string | undefined>>, now: Date): string {
  const seconds = environment['SOURCE_DATE_EPOCH'];
  if (seconds === undefined || seconds === '') return now.toISOString();
  const time = new Date(/^\d{1,11}$/.test(seconds) ? Number(seconds) * 1000 : NaN);
  if (Number.isNaN(time.getTime()))
    throw new Error(`SOURCE_DATE_EPOCH is no whole number of seconds: ${seconds}`);
  return time.toISOString();
}
