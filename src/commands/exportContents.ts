import { CancellationError, type CancellationToken } from 'vscode';
import { version } from '../../package.json';
import { Captures } from '../annotation/captures';
import { codebookInUse } from '../exchange/codebookInUse';
import type { Export, Piece } from '../exchange/export';
import type { SourceRecord } from '../exchange/records';
import { sourceRecord } from '../exchange/sourceRecord';
import { bytesOf } from '../workspace/dumpBytes';
import { exportTime } from '../workspace/exportTime';
import type { NamedDump } from '../workspace/namedDump';
import type { Project } from '../workspace/project';
import { sha256 } from '../workspace/sha256';
import { TimeSlice } from '../workspace/timeSlice';
import type { Scope } from './exportScope';

/**
 * What a format writes of a project.
 * @param dumps those that the articles stand in
 * @throws a `CancellationError` if that is asked for, or the error of the file system for a dump that cannot be read
 */
export async function exportOf(
  project: Project,
  { articles, annotated, orphans }: Scope,
  dumps: readonly NamedDump[],
  token: CancellationToken,
): Promise<Export> {
  return {
    generator: `newsdump ${version}`,
    exportedAt: exportTime(process.env, new Date()),
    sources: await sourcesOf(dumps, new Captures(project.annotations.captures), token),
    codebook: codebookInUse(annotated, orphans, [project.codebook]),
    articles,
    orphans,
    complete: project.isComplete,
    sha256,
  };
}

async function sourcesOf(
  dumps: readonly NamedDump[],
  captures: Captures,
  token: CancellationToken,
): Promise<SourceRecord[]> {
  const sources: SourceRecord[] = [];
  for (const dump of dumps) {
    if (token.isCancellationRequested) throw new CancellationError();
    sources.push(sourceRecord(dump.name, await bytesOf(dump), captures));
  }
  return sources;
}

/** The same pieces, with pauses in between. Throws a `CancellationError` when the user cancels. */
export async function* inSlices(
  pieces: Iterable<Piece> | AsyncIterable<Piece>,
  token: CancellationToken,
): AsyncGenerator<Piece> {
  const slice = new TimeSlice();
  for await (const piece of pieces) {
    await slice.pauseIfDue();
    if (token.isCancellationRequested) throw new CancellationError();
    yield piece;
  }
}
