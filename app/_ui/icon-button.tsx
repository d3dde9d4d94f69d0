"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { buttonClass } from "./button";
import { TooltipPopup } from "./tooltip-popup";

/** A button that is an icon; its label is read aloud and shown on hover and focus. */
export function IconButton({
  icon: Icon,
  label,
  className,
  ...rest
}: ComponentProps<"button"> & { icon: LucideIcon; label: string }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        render={
          <button
            type="button"
            aria-label={label}
            className={buttonClass("quiet", `size-9 px-0! lg:size-8 ${className ?? ""}`)}
            {...rest}
          />
        }
      >
        <Icon aria-hidden size={17} strokeWidth={1.75} />
      </Tooltip.Trigger>
      <TooltipPopup>{label}</TooltipPopup>
    </Tooltip.Root>
  );
}
