import { plainLabel } from '../workspace/plainLabel';
import { l10n, window } from 'vscode';
import { mainLayer } from '../annotation/annotations';
import { Captures } from '../annotation/captures';
import type { EventBody } from '../annotation/eventBody';
import type { Dump } from '../workspace/dump';
import { bytesOf } from '../workspace/dumpBytes';
import { layerSetting } from '../workspace/layer';
import { log, reasonOf } from '../workspace/log';
import { NamedDump } from '../workspace/namedDump';
import type { Project } from '../workspace/project';

/**
 * Appends the events of one command to the coder's journal, and before them captures of the dumps whose bytes are not recorded yet. When it
 * fails, the user is told and nothing counts as annotated. Whether it was written.
 */
export async function annotate(
  project: Project,
  coder: string,
  bodies: readonly EventBody[] | (() => readonly EventBody[]),
  dumps: Iterable<Dump>,
): Promise<boolean> {
  const make = typeof bodies === 'function' ? bodies : () => bodies;
  if (typeof bodies !== 'function' && bodies.length === 0) return true;
  try {
    const captures = new Captures(project.annotations.captures);
    const needed: EventBody[] = [];
    for (const dump of new Set(dumps))
      needed.push(...captures.needed(await bytesOf(new NamedDump(dump, project))));
    await project.append(coder, () => {
      const made = make().map((body) => placed(body, project));
      return made.length === 0 ? [] : [...needed, ...made];
    });
    return true;
  } catch (error) {
    log.error(reasonOf(error));
    void window.showErrorMessage(plainLabel(l10n.t('Nothing was saved. {0}', reasonOf(error))));
    return false;
  }
}

/** The same body with the layer that is set, unless it names one, and the revision of the codebook that was followed. */
function placed(body: EventBody, { codebook }: Project): EventBody {
  if (!['tag', 'untag', 'mark', 'set', 'status', 'note'].includes(body.op)) return body;
  const layer = body.layer ?? layerSetting();
  return {
    ...body,
    ...(layer !== mainLayer && { layer }),
    ...(codebook.revision !== undefined && { cb: codebook.revision }),
  };
}
