// Finds the articles of a file, as a big dump's are found, and says how many there are.
import { localBytes } from '../../src/workspace/byteSource';
import { readStoredText } from '../../src/workspace/storedText';

async function main(): Promise<void> {
  const bytes = await localBytes(process.argv[2] ?? '');
  const { index } = await readStoredText(bytes, { dateOrder: undefined });
  bytes.close();
  process.stdout.write(`${index.articleCount}\n`);
}

main().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${String(error)}\n`);
});
