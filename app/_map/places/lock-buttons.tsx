import { Ban, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/app/_ui/button";

/** Locks a site into the plan or out of it; pressed again, the lock is taken away. */
export function LockButtons({
  id,
  lockedIn,
  lockedOut,
  onLockIn,
  onLockOut,
  onUnlock,
}: {
  id: string;
  lockedIn: readonly string[];
  lockedOut: readonly string[];
  onLockIn?: (id: string) => void;
  onLockOut?: (id: string) => void;
  onUnlock?: (id: string) => void;
}) {
  const t = useTranslations("map");
  const isIn = lockedIn.includes(id);
  const isOut = lockedOut.includes(id);
  const pressIn = isIn ? onUnlock : onLockIn;
  const pressOut = isOut ? onUnlock : onLockOut;
  if (!pressIn && !pressOut) return null;
  return (
    <footer className="flex gap-2 border-t border-hairline px-4 py-2.5">
      {pressIn ? (
        <button
          type="button"
          aria-pressed={isIn}
          onClick={() => pressIn(id)}
          className={buttonClass(isIn ? "strong" : "outline", "min-h-10 flex-1 lg:min-h-8")}
        >
          <Lock aria-hidden size={15} />
          {t(isIn ? "action.unlockIn" : "action.lockIn")}
        </button>
      ) : null}
      {pressOut ? (
        <button
          type="button"
          aria-pressed={isOut}
          onClick={() => pressOut(id)}
          className={buttonClass(isOut ? "strong" : "outline", "min-h-10 flex-1 lg:min-h-8")}
        >
          <Ban aria-hidden size={15} />
          {t(isOut ? "action.unlockOut" : "action.lockOut")}
        </button>
      ) : null}
    </footer>
  );
}
