"use client";

import { Toast } from "@base-ui/react/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ApiError } from "@/app/_client/api-error";
import { useScenario } from "@/app/_scenario/scenario-context";
import { useErrorText } from "@/app/_ui/use-error-text";
import { createSaved, deleteSaved, listSaved, readSaved, renameSaved } from "./saved-scenarios";

const key = ["saved"];

/** The saved scenarios of this browser and what can be done with them. */
export function useLibrary(isOpen: boolean) {
  const t = useTranslations("library");
  const common = useTranslations("common");
  const toast = Toast.useToastManager();
  const client = useQueryClient();
  const errorText = useErrorText();
  const { committed, commit } = useScenario();
  const list = useQuery({
    queryKey: key,
    queryFn: listSaved,
    enabled: isOpen,
    retry: false,
    networkMode: "always",
  });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const onError = (error: Error) => {
    toast.add({ title: error instanceof ApiError ? errorText(error) : error.message });
  };
  const options = { onSuccess: refresh, onError, networkMode: "always" } as const;

  const save = useMutation({
    ...options,
    mutationFn: (name: string) => createSaved(name, committed),
  });
  const rename = useMutation({
    ...options,
    mutationFn: ({ id, name }: { id: string; name: string }) => renameSaved(id, name),
  });
  const open = useMutation({
    mutationFn: readSaved,
    networkMode: "always",
    onError,
    onSuccess: (saved) => {
      commit(saved.scenario);
      toast.add({ title: t("opened", { name: saved.name }) });
    },
  });
  const remove = useMutation({
    ...options,
    mutationFn: deleteSaved,
    onSuccess: async (saved) => {
      await refresh();
      const restore = () => createSaved(saved.name, saved.scenario).then(refresh, onError);
      toast.add({
        title: t("deleted", { name: saved.name }),
        actionProps: { children: common("undo"), onClick: () => void restore() },
      });
    },
  });
  return { list, save, rename, open, remove };
}
