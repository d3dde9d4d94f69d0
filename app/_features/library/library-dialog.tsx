"use client";

import { Toast } from "@base-ui/react/toast";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { DialogFrame } from "@/app/_ui/dialog-frame";
import { fieldClass } from "@/app/_ui/field-class";
import { SavedRow } from "./saved-row";
import { useLibrary } from "./use-library";

/** Saves the scenario under a name, and lists what was saved before. */
export function LibraryDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("library");
  const toast = Toast.useToastManager();
  const [name, setName] = useState("");
  const nameId = useId();
  const library = useLibrary(open);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    library.save.mutate(name.trim(), {
      onSuccess: () => {
        setName("");
        toast.add({ title: t("saved") });
      },
    });
  };
  return (
    <DialogFrame title={t("title")} open={open} onOpenChange={onOpenChange}>
      <form onSubmit={submit} className="flex items-end gap-2">
        <label htmlFor={nameId} className="grow text-small text-ink-soft">
          {t("name")}
          <input
            id={nameId}
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder={t("namePlaceholder")}
            maxLength={120}
            required
            className={`mt-1 w-full ${fieldClass}`}
          />
        </label>
        <Button look="strong" type="submit" disabled={library.save.isPending}>
          {t("save")}
        </Button>
      </form>
      <h3 className="mt-6 mb-1 text-small font-semibold">{t("list")}</h3>
      <SavedList library={library} close={() => onOpenChange(false)} />
      <p className="mt-4 text-small text-muted">{t("note")}</p>
    </DialogFrame>
  );
}

function SavedList({
  library,
  close,
}: {
  library: ReturnType<typeof useLibrary>;
  close: () => void;
}) {
  const t = useTranslations("library");
  const { list, open, rename, remove } = library;
  if (list.isError) return <p className="text-small text-warn">{t("unavailable")}</p>;
  if (!list.data) return <p className="text-small text-muted">{t("loading")}</p>;
  if (list.data.length === 0) return <p className="text-small text-muted">{t("empty")}</p>;
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {list.data.map((saved) => (
        <SavedRow
          key={saved.id}
          saved={saved}
          onOpen={() => open.mutate(saved.id, { onSuccess: close })}
          onRename={(name) => rename.mutate({ id: saved.id, name })}
          onDelete={() => remove.mutate(saved.id)}
        />
      ))}
    </ul>
  );
}
