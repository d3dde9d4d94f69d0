import { useId } from "react";

/** Two or more words of which one holds; arrow keys move between them. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onPick,
}: {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onPick: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="flex overflow-hidden rounded-md border border-hairline-strong print:border-0">
      <legend className="sr-only">{label}</legend>
      {options.map(([option, text]) => (
        <label
          key={option}
          className="flex min-h-8 cursor-pointer items-center px-2.5 text-ink-soft has-checked:bg-plan has-checked:text-on-plan has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-(--focus) print:bg-transparent! print:text-ink! print:not-has-checked:hidden"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option === value}
            onChange={() => onPick(option)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
