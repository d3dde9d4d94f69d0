"use client";

import { Link, Pencil, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { fieldClass } from "@/app/_ui/field-class";
import { IconButton } from "@/app/_ui/icon-button";
import { useCopy } from "@/app/_ui/use-copy";
import type { SavedSummary } from "@/lib/schema/saved-scenario";

/** One saved scenario: open, copy its link, rename in place, delete. */
export function SavedRow({
  saved,
  onOpen,
  onRename,
  onDelete,
}: {
  saved: SavedSummary;
  onOpen: () => void;
  onRename: (name: string) => void;
  onDelete: () => void;
}) {
  const t = useTranslations("library");
  const format = useFormatter();
  const copy = useCopy();
  const [draft, setDraft] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft?.trim() && draft.trim() !== saved.name) onRename(draft.trim());
    setDraft(null);
  };
  if (draft !== null) {
    return (
      <li className="py-2">
        <form onSubmit={submit} className="flex gap-2">
          <input
            // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
            autoFocus
            aria-label={t("renameFor", { name: saved.name })}
            value={draft}
            maxLength={120}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={submit}
            className={`grow ${fieldClass}`}
          />
        </form>
      </li>
    );
  }
  return (
    <li className="flex items-center gap-1 py-1.5">
      <button type="button" onClick={onOpen} className="min-w-0 grow rounded-md py-1 text-left">
        <span className="block truncate text-body">{saved.name}</span>
        <span className="block text-small text-muted tabular-nums">
          {format.dateTime(new Date(saved.updatedAt), { dateStyle: "medium", timeStyle: "short" })}
        </span>
      </button>
      <Button look="outline" onClick={onOpen}>
        {t("open")}
      </Button>
      <IconButton icon={Link} label={t("copy")} onClick={() => copy(`/?s=${saved.id}`)} />
      <IconButton icon={Pencil} label={t("rename")} onClick={() => setDraft(saved.name)} />
      <IconButton icon={Trash2} label={t("delete")} onClick={onDelete} />
    </li>
  );
}
