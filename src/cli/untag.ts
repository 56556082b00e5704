import type { Command } from 'commander';
import { openArticle } from './openArticle';
import { addTagOptions, type TagOptions } from './tagOptions';
import { plain, write, type Terminal } from './terminal';

export function addUntag(program: Command, terminal: Terminal): void {
  addTagOptions(program.command('untag').description('take a tag of this coder from an article')).action(
    async (file: string, options: TagOptions) => {
      const article = await openArticle(file, options, terminal);
      const tags = options.tag.filter((tag) => article.tags.has(tag));
      if (tags.length > 0) await article.removeTags(tags);
      await write(
        options.tag.map((tag) =>
          tags.includes(tag)
            ? `untagged: ${article.label}, no longer with ${plain(tag)}\n`
            : `not tagged: ${article.label} has no ${plain(tag)} from ${plain(options.coder)}\n`,
        ),
        terminal,
      );
    },
  );
}
