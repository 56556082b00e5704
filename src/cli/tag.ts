import type { Command } from 'commander';
import { openArticle } from './openArticle';
import { addTagOptions, type TagOptions } from './tagOptions';
import { plain, write, type Terminal } from './terminal';

export function addTag(program: Command, terminal: Terminal): void {
  addTagOptions(program.command('tag').description('give an article a tag')).action(
    async (file: string, options: TagOptions) => {
      const article = await openArticle(file, options, terminal);
      const tags = options.tag.filter((tag) => !article.tags.has(tag));
      if (tags.length > 0) await article.addTags(tags);
      await write(
        options.tag.map((tag) => {
          const did = tags.includes(tag) ? 'tagged' : 'already tagged';
          return `${did}: ${article.label} with ${plain(tag)}\n`;
        }),
        terminal,
      );
    },
  );
}
