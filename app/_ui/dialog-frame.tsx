"use client";

import { Dialog } from "@base-ui/react/dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "./button";

/** A dialog with title, scrolling body and a close button; Esc and a click outside close it. */
export function DialogFrame({
  title,
  open,
  onOpenChange,
  wide = false,
  children,
}: {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  wide?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 motion-reduce:transition-none" />
        <Dialog.Popup
          className={clsx(
            "fixed z-50 flex max-h-[88dvh] flex-col bg-panel text-ink shadow-(--shadow)",
            "inset-x-0 bottom-0 rounded-t-xl md:inset-x-auto md:top-[10dvh] md:bottom-auto md:left-1/2 md:max-h-[80dvh] md:-translate-x-1/2 md:rounded-xl",
            wide ? "md:w-[46rem]" : "md:w-[28rem]",
          )}
        >
          <header className="flex items-center justify-between border-b border-hairline px-5 py-3">
            <Dialog.Title className="text-body font-semibold">{title}</Dialog.Title>
            <Dialog.Close aria-label={t("close")} className={buttonClass("quiet", "size-8 px-0!")}>
              <X aria-hidden size={17} />
            </Dialog.Close>
          </header>
          <div className="overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
