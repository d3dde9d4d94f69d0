"use client";

import type { ReactNode } from "react";
import { useAnswer } from "@/app/_plan/answer-context";
import { Button } from "@/app/_ui/button";
import { fieldClass } from "@/app/_ui/field-class";
import { ModelMark } from "@/app/_ui/model-mark";
import { useErrorText } from "@/app/_ui/use-error-text";

/** A question about what else could be chosen: asked for by a button, and stopped by one. */
export function OptionFrame({
  intro,
  choices,
  start,
  stop,
  run,
  onStart,
  children,
}: {
  intro: string;
  choices: ReactNode;
  start: string;
  stop: string;
  run: {
    isRunning: boolean;
    error: Parameters<ReturnType<typeof useErrorText>>[0] | null;
    cancel: () => void;
  };
  onStart: () => void;
  children: ReactNode;
}) {
  const errorText = useErrorText();
  const { own, isSolving } = useAnswer();
  return (
    <div className="flex flex-col gap-3 py-3 text-small">
      <p className="text-ink-soft">
        {intro} <ModelMark />
      </p>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        {choices}
        {run.isRunning ? (
          <Button look="outline" onClick={run.cancel}>
            {stop}
          </Button>
        ) : (
          <Button look="strong" disabled={!own || isSolving} onClick={onStart}>
            {start}
          </Button>
        )}
      </div>
      {run.error && (
        <p role="alert" className="text-warn">
          {errorText(run.error)}
        </p>
      )}
      {children}
    </div>
  );
}

/** One choice of a question, from a short list. */
export function OptionChoice<Value extends string | number>({
  label,
  value,
  values,
  format,
  onChange,
}: {
  label: string;
  value: Value;
  values: readonly Value[];
  format: (value: Value) => string;
  onChange: (value: Value) => void;
}) {
  return (
    <label className="flex items-center gap-2">
      {label}
      <select
        className={`${fieldClass} w-auto`}
        value={value}
        onChange={(event) => {
          const chosen = values[event.target.selectedIndex];
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {format(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
