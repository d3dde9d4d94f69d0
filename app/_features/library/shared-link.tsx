"use client";

import { Toast } from "@base-ui/react/toast";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { ApiError } from "@/app/_client/api-error";
import { SAVED_KEY } from "@/app/_scenario/read-address";
import { useScenario } from "@/app/_scenario/scenario-context";
import { useErrorText } from "@/app/_ui/use-error-text";
import { readSaved } from "./saved-scenarios";

/** Opens the saved scenario that the address names (`?s=`), then lets the address carry it whole. */
export function SharedLink() {
  const t = useTranslations("library");
  const toast = Toast.useToastManager();
  const errorText = useErrorText();
  const { commit } = useScenario();
  const [id, setId] = useQueryState(SAVED_KEY, parseAsString);
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (id === null || asked.current === id) return;
    asked.current = id;
    readSaved(id)
      .then(({ name, scenario }) => {
        commit(scenario);
        toast.add({ title: t("opened", { name }) });
      })
      .catch((error: unknown) => {
        const coded = error instanceof ApiError ? error : new ApiError("internal", undefined);
        toast.add({ title: errorText(coded) });
      })
      .finally(() => void setId(null));
  }, [id, commit, setId, toast, t, errorText]);
  return null;
}
