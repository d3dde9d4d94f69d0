"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** A part of a panel that folds away, with a word to its right that stays in sight. */
export function Fold({
  title,
  aside,
  isOpen = false,
  children,
}: {
  title: string;
  aside?: string | undefined;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <Collapsible.Root
      defaultOpen={isOpen}
      className="border-t border-hairline has-[>[aria-expanded=false]]:print:hidden"
    >
      <Collapsible.Trigger className="group flex min-h-11 w-full items-center gap-1.5 text-small font-semibold lg:min-h-9">
        <ChevronRight
          aria-hidden
          size={15}
          className="transition-transform group-data-panel-open:rotate-90 motion-reduce:transition-none print:hidden"
        />
        {title}
        {aside && <span className="ml-auto font-normal text-muted tabular-nums">{aside}</span>}
      </Collapsible.Trigger>
      <Collapsible.Panel className="pb-2">{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
