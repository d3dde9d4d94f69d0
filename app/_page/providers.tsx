"use client";

import { Toast } from "@base-ui/react/toast";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { ToastList } from "@/app/_ui/toast-list";

/** What every part of the page stands in. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return (
    <NuqsAdapter>
      <QueryClientProvider client={client}>
        <Tooltip.Provider>
          <Toast.Provider timeout={6000}>
            {children}
            <ToastList />
          </Toast.Provider>
        </Tooltip.Provider>
      </QueryClientProvider>
    </NuqsAdapter>
  );
}
