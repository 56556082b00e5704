import type { Command } from 'commander';
import { join, resolve } from 'node:path';
import { Failure } from './failure';
import { dateOrderOption, type DateOrderOption } from './options';
import { projectFolderOf, readProject } from './project';
import { projectArticles } from './projectArticles';
import { shownArticleWithId } from './showArticle';
import { shownEvent } from './showEvent';
import type { Shown } from './shownFields';
import { plain, write, type Terminal } from './terminal';

interface ShowOptions extends DateOrderOption {
  readonly json?: true;
}

export function addShow(program: Command, terminal: Terminal): void {
  program
    .command('show')
    .description('show where an annotation comes from, or what is annotated on an article')
    .argument('<id>', 'of an annotation or an article, as exports have it')
    .argument('[folder]', 'a folder of the project', '.')
    .option('--json', 'a JSON object')
    .addOption(dateOrderOption())
    .action(async (id: string, folder: string, { json, dateOrder }: ShowOptions) => {
      const shown = await show(id, folder, dateOrder, terminal);
      await write(json ? [`${JSON.stringify(shown.record, undefined, 2)}\n`] : shown.lines, terminal);
    });
}

async function show(
  id: string,
  inFolder: string,
  dateOrder: ShowOptions['dateOrder'],
  terminal: Terminal,
): Promise<Shown> {
  const folder = await projectFolderOf(join(resolve(inFolder), 'dump'));
  if (folder === undefined)
    throw new Failure(`${inFolder}: is in no project: neither it nor a folder above has annotations`, 2);
  const project = await readProject(folder, terminal);
  const articles = await projectArticles(folder, dateOrder, terminal);
  const shown =
    (await shownEvent(id, project, articles, dateOrder, terminal)) ??
    (await shownArticleWithId(id, project, articles, dateOrder, terminal));
  if (!shown) throw new Failure(`no annotation and no article of the project has the id ${plain(id)}`, 1);
  return shown;
}
