import type { QuickInputButton } from 'vscode';
import { l10n, QuickInputButtons, ThemeIcon, window } from 'vscode';
import type { CodebookField } from '../annotation/codebook/codebook';
import { plainLabel } from '../workspace/plainLabel';
import type { FieldForm, FieldStep } from './fieldForm';
import {
  choicesOf,
  isSame,
  typedChoice,
  valuesOf,
  type FieldChoice,
  type FieldMemory,
} from './fieldPickChoices';
import { itemOf, nameItem, placeholderOf, type FieldItem } from './fieldPickItems';

/** What a form is about, and what it offers. */
export interface FieldPickContext {
  /** What the values are of, for people. */
  readonly subject: string;
  readonly memoryOf: (field: CodebookField) => FieldMemory;
  /** A field that the codebook may not have, by its name. */
  readonly stepOf: (field: string) => FieldStep;
}

/**
 * Asks the fields of a form one after the other, in a quick pick that stays open. Resolves when all are asked, or when the user leaves
 * it: what was entered until then is in the form.
 */
export function askFields(form: FieldForm, context: FieldPickContext): Promise<void> {
  return new Promise((resolve) => {
    new FieldPick(form, context, resolve).show();
  });
}

class FieldPick {
  readonly #pick = window.createQuickPick<FieldItem>();
  readonly #newField: QuickInputButton = { iconPath: new ThemeIcon('add'), tooltip: l10n.t('New Field…') };
  /** Whether the name of a further field is asked for, and not a value. */
  #isNaming = false;
  /** The items of this step, without what is typed. */
  #offered: readonly FieldItem[] = [];
  /** The item that gets the focus by itself. */
  #first: FieldItem | undefined;

  constructor(
    readonly form: FieldForm,
    readonly context: FieldPickContext,
    readonly resolve: () => void,
  ) {
    const pick = this.#pick;
    pick.matchOnDescription = true;
    // The text may be looked at meanwhile.
    pick.ignoreFocusOut = true;
    pick.onDidChangeValue(() => {
      this.#offerTyped();
    });
    pick.onDidAccept(() => {
      this.#accept();
    });
    pick.onDidTriggerButton((button) => {
      if (button === QuickInputButtons.Back && !this.#isNaming) this.form.back();
      this.#isNaming = button === this.#newField;
      this.#ask();
    });
    pick.onDidHide(() => {
      pick.dispose();
      this.resolve();
    });
  }

  show(): void {
    this.#isNaming = this.form.count === 0;
    this.#ask();
    this.#pick.show();
  }

  /** Shows the field that is asked now; ends when all were asked. */
  #ask(): void {
    const pick = this.#pick;
    const { step, number, count, canGoBack } = this.form;
    if (!step && !this.#isNaming) {
      pick.hide();
      return;
    }
    pick.canSelectMany = !this.#isNaming && step?.field.multiple === true;
    pick.value = '';
    pick.step = this.#isNaming ? undefined : number;
    pick.totalSteps = this.#isNaming ? undefined : count;
    pick.buttons = [
      ...(canGoBack || (this.#isNaming && count > 0) ? [QuickInputButtons.Back] : []),
      this.#newField,
    ];
    if (this.#isNaming || !step) this.#askName();
    else this.#askValue(step);
  }

  #askName(): void {
    this.#pick.title = l10n.t('New Field');
    this.#pick.placeholder = l10n.t('Type the name of the field and press Enter');
    this.#offered = [];
    this.#pick.items = [];
  }

  #askValue(step: FieldStep): void {
    const pick = this.#pick;
    const { field } = step;
    pick.title = plainLabel(l10n.t('{0}: {1}', field.label, this.context.subject));
    pick.placeholder = placeholderOf(field);
    this.#offered = choicesOf(step, this.context.memoryOf(field)).map((choice) => itemOf(field, choice));
    pick.items = this.#offered;
    this.#first = this.#offered[0];
    pick.activeItems = this.#offered.slice(0, 1);
    if (field.multiple) pick.selectedItems = this.#offered.filter(isPresent);
  }

  /** Offers what is typed, if it is a value that is not among the others, or says what is wrong with it. */
  #offerTyped(): void {
    const pick = this.#pick;
    const { step } = this.form;
    if (this.#isNaming || !step) {
      const id = pick.value.trim();
      pick.items = id === '' ? [] : [nameItem(id)];
      return;
    }
    // In a pick of one, what is selected is what the step before took.
    const checked = step.field.multiple ? pick.selectedItems : [];
    // What was typed and checked stays.
    const made = checked.filter((item) => !this.#offered.includes(item));
    const known = [...made, ...this.#offered];
    const { dateOrder } = this.context.memoryOf(step.field);
    const typed = typedChoice(step, pick.value, dateOrder);
    const same = typed && known.find(({ choice }) => meansSame(choice, typed));
    const item = same ?? (typed && { ...itemOf(step.field, typed), alwaysShow: true });
    pick.items = item && !same ? [item, ...known] : known;
    if (step.field.multiple) pick.selectedItems = checked;
    // A pick of several has no item in focus by itself.
    this.#first = item ?? (pick.value === '' ? this.#offered[0] : undefined);
    if (this.#first) pick.activeItems = [this.#first];
  }

  /** What Enter takes: the item in focus, or, before any of those that are offered now has it, the first. */
  get #active(): FieldItem | undefined {
    const { activeItems, items } = this.#pick;
    return activeItems.find((item) => items.includes(item)) ?? this.#first;
  }

  #accept(): void {
    const pick = this.#pick;
    const { step } = this.form;
    const active = this.#active;
    if (this.#isNaming || !step) {
      const id = pick.value.normalize('NFC').replace(/\s+/g, ' ').trim();
      if (id === '') return;
      this.#isNaming = false;
      this.form.ask(this.context.stepOf(id));
    } else if (active?.choice.kind === 'problem') {
      // The text stays, for the user to correct.
      return;
    } else if (step.field.multiple) {
      if (!this.#enterSeveral(step)) return;
    } else if (!active) {
      // Nothing fits what is typed.
      return;
    } else if (active.choice.kind === 'skip') {
      this.form.skip();
    } else {
      this.form.enter(active.choice.kind === 'value' ? active.choice.value : null);
    }
    this.#ask();
  }

  /** Enters what is checked; if something is typed, or nothing is checked, also the item in focus. Whether there was something to enter. */
  #enterSeveral({ value }: FieldStep): boolean {
    const { selectedItems, value: typed } = this.#pick;
    const isTyped = typed.trim() !== '';
    const isUnchecked = selectedItems.length === 0 && value !== undefined && !isTyped;
    const active = !isUnchecked && (isTyped || selectedItems.length === 0) ? this.#active : undefined;
    const chosen = [...selectedItems, ...(active ? [active] : [])].map(({ choice }) => choice);
    const values = valuesOf(chosen);
    if (values.length > 0) this.form.enter(values);
    else if (isUnchecked) this.form.enter(null);
    else if (chosen.some(({ kind }) => kind === 'skip')) this.form.skip();
    else return false;
    return true;
  }
}

const isPresent = ({ choice }: FieldItem): boolean => choice.kind === 'value' && choice.reason === 'present';

const meansSame = (a: FieldChoice, b: FieldChoice): boolean =>
  a.kind === 'value' && b.kind === 'value' && isSame(a.value, b.value);
