import clsx from "clsx";
import type { ComponentProps } from "react";

const looks = {
  /** The one action of a place. */
  strong: "bg-plan text-on-plan hover:bg-plan-strong px-3",
  quiet: "text-ink-soft hover:bg-sunken hover:text-ink px-2",
  outline: "border border-hairline-strong text-ink hover:bg-sunken px-2.5",
  link: "text-plan-strong underline decoration-hairline-strong underline-offset-4 hover:decoration-current",
} as const;

/** Classes of a button, shared with triggers that are rendered by a library. */
export function buttonClass(look: keyof typeof looks = "quiet", className?: string): string {
  return clsx(
    "inline-flex items-center justify-center gap-1.5 rounded-md text-small whitespace-nowrap",
    look === "link" ? "min-h-6" : "min-h-8 font-medium",
    "disabled:opacity-40 disabled:pointer-events-none transition-colors print:hidden",
    looks[look],
    className,
  );
}

/** A plain button in one of four looks. */
export function Button({
  look,
  className,
  ...rest
}: ComponentProps<"button"> & { look?: keyof typeof looks }) {
  return <button type="button" className={buttonClass(look, className)} {...rest} />;
}
