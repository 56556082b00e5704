import type { Block } from './block';
import { DumpIndex } from './dumpIndex';
import { blockOptions, type ParseOptions } from './parseDump';
import { readLines } from './readBlocks';
import type { Steps } from './steps';
import type { TextSource } from './textSource';

/** So many blocks are read in one step: half a millisecond. */
const blocksInStep = 8;

/** The same as `parseDump`, in steps. The text must stay the same until the last of them. */
export function* parseDumpInSteps(source: TextSource, parseOptions?: ParseOptions): Steps<DumpIndex> {
  const options = blockOptions(parseOptions);
  const blocks: Block[] = [];
  const linesInStep = blocksInStep * options.linesInBlock;
  for (let from = 0; from < source.lineCount; from += linesInStep) {
    const to = Math.min(from + linesInStep, source.lineCount);
    for (const block of readLines(source, from, to, options)) blocks.push(block);
    yield;
  }
  return new DumpIndex(blocks, options);
}
