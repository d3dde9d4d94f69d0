"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "./button";

/** Short messages at the foot of the page; an action such as undo sits beside the text. */
export function ToastList() {
  const { toasts } = Toast.useToastManager();
  const t = useTranslations("common");
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed inset-x-3 bottom-4 z-60 mx-auto flex max-w-md flex-col gap-2 print:hidden">
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className="rounded-lg bg-ink text-paper shadow-(--shadow) transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 motion-reduce:transition-none"
          >
            <Toast.Content className="flex items-center gap-3 py-2 pr-2 pl-4">
              <Toast.Title className="grow text-small" />
              <Toast.Action className="min-h-8 rounded-md px-2 text-small font-semibold underline underline-offset-4" />
              <Toast.Close
                aria-label={t("close")}
                className={buttonClass("quiet", "size-8 px-0! text-paper! hover:bg-transparent!")}
              >
                <X aria-hidden size={15} />
              </Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
