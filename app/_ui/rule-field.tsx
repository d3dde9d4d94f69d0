"use client";

import { NumberField } from "@base-ui/react/number-field";
import { Select } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { commitOnEnter } from "./commit-on-enter";
import { fieldClass } from "./field-class";
import { NoteMark } from "./note-mark";

/** A label with its explanation, and a field to its right. */
export function RuleRow({
  id,
  label,
  help,
  children,
}: {
  id: string;
  label: string;
  help: string;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  return (
    <div className="flex min-h-11 items-center gap-2 lg:min-h-9">
      <label htmlFor={id} className="text-small text-ink-soft">
        {label}
      </label>
      <NoteMark label={t("about", { label })}>{help}</NoteMark>
      <div className="ml-auto flex shrink-0 items-center gap-1.5">{children}</div>
    </div>
  );
}

/** A number with its unit; committed on Enter, blur or a step, never while half typed. */
export function NumberRule({
  label,
  help,
  unit,
  value,
  min,
  max,
  step = 1,
  placeholder,
  isYear = false,
  onCommit,
}: {
  label: string;
  help: string;
  unit: string;
  value: number | null;
  min: number;
  max: number;
  step?: number;
  placeholder?: string;
  /** A year has no separated thousands. */
  isYear?: boolean;
  /** Receives null when an optional field is emptied. */
  onCommit: (value: number | null) => void;
}) {
  const id = useId();
  const locale = useLocale();
  return (
    <RuleRow id={id} label={label} help={help}>
      <NumberField.Root
        // A new value from outside (undo, a preset) replaces what was typed.
        key={String(value)}
        id={id}
        {...(value === null ? {} : { defaultValue: value })}
        min={min}
        max={max}
        step={step}
        locale={locale}
        {...(isYear ? { format: { useGrouping: false } } : {})}
        onValueCommitted={(next) => {
          if (next !== value && (next !== null || placeholder !== undefined)) onCommit(next);
        }}
      >
        <NumberField.Input
          onKeyDown={commitOnEnter}
          placeholder={placeholder ?? ""}
          className={`w-22 text-right tabular-nums ${fieldClass}`}
        />
      </NumberField.Root>
      <span className="w-7 text-small text-muted">{unit}</span>
    </RuleRow>
  );
}

/** One of a few words. */
export function ChoiceRule<T extends string>({
  label,
  help,
  value,
  choices,
  onCommit,
}: {
  label: string;
  help: string;
  value: T;
  choices: ReadonlyArray<{ value: T; label: string }>;
  onCommit: (value: T) => void;
}) {
  const id = useId();
  return (
    <RuleRow id={id} label={label} help={help}>
      <Select.Root
        value={value}
        items={[...choices]}
        onValueChange={(next) => next !== null && onCommit(next)}
      >
        <Select.Trigger id={id} className={`flex items-center gap-1.5 ${fieldClass}`}>
          <Select.Value />
          <ChevronDown aria-hidden size={14} className="text-muted" />
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className="z-50" sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className="rounded-lg border border-hairline bg-raised p-1 text-ink shadow-(--shadow) outline-none">
              {choices.map((choice) => (
                <Select.Item
                  key={choice.value}
                  value={choice.value}
                  className="flex min-h-9 items-center gap-2 rounded-md px-2 text-small outline-none data-highlighted:bg-sunken"
                >
                  <span className="w-4">
                    <Select.ItemIndicator>
                      <Check aria-hidden size={15} />
                    </Select.ItemIndicator>
                  </span>
                  <Select.ItemText>{choice.label}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </RuleRow>
  );
}
