"use client";

import { Menu } from "@base-ui/react/menu";
import type { ReactNode } from "react";

/** Classes of one line in a menu. */
export const menuItemClass =
  "flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-small outline-none select-none data-highlighted:bg-sunken data-disabled:opacity-40";

/** The surface of every menu. */
export function MenuPopup({ children }: { children: ReactNode }) {
  return (
    <Menu.Portal>
      <Menu.Positioner sideOffset={6} collisionPadding={8} className="z-50 outline-none">
        <Menu.Popup className="min-w-48 rounded-lg border border-hairline bg-raised p-1 text-ink shadow-(--shadow) outline-none">
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
