"use client";

import { Popover } from "@base-ui/react/popover";
import clsx from "clsx";
import { Info } from "lucide-react";
import type { ReactNode } from "react";

/**
 * A small mark with an explanation behind it. `model` marks a figure that a model computed,
 * so that nobody takes it for a published one, on paper as well.
 */
export function NoteMark({
  label,
  kind = "info",
  text,
  children,
}: {
  label: string;
  kind?: "info" | "model";
  text?: string;
  children: ReactNode;
}) {
  return (
    <Popover.Root>
      <Popover.Trigger
        openOnHover
        delay={150}
        aria-label={label}
        className={clsx(
          "relative inline-flex shrink-0 items-center justify-center align-middle text-muted hover:text-ink",
          "after:absolute after:-inset-2 after:content-['']",
          kind === "model"
            ? "h-4 rounded-sm border border-hairline-strong px-1 text-[0.6875rem] leading-none"
            : "size-4 print:hidden",
        )}
      >
        {kind === "model" ? text : <Info aria-hidden size={14} strokeWidth={1.75} />}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={label}
            className="max-w-72 rounded-lg border border-hairline bg-raised p-3 text-small text-ink-soft shadow-(--shadow)"
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
