/** Classes of a field that text or a number is typed into. */
export const fieldClass =
  "min-h-8 rounded-md border border-hairline-strong bg-panel px-2 text-small text-ink placeholder:text-muted";
