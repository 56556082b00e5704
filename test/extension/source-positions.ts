import { findSourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * The stack of an error with positions in bundles replaced by those in the sources, as far as the bundles have source
 * maps. (Node does this by itself, but not where VS Code has taken over how stacks are written.)
 */
export function withSourcePositions(stack: string): string {
  return stack.replace(
    /([^\s()]+\.js):(\d+):(\d+)/g,
    (position, file: string, line: string, column: string) => {
      const origin = findSourceMap(file)?.findOrigin(Number(line), Number(column));
      return origin && 'fileName' in origin
        ? `${fileURLToPath(origin.fileName)}:${origin.lineNumber}:${origin.columnNumber}`
        : position;
    },
  );
}
