import { Option, type Command } from 'commander';
import { name, dateOrderOption, type DateOrderOption } from './options';
import { addArticleOptions, type ArticleOptions } from './pickArticle';

/** What `tag` and `untag` are told. */
export interface TagOptions extends ArticleOptions, DateOrderOption {
  readonly tag: readonly string[];
  readonly coder: string;
}

/** The argument and the options of `tag` and `untag`. */
export function addTagOptions(command: Command): Command {
  return addArticleOptions(command.argument('<file>', 'the dump'))
    .addOption(
      new Option('--tag <tag>', "the tag's id; may be given several times")
        .argParser((tag, before: readonly string[] | undefined) => [...(before ?? []), name(tag)])
        .makeOptionMandatory(),
    )
    .addOption(new Option('--coder <name>', 'who says so').argParser(name).makeOptionMandatory())
    .addOption(dateOrderOption());
}
