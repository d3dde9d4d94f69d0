import type { ReactNode } from "react";

/** Title of a part of a panel, with what belongs to its right. */
export function SectionTitle({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex items-center justify-between pt-4 pb-1">
      <h2 className="text-body font-semibold">{children}</h2>
      {aside}
    </div>
  );
}
